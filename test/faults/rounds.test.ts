/**
 * A round on each platform at once, while what can go wrong does: bots are killed (-9) and frozen, connections break,
 * presses are delivered again, and the platforms ask to wait. Every answer that a player was told of is counted once,
 * nothing tells a key before its question is closed, and nobody is looked up.
 *
 * A few players and faults, more of these in `npm run test:long`. `npm run soak:rounds` takes 300 players, 10 questions
 * and 100 faults, and there also measures: how soon after its close a question is revealed, and the time between two
 * changes of a message.
 */

import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { QuestionStep } from '../../src/core/lesson.ts';
import { inlineText, proseText } from '../../src/core/prose.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import { temporaryFolder } from '../e2e/test-app.ts';
import { cookies, greetings } from '../fixtures/lessons.ts';
import { openEngines } from './engines.ts';
import { type Platforms, startPlatforms } from './participants.ts';
import { describeReveals, type Failure, type Strike, watchReveals } from './reveal-times.ts';
import { optionsOf, type Player, RoundCrowd } from './round-crowd.ts';
import { StartedBot } from './started-bot.ts';

const FEW = 6;
const PLAYERS = Number(process.env.NIBBLE_PLAYERS ?? FEW);
const FAULTS = Number(process.env.NIBBLE_FAULTS ?? 3);
const SEED = Number(process.env.NIBBLE_SEED ?? 1);
const IS_SOAK = PLAYERS > FEW;
const [lesson, lessonsFolder] = IS_SOAK
  ? [cookies(), fileURLToPath(new URL('../../lessons', import.meta.url))]
  : [greetings(), fileURLToPath(new URL('../fixtures/lessons', import.meta.url))];
/** Longer than a round is held without word. */
const FROZEN_FOR = 7000;
/** How long the platforms ask to wait, milliseconds. */
const ASKED = 1000;

const engines = await openEngines();
const [engine, makeDatabase] = engines.at(-1) ?? [];
/** A file has one bot. */
const BOTS = engine === 'PostgreSQL' ? 2 : 1;

it(`a round on each platform comes to its board with every answer counted once (${PLAYERS} players, ${FAULTS} faults)`, {
  timeout: 360_000 + PLAYERS * 4000 + FAULTS * 12_000,
}, async ({ annotate }) => {
  if (makeDatabase === undefined) throw new Error('there is no engine');
  const [database, platforms] = await Promise.all([makeDatabase(), startPlatforms()]);
  const folders = await Promise.all(Array.from({ length: BOTS }, temporaryFolder));
  const settings = { ...platforms.settings, DATABASE_URL: database.url, LESSONS_DIR: lessonsFolder };
  const bots = folders.map(({ path }) => new StartedBot({ folder: path, settings, preload: ['quick-slack'] }));
  const store = await openStorage(database.url);
  onTestFinished(async () => {
    await Promise.all(bots.map((bot) => bot.end()));
    await store.close();
    await Promise.all([platforms.close(), ...folders.map((folder) => folder.remove())]);
    await database.remove();
  });
  for (const bot of bots) await bot.start();
  platforms.slack.workspace.memberships.add('C1');

  const harm = createHarm(platforms, bots);
  const crowds = [
    {
      name: 'discord',
      command: `/quiz name:${lesson.id} how:together`,
      crowd: crowdOn(platforms, 'discord', harm.strike),
    },
    { name: 'slack', command: `/quiz ${lesson.id} together`, crowd: crowdOn(platforms, 'slack', harm.strike) },
  ] as const;
  const dice = fc.sample(fc.array(fc.nat(1000), { minLength: 97, maxLength: 97 }), { seed: SEED, numRuns: 1 })[0] ?? [];
  const watching = IS_SOAK
    ? crowds.map(({ name, crowd }) => ({ name, crowd, times: watch(store, name, platforms, crowd, harm.strikes) }))
    : [];
  await Promise.all(
    crowds.map(async ({ command, crowd }) => {
      await crowd.open(command);
      await crowd.play((player, question, options) => {
        const roll = (more: number) => (dice[(player * 7 + question * 13 + more) % dice.length] ?? 0) % options;
        return player % 3 === 0 ? [roll(0), roll(1)] : [roll(2)];
      });
    }),
  );
  await harm.over();

  for (const { name, crowd } of crowds) {
    await expectEveryAnswerOnce(store, name, crowd);
    expectNoKeyBeforeItsReveal(crowd);
  }
  for (const { name, crowd, times } of watching) await annotate(describeReveals(name, await times()) + pace(crowd));
  expect(harm.struck).toHaveLength(FAULTS);
  expect([...platforms.discord.pings, ...platforms.slack.pings]).toEqual([]);
  const lookUps = platforms.discord.requests.filter(({ path }) => /\/members|\/users\/\d/.test(path));
  expect(lookUps).toEqual([]);
  expect(platforms.slack.calls('users.info')).toEqual([]);
  await annotate(`${engine}, ${bots.map(({ lives }) => lives).join(' and ')} lives; struck ${harm.struck.join(', ')}`);
});

