/**
 * Quiz answers through the tutor, with the storage that the program has on SQLite, fsync and all: how many a second, how long
 * they take at a steady pace, and what a million learners in the database cost. Prints the figures as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openStorage } from '../../dist/src/cli/open-storage.js';
import { loadLessons } from '../../dist/src/lesson/load-lessons.js';
import { packageFolder } from '../../dist/src/package-folder.js';
import { openStore } from '../../dist/src/storage/open-store.js';
import { createTutor } from '../../dist/src/tutor/tutor.js';
import { fillSqlite, LESSON, learnerId } from '../storage-data.mjs';

const SIZES = [1000, 1_000_000];
const QUESTION = 'attach-a-cookie';
const IN_FLIGHT = 64;
/** Answers a second, for the steady pace. */
const PACE = 500;
/** So many learners answer, and then stand before the question again. */
const ROUND = 1000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 8);

const { lessons } = await loadLessons(join(packageFolder(), 'lessons'));
const sandbox = { run: () => Promise.reject(new Error('nobody runs a program here')), close: async () => {} };

/** Puts learners before the question, as the store keeps that; nothing else goes on meanwhile. */
function putBefore(path, learners) {
  const connection = new SqliteDatabase(path);
  const put = connection.prepare(`update progress set state = json_set(state, '$.position', '${QUESTION}',
    '$.answered', json('false'), '$.answers', json('{}'), '$.index', 29) where learner = ? and lesson = '${LESSON}'`);
  connection.transaction(() => {
    for (const learner of learners) put.run(learner);
  })();
  // What this wrote is not to be put in its place while answers are measured.
  connection.pragma('wal_checkpoint(RESTART)');
  connection.close();
}

const pick = (size) => {
  const numbers = new Set();
  while (numbers.size < Math.min(ROUND, size)) numbers.add(Math.floor(Math.random() * size));
  return [...numbers].map(learnerId);
};

let numbered = 0;
async function answer(tutor, learner) {
  numbered += 1;
  const id = `n1.answer.${LESSON}.${QUESTION}.1`;
  const reply = await tutor.handle({ id: `bench:${numbered}`, learner, intent: { kind: 'press', id } });
  if (!/You chose/.test(JSON.stringify(reply))) throw new Error(`not the feedback: ${JSON.stringify(reply)}`);
}

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
  await (await openStore(`file:${path}`)).close();
  fillSqlite(path, size);
  const { store } = await openStorage(`file:${path}`);
  const tutor = createTutor({ lessons, store, sandbox, clock: Date.now, zoneOf: async () => null });
  const round = async (use) => {
    const learners = pick(size);
    putBefore(path, learners);
    return { learners: learners.length, result: await use(learners) };
  };
  const rateOf = async (rounds, inFlight) => {
    const rates = [];
    for (let done = 0; done < rounds; done += 1) {
      const { learners, result } = await round((some) => together(tutor, some, inFlight));
      rates.push((learners / result) * 1000);
    }
    return quantile(rates, 0.5);
  };
  await rateOf(3, IN_FLIGHT);
  const together64 = await rateOf(ROUNDS, IN_FLIGHT);
  const single = await rateOf(Math.ceil(ROUNDS / 4), 1);
  const times = [];
  for (let done = 0; done < ROUNDS / 2; done += 1) times.push(...(await round((some) => paced(tutor, some))).result);
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
