/**
 * What the adapters cost: `npm run bench:adapters`. Nibble (tutor, database on the disk and all) and a bare handler
 * that sends the same number of requests take turns on the same local server; then the whole program is started as an
 * operator does. Prints each promise with PASS or OVER, and ends with 1 when one is not kept.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BotOrder, BotReport } from './bot.ts';
import type { Order, Report } from './crowd.ts';

const here = dirname(fileURLToPath(import.meta.url));
const main = join(here, '../../../src/main.js');
const folder = await mkdtemp(join(tmpdir(), 'nibble-bench-'));

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const LEARNERS = Number(process.env.LEARNERS ?? 2000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const WARM_UP = 1000;
const IN_FLIGHT = 32;
/** In a round: as many as press before it is measured, and then. They all are in one channel, whose messages add up. */
const ROUND_WARM_UP = 200;
const ROUND_PLAYERS = 400;

type Platform = 'discord' | 'slack';
type Bot = 'bare' | 'nibble';

interface Round {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  /** Microseconds of the bot's processor time for an answer. */
  readonly processor: number;
  readonly requests: number;
}

const children: ChildProcess[] = [];

function launch(script: string, ...args: readonly string[]): ChildProcess {
  const child = fork(join(here, script), args);
  children.push(child);
  return child;
}

/** The next message of a child that is of this kind. */
function next<Message extends { kind: string }, Kind extends Message['kind']>(child: ChildProcess, kind: Kind) {
  return new Promise<Extract<Message, { kind: Kind }>>((resolve, reject) => {
    const listen = (message: Message) => {
      if (message.kind !== kind) return;
      child.off('message', listen);
      resolve(message as Extract<Message, { kind: Kind }>);
    };
    child.on('message', listen);
    child.once('exit', (code) => reject(new Error(`a process ended with ${code}`)));
  });
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

/** What is answered: a question of a lesson, each learner on their own, or one of a round, all in a channel. */
type Scene = 'lesson' | 'round';

async function measure(platform: Platform, name: Bot, round: number, scene: Scene): Promise<Round> {
  const crowd = launch('crowd.js', platform);
  const { apiUrl, token } = await next<Report, 'open'>(crowd, 'open');
  const settings = { apiUrl, token, database: join(folder, `${scene}-${platform}-${round}.db`), scene };
  const bot = launch('bot.js', platform, name, JSON.stringify(settings));
  const { port } = await next<BotReport, 'ready'>(bot, 'ready');
  const tell = async (order: Order) => {
    const ready = next<Report, 'ready'>(crowd, 'ready');
    crowd.send(order);
    await ready;
  };
  const joinAs = async (learners: readonly string[]) => {
    const opening = name === 'nibble' ? 'Next' : null;
    if (scene === 'lesson') await tell({ kind: 'begin', learners, command: '/lesson bench', opening, port });
    else await tell({ kind: 'come', learners });
  };
  const answer = async (learners: readonly string[]) => {
    await joinAs(learners);
    const before = await usage(bot);
    const pressed = next<Report, 'pressed'>(crowd, 'pressed');
    crowd.send({ kind: 'press', inFlight: IN_FLIGHT, isInChannel: scene === 'round' } satisfies Order);
    return { ...(await pressed), before };
  };
  if (scene === 'round') {
    const command = platform === 'discord' ? '/quiz name:bench how:together' : '/quiz bench together';
    await tell({ kind: 'gather', command, opening: name === 'nibble' ? ['Join', 'Host: start'] : [], port });
  }
  const [warm, count] = scene === 'lesson' ? [WARM_UP, LEARNERS] : [ROUND_WARM_UP, ROUND_PLAYERS];
  const people = (letter: string, many: number) =>
    Array.from({ length: many }, (_, index) => `U${round}${letter}${index}`);
  // A bot runs for weeks: its first second, in which V8 is still compiling it, is not what an answer costs.
  await answer(people('W', warm));
  const { latencies, took, requests, before } = await answer(people('N', count));
  const after = await usage(bot);
  bot.removeAllListeners('exit');
  crowd.removeAllListeners('exit');
  bot.send({ kind: 'stop' } satisfies BotOrder);
  crowd.send({ kind: 'close' } satisfies Order);
  return {
    perSecond: (count / took) * 1000,
    median: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    processor: (after.processor - before.processor) / count,
    requests: requests / count,
  };
}

async function usage(bot: ChildProcess) {
  const answered = next<BotReport, 'usage'>(bot, 'usage');
  bot.send({ kind: 'usage' } satisfies BotOrder);
  return answered;
}

/** Bare and Nibble in turns, so that both meet the same noise; of each what lies in the middle. */
async function compare(platform: Platform, scene: Scene): Promise<Readonly<Record<Bot, Round>>> {
  const rounds: Record<Bot, Round[]> = { bare: [], nibble: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of ['bare', 'nibble'] as const) {
      const result = await measure(platform, name, round * 2 + (name === 'bare' ? 0 : 1), scene);
      rounds[name].push(result);
      print(platform, scene, name, result);
    }
  }
  return { bare: middle(rounds.bare), nibble: middle(rounds.nibble) };
}

