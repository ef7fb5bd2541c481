/** Ways on from where the learner is: what stands below a reply that leads nowhere by itself. */
import type { Block, Button } from '../../core/reply.ts';
import { type Context, currentPlace } from '../decision.ts';
import { action, button, buttons, nextButton, showButton, stepButton } from '../feature.ts';
import type { Place } from '../place.ts';
import { skipButton } from '../question.ts';

/** Whether the learner is at a question that isn't answered, or an exercise that isn't passed. */
export const isOpen = ({ step, progress }: Place): boolean =>
  (step.kind === 'question' && !progress.answered) || (step.kind === 'exercise' && progress.passed[step.id] !== true);

/** Next, below a reply that only says more; what is open has controls of its own further up. */
export const nextFrom = (place: Place): readonly Button[] => (isOpen(place) ? [] : [nextButton(place)]);

/** A row of these, where there are any. */
export const rowOf = (...row: readonly Button[]): readonly Block[] => (row.length === 0 ? [] : [buttons(...row)]);

export const nextRow = (place: Place): readonly Block[] => rowOf(...nextFrom(place));

/** Three at most. */
export function waysOn(context: Context): readonly Button[] {
  const { review } = context.learner;
  if (review !== null && (!review.answered || review.done < review.planned)) {
    const label = review.answered ? 'Next card' : 'Show the card';
    return [button(label, action('review'), 'primary'), button('Stop here', action('review-end'))];
  }
  const place = currentPlace(context);
  if (place !== null) return waysFrom(place);
  const [first] = context.lessons.values();
  const start =
    first === undefined ? [] : [button(`Start: ${first.title}`.slice(0, 34), action('start', first.id), 'primary')];
  return [...start, button('All lessons', action('lessons'))];
}

export function waysFrom(place: Place): readonly Button[] {
  const { step, progress } = place;
  const show = showButton(place);
  switch (step.kind) {
    case 'question':
      return progress.answered
        ? [nextButton(place), show]
        : [stepButton(place, 'hint', 'Hint'), skipButton(place), show];
    case 'exercise':
      return progress.passed[step.id] === true
        ? [nextButton(place), show]
        : [stepButton(place, 'hint', 'Hint'), stepButton(place, 'skip', 'Skip for now'), show];
    case 'example':
      return [stepButton(place, 'run', 'Run it', 'primary'), stepButton(place, 'next', 'Next'), show];
    case 'complete':
      return [show, button('All lessons', action('lessons'))];
    default:
      return [nextButton(place), show];
  }
}

export const wayBlock = (context: Context): Block => buttons(...waysOn(context));
