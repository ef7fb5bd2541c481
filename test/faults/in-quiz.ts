/** A learner before a question with options: what the tests of one fault each have their learners do. */
import type { Lesson, QuestionStep } from '../../src/core/lesson.ts';
import { letterOf } from '../e2e/take-lesson.ts';
import { type Participant, seen } from './participants.ts';

/** What a learner reads when an event could not be answered. */
export const SORRY = /Something went wrong on our side/;
export const RIGHT = /your answer, right/;

export const questionsOf = ({ steps }: Lesson): readonly QuestionStep[] =>
  steps.filter(
    (step): step is QuestionStep =>
      step.kind === 'question' && step.role.kind === 'quiz' && step.answer.kind === 'choice',
  );

export const countOf = ({ window }: Participant, words: RegExp): number =>
  window.messages().filter((text) => words.test(text)).length;

/** Begins the lesson and goes to the question. */
export async function comeTo(
  participant: Participant,
  lesson: Lesson,
  question: QuestionStep | undefined,
): Promise<void> {
  await participant.window.command(`/lesson ${lesson.id}`);
  await participant.window.waitFor(/step \d+ of/);
  await goTo(participant, question);
}

export async function goTo({ window }: Participant, question: QuestionStep | undefined): Promise<void> {
  await window.type(`go ${question?.id}`);
  await window.waitFor(new RegExp(question?.title ?? ''));
  await window.waitForButton('Skip');
}

/** Presses the right answer; resolves once it is on its way. */
export async function pressRight({ window }: Participant, question: QuestionStep | undefined): Promise<void> {
  if (question === undefined) throw new RangeError('the lesson has too few questions with options');
  const shown = window.messages().findLast((message) => message.includes(question.title)) ?? '';
  await window.press(new RegExp(`^${letterOf(shown, question)}\\b`));
}

/** Does something and waits until there are more such words than before. */
export async function untilMore(participant: Participant, words: RegExp, deed: () => Promise<unknown>): Promise<void> {
  const before = countOf(participant, words);
  await deed();
  await seen(participant, () => countOf(participant, words) > before, String(words));
}
