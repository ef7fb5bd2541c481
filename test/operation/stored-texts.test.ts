/**
 * Where a learner's own words are kept: with their answers, and for two days in what was said about them. Nowhere else.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeAction } from '../../src/core/action.ts';
import type { Input } from '../../src/core/event.ts';
import type { Sandbox } from '../../src/core/program.ts';
import type { Reply } from '../../src/core/reply.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { shippedLessons } from '../fixtures/lessons.ts';
import { DAY, NOON } from '../storage/changes.ts';
import { statement } from '../storage/sqlite.ts';

/** In everything that this learner types. */
const WORD = 'kumquat';
const LEARNER = 'discord:1';
const LEAVING = 'discord:2';

let folder: string;
let path: string;
let store: LocalStorage;
let tutor: Tutor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-texts-'));
  path = join(folder, 'nibble.db');
  store = await openStorage(`file:${path}`);
  const lessons = await shippedLessons();
  // A program that is quoted in its own error: as much as ever comes back.
  const sandbox: Sandbox = {
    run: async () => ({
      kind: 'not-started',
      fault: { kind: 'syntax', message: 'invalid syntax', line: 1, column: 1, text: WORD },
      prints: WORD,
    }),
    close: async () => {},
  };
  tutor = createTutor({ lessons, store, sandbox, clock: () => NOON, zoneOf: async () => null });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

let events = 0;
const asker =
  (learner: string) =>
  (input: Input): Promise<Reply | null> =>
    tutor.handle({ id: `event ${++events}`, learner, ...input });

/** Says something at every step, in every way there is, and takes the lesson to its end. */
async function takeLesson(learner: string): Promise<void> {
  const ask = asker(learner);
  const say = (text: string) => ask({ kind: 'message', text });
  await ask({ kind: 'command', name: 'lesson', options: { name: 'cookies' } });
  for (let reply: Reply | null = null, turns = 0; turns < 80; turns += 1) {
    if (/Lesson complete|You can now/.test(JSON.stringify(reply))) break;
    await say(`it is ${WORD}`);
    await say(`\`\`\`python\n${WORD} = Flask(\n\`\`\``);
    await say('a');
    reply = await say('next');
  }
  await ask({ kind: 'command', name: 'reminders', options: { zone: WORD, time: WORD } });
  await ask({ kind: 'command', name: 'reference', options: { name: WORD } });
  await ask({ kind: 'command', name: 'lab', options: { name: 'cookies' } });
  await say(`visit /${WORD}`);
  await ask({ kind: 'command', name: 'check', options: { message: `${WORD} = Flask(` } });
  await say('leave');
}

/** `table.column` of everything that holds the word. */
function placesOf(word: string): string[] {
  const tables = statement(path, "select name from sqlite_master where type = 'table'").map(({ name }) => String(name));
  const places = tables.flatMap((table) =>
    statement(path, `select * from "${table}"`).flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) => (String(value).includes(word) ? [`${table}.${column}`] : [])),
    ),
  );
  return [...new Set(places)].sort();
}

it('a learner’s words are stored with the answers only, and quoted in replies for two days', async () => {
  await takeLesson(LEARNER);
  expect(placesOf(LEARNER)).toContain('learners.id');
  expect(placesOf(WORD)).toEqual(expect.arrayContaining(['attempts.given', 'events.reply']));
  const kept = ['attempts.given', 'drafts.fields', 'events.reply', 'progress.state', 'runs.seen'];
  expect(placesOf(WORD).filter((place) => !kept.includes(place))).toEqual([]);
  await store.forgetEvents(NOON + 2 * DAY);
  expect(placesOf(WORD)).toContain('attempts.given');
  expect(placesOf(WORD).filter((place) => !['attempts.given', 'progress.state'].includes(place))).toEqual([]);
});

it('answers older than the settings say are deleted', async () => {
  await store.forgetOld({ after: '', answersBefore: NOON + 1, learnersBefore: null });
  expect(placesOf(WORD)).not.toContain('attempts.given');
});

it('/forget says what it deletes, and leaves nothing of the learner in any table', async () => {
  await takeLesson(LEAVING);
  const ask = asker(LEAVING);
  expect(JSON.stringify(await ask({ kind: 'command', name: 'forget', options: {} }))).toMatch(
    /Delete everything I remember/,
  );
  const reply = JSON.stringify(await ask({ kind: 'press', action: decodeAction('n1.forget...yes') }));
  for (const kind of ['Lessons that you started', 'Answers and programs', 'Cards', 'Messages that I answered'])
    expect(reply).toContain(kind);
  expect(placesOf(LEAVING)).toEqual([]);
  expect(placesOf(LEARNER)).toContain('learners.id');
});
