/** The buttons below a step. Every label here can be typed, too (see words.ts). */
import { action, type Verb } from '../core/action-id.ts';
import type { Block, Button } from '../core/reply.ts';
import type { Place } from './place.ts';

/** A button about the step the learner is at. */
export const button = (
  { lesson, step }: Pick<Place, 'lesson' | 'step'>,
  verb: Verb,
  label: string,
  style: Button['style'] = 'secondary',
): Button => ({ label, action: action(verb, lesson.id, step.id), style });

export const nextButton = (place: Place): Button => button(place, 'next', 'Next', 'primary');

/** Back and the outline, where there is a way back. */
export const wayButtons = (place: Place): readonly Button[] => [
  ...(place.index > 0 ? [button(place, 'back', 'Back')] : []),
  button(place, 'outline', 'Outline'),
];

export const buttons = (...row: readonly Button[]): Block => ({ kind: 'buttons', buttons: row });

/** Shows the current step again, from wherever that is asked. */
export const whereAmI = ({ lesson }: Place, label = 'Show where I am'): Block =>
  buttons({ label, action: action('start', lesson.id), style: 'primary' });

/** "Setting a cookie, step 4 of 31". */
export function progressBlock({ lesson, step, index }: Place): Block {
  const section = lesson.sections.find(({ id }) => id === step.section);
  const done = index + 1;
  const total = lesson.steps.length;
  return { kind: 'progress', label: `${section?.title ?? lesson.title}, step ${done} of ${total}`, done, total };
}
