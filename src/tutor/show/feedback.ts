/** What is said about an answer, in a lesson and in a review. */
import type { QuestionStep } from '../../core/lesson.ts';
import { code, type Prose, paragraph } from '../../core/prose.ts';
import type { Notice } from '../../core/reply.ts';
import { gradeTyped } from '../../quiz/read-answer.ts';
import type { ShownOption } from './question.ts';

/** An answer is a line or two; anything longer is code or an accident. */
const MAX_ANSWER_CHARACTERS = 1_000;

/** Why the chosen option is right or wrong, which one is right, and the explanation. */
export function choiceFeedback(question: QuestionStep, options: readonly ShownOption[], chosen: ShownOption): Notice {
  const youChose = paragraph(`You chose ${chosen.letter}: `, ...chosen.label);
  if (chosen.right) return notice(true, [youChose, ...chosen.why, ...question.explanation]);
  const key = options.find((option) => option.right);
  const theKey = key === undefined ? [] : [paragraph(`The right answer is ${key.letter}: `, ...key.label)];
  return notice(false, [youChose, ...chosen.why, ...theKey, ...question.explanation]);
}

/** How a typed answer was read, and the explanation. */
export function typedFeedback(
  question: QuestionStep,
  accepted: readonly [string, ...string[]],
  text: string,
): { readonly right: boolean; readonly notice: Notice } {
  const { right, readAs } = gradeTyped(text, accepted);
  const content: Prose[] = [paragraph('You wrote ', code(text.trim()), '.')];
  if (readAs !== null) content.push(paragraph('I read that as ', code(readAs), '. Mind the exact spelling.'));
  if (!right) content.push(paragraph('The answer is ', code(accepted[0]), '.'));
  return { right, notice: notice(right, [...content, ...question.explanation]) };
}

/** Why a typed answer cannot be graded; null when it can. */
export function ungradable(text: string): Prose | null {
  if (text.length > MAX_ANSWER_CHARACTERS) {
    return paragraph(`That is ${text.length} characters, too long for an answer. Nothing was counted.`);
  }
  return text.trim() === '' ? paragraph('That answer was empty. Try again.') : null;
}

/** What can be typed where a text was no option. */
export function whatToType(options: readonly ShownOption[]): Prose {
  const last = options.at(-1)?.letter ?? 'A';
  return paragraph(
    `I could not match that to an answer. Type a letter from A to ${last}, or the answer's words. `,
    code('hint'),
    ' helps, ',
    code('skip'),
    ' goes on.',
  );
}

/** Asks whether a misspelt text was meant to be this option. */
export const readAsOption = (likely: ShownOption): readonly Prose[] => [
  paragraph(`I read that as ${likely.letter}: `, ...likely.label),
  paragraph('If that is your answer, type ', code(likely.letter), '. If not, type another letter.'),
];

const notice = (right: boolean, content: readonly Prose[]): Notice => ({
  kind: 'notice',
  tone: right ? 'right' : 'wrong',
  title: right ? 'Right' : 'Not this time',
  content,
});
