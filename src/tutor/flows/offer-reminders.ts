/** Asks once, at the end of the first quiz, whether reminders are wanted. They stay off until somebody says so. */
import { heading, paragraph } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import { buttons } from '../controls.ts';
import type { Outcome } from '../decision.ts';
import { FIRST_SETTINGS } from '../settings.ts';
import { change } from '../show/settings.ts';
import type { Situation } from '../situation.ts';

/** The outcome, with the question below it where it brings the learner to the score for the first time. */
export function offerReminders({ reminders, lessons }: Situation, outcome: Outcome): Outcome {
  const { progress, reply } = outcome;
  if (reminders !== null || outcome.reminders !== null || progress === null) return outcome;
  const step = lessons.get(progress.lesson)?.steps.find(({ id }) => id === progress.position);
  const hasAnswered = Object.values(progress.answers).some(({ given }) => given !== null);
  if (step?.kind !== 'score' || !hasAnswered) return outcome;
  return { ...outcome, reminders: FIRST_SETTINGS, reply: { ...reply, blocks: [...reply.blocks, ...OFFER] } };
}

const OFFER: readonly Block[] = [
  heading(3, 'Keep it?'),
  paragraph(
    'What you learnt fades unless it is recalled now and then. Shall I bring each question back, just before you would ',
    'forget it? That is a message a day at most, and you choose when.',
  ),
  buttons({ ...change('Yes, remind me', 'on'), style: 'primary' }, change('No, thanks', 'off')),
];
