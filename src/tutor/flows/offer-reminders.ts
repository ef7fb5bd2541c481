/** Asks once, at the end of the first quiz, whether reminders are wanted. They stay off until somebody says so. */
import { heading, paragraph } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import { buttons } from '../controls.ts';
import type { Outcome, Plan } from '../decision.ts';
import { change } from '../show/settings.ts';
import type { Situation } from '../situation.ts';
import type { Progress } from '../state.ts';
import { withZone } from './reminders.ts';

/** The outcome, with the question below it where it brings the learner to the end of their first quiz. */
export function offerReminders(situation: Situation, outcome: Outcome): Plan {
  const { progress, reply } = outcome;
  if (situation.reminders !== null || outcome.reminders !== null || progress === null) return outcome;
  const hasAnswered = Object.values(progress.answers).some(({ given }) => given !== null);
  if (!hasAnswered || !isEndOfQuiz(situation, progress)) return outcome;
  return withZone(situation, (reminders) => ({
    ...outcome,
    reminders,
    reply: { ...reply, blocks: [...reply.blocks, ...OFFER] },
  }));
}

/** At the score, or come back into the lesson from its last question. */
function isEndOfQuiz({ lessons, progress: before }: Situation, { lesson: id, position, retry }: Progress): boolean {
  const lesson = lessons.get(id);
  const isQuestion = (step: string): boolean => lesson?.steps.find((one) => one.id === step)?.kind === 'question';
  if (lesson?.steps.find((step) => step.id === position)?.kind === 'score') return true;
  if (before === null || before.lesson !== id || before.retry === null || retry !== null) return false;
  return before.answered && before.retry.filter(isQuestion).length === 1;
}

const OFFER: readonly Block[] = [
  heading(3, 'Keep it?'),
  paragraph(
    'What you learnt fades unless it is recalled now and then. Shall I bring each question back, just before you would ',
    'forget it? That is a message a day at most, and you choose when.',
  ),
  buttons({ ...change('Yes, remind me', 'on'), style: 'primary' }, change('No, thanks', 'off')),
];
