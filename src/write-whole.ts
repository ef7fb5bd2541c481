/** Files that can always be made again. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file whole or not at all; whether it did. Its folder is made. Nobody but the account that runs this can read
 * or write it.
 */
export async function writeWhole(path: string, parts: readonly (Uint8Array | string)[]): Promise<boolean> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, parts, { mode: 0o600 });
    await rename(unfinished, path);
    return true;
  } catch {
    await rm(unfinished, { force: true }).catch(() => {});
    return false;
  }
}
