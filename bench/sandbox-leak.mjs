/**
 * Whether the sandbox keeps anything of the runs that it has performed: `npm run bench:leak`, after a build. 10,000
 * runs in a row, two at a time, and at every tenth of them what the sandbox's process and this one hold; ends with 1
 * when the second half never holds as little as the first did. (Least is compared with least: a thread that was ended a
 * moment ago counts for a while.)
 *
 *     npm run bench:leak -- real 2000 mixed
 *
 * takes the real Flask, 2,000 runs, and among right programs such as fail in every way: with an error, by taking too
 * long or too much, by ending themselves, by breaking the harness; and kills the sandbox's process now and then.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, findFlask } from '../dist/src/sandbox/index.js';
import { descriptorsOf, memoryOf, sandboxOf, threadsOf } from './process-figures.mjs';

const [choice = 'small', runs = '10000', mix = 'right'] = process.argv.slice(2);
const RUNS = Number(runs);
const WORKERS = 2;
const ROWS = 10;
/** A kill in so many runs, of those that are mixed. */
const KILL_EVERY = 97;
/** Until then V8 still translates what is called often, and keeps that. */
const WARM_AFTER = 2;
/** Megabytes by which the second half may hold more than the first: V8 collects when it wants. */
const MOST_MORE = 5;

const HEAD = 'from flask import Flask, make_response, request\napp = Flask(__name__)\n';
const view = (code) =>
  `${HEAD}@app.get("/")\ndef index():\n    ${code.replaceAll('\n', '\n    ')}\n    return "done"\n`;
const RIGHT = view("r = make_response('done')\nr.set_cookie('seen', request.cookies.get('seen', '0'))\nreturn r");
/** Each with what its run ends in: a kind of fault, or a status. */
const OTHERS = [
  [view('1 / 0'), '500'],
  [`${HEAD}1 / 0\n`, 'exception'],
  ['def (', 'syntax'],
  [view('while True: pass'), 'timeout'],
  [view("x = 'x' * 10 ** 9"), 'memory'],
  [view('import os\nos._exit(0)'), 'exit'],
  [view('import os\nos.closerange(0, 100)'), 'broken'],
  [view("kept = [open('/app/app.py') for _ in range(1000)]"), '500'],
  [view("print('x' * 60_000)\nreturn 'x' * 60_000"), '200'],
  [view('import threading\nthreading.Lock()\nkept = [bytes(1_000_000) for _ in range(20)]'), '200'],
];

function* visit() {
  const answer = yield { method: 'GET', url: 'https://app.test/', headers: [], body: '', at: 0 };
  return answer.kind === 'response' ? String(answer.response.status) : answer.fault.kind;
}

const [flask, snapshotFolder] = [
  await findFlask({ choice, pythonPath: process.env.SANDBOX_PYTHONPATH || null, installFolder: 'data/flask' }),
  mkdtempSync(join(tmpdir(), 'nibble-leak-')),
];
// Endless ones are to end soon, and right ones to pass on a busy machine.
const limits = mix === 'mixed' ? { seconds: 0.5, wallFactor: 40 } : {};
const sandbox = createSandbox({
  flask: Promise.resolve(flask),
  snapshotFolder,
  limits: { ...limits, workers: WORKERS },
});

const ends = new Map();
let begun = 0;
let killed = 0;

async function oneRun() {
  begun += 1;
  const number = begun;
  // Every other program is a right one.
  const [program, expected] =
    mix === 'mixed' && number % 2 === 0 ? OTHERS[(number / 2) % OTHERS.length] : [RIGHT, '200'];
  const running = sandbox.run(program, 0, visit());
  if (mix === 'mixed' && number % KILL_EVERY === 0) {
    const child = sandboxOf(process.pid);
    if (child !== undefined) process.kill(Number(child), 'SIGKILL');
    killed += 1;
  }
  const result = await running;
  const end = result.kind === 'finished' ? result.value : result.fault.kind;
  ends.set(end, (ends.get(end) ?? 0) + 1);
  // A kill ends the runs that are under way.
  if (end !== expected && !(mix === 'mixed' && end === 'broken'))
    throw new Error(`${end}, not ${expected}: ${program}`);
}

async function manyRuns(count) {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await oneRun();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

/**
 * Of this process the heap after a collection, since a test has no say in what the allocator keeps; of the sandbox's,
 * which collects by itself, all that is resident.
 */
function look() {
  globalThis.gc?.();
  const child = sandboxOf(process.pid) ?? process.pid;
  const { heapUsed, external } = process.memoryUsage();
  const counts = (pid) => ({ descriptors: descriptorsOf(pid), threads: threadsOf(pid) });
  return {
    child: { megabytes: memoryOf(child), ...counts(child) },
    host: { megabytes: (heapUsed + external) / 1_048_576, ...counts(process.pid) },
  };
}

const COLUMNS = ['child', 'host'].flatMap((who) => ['megabytes', 'descriptors', 'threads'].map((what) => [who, what]));
const write = (cells) =>
  process.stdout.write(
    `${cells
      .map((cell) => String(cell).padEnd(18))
      .join('')
      .trimEnd()}\n`,
  );
process.stdout.write(`${choice} Flask (found: ${flask.kind}), ${RUNS} runs, ${mix}, ${WORKERS} workers\n`);
write(['runs', ...COLUMNS.map((names) => names.join(' '))]);
await manyRuns(100);
const rows = [];
for (let row = 0; row <= ROWS; row += 1) {
  if (row > 0) await manyRuns(RUNS / ROWS);
  // Both workers are there, whatever has ended the last ones.
  await Promise.all([sandbox.run(RIGHT, 0, visit()), sandbox.run(RIGHT, 0, visit())]);
  const figures = look();
  rows.push(figures);
  write([(row * RUNS) / ROWS, ...COLUMNS.map(([who, what]) => Math.round(figures[who][what]))]);
}
await sandbox.close();
rmSync(snapshotFolder, { recursive: true });
process.stdout.write(`ended: ${[...ends].map(([end, count]) => `${count} ${end}`).join(', ')}; killed: ${killed}\n`);

const half = ROWS / 2;
const least = (from, to, who, what) => Math.min(...rows.slice(from, to).map((figures) => figures[who][what]));
const grown = COLUMNS.filter(([who, what]) => {
  const allowed = what === 'megabytes' ? MOST_MORE : 0;
  return least(half + 1, ROWS + 1, who, what) > least(WARM_AFTER, half + 1, who, what) + allowed;
});
process.stdout.write(grown.length === 0 ? 'PASS  nothing grows\n' : `OVER  ${grown.map((names) => names.join(' '))}\n`);
process.exitCode = grown.length === 0 ? 0 : 1;
