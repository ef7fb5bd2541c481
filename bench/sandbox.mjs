/**
 * What the sandbox costs: `npm run bench:sandbox`, after a build. Prints both Flasks side by side, with a python3
 * subprocess per run beside them, then each promise with PASS or OVER, and ends with 1 when one is not kept. On a busy
 * machine the numbers are worse; the event loop of an idle process, watched meanwhile, says how much of that is noise.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createSandbox, findFlask, flaskName } from '../dist/src/sandbox/index.js';
import { watchIdleProcess, watchLoop } from './event-loop.mjs';

const PROGRAM = `
from flask import Flask, make_response, request
app = Flask(__name__)

@app.get("/set-lang")
def set_lang():
    response = make_response("Saved")
    response.set_cookie("lang", "tlh", max_age=3600)
    return response

@app.get("/lang")
def lang():
    return request.cookies.get("lang", "en")
`;
const PATHS = ['/lang', '/set-lang', '/lang'];
const LATENCY_RUNS = 100;
const SUBPROCESS_RUNS = 10;
const SUSTAINED_MS = 10_000;
const IDLE_MS = 5_000;
const POOL = 4;
/** How long the pool is left alone before a run that is to find a warm interpreter, at most. */
const REFILLED_MS = { small: 400, real: 900 };

/** Three visits with a cookie jar, and a verdict: whether the last page shows what the cookie holds. */
function* visits() {
  let cookie = [];
  let body = '';
  for (const path of PATHS) {
    const answer = yield { method: 'GET', url: `https://app.test${path}`, headers: cookie, body: '', at: 0 };
    const { headers, body: shown } = answer.response;
    const set = headers.find(([name]) => name === 'Set-Cookie');
    if (set) cookie = [['Cookie', set[1].split(';')[0]]];
    body = shown;
  }
  if (body !== 'tlh') throw new Error(`the last page shows ${JSON.stringify(body)}`);
}

const oneRun = async (sandbox) => {
  const begin = performance.now();
  const result = await sandbox.run(PROGRAM, 0, visits());
  if (result.kind !== 'finished') throw new Error(JSON.stringify(result));
  return performance.now() - begin;
};

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];

