/** Reads a text file that was named on the command line. */
import { readFile } from 'node:fs/promises';
import type { AuthorContext } from './author-context.ts';

/** The text of a file, or of the input for `-`; null when it cannot be read, which is told. */
export async function readGivenFile(path: string, context: AuthorContext): Promise<string | null> {
  if (path === '-') return context.readInput();
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    context.complain(`${path}: ${REASONS[code] ?? `cannot be read (${code})`}`);
    return null;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read (permission denied)',
};
