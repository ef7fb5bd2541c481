/** What an operator's commands do to a database: those that look change nothing, and those that change keep a copy. */
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { backup, copy, migrate, restore } from '../../src/cli/operator/database.ts';
import { doctor } from '../../src/cli/operator/doctor.ts';
import { start } from '../../src/cli/start.ts';
import { readConfig } from '../../src/config.ts';
import { OperatorError } from '../../src/errors.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { holdDatabase } from '../../src/storage/hold.ts';
import { openStorage, openToRead } from '../../src/storage/storage.ts';
import { bytesIn, learnersIn, makeEarlier, NEWEST, SCHEMAS, writeAndBeKilled } from '../storage/earlier.ts';
import { makeFolder, statement } from '../storage/sqlite.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await makeFolder();
  await mkdir(join(folder, 'data'));
  await mkdir(join(folder, 'elsewhere'));
  path = join(folder, 'data', 'nibble.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const data = (): string => join(folder, 'data');
const elsewhere = (name: string): string => join(folder, 'elsewhere', name);
/** Short ones: each look of `doctor` reads them. */
const LESSONS_DIR = join(packageFolder(), 'test/fixtures/lessons');
const config = () =>
  readConfig({ DATABASE_URL: `file:${path}`, DATA_DIR: elsewhere('made'), SANDBOX_FLASK: 'small', LESSONS_DIR });

/** What a command printed, or what it ended with. */
async function said(command: (print: (line: string) => void) => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  try {
    await command((line) => lines.push(line));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return `${error.message} → ${error.remedy}`;
  }
  return lines.join('\n');
}

const doctorSays = () => said((print) => doctor(config(), false, print));
const migrateSays = () => said((print) => migrate(config(), print));
const backupSays = (file: string) => said((print) => backup(config(), file, print));
const restoreSays = (file: string) => said((print) => restore(config(), file, print));
const copySays = (from: string, to: string) => said((print) => copy(`file:${from}`, `file:${to}`, print));

/** The commands that look, by what each says of a database with an older schema. */
const LOOKING: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
  ['doctor', doctorSays, /note +database: .* has schema \d, this version wants \d: run "nibble migrate"/],
  ['backup', () => backupSays(elsewhere('backup.db')), /^Wrote backup\.db, \d+ bytes/],
  ['copy', () => copySays(path, elsewhere('copy.db')), /has schema \d, this version wants \d → .*"nibble migrate"/],
  [
    'what reads the storage only',
    () => said(async () => (await openToRead(`file:${path}`)).close()),
    /has schema \d, this version wants \d → .*"nibble migrate"/,
  ],
];
const older = SCHEMAS.filter((schema) => schema < NEWEST);

describe.each(SCHEMAS)('a database with schema %i', (schema) => {
  it.each([
    ['left in good order', false],
    ['left by a killed bot', true],
  ])('%s is not changed by the commands that look', async (_, isKilled) => {
    await makeEarlier(path, schema, isKilled);
    const before = await bytesIn(data());
    for (const [name, says, expected] of LOOKING) {
      const words = await says();
      if (schema < NEWEST) expect(words, name).toMatch(expected);
      expect(await bytesIn(data()), name).toEqual(before);
    }
    expect(learnersIn(elsewhere('backup.db'))).toBe(learnersIn(path));
  });
});

it('a database with the newest schema is copied while its last commits are in the log, and stays as it was', async () => {
  await makeEarlier(path, NEWEST, true);
  const before = await bytesIn(data());
  expect(await copySays(path, elsewhere('copy.db'))).toMatch(/Both databases hold the same/);
  expect(await bytesIn(data())).toEqual(before);
});

it('doctor makes no database, and says that the first start does', async () => {
  expect(await doctorSays()).toMatch(/ok +database: .*nibble\.db is not there yet; the first start makes it/);
  expect(await readdir(data())).toEqual([]);
});