function childOf(parent) {
  return readdirSync(`/proc/${parent}/task`)
    .flatMap((task) => readFileSync(`/proc/${parent}/task/${task}/children`, 'utf8').split(' '))
    .find((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('process/main.js'));
}

const TICK_MS = 10;
/** Processor time that a process has used, in milliseconds. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

const QUIET_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Until the last run's successor is warm: while there is work, there is processor time used. */
async function untilQuiet(pid) {
  const end = performance.now() + LONGEST_WAIT_MS;
  let quiet = 0;
  while (quiet < 2 && performance.now() < end) {
    const before = cpuOf(pid);
    await pause(QUIET_MS);
    quiet = cpuOf(pid) === before ? quiet + 1 : 0;
  }
}

async function latency(sandbox, rest) {
  const times = [];
  for (let run = 0; run < LATENCY_RUNS; run += 1) {
    await pause(rest);
    times.push(await oneRun(sandbox));
  }
  return times;
}

async function sustained(sandbox) {
  const end = performance.now() + SUSTAINED_MS;
  let runs = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await oneRun(sandbox);
      runs += 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return runs / (SUSTAINED_MS / 1000);
}

async function measure(choice) {
  const flask = findFlask({ choice, pythonPath: process.env.SANDBOX_PYTHONPATH || null, installFolder: 'data/flask' });
  const found = await flask;
  if (choice === 'real' && found.kind === 'small') return { flask: `no real Flask: ${found.why}` };
  // From before the start, since starting a process is work for the loop, too.
  const loop = watchLoop();
  const idleProcess = watchIdleProcess();
  const begin = performance.now();
  const sandbox = createSandbox({
    flask,
    snapshotFolder: join(tmpdir(), 'nibble-bench-cache'),
    limits: { workers: POOL, seconds: 10 },
  });
  await oneRun(sandbox);
  const first = performance.now() - begin;
  await pause(3_000);
  const times = await latency(sandbox, REFILLED_MS[choice]);
  const child = childOf(process.pid);
  await untilQuiet(child);
  const before = cpuOf(child);
  await pause(IDLE_MS);
  const idle = ((cpuOf(child) - before) / IDLE_MS) * 100;
  const memory = memoryOf(child);
  const cpuBefore = cpuOf(child);
  const rate = await sustained(sandbox);
  const cpuPerRun = (cpuOf(child) - cpuBefore) / (rate * (SUSTAINED_MS / 1000));
  await largestAnswers(sandbox, REFILLED_MS[choice]);
  const host = loop.stop();
  const noise = await idleProcess.stop();
  await sandbox.close();
  return {
    flask: flaskName(found.kind === 'real' ? found.flask : null),
    'first run, from nothing (ms)': first,
    'median (ms)': quantile(times, 0.5),
    'p99 (ms)': quantile(times, 0.99),
    'runs/s, sustained': rate,
    'CPU of a run and its refill (ms)': cpuPerRun,
    [`memory of the child, pool of ${POOL} (MB)`]: memory,
    'CPU of the idle pool (%)': idle,
    'host’s loop busy without a pause, longest (ms)': host.busy,
    'host’s loop late, longest (ms)': host.late,
    'an idle process’s loop late, longest (ms)': noise.late,
  };
}

const LARGE = `
from flask import Flask
app = Flask(__name__)

@app.get("/")
def index():
    print("x" * 60_000)
    return "\\u20ac" * 85_000
`;
const LARGE_RUNS = 10;

/** Answers as large as the limits allow: reading one is the longest work that the host's loop has at once. */
async function largestAnswers(sandbox, rest) {
  for (let run = 0; run < LARGE_RUNS; run += 1) {
    await pause(rest);
    const result = await sandbox.run(LARGE, 0, oneVisit());
    if (result.kind !== 'finished' || result.value !== 200) throw new Error(JSON.stringify(result));
  }
}

function* oneVisit() {
  const answer = yield { method: 'GET', url: 'https://app.test/', headers: [], body: '', at: 0 };
  return answer.response.status;
}

const SCRIPT = `${PROGRAM}
client = app.test_client()
for path in ${JSON.stringify(PATHS)}: body = client.get(path).text
assert body == 'tlh'
`;

async function subprocess() {
  const times = [];
  for (let run = 0; run < SUBPROCESS_RUNS; run += 1) {
    const begin = performance.now();
    await promisify(execFile)('python3', ['-c', SCRIPT]);
    times.push(performance.now() - begin);
  }
  return {
    flask: 'python3 subprocess (isolates nothing)',
    'median (ms)': quantile(times, 0.5),
    'p99 (ms)': quantile(times, 0.99),
  };
}

/** Name, limit in words, whether a value keeps it, and for which Flasks it is promised. */
const PROMISES = [
  ['median (ms)', '≤ 25', (value) => value <= 25, ['small', 'real']],
  ['p99 (ms)', '≤ 150', (value) => value <= 150, ['small', 'real']],
  ['runs/s, sustained', '≥ 6', (value) => value >= 6, ['small']],
  ['runs/s, sustained', '≥ 2', (value) => value >= 2, ['real']],
  [`memory of the child, pool of ${POOL} (MB)`, '≤ 400', (value) => value <= 400, ['small', 'real']],
  ['CPU of the idle pool (%)', '< 1', (value) => value < 1, ['small', 'real']],
  ['host’s loop busy without a pause, longest (ms)', '≤ 50', (value) => value <= 50, ['small', 'real']],
];

function show(columns) {
  const names = [...new Set(columns.flatMap((column) => Object.keys(column)))];
  for (const name of names) {
    const cells = columns.map((column) => {
      const value = column[name];
      return (typeof value === 'number' ? value.toFixed(1) : (value ?? '–')).padEnd(40);
    });
    process.stdout.write(`${name.padEnd(48)}${cells.join('')}\n`);
  }
}

const small = await measure('small');
const real = await measure('real');
const beside = await subprocess().catch((error) => ({
  flask: `no python3 with Flask: ${error.message.split('\n')[0]}`,
}));
show([small, real, beside]);
const verdicts = PROMISES.flatMap(([name, limit, holds, choices]) =>
  choices.flatMap((choice) => {
    const value = { small, real }[choice][name];
    return value === undefined ? [] : [{ name, limit, choice, value, kept: holds(value) }];
  }),
);
process.stdout.write('\n');
for (const { name, limit, choice, value, kept } of verdicts) {
  process.stdout.write(`${kept ? 'PASS' : 'OVER'}  ${choice.padEnd(5)}  ${name} ${limit}: ${value.toFixed(1)}\n`);
}
process.exitCode = verdicts.every(({ kept }) => kept) ? 0 : 1;
