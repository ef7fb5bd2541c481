/** One option out of some. */
import type { ChoiceAnswer } from '../../core/answer.ts';
import { inlineText, paragraph } from '../../core/prose.ts';
import { readChoice } from '../read-choice.ts';
import { type AnswerKind, type Given, letterOf, UNCLEAR } from './kind.ts';
import { ruledOut, type ShownOption, shownInOrder, wordsOfRight } from './options.ts';

export const choice: AnswerKind<ChoiceAnswer> = {
  count: ({ options }) => options.length,
  control: ({ options }, order) => ({
    kind: 'options',
    labels: shownInOrder(options, order).map(({ label }) => label),
  }),
  howToType: ({ options }) => `Type a letter from A to ${letterOf(options.length - 1)}, or the answer's words.`,
  read: ({ options }, order, text) => {
    const shown = shownInOrder(options, order);
    const reading = readChoice(
      text,
      shown.map(({ label }) => inlineText(label)),
    );
    if (reading.kind === 'unclear') return UNCLEAR;
    if (reading.kind === 'perhaps') return reading;
    const chosen = shown[reading.position];
    return chosen === undefined ? UNCLEAR : { kind: 'read', sign: 'clear', given: gradeChoice(shown, chosen) };
  },
  key: ({ options }, order) => {
    const key = shownInOrder(options, order).find(({ right }) => right);
    return key === undefined ? [] : [paragraph(`The answer is ${key.letter}: `, ...key.label, '.')];
  },
  hints: ({ options }, order) => ruledOut(shownInOrder(options, order), 1),
  keyText: ({ options }) => wordsOfRight(options).join('\n'),
  write: ({ options }, order) => letterOf(order.findIndex((index) => options[index]?.right === true)).toLowerCase(),
  secret: ({ options }) => ({
    answers: wordsOfRight(options),
    meanings: wordsOfRight(options),
    sequences: [],
  }),
};

/** Why the chosen option is right or wrong, and which one is right. */
export function gradeChoice(shown: readonly ShownOption[], chosen: ShownOption): Given {
  const youChose = paragraph(`You chose ${chosen.letter}: `, ...chosen.label);
  const key = shown.find(({ right }) => right);
  const theKey =
    chosen.right || key === undefined ? [] : [paragraph(`The right answer is ${key.letter}: `, ...key.label)];
  return {
    kind: 'graded',
    right: chosen.right,
    text: inlineText(chosen.label),
    said: [youChose, ...chosen.why, ...theKey],
  };
}
