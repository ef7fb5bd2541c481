/** The tutor and the storage as they are, with counts and times of what is asked of them. */
import { type LearnerEvent, type LearnerId, platformOf } from '../core/event.ts';
import type { Meter } from '../core/meter.ts';
import type { Tutor } from '../tutor/ports.ts';
import { type AnyCall, STORAGE_CALLS, type Storage, storageOf } from '../tutor/storage.ts';

export interface Measured {
  /** Events that are being answered just now. */
  underWay(): number;
  /** Of those, the ones that wait behind an earlier event of the same learner. */
  waiting(): number;
}

/** Counts events by what they ask, repeated ones and failures. */
export function measureTutor<Watched extends Tutor>(tutor: Watched, meter: Meter): Watched & Measured {
  const ofLearner = new Map<LearnerId, number>();
  /** The last three are never typed. */
  const commands = [...tutor.commands.map(({ name }) => name), 'home', 'remind', 'keep-missed'];
  let events = 0;
  const take = (learner: LearnerId): void => {
    events += 1;
    ofLearner.set(learner, (ofLearner.get(learner) ?? 0) + 1);
  };
  const leave = (learner: LearnerId): void => {
    events -= 1;
    const left = (ofLearner.get(learner) ?? 1) - 1;
    if (left === 0) ofLearner.delete(learner);
    else ofLearner.set(learner, left);
  };
  return {
    ...tutor,
    async handle(event, watch) {
      const { learner } = event;
      const platform = platformOf(learner);
      meter.count('events', { platform, event: nameOf(event, commands) });
      take(learner);
      try {
        const reply = await tutor.handle(event, watch);
        if (reply === null) meter.count('duplicate events', { platform });
        return reply;
      } catch (error) {
        meter.count('failed events', { platform });
        throw error;
      } finally {
        leave(learner);
      }
    },
    underWay: () => events,
    waiting: () => events - ofLearner.size,
  };
}

/** A platform may send the name of a command that this version does not have. */
function nameOf(event: LearnerEvent, commands: readonly string[]): string {
  if (event.kind !== 'command') return event.kind;
  return commands.includes(event.name) ? event.name : 'unknown';
}

export interface MeasuredStorage extends Storage {
  /** Commits that wait for their turn or for the disk just now. */
  commitsWaiting(): number;
}

/** Times each call, and counts commits (under way and overtaken) and what becomes of reminders. */
export function measureStorage(storage: Storage, meter: Meter): MeasuredStorage {
  const measured = storageOf((name) => {
    const call = storage[name] as AnyCall;
    return async (...given) => {
      const since = performance.now();
      try {
        return await call(...given);
      } finally {
        meter.time('database', { operation: STORAGE_CALLS[name] }, performance.now() - since);
      }
    };
  });
  let commits = 0;
  return {
    ...measured,
    async commit(change) {
      commits += 1;
      try {
        const outcome = await measured.commit(change);
        if (outcome === 'overtaken') meter.count('overtaken commits', {});
        if (outcome === 'committed' && change.unread !== null) {
          const { situation } = change.unread;
          meter.count('unread messages', { platform: platformOf(change.learner.id), situation });
        }
        return outcome;
      } finally {
        commits -= 1;
      }
    },
    async enqueueDue(now, limit) {
      const enqueued = await measured.enqueueDue(now, limit);
      meter.count('due reminders', {}, enqueued.queued);
      return enqueued;
    },
    async resolveReminder(claim, outcome, now) {
      const isOurs = await measured.resolveReminder(claim, outcome, now);
      const platform = platformOf(claim.learner);
      if (isOurs) meter.count('reminders', { platform, outcome: outcome.kind });
      if (isOurs && outcome.kind === 'sent') meter.time('reminder lateness', { platform }, now - claim.dueAt);
      return isOurs;
    },
    commitsWaiting: () => commits,
  };
}
