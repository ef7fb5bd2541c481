/**
 * PostgreSQL goes away in the middle of a quiz and comes back. Meanwhile learners on both platforms get a friendly
 * sentence or, where nobody could know that anything is wrong, a late answer; nothing is lost or counted twice, and
 * nobody has to look after the bot.
 *
 * It is gone for as long as it takes until that is to be seen; `npm run soak:faults` has it gone for 30 seconds.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import { temporaryFolder } from '../e2e/test-app.ts';
import { greetings } from '../fixtures/lessons.ts';
import { makePostgresDatabase, openPostgres } from '../storage/postgres-server.ts';
import { BreakableLine } from './breakable-line.ts';
import { comeTo, countOf, goTo, pressRight, questionsOf, RIGHT, SORRY, untilMore } from './in-quiz.ts';
import { type Participant, PLATFORM_NAMES, type Platforms, seen, startPlatforms } from './participants.ts';
import { StartedBot } from './started-bot.ts';

/** Milliseconds. */
const OUTAGE = Number(process.env.NIBBLE_OUTAGE ?? 0);
/** Of a commit: the column that its one statement answers with (src/storage/one-statement.ts). */
const CONFIRMATION = { what: 'answer', containing: 'kept\0' } as const;
/** Milliseconds that the bot waits for a database that says nothing. */
const LONGEST_QUERY = 30_000;
const LESSONS = fileURLToPath(new URL('../fixtures/lessons', import.meta.url));

const lesson = greetings();
const questions = questionsOf(lesson);
const [first, second] = questions;
const server = await openPostgres();

describe.skipIf(server === null)('when the database goes away', { timeout: 180_000 + 2 * OUTAGE }, () => {
  let line: BreakableLine;
  let platforms: Platforms;
  let bot: StartedBot;
  let store: LocalStorage;
  let end: () => Promise<unknown>;

  beforeAll(async () => {
    if (server === null) return;
    const [database, folder] = await Promise.all([makePostgresDatabase(server), temporaryFolder()]);
    line = new BreakableLine(server.port);
    await line.open();
    platforms = await startPlatforms();
    const settings = {
      ...platforms.settings,
      DATABASE_URL: database.url.replace(`:${server.port}/`, `:${line.port}/`),
      LESSONS_DIR: LESSONS,
    };
    bot = new StartedBot({ folder: folder.path, settings, preload: ['quick-slack'] });
    await bot.start();
    store = await openStorage(database.url);
    end = async () => {
      await bot.end();
      line.close();
      await store.close();
      await Promise.all([platforms.close(), folder.remove(), database.remove()]);
    };
  });

  afterAll(() => end());

  /** One learner on each platform, before the lesson's first question. */
  const joinAs = (user: string): Promise<readonly Participant[]> =>
    Promise.all(
      PLATFORM_NAMES.map(async (platform) => {
        const participant = platforms.join(platform, user);
        await comeTo(participant, lesson, first);
        return participant;
      }),
    );

  const isRight = (participant: Participant): boolean => countOf(participant, RIGHT) > 0;
  const untilRight = (participant: Participant) => seen(participant, () => isRight(participant), 'the feedback');

  async function expectOneAttemptEach(participants: readonly Participant[], count: number): Promise<void> {
    for (const { learner } of participants) {
      const { attempts } = await store.loadAll(learner);
      expect(attempts.map(({ step, verdict }) => [step, verdict])).toEqual(
        questions.slice(0, count).map(({ id }) => [id, 'right']),
      );
    }
  }

  /** The bot is the one that was started, and the next question goes as it should. */
  async function expectRecovered(participants: readonly Participant[]): Promise<void> {
    for (const participant of participants) {
      await goTo(participant, second);
      await untilMore(participant, RIGHT, () => pressRight(participant, second));
    }
    await expectOneAttemptEach(participants, 2);
    expect(bot.lives).toBe(1);
  }

  it('and refuses connections, learners are told, and press again when it is back', async () => {
    const participants = await joinAs('UG1');
    line.refuse();
    for (const participant of participants) {
      await untilMore(participant, SORRY, () => pressRight(participant, first));
    }
    await wait(OUTAGE);
    await expectOneAttemptEach(participants, 0);
    await line.mend();
    for (const participant of participants) {
      await untilMore(participant, RIGHT, () => pressRight(participant, first));
    }
    await expectRecovered(participants);
    expect(bot.log).toMatch(/the PostgreSQL database .* (closed the connection|cannot be reached)/);
  });

  it('and says nothing, answers come late, by themselves', async () => {
    const participants = await joinAs('UG2');
    line.fallSilent();
    for (const participant of participants) await pressRight(participant, first);
    await wait(OUTAGE);
    expect(participants.map(isRight)).toEqual([false, false]);
    await line.mend();
    for (const participant of participants)
      await seen(participant, () => isRight(participant) || countOf(participant, SORRY) > 0, 'an answer');
    // Nobody is kept waiting for longer than the longest query.
    if (OUTAGE < LONGEST_QUERY) expect(participants.map(isRight)).toEqual([true, true]);
    for (const participant of participants.filter((each) => !isRight(each))) {
      await untilMore(participant, RIGHT, () => pressRight(participant, first));
    }
    await expectRecovered(participants);
  });

  it.runIf(OUTAGE > 0)(
    'without a word, and only the old connections with it, learners are told after half a minute',
    async () => {
      const participants = await joinAs('UG4');
      line.abandon();
      for (const participant of participants) await pressRight(participant, first);
      await Promise.all(
        participants.map((participant) =>
          seen(participant, () => countOf(participant, SORRY) === 1, 'an apology', 2 * LONGEST_QUERY),
        ),
      );
      for (const participant of participants) await untilMore(participant, RIGHT, () => pressRight(participant, first));
      await expectRecovered(participants);
    },
  );

  it('in the very moment of a commit, the answer counts once and comes once', async () => {
    const participants = await joinAs('UG3');
    for (const participant of participants) {
      const lost = line.cutNext(CONFIRMATION);
      await pressRight(participant, first);
      await lost;
      await untilRight(participant);
    }
    expect(participants.map((participant) => countOf(participant, SORRY))).toEqual([0, 0]);
    await expectRecovered(participants);
  });
});
