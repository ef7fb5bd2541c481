/**
 * A bot is killed (-9) while it tells a class's channel something and gives a role: on Discord and on Slack at once,
 * and on PostgreSQL with two bots. Each notice is in the channel once, or a second time with a word about that (where
 * the bot may not see what is there); none is lost, and who is to have a role has it.
 *
 * A few kills on each engine; `npm run test:long` takes more, `NIBBLE_MOMENTS=200` as many as one likes.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LearnerId, Room } from '../../src/core/event.ts';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { ClassWrite } from '../../src/tutor/storage/group.ts';
import { temporaryFolder } from '../e2e/test-app.ts';
import { change, commitNext, learner, progressAt } from '../storage/changes.ts';
import type { TestDatabase } from '../storage/storage-contract.ts';
import { openEngines } from './engines.ts';
import { type Platforms, startPlatforms } from './participants.ts';
import { StartedBots } from './started-bots.ts';

const FEW = 2;
const KILLS = Number(process.env.NIBBLE_MOMENTS ?? FEW);
const SEED = Number(process.env.NIBBLE_SEED ?? 1);
const LESSON = 'greetings';
const lessonsFolder = fileURLToPath(new URL('../fixtures/lessons', import.meta.url));
/** Only to end what hangs: a bot that starts on a busy machine takes as long as it needs. */
const PATIENT = { timeout: 170_000, interval: 100 };

/**
 * When a bot is killed: as soon as a notice is seen in the channel, which the bot may not have been told yet; or so
 * many milliseconds after there was something to tell.
 */
type Moment = { readonly when: 'seen'; readonly which: number } | { readonly when: 'later'; readonly wait: number };

const moments = (count: number): readonly Moment[] => {
  const later = fc.record({ when: fc.constant('later' as const), wait: fc.nat(6000) });
  const drawn = fc.sample(later, { numRuns: count, seed: SEED });
  return drawn.map((one, index) => (index % 2 === 0 ? { when: 'seen', which: Math.floor(index / 2) % 3 } : one));
};

/** What a class's channel is told. */
const toldOf = (name: string, member: string): readonly RegExp[] => [
  new RegExp(`Class: ${name}\\n`),
  new RegExp(`${name}: Greeting by Name`),
  new RegExp(`${member} has finished Greeting by Name`, 'i'),
];

interface Channel {
  readonly platform: 'Discord' | 'Slack';
  readonly room: Room;
  readonly host: LearnerId;
  /** The channel's messages. */
  readonly messages: () => readonly string[];
  /** Somebody whom the platform knows by that name. */
  readonly welcome: (name: string) => LearnerId;
  readonly onChange: (look: () => void) => () => void;
}

function channelsOf({ discord, slack }: Platforms): readonly Channel[] {
  slack.workspace.memberships.add('C1');
  const onDiscord = (user: string) => discord.client({ user, place: 'server' });
  const onSlack = (user: string) => slack.client({ user, place: 'channel' });
  const viewers = [onDiscord('UV'), onSlack('UV')] as const;
  return [
    {
      platform: 'Discord',
      room: { server: `discord:${discord.guild}`, channel: discord.channel },
      host: `discord:${viewers[0].accountId}`,
      messages: () => viewers[0].messages(),
      welcome: (name) => `discord:${onDiscord(name).accountId}`,
      onChange: (look) => discord.onChange(look),
    },
    {
      platform: 'Slack',
      room: { server: 'slack:T0LOCAL', channel: 'C1' },
      host: 'slack:T0LOCAL:UV',
      messages: () => viewers[1].messages(),
      welcome: (name) => {
        onSlack(name);
        return `slack:T0LOCAL:${name}`;
      },
      onChange: (look) => slack.workspace.onChange(look),
    },
  ];
}

