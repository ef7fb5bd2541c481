/**
 * What a quiz answer costs in the database: `node bench/storage.mjs`, after a build. An answer is one `load`, one
 * `loadCard` and one `commit` (event, learner, progress, attempt, card, review), on the disk before it counts. Beside
 * it the same statements through bare better-sqlite3, one transaction after the other, in the same run. Ends with 1
 * when a promise is not kept. On a busy machine the numbers are worse: use the ratios.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openStorage } from '../dist/src/storage/storage.js';
import { answerOf, fillSqlite, LESSON, learnerId } from './storage-data.mjs';

const SIZES = (process.env.BENCH_LEARNERS ?? '1000,1000000').split(',').map(Number);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const IN_FLIGHT = 64;
/** A prime, so that every learner has their turn. */
const STRIDE = 7919;
/** Answers a second, for the waiting time at a steady pace. */
const PACE = 500;

const SELECT = `select learners.current_lesson, learners.review, learners.version, progress.lesson, progress.state, reminders.settings,
  reminders.next_at, reminders.last_day from learners
  left join progress on progress.learner = learners.id and progress.lesson = coalesce(?, learners.current_lesson)
  left join reminders on reminders.learner = learners.id where learners.id = ?`;
const SELECT_CARD = 'select state from cards where learner = ? and lesson = ? and step = ?';
const WRITES = {
  event:
    'insert into events (id, learner, at, reply, process) values (?, ?, ?, ?, ?) on conflict (learner, id) do nothing',
  learner: `update learners set current_lesson = ?, review = ?, updated_at = ?, version = version + 1
    where id = ? and version = ?`,
  progress: `insert into progress (learner, lesson, state, completed_at, updated_at) values (?, ?, ?, ?, ?)
    on conflict (learner, lesson) do update set state = ?, completed_at = ?, updated_at = ?`,
  attempt: `insert into attempts (event, place, learner, lesson, step, kind, given, verdict, hints, at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  card: `insert into cards (learner, lesson, step, state, due) values (?, ?, ?, ?, ?)
    on conflict (learner, lesson, step) do update set state = ?, due = ?`,
  review: `insert into reviews (learner, event, place, lesson, step, kind, rating, before, at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
};

/** The same statements as the store's, by hand: what no layer could be quicker than. */
function bareStore(path) {
  const connection = new SqliteDatabase(path);
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  const select = connection.prepare(SELECT);
  const selectCard = connection.prepare(SELECT_CARD);
  const write = Object.fromEntries(Object.entries(WRITES).map(([name, sql]) => [name, connection.prepare(sql)]));
  const commit = connection.transaction(
    ({ event, at, learner, version, progress, attempts, cards, reviews, reply }) => {
      const { id, currentLesson } = learner;
      write.event.run(event, id, at, JSON.stringify(reply), 'bare');
      write.learner.run(currentLesson, null, at, id, version);
      const state = JSON.stringify(progress);
      write.progress.run(id, progress.lesson, state, null, at, state, null, at);
      const [{ lesson, step, kind, given, verdict, hints }] = attempts;
      write.attempt.run(event, 0, id, lesson, step, kind, given, verdict, hints, at);
      const card = JSON.stringify(cards[0]);
      write.card.run(id, lesson, step, card, cards[0].due, card, cards[0].due);
      write.review.run(id, event, 0, lesson, step, 'rated', reviews[0].rating, JSON.stringify(reviews[0].before), at);
    },
  );
  return {
    load: (id, lesson) => {
      const { version, state } = select.get(lesson, id);
      return { version, progress: JSON.parse(state) };
    },
    loadCard: (id, lesson, step) => JSON.parse(selectCard.get(id, lesson, step)?.state ?? 'null'),
    commit: (change) => commit.immediate(change),
    close: () => connection.close(),
  };
}

let numbered = 0;
async function answerOnce(store, learners, kind) {
  numbered += 1;
  const number = numbered;
  // All over the database, and never the same learner twice at once.
  const id = learnerId((number * STRIDE) % learners);
  const { version } = await store.load(id, LESSON);
  const change = { ...answerOf(id, `${kind}:${number}`), version };
  await store.loadCard(id, LESSON, change.cards[0].step);
  const outcome = await store.commit(change);
  if (outcome !== undefined && outcome !== 'committed') throw new Error(`${change.event} was ${outcome}`);
}

async function rate(store, learners, kind, inFlight) {
  const begin = performance.now();
  const end = begin + SECONDS * 1000;
  let done = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await answerOnce(store, learners, kind);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return done / ((performance.now() - begin) / 1000);
}

/** How long answers take that come at a steady pace, in milliseconds: the 99th of a hundred, and the longest. */
async function waiting(store, learners) {
  const times = [];
  const running = [];
  const begin = performance.now();
  for (let number = 0; number < PACE * SECONDS; ) {
    const due = ((performance.now() - begin) / 1000) * PACE;
    for (; number < due && number < PACE * SECONDS; number += 1) {
      const since = begin + (number / PACE) * 1000;
      running.push(answerOnce(store, learners, 'paced').then(() => times.push(performance.now() - since)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  times.sort((one, other) => one - other);
  return { p99: times[Math.ceil(times.length * 0.99) - 1], longest: times.at(-1) };
}

async function measure(learners) {
  const folder = mkdtempSync(join(tmpdir(), 'nibble-bench-'));
  const path = join(folder, 'nibble.db');
  try {
    await (await openStorage(`file:${path}`)).close();
    fillSqlite(path, learners);
    const opening = performance.now();
    const store = await openStorage(`file:${path}`);
    const opened = performance.now() - opening;
    await rate(store, learners, 'warm', IN_FLIGHT);
    const bare = bareStore(path);
    const columns = {
      'open (ms)': opened,
      'bare, one by one (answers/s)': await rate(bare, learners, 'bare', 1),
      'one by one (answers/s)': await rate(store, learners, 'single', 1),
      [`${IN_FLIGHT} at once, coalesced (answers/s)`]: await rate(store, learners, 'many', IN_FLIGHT),
    };
    const { p99, longest } = await waiting(store, learners);
    bare.close();
    await store.close();
    return { ...columns, [`p99 at ${PACE}/s (ms)`]: p99, [`longest at ${PACE}/s (ms)`]: longest };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const columns = [];
for (const learners of SIZES) columns.push(await measure(learners));
const [small, large] = columns;
const many = `${IN_FLIGHT} at once, coalesced (answers/s)`;
const single = 'one by one (answers/s)';
const PROMISES = [
  ['answers a second, coalesced', Math.min(small[many], large[many]), 'at least', 1500],
  [`p99 at ${PACE}/s (ms)`, Math.max(small[`p99 at ${PACE}/s (ms)`], large[`p99 at ${PACE}/s (ms)`]), 'at most', 50],
  [
    'cost of a single answer with a million learners, to that with a thousand',
    small[single] / large[single],
    'at most',
    1.2,
  ],
  ['cost of a coalesced answer, likewise', small[many] / large[many], 'at most', 1.2],
  ['start with a million learners (ms)', large['open (ms)'], 'at most', 2000],
];

process.stdout.write(
  `${''.padEnd(44)}${SIZES.map((size) => `${size.toLocaleString('en')} learners`.padStart(20)).join('')}\n`,
);
for (const name of Object.keys(small)) {
  process.stdout.write(`${name.padEnd(44)}${columns.map((column) => column[name].toFixed(1).padStart(20)).join('')}\n`);
}
let kept = true;
for (const [name, value, direction, bound] of PROMISES) {
  const holds = direction === 'at least' ? value >= bound : value <= bound;
  kept &&= holds;
  process.stdout.write(`${holds ? 'PASS' : 'over'}  ${name}: ${value.toFixed(2)}, ${direction} ${bound}\n`);
}
process.exitCode = kept ? 0 : 1;
