import { expect, it } from 'vitest';
import type { Action } from '../../src/core/action.ts';
import type { Input } from '../../src/core/event.ts';
import type { Block } from '../../src/core/reply.ts';
import { createReminders } from '../../src/reminders/start-reminders.ts';
import { localDay } from '../../src/review/local-time.ts';
import { rate } from '../../src/review/rate.ts';
import { withNextReminder } from '../../src/review/reminder-times.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { Platform } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { cookies } from '../fixtures/lessons.ts';
import { silentLog } from '../silent-log.ts';
import { change, learner, reminders as settingsOf } from '../storage/changes.ts';
import { fakeSandbox } from '../tutor/parts.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const START = Date.UTC(2027, 1, 1);
const DAYS = 75;
const ZONES = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Africa/Casablanca'];
/** More than a sitting with all cards takes. */
const MOST_PRESSES = 60;

/** The first thing to do about these blocks: answer a question, or go on to the next card. */
function nextPress(blocks: readonly Block[]): Action | null {
  const choice = blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []))[0];
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  return (
    choice?.action ??
    buttons.find(({ action: { verb }, style }) => verb === 'review' && style === 'primary')?.action ??
    null
  );
}

it('months with the real tutor and database: a card a day keeps forgetting away, and nobody is asked twice', async () => {
  const time = { now: START };
  const store = await openStorage('file::memory:');
  const lesson = cookies();
  const tutor = createTutor({
    lessons: new Map([[lesson.id, lesson]]),
    store,
    sandbox: fakeSandbox(),
    clock: () => time.now,
    zoneOf: async () => null,
  });
  const questions = lesson.steps.flatMap((step) =>
    step.kind === 'question' && step.role.kind === 'quiz' ? [step.id] : [],
  );
  let events = 0;
  const handle = async (id: string, input: Input): Promise<readonly Block[]> => {
    events += 1;
    const reply = await tutor.handle({ id: `event ${events}`, learner: id, ...input });
    if (reply === null) throw new Error('an event was taken for a repeated one');
    return [...(typeof reply.pressed === 'string' ? [] : reply.pressed), ...reply.blocks];
  };
  const reminded: string[] = [];
  const unread = new Map<string, readonly Block[]>();
  const platform: Platform = {
    zoneOf: async () => null,
    deliver: async (id, blocks) => {
      const { reminders } = await store.loadReview(id);
      reminded.push(`${id} ${localDay(reminders?.zone ?? '', time.now)}`);
      unread.set(id, blocks);
      return { kind: 'sent' };
    },
  };

  /** Answers each card as it comes, right or wrong, until there are no more. */
  async function answerAll(id: string, message: readonly Block[]): Promise<void> {
    let blocks = message;
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      const press = nextPress(blocks);
      if (press !== null) blocks = await handle(id, { kind: 'press', action: press });
      else if ((await store.load(id)).learner?.review?.answered === false)
        blocks = await handle(id, { kind: 'message', text: 'text' });
      else return;
    }
    throw new Error(`${id} is asked without end`);
  }

  const ids = ZONES.map((_, number) => `discord:${number}`);
  for (const [number, id] of ids.entries()) {
    const settings = settingsOf({ zone: ZONES[number] ?? 'UTC', time: 19 * 60 });
    const answer = {
      lesson: lesson.id,
      before: null,
      rating: 'good',
      now: START,
      retention: 0.9,
      learner: id,
    } as const;
    await store.commit(
      change(`begin ${id}`, {
        learner: learner(id),
        progress: null,
        cards: questions.map((step) => rate({ ...answer, step }).card),
        reminders: withNextReminder(settings, START),
      }),
    );
  }

  const bot = createReminders({
    storage: store,
    tutor,
    platforms: { discord: platform },
    clock: () => time.now,
    log: silentLog,
    wait: async () => {},
  });
  for (; time.now < START + DAYS * DAY; time.now += HOUR) {
    await (await bot.tick()).delivered;
    for (const [id, blocks] of unread) await answerAll(id, blocks);
    unread.clear();
  }
  await bot.stop();

  expect(new Set(reminded).size).toBe(reminded.length);
  for (const id of ids) {
    expect(reminded.filter((line) => line.startsWith(`${id} `)).length).toBeGreaterThan(8);
    const { cards, reminders } = await store.loadReview(id);
    expect(reminders).toMatchObject({ unanswered: 0, pace: 'daily', state: 'on' });
    // What is due came with the last reminder; nothing was left over from the day before.
    expect(cards.filter(({ due }) => due < time.now - 1.5 * DAY)).toEqual([]);
    expect(cards.every(({ reps }) => reps > 1)).toBe(true);
  }
  await store.close();
});
