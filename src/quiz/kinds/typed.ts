/** A text in the learner's own words. */
import type { TypedAnswer } from '../../core/answer.ts';
import { code, type Prose, paragraph } from '../../core/prose.ts';
import { bareAnswer, gradeTyped, isCode, isNear } from '../typed-answer.ts';
import { type AnswerKind, NO_SECRET } from './kind.ts';

export const typed: AnswerKind<TypedAnswer> = {
  count: () => 0,
  control: () => ({ kind: 'text' }),
  howToType: () => 'Type the answer in your own words.',
  read: (answer, _, text) => {
    const { right, readAs } = gradeTyped(text, answer);
    if (!right && TWO_ANSWERS.test(text.trim())) return { kind: 'unclear', says: WHICH_OF_TWO };
    const said: Prose[] = [paragraph('You wrote ', code(text.trim()), '.')];
    if (readAs !== null) said.push(paragraph('I read that as ', code(readAs), '. Mind the exact spelling.'));
    if (!right) said.push(...typed.key(answer, []));
    const isAsked = isOnlyAsked(text);
    const sign = isAsked || !(right || isClearlyMeant(text, answer)) ? 'unsure' : readAs === null ? 'clear' : 'likely';
    return { kind: 'read', sign, given: { kind: 'graded', right, text, said } };
  },
  key: ({ accepted }) => [paragraph('The answer is ', code(accepted[0]), '.')],
  hints: () => [],
  keyText: ({ accepted }) => accepted[0],
  write: ({ accepted }) => accepted[0],
  secret: ({ accepted }) => ({ ...NO_SECRET, answers: accepted }),
};

/** Whether it is an answer, right or wrong: `i think 404`, `lasting = True, no?`. */
function isClearlyMeant(typed: string, { accepted }: TypedAnswer): boolean {
  const { text } = bareAnswer(typed);
  return isCode(text) && !isNear(text, accepted);
}

/**
 * `SECRET_KEY?`: a right one is asked about as a wrong one is, or it would be told apart. Numbers, and code that is
 * said as an opinion (`maybe SECRET_KEY?`), are answers alike.
 */
function isOnlyAsked(typed: string): boolean {
  const { text, isFramed, isAsked } = bareAnswer(typed);
  return isAsked && !/^\d+$/.test(text) && !(isFramed && isCode(text));
}

/** `400 or 413`: neither is taken, and nothing is said of either. */
const TWO_ANSWERS = /^\S+(?: \S+)? or \S+(?: \S+)?$/i;
const WHICH_OF_TWO = 'Those are two answers, so nothing was counted. Type the one you mean.';