describe('nibble migrate', () => {
  it.each(older)(
    'says from which schema to which, and keeps a copy of schema %i that restore brings back',
    async (schema) => {
      await makeEarlier(path, schema, true);
      const learners = learnersIn(path);
      const words = await migrateSays();
      expect(words).toContain(`from schema ${schema} to ${NEWEST}.`);
      const kept = join(data(), `nibble.schema-${schema}.db`);
      expect(words).toContain(`It is kept as it was before: ${kept}`);
      expect(learnersIn(kept)).toBe(learners);
      expect(await migrateSays()).toMatch(new RegExp(`^Nothing to do: .*nibble\\.db has schema ${NEWEST}, which`));
      expect(await restoreSays(kept)).toMatch(new RegExp(`with schema ${schema}\\.[^]*This version wants schema`));
      expect(await doctorSays()).toContain(`has schema ${schema}, this version wants ${NEWEST}`);
      expect(learnersIn(path)).toBe(learners);
    },
  );

  it('keeps no copy of a database that it makes', async () => {
    expect(await migrateSays()).toMatch(new RegExp(`^Made .*nibble\\.db, with schema ${NEWEST}\\.$`));
    expect(await readdir(data())).toEqual(['nibble.db']);
  });

  it.each(older)('changes nothing of schema %i while a bot uses it', async (schema) => {
    await makeEarlier(path, schema);
    const hold = holdDatabase(`file:${path}`);
    onTestFinished(() => hold.release());
    const before = await bytesIn(data());
    expect(await migrateSays()).toMatch(/a bot of another version is using it → Stop every bot/);
    expect(await bytesIn(data())).toEqual(before);
  });

  it('is done by the bot that holds the database', async () => {
    await makeEarlier(path, 1);
    const hold = holdDatabase(`file:${path}`);
    onTestFinished(() => hold.release());
    await (await openStorage(`file:${path}`, 'hold')).close();
    expect(await readdir(data())).toContain('nibble.schema-1.db');
    expect(await doctorSays()).toContain(`has schema ${NEWEST}, which this version wants`);
  });
});

it('a second bot of a newer version ends without a change beneath the first', async () => {
  await makeEarlier(path, 1);
  const hold = holdDatabase(`file:${path}`);
  onTestFinished(() => hold.release());
  const before = await bytesIn(data());
  const settings = { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: 'http://127.0.0.1:9/api', LOG_LEVEL: 'silent' };
  await expect(start(readConfig({ ...settings, DATABASE_URL: `file:${path}` }))).rejects.toThrow(
    /another Nibble answers/,
  );
  expect(await bytesIn(data())).toEqual(before);
});

it('a running bot whose database a newer version changed says so in one sentence', async () => {
  const store = await openStorage(`file:${path}`);
  onTestFinished(() => store.close());
  statement(path, 'alter table learners rename column review to recalled');
  const fault = await store.load('terminal:ada').catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(OperatorError);
  expect(fault).toMatchObject({
    message: expect.stringMatching(
      /has other tables than this version of Nibble knows; a newer version has changed it/,
    ),
    remedy: expect.stringMatching(/^Stop this bot and start the newer version/),
  });
});

describe('nibble copy', () => {
  it('refuses a source that is not there, and makes neither it nor the target', async () => {
    expect(await copySays(path, elsewhere('copy.db'))).toMatch(/nibble\.db is not there → Check the path/);
    expect(await readdir(data())).toEqual([]);
    expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
  });

  it.each(SCHEMAS)('refuses a target with schema %i that has learners, and changes nothing of it', async (schema) => {
    await makeEarlier(path, NEWEST);
    await mkdir(join(folder, 'target'));
    const target = join(folder, 'target', 'nibble.db');
    await makeEarlier(target, schema);
    const before = await bytesIn(join(folder, 'target'));
    expect(await copySays(path, target)).toMatch(/ → Copy into an empty database/);
    expect(await bytesIn(join(folder, 'target'))).toEqual(before);
  });

  it('refuses a source that a bot writes to', async () => {
    await makeEarlier(path, NEWEST);
    const hold = holdDatabase(`file:${path}`);
    onTestFinished(() => hold.release());
    expect(await copySays(path, elsewhere('copy.db'))).toMatch(/a bot answers learners from .* → Stop it first/);
    expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
  });
});

