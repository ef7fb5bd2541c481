/**
 * Whether somebody's hostile program keeps others waiting: `npm run bench:hostile`, after a build. 100 learners answer
 * questions at a steady pace, on SQLite, while one learner submits programs one after the other: nobody, a right one,
 * and each of those below that make most work. Every reply to a program is also written for all platforms, as the bot
 * does it on its own thread.
 *
 * Prints how long answers take, as such and as ratios, and the longest piece of work that the bot's own thread had:
 * processor time of that thread between two turns of its loop, so others on the machine do not count. Linux alone.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeReply as writeDiscord } from '../dist/adapters/discord/messages.js';
import { writeReply as writeSlack } from '../dist/adapters/slack/messages.js';
import { writeMessage as writeTerminal } from '../dist/adapters/terminal/messages.js';
import { loadLessons } from '../dist/src/lesson/load.js';
import { packageFolder } from '../dist/src/package-folder.js';
import { createSandbox } from '../dist/src/sandbox/index.js';
import { openBotStorage } from '../dist/src/storage/bot-storage.js';
import { createTutor } from '../dist/src/tutor/tutor.js';

const LEARNERS = 100;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 10);
/** Answers a second. */
const PACE = 100;
const LESSON = 'cookies';
const CHALLENGE = 'count-the-visits';
const LONGEST_ANSWER = 100;
const LONGEST_PIECE = 50;

const HEAD = 'from flask import Flask, Response, make_response, request\napp = Flask(__name__)\n';
const view = (code) => `${HEAD}@app.route("/")\ndef index():\n    ${code.trim().replaceAll('\n', '\n    ')}\n`;
const setting = (code) => view(`r = make_response("x")\n${code}\nreturn r`);
const SQUEEZED = `import zlib, base64
b = lambda x: base64.urlsafe_b64encode(x).rstrip(b"=").decode()
r = make_response("x")
for n in range(180): r.headers.add("Set-Cookie", f"s{n}=." + b(zlib.compress(INSIDE)) + ".aVZpAA." + "A" * 27)
return r`;
const PROGRAMS = {
  'a cookie with 60,000 spaces': setting('r.headers["Set-Cookie"] = "a" + " " * 60_000 + "=b"'),
  'a cookie with 30,000 attributes': setting('r.headers["Set-Cookie"] = "a=b" + ";x" * 30_000'),
  'a date of 60,000 numbers': setting('r.headers["Set-Cookie"] = "a=b; Expires=" + "1:" * 30_000'),
  '190 cookies of 330 marks': setting(
    'for k in range(190): r.headers.add("Set-Cookie", f"n{k}=" + "<@*_`~|\\\\>:" * 33)',
  ),
  '180 sessions that nest': view(SQUEEZED.replace('INSIDE', 'b\'{"a":\' + b"[" * 2_000 + b"]" * 2_000 + b"}"')),
  '180 sessions of 16,000 characters': view(SQUEEZED.replace('INSIDE', 'b\'{"a":[\' + b"0," * 8_000 + b"%d]}" % n')),
  'a page of 12,000 open tags': view('return "<div>" * 12_000'),
  'a page of entities': view('return "&amp" * 8_000 + "&#x" + "9" * 30_000'),
  'a page of 65,000 backticks': view('return "`" * 65_000'),
  'a flood of prints': view('for _ in range(20_000): print("`*_~|<@>")\nreturn "x" * 65_000'),
  'a traceback of marks': view('raise type("<!channel>" * 20, (Exception,), {})("```@everyone" * 90)'),
  'a loop without end': view('while True: pass'),
};
const RIGHT = view('return "hello"');

/** Processor time of this thread, in milliseconds: it is the one that the process began with. */
const threadTime = () =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1_000_000;

/** Watches the loop until `stop`, which gives the longest piece of work. */
function watchPieces() {
  let longest = 0;
  let before = threadTime();
  const timer = setInterval(() => {
    const now = threadTime();
    longest = Math.max(longest, now - before);
    before = now;
  }, 2);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

const quantile = (values, share) => values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1];

