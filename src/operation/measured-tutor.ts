/** The same tutor, with a count of what it is asked and of how many wait. */
import { type LearnerEvent, type LearnerId, platformOf } from '../core/event.ts';
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
  /** The last two are never typed. */
  const commands = [...tutor.commands.map(({ name }) => name), 'home', 'remind'];
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
      meter.count('events', { platform, intent: nameOf(event, commands) });
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
