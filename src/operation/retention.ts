/** The retention job: deletes what nobody needs any more, in steps that keep no reply waiting. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { repeat, type Schedule } from '../schedule.ts';
import type { RetentionRequest, RetentionStorage } from '../tutor/storage.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A sent reminder keeps a second one for its day away, whatever becomes of clocks and settings meanwhile. */
export const REMINDERS_KEPT = 30 * DAY;
/** A quiz's board is looked at for some days; the names that people had in it are not kept for longer than that. */
export const ROUNDS_KEPT = 30 * DAY;
/** Who has ended a class by mistake, or left one, may ask about it for a while. */
export const CLASSES_KEPT = 30 * DAY;
/** What was not understood, and not typed again for this long, is of no more use to anybody. */
export const UNREAD_KEPT = 90 * DAY;
const HOURLY = '17 * * * *';
/** Milliseconds between two steps through the learners: a million of them take a few minutes. */
const PAUSE = 20;

/** How long things are kept, in days; null: until the learner says "forget". */
export interface RetentionPolicy {
  readonly eventsDays: number;
  readonly answersDays: number | null;
  readonly inactiveLearnersDays: number | null;
}

/** Forgets what is old, now and every hour. `clock` gives epoch milliseconds. */
export function startRetention(
  storage: RetentionStorage,
  policy: RetentionPolicy,
  clock: () => number,
  log: Log,
): Schedule {
  let stopped = false;

  async function forgetOldOfAll(limits: Omit<RetentionRequest, 'after'>) {
    const forgotten = { answers: 0, learners: 0 };
    if (limits.answersBefore === null && limits.learnersBefore === null) return forgotten;
    for (let after: string | null = ''; after !== null && !stopped; ) {
      const { next, answers, learners } = await storage.forgetOld({ after, ...limits });
      forgotten.answers += answers;
      forgotten.learners += learners;
      after = next;
      if (after !== null) await wait(PAUSE);
    }
    return forgotten;
  }

  async function forgetAll(): Promise<void> {
    const before = (days: number | null) => (days === null ? null : clock() - days * DAY);
    const events = await storage.forgetEvents(clock() - policy.eventsDays * DAY);
    const reminders = await storage.forgetReminders(clock() - REMINDERS_KEPT);
    const rounds = await storage.forgetRounds(clock() - ROUNDS_KEPT);
    const classes = await storage.forgetClasses(clock() - CLASSES_KEPT);
    const unread = await storage.forgetUnread(clock() - UNREAD_KEPT);
    const { answers, learners } = await forgetOldOfAll({
      answersBefore: before(policy.answersDays),
      learnersBefore: before(policy.inactiveLearnersDays),
    });
    const forgotten = { events, reminders, rounds, classes, unread, answers, learners };
    if (Object.values(forgotten).some((count) => count > 0)) log.info('forgot what is old', forgotten);
  }

  const schedule = repeat('forgetting what is old', HOURLY, forgetAll, log);
  return {
    async stop() {
      stopped = true;
      await schedule.stop();
    },
  };
}
