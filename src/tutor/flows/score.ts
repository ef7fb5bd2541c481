/** The score asked for in the middle of a lesson, and retrying what was missed. */
import { heading, paragraph } from '../../core/prose.ts';
import { type Outcome, say } from '../decision.ts';
import { missedQuestions, moveToRetry, type Place } from '../place.ts';
import { scoreProse } from '../show/score.ts';
import { showStep } from '../show/step.ts';

/** The score so far, asked for at any step: the learner stays where they are. */
export function tellScore(place: Place): Outcome {
  return say(place, { pressed: 'keep', blocks: [heading(2, 'Your score so far'), ...scoreProse(place)] });
}

/** Asks the missed questions again, and only those. */
export function retryMissed(place: Place): Outcome {
  const missed = missedQuestions(place).map(({ id }) => id);
  if (missed.length === 0) {
    return say(place, { pressed: 'keep', blocks: [paragraph('There is nothing to retry: every answer is right.')] });
  }
  const after = moveToRetry(place, missed);
  return say(after, { blocks: showStep(after) });
}
