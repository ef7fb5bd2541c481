/** Another process that locks a SQLite file until it is told to let go. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = `
  import SqliteDatabase from 'better-sqlite3';
  const connection = new SqliteDatabase(process.argv[1]);
  connection.pragma('locking_mode = ' + process.argv[2]);
  connection.exec('begin immediate');
  process.stdout.write('locked');
  process.stdin.resume();
`;

/** `EXCLUSIVE` keeps readers out too, and can be had only while nobody else has the file open; `NORMAL` writers. */
export async function holdLock(path: string, mode: 'EXCLUSIVE' | 'NORMAL'): Promise<{ release(): Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, path, mode], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const locked = await Promise.race([once(child.stdout, 'data').then(() => true), exited.then(() => false)]);
  if (!locked) throw new Error(`${path} could not be locked`);
  return {
    release: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
