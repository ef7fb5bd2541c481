/**
 * Learners who take whole lessons on a local platform, in a process of their own. The first takes it alone, and what
 * they were told is what everybody else must be told; then the others come, all at once or so many a second.
 */

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatClient } from '../../playground/chat-client.ts';
import { startDiscordServer } from '../../playground/discord/start-server.ts';
import { startSlackServer } from '../../playground/slack/server.ts';
import type { Step } from '../../src/core/lesson.ts';
import { loadLessons } from '../../src/lesson/load.ts';
import { isPredicted } from './asked.ts';
import { SimulatedLearner } from './learner.ts';
import { Lookout } from './look.ts';
import { comparable, hasPicture } from './same-reply.ts';

export type LessonOrder =
  | {
      readonly kind: 'take-lessons';
      readonly learners: number;
      /** How many begin in a second; null for all at once. */
      readonly rate: number | null;
      /** Whether they run the examples, or only read them. */
      readonly runsExamples: boolean;
    }
  | { readonly kind: 'close' };

export type LessonReport =
  /** `settings`: what the bot is started with. */
  | { readonly kind: 'open'; readonly settings: Readonly<Record<string, string>> }
  | {
      readonly kind: 'taken';
      /** Milliseconds of each reply, and of all lessons together. */
      readonly latencies: readonly number[];
      readonly took: number;
      readonly replies: number;
      /** Replies that were not what the first learner was told, some of them described; and forms that did not open. */
      readonly wrong: number;
      readonly differences: readonly string[];
      /** How often somebody was told that the sandbox is full, and came again. */
      readonly turnedAway: number;
      /** Programs that each of them has run. */
      readonly programs: number;
      /** Forms that did not open in time. */
      readonly lostForms: number;
    };

const MOST_DIFFERENCES = 3;
const [, , platform = '', lessonsFolder = ''] = process.argv;
const report = (message: LessonReport) => process.send?.(message);
const loaded = await loadLessons(join(lessonsFolder));
const lesson = loaded.kind === 'lessons' ? loaded.lessons.get('cookies') : undefined;
if (lesson === undefined) throw new Error(`there is no lesson cookies in ${lessonsFolder}`);
const cookies = lesson;
const server = platform === 'discord' ? await openDiscord() : await openSlack();
const lookout = new Lookout(server.onChange);
let alone: readonly Told[] = [];
/** What was told in words where the first learner was shown a picture: the first one who was told so. */
const inWords = new Map<number, string>();

process.on('message', (order: LessonOrder) => void obey(order));
report({ kind: 'open', settings: server.settings });

async function obey(order: LessonOrder): Promise<void> {
  if (order.kind === 'close') {
    await server.close();
    process.exit();
  }
  alone = (await takeAlone(1, order.runsExamples)).replies;
  report(await takeTogether(order));
}

async function takeTogether(order: Extract<LessonOrder, { kind: 'take-lessons' }>): Promise<LessonReport> {
  const { learners, rate, runsExamples } = order;
  const begin = performance.now();
  const taken = await Promise.all(
    Array.from({ length: learners }, async (_, number) => {
      if (rate !== null) await pause((number / rate) * 1000);
      return takeAlone(number + 2, runsExamples);
    }),
  );
  const took = performance.now() - begin;
  const differences = taken.flatMap((one) => differencesOf(one.replies));
  return {
    kind: 'taken',
    latencies: taken.flatMap(({ latencies }) => latencies),
    took,
    replies: taken.reduce((sum, one) => sum + one.replies.length, 0),
    wrong: differences.length + sumOf(taken, 'lostForms'),
    differences: differences.slice(0, MOST_DIFFERENCES),
    turnedAway: sumOf(taken, 'turnedAway'),
    programs: cookies.steps.filter((step, index) => isRun(step, index, runsExamples)).length,
    lostForms: sumOf(taken, 'lostForms'),
  };
}

/** Whether who takes a step runs a program there; a prediction runs the example that follows it. */
function isRun(step: Step, index: number, runsExamples: boolean): boolean {
  if (step.kind === 'example') return runsExamples && !isPredicted(cookies, index);
  return step.kind === 'exercise' || (step.kind === 'question' && step.role.kind === 'predict');
}

const sumOf = <Key extends string>(taken: readonly Readonly<Record<Key, number>>[], key: Key): number =>
  taken.reduce((sum, one) => sum + one[key], 0);

interface Told {
  /** Without what may differ. */
  readonly words: string;
  readonly isPictured: boolean;
}

async function takeAlone(number: number, runsExamples: boolean) {
  const replies: Told[] = [];
  const latencies: number[] = [];
  let turnedAway = 0;
  let lostForms = 0;
  const learner = new SimulatedLearner({
    window: server.window(`UL${number}`),
    lesson: cookies,
    lookout,
    runsExamples,
    onAnswer: ({ action, shown, took }) => {
      replies.push({ words: `${action}\n${comparable(shown)}`, isPictured: hasPicture(shown) });
      latencies.push(took);
    },
    turnedAway: () => {
      // That was the right thing to be told, and is no part of the lesson.
      replies.pop();
      turnedAway += 1;
    },
    lostForm: () => {
      lostForms += 1;
    },
  });
  await learner.takeLesson();
  return { replies, latencies, turnedAway, lostForms };
}

function differencesOf(replies: readonly Told[]): string[] {
  const wrong = alone.flatMap((reply, index) =>
    isSame(reply, replies[index], index) ? [] : [`${replies[index]?.words}\n≠\n${reply.words}`],
  );
  return replies.length === alone.length ? wrong : [...wrong, `${replies.length} replies in place of ${alone.length}`];
}

/** Where more pictures are asked for than are drawn, the others are told in words: all of them in the same. */
function isSame(first: Told, told: Told | undefined, index: number): boolean {
  if (told === undefined || told.words === first.words) return told !== undefined;
  if (!first.isPictured || told.isPictured) return false;
  const words = inWords.get(index) ?? told.words;
  inWords.set(index, words);
  return told.words === words;
}

interface LocalPlatform {
  readonly settings: Readonly<Record<string, string>>;
  readonly onChange: (look: () => void) => () => void;
  window(user: string): ChatClient;
  close(): Promise<void>;
}

async function openDiscord(): Promise<LocalPlatform> {
  const discord = await startDiscordServer();
  return {
    settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    onChange: discord.onChange,
    window: (user) => discord.client({ user, place: 'dm' }),
    close: () => discord.close(),
  };
}

async function openSlack(): Promise<LocalPlatform> {
  const slack = await startSlackServer({ delivery: 'socket' });
  const { botToken, appToken = '' } = slack.credentials;
  return {
    settings: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slack.apiUrl },
    onChange: (look) => slack.workspace.onChange(look),
    window: (user) => slack.client({ user, place: 'dm' }),
    close: () => slack.close(),
  };
}