function crowdOn({ discord, slack }: Platforms, platform: 'discord' | 'slack', before: () => void): RoundCrowd {
  const count = Math.max(2, Math.round((PLAYERS * (platform === 'discord' ? 2 : 1)) / 3));
  const join = (index: number): Player => {
    const user = `U${platform === 'discord' ? 'D' : 'S'}${index}`;
    if (platform === 'slack') return { id: `slack:T0LOCAL:${user}`, window: slack.client({ user, place: 'channel' }) };
    const window = discord.client({ user, place: 'server' });
    return { id: `discord:${window.accountId}`, window };
  };
  const players = [join(0), ...Array.from({ length: count - 1 }, (_, index) => join(index + 1))] as const;
  const onChange = (look: () => void) =>
    platform === 'discord' ? discord.onChange(look) : slack.workspace.onChange(look);
  return new RoundCrowd({ lesson, players, onChange, before });
}

/** Does harm now and then: with the first presses, and from then on with every so many. */
function createHarm({ discord, slack }: Platforms, bots: readonly StartedBot[]) {
  const underWay = new Set<Promise<unknown>>();
  const struck: string[] = [];
  const strikes: Strike[] = [];
  const pressesApart = Math.max(2, Math.floor((PLAYERS * (IS_SOAK ? 12 : 4)) / FAULTS));
  let presses = 0;
  let isDown = false;
  /** One bot at a time is away. */
  const away = async (bot: StartedBot | undefined, harm: (bot: StartedBot) => Promise<void>) => {
    if (bot === undefined || isDown) return void discord.dropConnection();
    isDown = true;
    await harm(bot).finally(() => {
      isDown = false;
    });
  };
  const kinds: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['killed one', () => away(bots[0], (bot) => bot.dieAndComeBack())],
    ['delivered again', async () => void (await Promise.all([discord.redeliver(), slack.deliveries.repeatLast()]))],
    [
      'froze',
      () =>
        away(bots[0], async (bot) => {
          bot.signal('SIGSTOP');
          await wait(FROZEN_FOR);
          bot.signal('SIGCONT');
        }),
    ],
    [
      'asked to wait',
      async () => {
        discord.failNext({ request: /^PATCH \/channels/, status: 429, retryAfter: ASKED / 1000 });
        slack.faults.limitNext('chat.update', ASKED / 1000);
      },
    ],
    [
      'cut',
      async () => {
        discord.dropConnection();
        await slack.socket.reconnect('cut');
      },
    ],
    ['killed the other', () => away(bots.at(-1), (bot) => bot.dieAndComeBack())],
    [
      'stumbled',
      async () => {
        discord.failNext({ request: /^PATCH \/channels/, status: 502 });
        slack.faults.stumbleNext('chat.update', 502);
      },
    ],
    ['delivered again', async () => void (await Promise.all([discord.redeliver(), slack.deliveries.repeatLast()]))],
  ];
  return {
    struck,
    strikes,
    strike(): void {
      presses += 1;
      if (presses % pressesApart !== 0 || struck.length >= FAULTS) return;
      const [name, harm] = kinds[struck.length % kinds.length] ?? ['', async () => undefined];
      struck.push(name);
      const strike: Strike = { name, from: Date.now(), until: null };
      strikes.push(strike);
      // A platform that cannot deliver again, or has nobody to cut off, does no harm.
      const done: Promise<unknown> = harm()
        .catch(() => undefined)
        .finally(() => {
          strike.until = Date.now();
          underWay.delete(done);
        });
      underWay.add(done);
    },
    async over(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}

/** What is stored is what the players were told last, question by question, and nothing else. */
async function expectEveryAnswerOnce(
  store: LocalStorage,
  platform: string,
  { told, message }: RoundCrowd,
): Promise<void> {
  const questions = lesson.steps.filter((step): step is QuestionStep => step.kind === 'question');
  const seen: string[] = [];
  const ids = new Set<string>();
  for (const [title, players] of told) {
    const step = questions.find((one) => one.title === title);
    for (const [id, words] of players) {
      ids.add(id);
      const changes = words.filter((one, index) => index > 0 && one !== words[index - 1]).length;
      const option =
        optionsOf(step ?? expectStep(title)).findIndex(({ label }) => inlineText(label) === words.at(-1)) + 1;
      seen.push(JSON.stringify({ id, step: step?.id, option, changes }));
    }
  }
  const stored: string[] = [];
  for (const id of ids) {
    const { rounds } = await store.loadAll(id);
    stored.push(...rounds.map(({ step, option, changes }) => JSON.stringify({ id, step, option, changes })));
  }
  expect(stored.toSorted(), platform).toEqual(seen.toSorted());
  // The board, too, is what the witness counted.
  const right = (id: string) =>
    [...told].filter(([title, players]) => {
      const key = optionsOf(questions.find((one) => one.title === title) ?? expectStep(title)).find((one) => one.right);
      return inlineText(key?.label ?? []) === players.get(id)?.at(-1);
    }).length;
  const best = Math.max(...[...ids].map(right));
  expect(message).toContain(`${best} of ${told.size} right`);
}

function expectStep(title: string): never {
  throw new Error(`no question is called ${title}`);
}

function expectNoKeyBeforeItsReveal({ shown }: RoundCrowd): void {
  const questions = lesson.steps.filter((step): step is QuestionStep => step.kind === 'question');
  const open = shown.filter(({ text }) => /^Question \d+ of \d+\n/.test(text));
  expect(open.length).toBeGreaterThan(0);
  for (const { text } of open) {
    expect(text).not.toMatch(/is right|chosen by/);
    const step = questions.find(({ prompt }) => text.includes(proseText(prompt).split('\n')[0] ?? '?'));
    for (const why of optionsOf(step ?? expectStep(text)).flatMap((one) => one.why)) {
      const words = proseText([why]).split('\n')[0] ?? '';
      if (words.length > 20) expect(text).not.toContain(words);
    }
  }
}

function watch(
  store: LocalStorage,
  name: 'discord' | 'slack',
  { discord, slack }: Platforms,
  crowd: RoundCrowd,
  strikes: readonly Strike[],
) {
  const failures = (): readonly Failure[] =>
    name === 'slack'
      ? slack
          .calls('chat.update')
          .filter(({ answer }) => !answer.ok)
          .map(({ at, answer }) => ({
            at,
            name: String(answer.error),
            wait: typeof answer.retryAfter === 'number' ? answer.retryAfter * 1000 : 0,
          }))
      : discord.requests
          .filter(({ method, path, status }) => method === 'PATCH' && path.startsWith('/channels/') && status >= 400)
          .map(({ at, status }) => ({ at, name: `answered with ${status}`, wait: status === 429 ? ASKED : 0 }));
  const room =
    name === 'slack'
      ? { server: 'slack:T0LOCAL', channel: 'C1' }
      : { server: `discord:${discord.guild}`, channel: discord.channel };
  return watchReveals({ store, room, crowd, strikes, failures });
}

function pace({ shown }: RoundCrowd): string {
  const gaps = shown.slice(1).map(({ at }, index) => at - (shown[index]?.at ?? at));
  return `\n${shown.length} texts, at least ${(Math.min(...gaps) / 1000).toFixed(2)} s apart`;
}
