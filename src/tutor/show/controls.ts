/** The buttons below a step. Every label here can be typed, too (see words.ts). */
import { action } from '../../core/action.ts';
import { emphasis, type Prose, paragraph } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import type { Verb } from '../features/index.ts';
import type { Place } from '../place.ts';
import type { LastRun } from '../state.ts';

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

/** Asks about the last run of a step, where there is something to ask. */
export const whyButton = (place: Pick<Place, 'lesson' | 'step'>, lastRun: LastRun | null): readonly Button[] =>
  lastRun === null || lastRun.decisions.length === 0 ? [] : [button(place, 'why', 'Why was a cookie (not) sent?')];

/** Draws the last run of a step, where anything happened in it. */
export const pictureButton = (place: Pick<Place, 'lesson' | 'step'>, lastRun: LastRun | null): readonly Button[] =>
  lastRun === null || lastRun.scenes.length === 0 ? [] : [button(place, 'picture', 'Show as a picture')];

export const buttons = (...row: readonly Button[]): Block => ({ kind: 'buttons', buttons: row });

/** Shows the current step again, from wherever that is asked; other buttons may stand beside it. */
export const whereAmI = (place: Place, ...others: readonly Button[]): Block => buttons(showButton(place), ...others);

export const showButton = ({ lesson }: Place): Button => ({
  label: 'Show where I am',
  action: action('start', lesson.id),
  style: 'primary',
});

/** The footer of a transcript: which Flask gave the answers. */
export const answeredBy = (flask: string): Prose => paragraph(emphasis(`Answered by ${flask}.`));

/** "Setting a cookie, step 4 of 31". */
export function progressBlock({ lesson, step, index }: Place): Block {
  const section = lesson.sections.find(({ id }) => id === step.section);
  const done = index + 1;
  const total = lesson.steps.length;
  return { kind: 'progress', label: `${section?.title ?? lesson.title}, step ${done} of ${total}`, done, total };
}
