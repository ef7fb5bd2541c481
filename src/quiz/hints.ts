/** The hints of a question, step by step: the author's, then wrong options ruled out one by one, then the answer. */
import type { QuestionStep } from '../core/lesson.ts';
import type { Prose } from '../core/prose.ts';
import { code, paragraph } from '../core/prose.ts';
import { letterOf } from './letters.ts';

type Hint = readonly Prose[];

/** All hints in order; the last one is always the answer. `order` is the order shown (see `orderOptions`). */
export function questionHints(question: QuestionStep, order: readonly number[]): readonly Hint[] {
  const { answer } = question;
  if (answer.kind === 'typed') return [...question.hints, [paragraph('The answer is ', code(answer.accepted[0]), '.')]];
  const shown = order.flatMap((index, position) => {
    const option = answer.options[index];
    return option === undefined ? [] : [{ ...option, letter: letterOf(position) }];
  });
  const ruledOut = shown
    .filter((option) => !option.right)
    .slice(0, -1)
    .map((option): Hint => [paragraph(`It is not ${option.letter}: `, ...option.label, '.'), ...option.why]);
  const key = shown
    .filter((option) => option.right)
    .map((option): Hint => [paragraph(`The answer is ${option.letter}: `, ...option.label, '.')]);
  return [...question.hints, ...ruledOut, ...key];
}
