/** The score asked for in the middle of a lesson, and retrying what was missed. */
import { heading, paragraph } from '../../core/prose.ts';
import { button, whereAmI } from '../controls.ts';
import { type Outcome, say } from '../decision.ts';
import { missedQuestions, moveToRetry, type Place } from '../place.ts';
import { scoreProse } from '../show/score.ts';
import { showStep } from '../show/step.ts';

/** The score so far, asked for at any step: the learner stays where they are. */
export function tellScore(place: Place): Outcome {
  const missed = missedQuestions(place).length;
  const more = missed > 0 ? [button(place, 'retry', `Retry ${missed} missed`)] : [];
  const blocks = [heading(2, 'Your score so far'), ...scoreProse(place), whereAmI(place, ...more)];
  return say(place, { pressed: 'keep', blocks });
}

/** Asks the missed questions again, and only those. */
export function retryMissed(place: Place): Outcome {
  const missed = missedQuestions(place).map(({ id }) => id);
  if (missed.length === 0) {
    const nothing = paragraph('There is nothing to retry: you have missed no question so far.');
    return say(place, { pressed: 'keep', blocks: [nothing, whereAmI(place)] });
  }
  const after = moveToRetry(place, missed);
  return say(after, { blocks: showStep(after) });
}
