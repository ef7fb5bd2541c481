/** Things to be put in order. */
import { BETWEEN_STEPS, type OrderAnswer } from '../../core/answer.ts';
import { inlineText, numbered, paragraph } from '../../core/prose.ts';
import { inOrder } from '../../core/random.ts';
import { type AnswerKind, UNCLEAR } from './kind.ts';
import { exampleOf, readSequence, writeSequence } from './sequence.ts';

export const order: AnswerKind<OrderAnswer> = {
  count: ({ items }) => items.length,
  control: ({ items }, shown) => ({ kind: 'sequence', labels: inOrder(items, shown), isCode: false }),
  howToType: ({ items }) => `Type all their numbers in the right order, such as \`${exampleOf(items.length)}\`.`,
  read: ({ items }, shown, text) => {
    const positions = readSequence(text, items.length);
    if (positions === null) return UNCLEAR;
    const indexes = positions.map((position) => shown[position] ?? 0);
    const right = indexes.every((index, place) => index === place);
    const put = inOrder(items, indexes);
    return {
      kind: 'read',
      sign: 'clear',
      given: {
        kind: 'graded',
        right,
        text: put.map(inlineText).join(BETWEEN_STEPS),
        said: [
          paragraph('Your order:'),
          numbered(put),
          ...(right ? [] : [paragraph('The right order:'), numbered(items)]),
        ],
      },
    };
  },
  key: ({ items }) => [paragraph('The right order:'), numbered(items)],
  hints: ({ items }) => {
    const [first = [], last = []] = [items[0], items.at(-1)];
    return [[paragraph('First comes: ', ...first)], [paragraph('Last comes: ', ...last)]];
  },
  keyText: ({ items }) => items.map(inlineText).join('\n'),
  write: (_, shown) => writeSequence(shown),
  secret: ({ items }) => ({ answers: [], meanings: [], sequences: [items.map(inlineText)] }),
};