/** Opens a class, assigns a lesson, and has a member finish it; all of that is to be told. */
async function prepare(store: LocalStorage, channel: Channel, id: string, name: string, member: string, role: string) {
  const { room, host, welcome } = channel;
  const who = welcome(member);
  let events = 0;
  const write = async (learnerId: LearnerId, what: ClassWrite, completedAt: number | null = null) => {
    const progress = completedAt === null ? null : progressAt('complete', { lesson: LESSON, completedAt });
    const changed = { learner: learner(learnerId, null), progress, class: what, at: Date.now() };
    expect(await commitNext(store, change(`${id} ${++events}`, changed))).toBe('committed');
  };
  await write(host, { kind: 'new', id, room, name });
  await write(host, { kind: 'assign', class: id, lesson: LESSON, dueOn: '2030-01-09' });
  if (channel.platform === 'Discord') await write(host, { kind: 'set-role', class: id, role });
  await write(who, { kind: 'join', class: id, server: room.server });
  await write(who, { kind: 'announce', class: id, wants: true, lesson: LESSON });
  await write(who, { kind: 'finish', lesson: LESSON }, Date.now());
  return {
    who,
    /** So that the channel can have another one. */
    end: () => write(host, { kind: 'end', class: id }),
  };
}

/** How many notices are still to be told. */
async function waitingIn(database: TestDatabase): Promise<number> {
  const [row] = await database.statement('select count(*) as n from class_notices where ready_at is not null');
  return Number(row?.n);
}

/** Resolves when a message like that is in one of the channels. */
function seenIn(channels: readonly Channel[], pattern = /^/): Promise<void> {
  return new Promise((resolve) => {
    const stops = channels.map(({ onChange, messages }) =>
      onChange(() => {
        if (!messages().some((text) => pattern.test(text))) return;
        for (const stop of stops.splice(0)) stop();
        resolve();
      }),
    );
  });
}

/** Once; or, where the bot cannot see what is there, once more with a word about it. Gives how often more. */
function expectTold({ platform, messages }: Channel, pattern: RegExp): number {
  const [first, ...more] = messages().filter((text) => pattern.test(text));
  expect(first, `${platform}, ${pattern}`).toBeDefined();
  expect(more.length, `${platform}, ${pattern}`).toBeLessThanOrEqual(platform === 'Slack' ? 1 : 0);
  for (const text of more) expect(text).toMatch(/^Sent again, because Slack/);
  return more.length;
}

const engines = await openEngines();

describe.each(engines)('on %s, when a bot is killed while it tells a class something', (engine, makeDatabase) => {
  it(`each notice is there once, or again with a word about it, and each role is given (${KILLS} kills)`, {
    timeout: 120_000 + KILLS * 60_000,
  }, async ({ annotate }) => {
    const count = engine === 'PostgreSQL' ? 2 : 1;
    const [database, platforms] = await Promise.all([makeDatabase(), startPlatforms()]);
    const folders = await Promise.all(Array.from({ length: count }, temporaryFolder));
    const settings = { ...platforms.settings, DATABASE_URL: database.url, LESSONS_DIR: lessonsFolder };
    const preload = ['quick-slack', 'quick-claims'];
    const bots = await StartedBots.start(
      folders.map(({ path: folder }, own) => ({
        folder,
        settings: { ...settings, DISCORD_SHARDS: `${own}/${count}` },
        preload,
      })),
    );
    const store = await database.open();
    onTestFinished(async () => {
      await bots.end();
      await store.close();
      await Promise.all([platforms.close(), ...folders.map((folder) => folder.remove())]);
      await database.remove();
    });
    const role = platforms.discord.roles.find(({ name }) => name === 'Graduate')?.id ?? '';
    const channels = channelsOf(platforms);
    const killAll = () => Promise.all(Array.from({ length: count }, (_, which) => bots.dieAndComeBack(which)));

    let again = 0;
    for (const [index, moment] of moments(KILLS).entries()) {
      const name = `Class ${index}x`;
      const member = `UK${index}`;
      const told = toldOf(name, member);
      const seen = moment.when === 'seen' ? seenIn(channels, told[moment.which]) : wait(0);
      const prepared = await Promise.all(
        channels.map((channel) => prepare(store, channel, `k${index}${channel.platform}`, name, member, role)),
      );
      await (moment.when === 'seen' ? seen : wait(moment.wait));
      await killAll();
      await expect.poll(() => waitingIn(database), PATIENT).toBe(0);
      for (const channel of channels) for (const pattern of told) again += expectTold(channel, pattern);
      const graduate = (prepared[0]?.who ?? '').replace('discord:', '');
      expect(platforms.discord.rolesGiven.get(graduate)).toContain(role);
      for (const { end } of prepared) await end();
    }
    expect([...platforms.discord.pings, ...platforms.slack.pings]).toEqual([]);
    await annotate(`${bots.lives.join(' and ')} lives; ${again} notices were sent again with a word about it`);
  });
});