const middle = (rounds: readonly Round[]): Round => {
  const of = (key: keyof Round) =>
    quantile(
      rounds.map((round) => round[key]),
      0.5,
    );
  return {
    perSecond: of('perSecond'),
    median: of('median'),
    p99: of('p99'),
    processor: of('processor'),
    requests: of('requests'),
  };
};

function print(
  platform: Platform,
  scene: Scene,
  name: Bot,
  { perSecond, median, p99, processor, requests }: Round,
): void {
  const cells = [
    platform.padEnd(8),
    scene.padEnd(7),
    name.padEnd(7),
    `${perSecond.toFixed(0).padStart(6)} answers/s`,
    // Nobody looks for each answer in a channel.
    ...(Number.isNaN(median)
      ? []
      : [`median ${median.toFixed(1).padStart(6)} ms`, `p99 ${p99.toFixed(1).padStart(6)} ms`]),
    `${processor.toFixed(0).padStart(5)} µs of processor`,
    `${requests.toFixed(2)} requests`,
  ];
  say(cells.join('  '));
}

interface Started {
  /** Milliseconds from the start of the process to the line "ready". */
  readonly ready: number;
  /** Milliseconds of processor time until then. */
  readonly processor: number;
  /** Megabytes of the bot's own process, a while later; its sandbox is another process. */
  readonly memory: number;
}

/** Both say "ready" once their commands are usable on both platforms. */
const PROGRAMS: Readonly<Record<Bot, readonly string[]>> = {
  nibble: ['--max-semi-space-size=4', main, 'start'],
  bare: [join(here, 'bare-start.js')],
};

/** The whole program with both adapters, as `nibble start` runs it; or the bare libraries. */
async function startWhole(name: Bot): Promise<Started> {
  const servers = await Promise.all(
    (['discord', 'slack'] as const).map(async (platform) => {
      const server = launch('crowd.js', platform);
      return { server, ...(await next<Report, 'open'>(server, 'open')) };
    }),
  );
  const [discord, slack] = servers;
  const begin = performance.now();
  const child = spawn(process.execPath, PROGRAMS[name], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: discord?.token,
      DISCORD_API_URL: discord?.apiUrl,
      SLACK_BOT_TOKEN: slack?.token,
      SLACK_SIGNING_SECRET: 'local-signing-secret',
      SLACK_API_URL: slack?.apiUrl,
      PORT: '0',
      DATABASE_URL: `file:${join(folder, 'whole.db')}`,
      DATA_DIR: folder,
    },
  });
  const pid = child.pid ?? 0;
  const [ready, processor] = await new Promise<readonly [number, number]>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (/^ready$|"msg":"ready"/m.test(said)) resolve([performance.now() - begin, processorMilliseconds(pid)]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`the program ended:\n${said}`)));
  });
  await pause(8000);
  const memory = residentMegabytes(pid);
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  for (const { server } of servers) {
    server.removeAllListeners('exit');
    server.send({ kind: 'close' } satisfies Order);
  }
  return { ready, processor, memory };
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;

