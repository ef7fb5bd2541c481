/** `nibble learner ID`: what a host does when a learner asks for their data, or to be forgotten, by mail. */
import type { Config } from '../../config.ts';
import { OperatorError } from '../../errors.ts';
import { openStorage, openToRead } from '../../storage/storage.ts';
import { writeEverything } from '../../tutor/features/learner/export.ts';
import type { Options } from '../commands.ts';

const ID = /^[a-z]+:\S+$/;

/**
 * Prints all that is remembered of a learner, as `/export` gives it, or deletes it, as `/forget` does. A bot may run
 * meanwhile.
 *
 * @throws OperatorError for a call that says not which, a learner who is not there, or a database that cannot be used
 */
export async function learner(
  { databaseUrl }: Config,
  id: string,
  { export: isExport = false, forget: isForget = false }: Pick<Options, 'export' | 'forget'>,
  print: (line: string) => void,
): Promise<void> {
  if (isExport === isForget) {
    throw new OperatorError(
      `--export or --forget: found ${isExport ? 'both' : 'neither'}; expected one of them`,
      `Say "nibble learner ${id} --export" to see what is remembered, "nibble learner ${id} --forget" to delete it.`,
    );
  }
  const written = await exportOf(databaseUrl, id);
  if (isExport) {
    print(written);
    return;
  }
  const store = await openStorage(databaseUrl);
  try {
    const deleted = Object.entries(await store.forget(id)).filter(([, rows]) => rows > 0);
    print([`Deleted everything about ${id}:`, ...deleted.map(([table, rows]) => `  ${table}: ${rows}`)].join('\n'));
    print('Backups still have it: delete those in which it is, or when you promised to.');
  } finally {
    await store.close();
  }
}

async function exportOf(databaseUrl: string, id: string): Promise<string> {
  const store = await openToRead(databaseUrl);
  try {
    const { learner: found } = await store.load(id);
    if (found !== null) return (await writeEverything(store, id)).trimEnd();
  } finally {
    await store.close();
  }
  throw new OperatorError(
    `nothing is remembered of a learner "${id}"`,
    ID.test(id)
      ? 'Check the id; the log and the table learners have it as it is written there.'
      : 'Write it with its platform: discord:80351110224678912, or slack:T024BE7LD:U024BE7LH with the workspace.',
  );
}
