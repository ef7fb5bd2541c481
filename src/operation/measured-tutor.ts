/** The same tutor, with a count of what it is asked and of how many wait. */
import { type LearnerId, platformOf } from '../core/intent.ts';
import type { Meter } from '../core/meter.ts';
import type { ReminderWriter, Tutor } from '../tutor/ports.ts';

export interface MeasuredTutor extends Tutor, ReminderWriter {
  /** Events that are being answered just now. */
  underWay(): number;
  /** Of those, the ones that wait behind an earlier event of the same learner. */
  waiting(): number;
}

/** Counts events by intent, repeated ones and failures. */
export function measureTutor(tutor: Tutor & ReminderWriter, meter: Meter): MeasuredTutor {
  const ofLearner = new Map<LearnerId, number>();
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
      const { learner, intent } = event;
      const platform = platformOf(learner);
      meter.count('events', { platform, intent: intent.kind });
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
