/** What an operator sees of classes: the list, how one does, and its files; and that looking changes nothing. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { classes } from '../../src/cli/operator/class.ts';
import type { LessonPlaces } from '../../src/cli/read-lessons.ts';
import { readConfig } from '../../src/config.ts';
import { OperatorError } from '../../src/errors.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { ClassWrite } from '../../src/tutor/storage/group.ts';
import type { Change } from '../../src/tutor/storage.ts';
import { readLessons } from '../fixtures/lessons.ts';
import { attempt, change, commitNext, DAY, learner, NOON, progressAt } from '../storage/changes.ts';
import { bytesIn } from '../storage/earlier.ts';
import { makeFolder } from '../storage/sqlite.ts';

const HOST = 'slack:T1:HOST';
const ADA = 'slack:T1:U1';

/** Three short lessons: each file of a class reads them all. */
let elsewhere: string;
beforeAll(async () => {
  elsewhere = await makeFolder();
  await mkdir(join(elsewhere, 'lessons'));
  const short = await readFile(fileURLToPath(new URL('../fixtures/lessons/greetings.md', import.meta.url)), 'utf8');
  const text = short.replace('### Question: Read a value', '### Question: Attach a cookie');
  for (const id of ['cookies', 'sessions', 'uploads']) await writeFile(join(elsewhere, 'lessons', `${id}.md`), text);
});
afterAll(() => rm(elsewhere, { recursive: true, force: true }));

let folder: string;
let url: string;
beforeEach(async () => {
  folder = await makeFolder();
  url = `file:${join(folder, 'nibble.db')}`;
  const store = await openStorage(url);
  let events = 0;
  const write = (id: string, more: Partial<Change>) =>
    commitNext(store, change(`event ${++events}`, { learner: learner(id), progress: null, ...more }));
  const classWrite = (id: string, what: ClassWrite) => write(id, { class: what });
  const room = { server: 'slack:T1', channel: 'C1' };
  await classWrite(HOST, { kind: 'new', id: 'k1', room, name: 'Biology' });
  await classWrite(HOST, { kind: 'new', id: 'k2', room: { ...room, channel: 'C2' }, name: 'Physics "B"' });
  await classWrite(HOST, { kind: 'end', class: 'k2' });
  await classWrite(HOST, { kind: 'assign', class: 'k1', lesson: 'cookies', dueOn: '2026-01-09' });
  await classWrite(HOST, { kind: 'assign', class: 'k1', lesson: 'sessions', dueOn: '2026-01-16' });
  await classWrite(ADA, { kind: 'join', class: 'k1', server: 'slack:T1' });
  await write(ADA, { progress: progressAt('attach-a-cookie'), attempts: [attempt('=1+1')] });
  await store.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** In this thread, which has loaded already what that takes. */
const readHere = ({ lessonsFolders: [folder = ''] }: LessonPlaces) => readLessons(folder);

async function say(
  operands: readonly string[],
  wanted: Parameters<typeof classes>[2] = {},
  read?: typeof readHere,
): Promise<string> {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const before = await bytesIn(folder);
  try {
    await classes(
      readConfig({ DATABASE_URL: url, LESSONS_DIR: join(elsewhere, 'lessons') }),
      operands,
      wanted,
      NOON + 3 * DAY,
      write,
      read,
    );
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    said += `${error.message} → ${error.remedy}`;
  }
  expect(await bytesIn(folder)).toEqual(before);
  return said;
}

describe('nibble class', () => {
  it('lists the classes, also those that have ended', async () => {
    expect(await say([])).toBe(
      'k1  "Biology" in slack:T1, members: 1, cookies by 2026-01-09, sessions by 2026-01-16\n' +
        'k2  "Physics \\"B\\"" in slack:T1, members: 0, no lesson yet, ended on 2026-01-01\n',
    );
  });

  it('tells how a class does in its lessons', async () => {
    expect(await say(['k1'])).toMatch(
      /^k1 .*\ncookies: finished 0, under way 0, stuck 1, not begun 0\nsessions: finished 0, under way 0, stuck 0, not begun 1\n$/,
    );
    expect(await say(['k1', 'cookies'], {}, readHere)).toBe('cookies: finished 0, under way 0, stuck 1, not begun 0\n');
  });

  it.each([
    ['grades', /^\ufeffmember,name,.*\r\nslack:T1:U1,,cookies,stuck,/],
    ['answers', /^\ufeffmember,name,.*\r\nslack:T1:U1,,cookies,attach-a-cookie,.*,1,'=1\+1,wrong,/],
    ['page', /^<!doctype html>.*Biology/],
    ['xapi', /^\{"id":".*"verb":\{"id":"http:\/\/adlnet\.gov\/expapi\/verbs\/answered"/],
  ] as const)('prints a file: --%s', async (name, expected) => {
    expect(await say(['k1', 'cookies'], { [name]: true }, readHere)).toMatch(expected);
  });

  it.each([
    [['k9'], {}, /there is no class "k9"/],
    [
      ['k1', 'uploads'],
      { grades: true },
      /"uploads" is not assigned to the class "k1" → Name one that is: cookies, sessions\./,
    ],
    [['k2'], { grades: true }, /no lesson is assigned to the class "k2"/],
    [['k1'], { grades: true, xapi: true }, /--grades and --xapi: found more than one/],
    [[], { answers: true }, /a file of which class\?/],
  ] as const)('says what is wrong with %j %j', async (operands, wanted, expected) => {
    expect(await say(operands, wanted, readHere)).toMatch(expected);
  });
});