/** Of all threads, to the next hundredth of a second. */
function processorMilliseconds(pid: number): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user = '', system = ''] = fields.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

let isOver = false;
function promise(text: string, value: number, holds: boolean): void {
  isOver ||= !holds;
  say(`${holds ? 'PASS' : 'OVER'}  ${text}: ${value.toFixed(2)}`);
}

async function answersOfLessons(): Promise<void> {
  for (const platform of ['discord', 'slack'] as const) {
    const { bare, nibble } = await compare(platform, 'lesson');
    const share = nibble.perSecond / bare.perSecond;
    promise(`${platform}: answers a second, as a share of a bare handler's (0.7 or more)`, share, share >= 0.7);
    const slower = nibble.p99 / bare.p99;
    promise(
      `${platform}: p99 with ${IN_FLIGHT} in flight, in times of a bare handler's (2 or less)`,
      slower,
      slower <= 2,
    );
    const cost = nibble.processor / bare.processor;
    say(`      ${platform}: processor time for an answer, in times of a bare handler's: ${cost.toFixed(2)}`);
  }
}

async function pressesInRounds(): Promise<void> {
  for (const platform of ['discord', 'slack'] as const) {
    const round = await compare(platform, 'round');
    const pressed = round.nibble.perSecond / round.bare.perSecond;
    promise(
      `${platform}: presses in a round a second, as a share of a bare handler's (0.7 or more)`,
      pressed,
      pressed >= 0.7,
    );
    const cost = round.nibble.processor / round.bare.processor;
    say(`      ${platform}: processor time for a press, in times of a bare handler's: ${cost.toFixed(2)}`);
  }
}

/** Nibble and the bare libraries in turns; the first start of all makes the database, the snapshot and the lessons. */
async function wholeProgram(): Promise<void> {
  const first = await startWhole('nibble');
  const starts: Record<Bot, Started[]> = { bare: [], nibble: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of ['bare', 'nibble'] as const) starts[name].push(await startWhole(name));
  }
  const of = (name: Bot, key: keyof Started) =>
    quantile(
      starts[name].map((start) => start[key]),
      0.5,
    );
  const told = ({ ready, processor, memory }: Started) =>
    `ready after ${ready.toFixed(0)} ms, ${processor.toFixed(0)} ms of processor, ${memory.toFixed(0)} MB`;
  say(`      the first start, with an empty data folder: ${told(first)}`);
  for (const name of ['bare', 'nibble'] as const) {
    const [ready, processor, memory] = [of(name, 'ready'), of(name, 'processor'), of(name, 'memory')];
    say(`      ${name.padEnd(7)} ${told({ ready, processor, memory })}`);
  }
  const ready = of('nibble', 'ready');
  const memory = of('nibble', 'memory');
  promise(
    'both adapters: seconds from the start of the process until commands are usable (1.5 or less)',
    ready / 1000,
    ready <= 1500,
  );
  say(`      usable after, in times of the bare libraries': ${(ready / of('bare', 'ready')).toFixed(2)}`);
  const cost = of('nibble', 'processor') / of('bare', 'processor');
  say(`      processor time until then, in times of the bare libraries': ${cost.toFixed(2)}`);
  promise('both adapters: megabytes resident when idle (160 or less)', memory, memory <= 160);
}

try {
  // `ONLY=rounds` for one of the parts.
  const parts = { lessons: answersOfLessons, rounds: pressesInRounds, program: wholeProgram };
  for (const [name, run] of Object.entries(parts)) if ((process.env.ONLY ?? name) === name) await run();
} finally {
  for (const child of children) child.kill();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = isOver ? 1 : 0;
