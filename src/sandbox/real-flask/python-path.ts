/** Where the machine's own Python looks for its packages. */
import { execFile } from 'node:child_process';

const PATIENCE_MS = 5_000;
const ASK = 'import json, sys; print(json.dumps([path for path in sys.path if path]))';

/** The folders in which `python3` looks for packages; none where there is no `python3` or it gives no answer in time. */
export function pythonPath(): Promise<readonly string[]> {
  return new Promise((resolve) => {
    // In a folder without Python files, so that nothing that lies around is taken for a package.
    execFile('python3', ['-c', ASK], { timeout: PATIENCE_MS, cwd: '/' }, (error, output) => {
      resolve(error === null ? readFolders(output) : []);
    });
  });
}

function readFolders(output: string): string[] {
  try {
    const folders: unknown = JSON.parse(output);
    return Array.isArray(folders) ? folders.filter((folder) => typeof folder === 'string') : [];
  } catch {
    return [];
  }
}
