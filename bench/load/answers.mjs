/**
 * Quiz answers through the tutor, with the storage that the program has on SQLite, fsync and all: how many a second,
 * how long they take at a steady pace, and what a million learners in the database cost. In both databases as many
 * learners answer, picked at random. Prints the figures as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { loadLessons } from '../../dist/src/lesson/load.js';
import { packageFolder } from '../../dist/src/package-folder.js';
import { openBotStorage } from '../../dist/src/storage/bot-storage.js';
import { cachedStorage } from '../../dist/src/storage/cache.js';
import { openStorage } from '../../dist/src/storage/storage.js';
import { createTutor } from '../../dist/src/tutor/tutor.js';
import { fillSqlite, LESSON, learnerId } from '../storage-data.mjs';

const SIZES = [1000, 1_000_000];
const IN_FLIGHT = 64;
/** Answers a second, for the steady pace. */
const PACE = 500;
/** So many learners, wherever they are in the database, take the questions of the lesson one after the other. */
const CLASS = 1000;
/** Classes that warm up, and that are measured in the same way. */
const WARM_UP = 1;
const CLASSES = Number(process.env.BENCH_CLASSES ?? 2);
/** Of those who answer one after the other. */
const FEW = 100;
/** Milliseconds. */
const DAY = 86_400_000;
const YEAR = 365 * DAY;

const { lessons } = await loadLessons(join(packageFolder(), 'lessons'));
const steps = lessons.get(LESSON).steps;
const questions = steps.filter(({ kind }) => kind === 'question');
const first = steps.indexOf(questions[0]);
const sandbox = { run: () => Promise.reject(new Error('nobody runs a program here')), close: async () => {} };

/** Puts learners before the first question, as the store keeps that; nothing else goes on meanwhile. */
function putBefore(path, learners) {
  const connection = new SqliteDatabase(path);
  const put = connection.prepare(`update progress set state = json_set(state, '$.position', '${questions[0].id}',
    '$.answered', json('false'), '$.answers', json('{}'), '$.index', ${first}) where learner = ? and lesson = '${LESSON}'`);
  connection.transaction(() => {
    for (const learner of learners) put.run(learner);
  })();
  // What this wrote is not to be put in its place while answers are measured.
  connection.pragma('wal_checkpoint(RESTART)');
  connection.close();
}

const pick = (size, count) => {
  const numbers = new Set();
  while (numbers.size < Math.min(count, size)) numbers.add(Math.floor(Math.random() * size));
  return [...numbers].map(learnerId);
};

let numbered = 0;
async function say(tutor, learner, text, expected) {
  numbered += 1;
  const reply = await tutor.handle({ id: `bench:${numbered}`, learner, kind: 'message', text });
  if (!expected.test(JSON.stringify(reply))) throw new Error(`not what was expected: ${JSON.stringify(reply)}`);
}
const answer = (tutor, learner) => say(tutor, learner, 'A', /"title":"(Right|Not this time)"/);
const goOn = (tutor, learner) => say(tutor, learner, 'next', /Question|Quiz/);

/** Milliseconds for all to answer, so many at a time. */
async function together(tutor, learners, inFlight) {
  const rest = learners.values();
  const begin = performance.now();
  const worker = async () => {
    for (const learner of rest) await answer(tutor, learner);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return performance.now() - begin;
}

/** Milliseconds that each answer takes when they come at a steady pace, counted from when it was to come. */
async function paced(tutor, learners) {
  const times = [];
  const running = [];
  const begin = performance.now();
  for (let number = 0; number < learners.length; ) {
    const due = Math.min(((performance.now() - begin) / 1000) * PACE, learners.length);
    for (; number < due; number += 1) {
      const since = begin + (number / PACE) * 1000;
      running.push(answer(tutor, learners[number]).then(() => times.push(performance.now() - since)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return times;
}

const quantile = (values, share) => values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1];

async function measure(size, path) {
  await (await openStorage(`file:${path}`)).close();
  const begin = Date.now();
  // Settings whose reminder is due are loaded with every event; few learners' are.
  fillSqlite(path, size, { nextAt: () => begin + YEAR });
  const store = await openBotStorage(`file:${path}`);
  let day = 0;
  /**
   * What `use` gives for each question of the lesson, on another day each time: whoever answers twice on one day is not
   * rated again, and would have less to write. Going on to the next question is not measured.
   */
  const takeQuiz = async (count, use) => {
    const learners = pick(size, count);
    putBefore(path, learners);
    day += 1;
    const clock = () => Date.now() + day * DAY;
    const known = cachedStorage(store, clock);
    const tutor = createTutor({ lessons, store: known, sandbox, clock, zoneOf: async () => null });
    const results = [];
    for (const { id } of questions) {
      results.push(await use(tutor, learners));
      if (id !== questions.at(-1).id) await Promise.all(learners.map((learner) => goOn(tutor, learner)));
    }
    return results;
  };
  const rateOf = async (classes, count, inFlight) => {
    const rates = [];
    for (let done = 0; done < classes; done += 1) {
      const times = await takeQuiz(count, (tutor, learners) => together(tutor, learners, inFlight));
      rates.push(...times.map((time) => (count / time) * 1000));
    }
    return quantile(rates, 0.5);
  };
  await rateOf(WARM_UP, CLASS, IN_FLIGHT);
  const together64 = await rateOf(CLASSES, CLASS, IN_FLIGHT);
  const single = await rateOf(CLASSES, FEW, 1);
  const times = (await takeQuiz(CLASS, paced)).flat();
  await store.close();
  return { size, together: together64, single, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'nibble-answers-'));
const columns = [];
for (const size of SIZES) columns.push(await measure(size, join(folder, `${size}.db`)));
process.stdout.write(
  `${JSON.stringify({ inFlight: IN_FLIGHT, pace: PACE, columns, large: join(folder, `${SIZES.at(-1)}.db`) })}\n`,
);
// Whoever named the folder wants to use the large database.
if (process.env.BENCH_FOLDER === undefined) rmSync(folder, { recursive: true });
process.exit();
