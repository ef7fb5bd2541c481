/** A channel on one platform with the real tutor and a real database behind it, and a clock that a test moves. */
import type { ChatClient } from '../../playground/chat-client.ts';
import type { Lesson } from '../../src/core/lesson.ts';
import { createKeptRounds, type KeptRounds, PACE } from '../../src/round-clock/keep-rounds.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { cookies, greetings } from '../fixtures/lessons.ts';
import { silentLog } from '../silent-log.ts';
import { fakeSandbox } from '../tutor/parts.ts';
import type { ChatPlatform } from './platforms.ts';

export type Store = Awaited<ReturnType<typeof openStorage>>;
type RoomTutor = ReturnType<typeof createTutor>;

export interface TestRoom {
  readonly platform: ChatPlatform;
  readonly store: Store;
  readonly tutor: RoomTutor;
  readonly lessons: ReadonlyMap<string, Lesson>;
  /** Somebody in the channel. */
  participant(user: string): ChatClient;
  /** Types `/quiz` there: `quiz(host, 'greetings', 'together')`. */
  quiz(who: ChatClient, lesson: string, how: string): Promise<void>;
  now(): number;
  pass(milliseconds: number): void;
  /** As much time as has to lie between two changes of the message, and a look at the rounds. */
  look(): Promise<void>;
  /** Rounds as another process would keep them. */
  keepRounds(store: Store): KeptRounds;
  readonly rounds: KeptRounds;
  close(): Promise<void>;
}

export const LESSONS: ReadonlyMap<string, Lesson> = new Map(
  [greetings(), cookies()].map((lesson) => [lesson.id, lesson]),
);

const NOON = Date.UTC(2026, 0, 5, 12);

export async function openRoom(open: () => Promise<ChatPlatform>, databaseUrl = 'file::memory:'): Promise<TestRoom> {
  const platform = await open();
  const store = await openStorage(databaseUrl);
  let now = NOON;
  const clock = () => now;
  const lessons = LESSONS;
  const tutor = createTutor({
    lessons,
    store,
    sandbox: fakeSandbox(),
    clock,
    zoneOf: async () => null,
    namesOf: async (server, ids, use) => platform.port?.rooms?.namesOf(server, ids, use) ?? {},
    mayHost: async (learner, { canManage }) => canManage ?? (await platform.port?.rooms?.canManage(learner)) ?? false,
  });
  await platform.startBot(tutor);
  platform.inviteBot();
  const port = platform.port;
  if (port === null) throw new Error('the bot is not started');
  const keepRounds = (storage: Store) =>
    createKeptRounds({ tutor, storage, platforms: { [platform.prefix]: port }, clock, log: silentLog });
  const rounds = keepRounds(store);
  return {
    platform,
    store,
    tutor,
    lessons,
    rounds,
    keepRounds,
    participant: (user) => platform.window(user, 'among others'),
    quiz: (who, lesson, how) =>
      who.command(platform.prefix === 'discord' ? `/quiz name:${lesson} how:${how}` : `/quiz ${lesson} ${how}`),
    now: clock,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    async look() {
      now += PACE;
      await (await rounds.tick()).moved;
    },
    async close() {
      await rounds.stop();
      await platform.stopBot();
      await platform.close();
      await store.close();
    },
  };
}
