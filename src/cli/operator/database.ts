/** `nibble migrate`, `backup`, `restore` and `copy`: what an operator does with a database. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Config } from '../../config.ts';
import { backupDatabase, restoreDatabase } from '../../storage/backup.ts';
import { copyDatabase } from '../../storage/copy.ts';
import { migrateDatabase } from '../../storage/open-engine.ts';

type Print = (line: string) => void;

/** Brings the database up to date (and makes it, when it is missing), as a start of the bot would. */
export async function migrate({ databaseUrl }: Config, print: Print): Promise<void> {
  const { place, from, to, copy } = await migrateDatabase(databaseUrl);
  if (from === to) print(`Nothing to do: ${place} has schema ${to}, which this version wants.`);
  else if (from === 0) print(`Made ${place}, with schema ${to}.`);
  else print(`Changed ${place} from schema ${from} to ${to}.`);
  if (copy !== null) print(`It is kept as it was before: ${copy}\n"nibble restore ${copy}" brings that back.`);
}

/** Copies the SQLite database into a file while the bot runs. */
export async function backup({ databaseUrl }: Config, file: string, print: Print): Promise<void> {
  await backupDatabase(databaseUrl, file);
  print(`Wrote ${basename(file)}, ${statSync(file).size} bytes.`);
}

/** Puts a backup in the place of the SQLite database, while nobody uses it. */
export async function restore({ databaseUrl }: Config, file: string, print: Print): Promise<void> {
  const { state, before } = await restoreDatabase(databaseUrl, file);
  print(`Restored ${basename(file)}, with schema ${state.schema}.`);
  if (before !== null) print(`What was there before is now ${before}; delete it when you do not need it.`);
  if (state.kind === 'older') {
    print(`This version wants schema ${state.wanted}: the next start, or "nibble migrate", brings it there.`);
    print(`To go back to the version that wrote it, install that one before you start.`);
  }
}

/** Moves everything into another, empty database, and shows what was counted on both sides. */
export async function copy(from: string, to: string, print: Print): Promise<void> {
  for (const { table, rows, checksum } of await copyDatabase(from, to))
    print(`${table.padEnd(10)} ${String(rows).padStart(9)} rows  ${checksum}`);
  print('Both databases hold the same. Set DATABASE_URL to the new one.');
}