describe('nibble restore', () => {
  /** A backup with the learners of before, and a database that has one more since. */
  async function setUp(isKilled: boolean): Promise<string> {
    await makeEarlier(path, NEWEST);
    const file = elsewhere('backup.db');
    await backupSays(file);
    statement(path, `insert into learners (id, updated_at) values ('terminal:linus', 1)`);
    if (isKilled) await writeAndBeKilled(path, `insert into learners (id, updated_at) values ('terminal:margaret', 1)`);
    return file;
  }

  it.each([
    ['stopped', false, 1],
    ['was killed, with commits in the log', true, 2],
  ])('brings the backup back after the bot %s, and keeps what was there', async (_, isKilled, more) => {
    const file = await setUp(isKilled);
    const learners = Number(learnersIn(file));
    const before = join(data(), 'nibble.before-restore.db');
    expect(await restoreSays(file)).toBe(
      `Restored backup.db, with schema ${NEWEST}.\n` +
        `What was there before is now ${before}; delete it when you do not need it.`,
    );
    expect(learnersIn(path)).toBe(learners);
    expect(learnersIn(before)).toBe(learners + more);
  });

  it('does so where there is no database, or a damaged one', async () => {
    const file = await setUp(false);
    const learners = learnersIn(file);
    await rm(path);
    expect(await restoreSays(file)).toBe(`Restored backup.db, with schema ${NEWEST}.`);
    expect(learnersIn(path)).toBe(learners);
    await writeFile(path, 'Dear diary, '.repeat(1000));
    expect(await restoreSays(file)).toMatch(/What was there before is now .*nibble\.before-restore\.db/);
    expect(learnersIn(path)).toBe(learners);
  });

  it('never replays a log that was left without its database', async () => {
    const file = await setUp(true);
    await rm(path);
    await restoreSays(file);
    expect(learnersIn(path)).toBe(learnersIn(file));
  });

  const refusals: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    [
      'a file that is not there',
      async () => elsewhere('none.db'),
      /none\.db is not there → Name a file of "nibble backup"/,
    ],
    [
      'a file that is empty',
      async () => {
        await writeFile(elsewhere('empty.db'), '');
        return elsewhere('empty.db');
      },
      /empty\.db is empty →/,
    ],
    [
      'a letter',
      async () => {
        await writeFile(elsewhere('letter.db'), 'Dear diary, '.repeat(1000));
        return elsewhere('letter.db');
      },
      /letter\.db is not a database/,
    ],
    ['the database itself', async () => path, /is the database itself →/],
    [
      'a backup of a newer version',
      async () => {
        const file = elsewhere('newer.db');
        await copyFile(path, file);
        statement(file, `insert into nibble_migrations values (${NEWEST + 1}, 'from-the-future')`);
        return file;
      },
      /newer\.db was written by a newer version of Nibble/,
    ],
  ];
  it.each(refusals)('refuses %s, and changes nothing', async (_, makeFile, expected) => {
    await setUp(false);
    const file = await makeFile();
    const before = await bytesIn(data());
    expect(await restoreSays(file)).toMatch(expected);
    expect(await bytesIn(data())).toEqual(before);
  });

  it('refuses while a bot runs, or another program has the database open', async () => {
    const file = await setUp(false);
    const hold = holdDatabase(`file:${path}`);
    const before = await bytesIn(data());
    expect(await restoreSays(file)).toMatch(/another Nibble answers learners from .* → Stop that one first/);
    hold.release();
    const store = await openStorage(`file:${path}`);
    expect(await restoreSays(file)).toMatch(/is open in another program → Stop it first/);
    await store.close();
    expect({ ...(await bytesIn(data())) }).toEqual(before);
  });
});