const { lessons } = await loadLessons(join(packageFolder(), 'lessons'));
const folder = mkdtempSync(join(tmpdir(), 'nibble-hostile-'));
const store = await openBotStorage(`file:${join(folder, 'nibble.db')}`);
const sandbox = createSandbox();
await sandbox.ready;
const tutor = createTutor({ lessons, store, sandbox, clock: Date.now, zoneOf: async () => null });
const question = lessons.get(LESSON).steps.find(({ kind, role }) => kind === 'question' && role.kind === 'quiz');

let events = 0;
async function say(learner, text, expected = /./) {
  events += 1;
  const reply = await tutor.handle({ id: `hostile:${events}`, learner, kind: 'message', text });
  if (!expected.test(JSON.stringify(reply))) throw new Error(`${text.slice(0, 200)}: ${JSON.stringify(reply)}`);
  return reply;
}

/** Milliseconds of each answer, from when it was due. */
async function answers() {
  const times = [];
  const running = [];
  const total = LEARNERS * ROUNDS;
  const begin = performance.now();
  for (let number = 0; number < total; ) {
    const due = Math.min(((performance.now() - begin) / 1000) * PACE, total);
    for (; number < due; number += 1) {
      const since = begin + (number / PACE) * 1000;
      running.push(say(`bench:${number % LEARNERS}`, 'A').then(() => times.push(performance.now() - since)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return times;
}

/** Submits it again and again until `stop`, and writes each reply as the platforms show it. */
function submitting(program) {
  let isOver = false;
  let count = 0;
  const done = (async () => {
    while (!isOver) {
      const { blocks } = await say('bench:hostile', `\`\`\`python\n${program}\`\`\``, /checks?|program|run/i);
      for (const write of [writeDiscord, writeSlack, (all) => writeTerminal(all, { width: 80, colours: false })]) {
        write(blocks);
      }
      count += 1;
    }
  })();
  return async () => {
    isOver = true;
    await done;
    return count;
  };
}

async function measure(name, program) {
  const stopWatching = watchPieces();
  const stopSubmitting = program === null ? async () => 0 : submitting(program);
  const times = await answers();
  const submitted = await stopSubmitting();
  const piece = stopWatching();
  return { name, submitted, median: quantile(times, 0.5), p99: quantile(times, 0.99), piece };
}

for (let number = 0; number < LEARNERS; number += 1) {
  await say(`bench:${number}`, `lesson ${LESSON}`);
  await say(`bench:${number}`, `go ${question.id}`);
}
await say('bench:hostile', `lesson ${LESSON}`);
await say('bench:hostile', `go ${CHALLENGE}`);
// What is compiled once is compiled before.
await measure('', RIGHT);

const rows = [await measure('nobody', null), await measure('a right program', RIGHT)];
for (const [name, program] of Object.entries(PROGRAMS)) rows.push(await measure(name, program));
await sandbox.close();
await store.close();
rmSync(folder, { recursive: true });

const [alone, right, ...hostile] = rows;
const write = (cells) =>
  process.stdout.write(
    `${cells[0].padEnd(36)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(16))
      .join('')}\n`,
  );
write(['beside', 'submitted', 'median (ms)', 'p99 (ms)', 'p99 / nobody', 'p99 / right', 'longest piece']);
for (const { name, submitted, median, p99, piece } of rows) {
  const ratios = [p99 / alone.p99, p99 / right.p99];
  write([name, submitted, ...[median, p99, ...ratios, piece].map((value) => value.toFixed(1))]);
}
const worst = (of) => Math.max(...hostile.map(of));
const promises = [
  [`p99 of answers beside a hostile program (ms), at most ${LONGEST_ANSWER}`, worst(({ p99 }) => p99), LONGEST_ANSWER],
  [
    `longest piece of work of the bot’s thread (ms), at most ${LONGEST_PIECE}`,
    worst(({ piece }) => piece),
    LONGEST_PIECE,
  ],
];
for (const [what, value, bound] of promises) {
  process.stdout.write(`${value <= bound ? 'PASS' : 'OVER'}  ${what}: ${value.toFixed(1)}\n`);
}
process.exitCode = promises.every(([, value, bound]) => value <= bound) ? 0 : 1;
