/** A learner among the questions of the lesson on cookies, and their cards afterwards. */

import type { ChatClient } from '../../playground/chat-client.ts';
import type { QuestionStep } from '../../src/core/lesson.ts';
import { letterOf, literal, rightLabels } from './take-lesson.ts';
import type { TestApp } from './test-app.ts';

/** The questions with options, in the order of the lesson. */
export const choiceQuestions = ({ cookies }: TestApp): readonly QuestionStep[] =>
  cookies.steps.filter(
    (step) =>
      step.kind === 'question' &&
      step.role.kind === 'quiz' &&
      [step, ...step.variants].every(({ answer }) => answer.kind === 'choice'),
  ) as QuestionStep[];

/** Answers so many questions of the lesson, all of them wrong: their cards come the next day. */
export async function answerWrong(learner: ChatClient, app: TestApp, count: number): Promise<void> {
  await learner.command('/lesson cookies');
  await learner.waitFor(/step 1 of/);
  for (const question of choiceQuestions(app).slice(0, count)) {
    await learner.type(`go ${question.id}`);
    const shown = await learner.waitFor(new RegExp(`Question \\d+ of 10: ${question.title}`));
    await pressOption(learner, letterOf(shown, question) === 'A' ? 'B' : 'A');
    const [right = ''] = rightLabels(question);
    await learner.waitFor(new RegExp(`Not this time[\\s\\S]*The right answer is [A-F]: \\W?${literal(right)}`));
  }
}

/** Answers the card that is open, by a press or by typing the letter. */
export async function answerCard(
  learner: ChatClient,
  app: TestApp,
  how: { readonly right: boolean; readonly by: 'press' | 'typing' },
): Promise<void> {
  const shown = await learner.waitFor(/Review, \d+ of \d+: /);
  const question = choiceQuestions(app).find(({ title }) => shown.includes(title));
  if (question === undefined) throw new Error(`whose card is this?\n${shown}`);
  const right = letterOf(shown, question);
  const letter = how.right ? right : right === 'A' ? 'B' : 'A';
  if (how.by === 'typing') await learner.type(letter);
  else await pressOption(learner, letter);
}

async function pressOption(learner: ChatClient, letter: string): Promise<void> {
  await learner.waitForButton(new RegExp(`^${letter}\\b`));
  await learner.press(new RegExp(`^${letter}\\b`));
}
