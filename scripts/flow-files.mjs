/**
 * In how many of our own files does something run for one event? Counted by V8's precise coverage of the bot's threads,
 * over the real bots on the local platforms. Prints a table; `--write` puts it into docs/architecture.md, `--files
 * NAME` lists one flow's files.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({ options: { write: { type: 'boolean' }, files: { type: 'string' } } });
const dist = pathToFileURL(join(root, 'dist/')).href;

const inspector = new Session();
inspector.connect();
/** One for each thread: posts a command to its profiler. */
const profilers = [(method, params) => inspector.post(method, params)];
const START = ['Profiler.startPreciseCoverage', { callCount: true, detailed: false }];
await inspector.post('Profiler.enable');
await inspector.post(...START);
const answers = new Map();
let lastId = 0;
inspector.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
  const { id, result } = JSON.parse(params.message);
  answers.get(id)?.(result);
});
inspector.on('NodeWorker.attachedToWorker', ({ params: { sessionId } }) => {
  const post = (method, params = {}) =>
    new Promise((resolve) => {
      lastId += 1;
      answers.set(lastId, resolve);
      void inspector.post('NodeWorker.sendMessageToWorker', {
        sessionId,
        message: JSON.stringify({ id: lastId, method, params }),
      });
    });
  profilers.push(post);
  void post('Profiler.enable');
  void post(...START);
  void post('Runtime.runIfWaitingForDebugger');
  inspector.on('NodeWorker.detachedFromWorker', ({ params }) => {
    if (params.sessionId === sessionId) profilers.splice(profilers.indexOf(post), 1);
  });
});
await inspector.post('NodeWorker.enable', { waitForDebuggerOnStart: true });

/** The files below dist/src and dist/adapters in which a function ran, in any thread, since this was last asked. */
async function filesThatRan() {
  const scripts = (await Promise.all(profilers.map((post) => post('Profiler.takePreciseCoverage')))).flatMap(
    ({ result }) => result,
  );
  const ran = scripts
    .filter(({ url }) => url.startsWith(`${dist}src/`) || url.startsWith(`${dist}adapters/`))
    .filter(({ functions }) => functions.some(({ ranges: [whole] }, index) => index > 0 && whole.count > 0))
    .map(({ url }) => url.slice(dist.length).replace(/\.js$/, '.ts'));
  return [...new Set(ran)].sort();
}

const load = (path) => import(`${dist}${path}.js`);
const { openApp } = await load('src/cli/app');
const { startDiscord } = await load('adapters/discord/connect');
const { startSlack } = await load('adapters/slack/connect');
const { startDiscordServer } = await load('playground/discord/start-server');
const { startSlackServer } = await load('playground/slack/server');
const { readConfig } = await load('src/config');
const { createLog } = await load('src/log');

const folder = await mkdtemp(join(tmpdir(), 'nibble-flows-'));
const silent = createLog({ level: 'silent', secrets: [] });
const ready = withResolvers();
/** The sandbox gets ready in the background; it says so in the log. */
const log = { ...silent, info: (event) => event === 'the sandbox is ready' && ready.resolve() };
let ahead = 0;
const clock = () => Date.now() + ahead;
const app = await openApp(
  readConfig({ DATA_DIR: folder, DATABASE_URL: `file:${join(folder, 'nibble.db')}`, LOG_LEVEL: 'silent' }),
  log,
  clock,
);
const [discord, slack] = [await startDiscordServer(), await startSlackServer({ delivery: 'socket', postInterval: 0 })];
const bots = [
  await startDiscord({ token: discord.token, apiUrl: discord.apiUrl, tutor: app.tutor, log }),
  await startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor: app.tutor, log, postInterval: 0 }),
];
const reminders = app.startReminders({ discord: bots[0].platform, slack: bots[1].platform });

/** A promise that others resolve; Node 20 has no function for that. */
function withResolvers() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/**
 * Long enough for what follows an answer (the commit's end, a cleared message) to be over: nothing is measured in time
 * here.
 */
const pause = () => new Promise((resolve) => setTimeout(resolve, 700));
await ready.promise;
await pause();
await filesThatRan();
await pause();
/** In these something runs by the clock alone, such as the look for changed lessons: they are no part of a flow. */
const idle = await filesThatRan();
const flows = [];
async function measure(name, most, flow) {
  await pause();
  await filesThatRan();
  await flow();
  await pause();
  flows.push({ name, most, files: (await filesThatRan()).filter((file) => !idle.includes(file)) });
}

const ada = discord.client({ user: 'ada', place: 'dm' });
await measure('`/lesson cookies` on Discord', 32, async () => {
  await ada.command('/lesson cookies');
  await ada.waitFor(/step 1 of/);
});
await measure('Discord press on Next', 30, async () => {
  await ada.press('Next');
  await ada.waitFor(/step 2 of/);
});
const lin = slack.client({ user: 'U1', place: 'dm' });
await lin.command('/quiz cookies');
await lin.waitFor(/Quiz, step/);
await measure('Slack quiz press', 32, async () => {
  await lin.press(/^A\b/);
  await lin.waitForButton('Next');
});
await lin.command('/lesson cookies');
await lin.type('go practice');
await lin.waitFor(/Practice, step/);
await lin.press('Next');
await lin.waitForButton('Fill in the blanks');
await measure('Slack exercise submission', 75, async () => {
  await lin.press('Fill in the blanks');
  await lin.waitForForm();
  const names = [...JSON.stringify(lin.form()).matchAll(/blank-\d+/g)].map(([name]) => name);
  await lin.fill(Object.fromEntries(names.map((name) => [name, 'lang'])));
  await lin.waitFor(/Not there yet|checks? passed/, 20_000);
});
await ada.type('quiz cookies');
await ada.waitFor(/Quiz, step/);
await ada.type('a');
await ada.waitForButton('Next');
await ada.type('reminders on');
await pause();
// Reminders come at 18:00 UTC unless the learner says otherwise. A week on; the first tick finds it late, and leaves it
// to the second.
const DAY = 24 * 60 * 60 * 1000;
ahead = Math.ceil(Date.now() / DAY) * DAY + 6 * DAY + 18.1 * 60 * 60 * 1000 - Date.now();
await (await reminders.tick()).delivered;
await measure('a minute\u2019s tick to a delivered reminder', 40, async () => {
  await (await reminders.tick()).delivered;
  await ada.waitFor(/card/);
});

await reminders.stop();
await Promise.all(bots.map((bot) => bot.stop()));
await Promise.all([discord.close(), slack.close()]);
await app.close();
await rm(folder, { recursive: true });

const table = [
  '| flow | files | most |',
  '|---|---|---|',
  ...flows.map(({ name, most, files }) => `| ${name} | ${files.length} | ${most} |`),
].join('\n');
process.stdout.write(`${table}\n`);
if (options.write) {
  const page = join(root, 'docs/architecture.md');
  const [START_MARK, END_MARK] = ['<!-- flow-files: written by scripts/flow-files.mjs -->', '<!-- /flow-files -->'];
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(START_MARK);
  const [, after] = (rest ?? '').split(END_MARK);
  if (after === undefined)
    throw new Error(`docs/architecture.md has no place for the table: ${START_MARK} … ${END_MARK}`);
  writeFileSync(page, `${before}${START_MARK}\n\n${table}\n\n${END_MARK}${after}`);
}
if (options.files !== undefined) {
  const shown = flows.filter(({ name }) => name.toLowerCase().includes(options.files.toLowerCase()));
  for (const { name, files } of shown) process.stdout.write(`\n${name}\n${files.join('\n')}\n`);
}
