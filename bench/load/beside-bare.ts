/** One press and its answer: Nibble beside bare discord.js and bare Bolt, in turns on the same local servers. */
import { join } from 'node:path';
import type { BotOrder, BotReport } from '../adapters/bot.ts';
import type { Order, Report } from '../adapters/crowd.ts';
import { launch, next } from './children.ts';
import { quantile, type Result } from './result.ts';

const LEARNERS = Number(process.env.LEARNERS ?? 1000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const IN_FLIGHT = 32;

type Platform = 'discord' | 'slack';
type Bot = 'bare' | 'nibble';

interface Round {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
}

export interface Compared {
  readonly platform: Platform;
  readonly bare: Round;
  readonly nibble: Round;
}

export const LIBRARIES = { discord: 'bare discord.js', slack: 'bare Bolt' } as const;

/** Both meet the same noise; of each what lies in the middle. */
export async function compare(folder: string, platform: Platform): Promise<Compared> {
  const rounds: Record<Bot, Round[]> = { bare: [], nibble: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of ['bare', 'nibble'] as const) rounds[name].push(await measure(folder, platform, name, round));
  }
  return { platform, bare: middle(rounds.bare), nibble: middle(rounds.nibble) };
}

export function resultOfComparison(compared: readonly Compared[]): Result {
  return {
    title: 'One press and its answer, beside the bare libraries',
    about:
      `${LEARNERS} learners press the button of an answer, ${IN_FLIGHT} at a time. Nibble checks the answer, keeps it on the ` +
      'disk and shows the feedback; the bare handler says the same words to everybody.',
    rows: compared.flatMap(({ platform, bare, nibble }) => [
      ...rowsOf(LIBRARIES[platform], bare),
      ...rowsOf(`Nibble on ${platform === 'discord' ? 'Discord' : 'Slack'}`, nibble),
    ]),
    promises: [],
  };
}

const rowsOf = (name: string, { perSecond, median, p99 }: Round) => [
  { name: `${name}: answers a second`, value: perSecond, unit: '/s' },
  { name: `${name}: median`, value: median, unit: 'ms' },
  { name: `${name}: p99`, value: p99, unit: 'ms' },
];

async function measure(folder: string, platform: Platform, name: Bot, round: number): Promise<Round> {
  const crowd = launch('../adapters/crowd.js', platform);
  const { apiUrl, token } = await next<Report, 'open'>(crowd, 'open');
  const settings = { apiUrl, token, database: join(folder, `${platform}-${name}-${round}.db`) };
  const bot = launch('../adapters/bot.js', platform, name, JSON.stringify(settings));
  const { port } = await next<BotReport, 'ready'>(bot, 'ready');
  const learners = Array.from({ length: LEARNERS }, (_, index) => `U${round}N${index}`);
  const opening = name === 'nibble' ? 'Next' : null;
  const ready = next<Report, 'ready'>(crowd, 'ready');
  crowd.send({ kind: 'begin', learners, command: '/lesson bench', opening, port } satisfies Order);
  await ready;
  const pressed = next<Report, 'pressed'>(crowd, 'pressed');
  crowd.send({ kind: 'press', inFlight: IN_FLIGHT, isInChannel: false } satisfies Order);
  const { latencies, took } = await pressed;
  bot.send({ kind: 'stop' } satisfies BotOrder);
  crowd.send({ kind: 'close' } satisfies Order);
  return {
    perSecond: (LEARNERS / took) * 1000,
    median: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

function middle(rounds: readonly Round[]): Round {
  const of = (key: keyof Round) =>
    quantile(
      rounds.map((round) => round[key]),
      0.5,
    );
  return { perSecond: of('perSecond'), median: of('median'), p99: of('p99') };
}
