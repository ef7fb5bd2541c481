/** What goes with what: picked from menus, or typed as `1b 2a 3c`. */
import { BETWEEN_PARTS, BETWEEN_STEPS, type MatchAnswer } from '../../core/answer.ts';
import { bullets, type Inline, inlineText, paragraph } from '../../core/prose.ts';
import { inOrder } from '../../core/random.ts';
import { plainPunctuation } from '../normalise.ts';
import { type AnswerKind, type Label, letterOf, UNCLEAR } from './kind.ts';

/** The items stand in the author's order, with numbers; only the choices are shuffled, and have letters. */
export const match: AnswerKind<MatchAnswer> = {
  count: ({ choices }) => choices.length,
  control: ({ heads, items, choices }, order) => ({
    kind: 'selects',
    heads,
    rows: items.map(({ label }) => label),
    choices: inOrder(choices, order),
  }),
  howToType: ({ items }) => `Type a letter for each number, such as \`${exampleOf(items.length)}\`.`,
  read: ({ items, choices }, order, text) => {
    const reading = readMatches(text, items.length, choices.length);
    if (reading.kind === 'incomplete') {
      return { kind: 'unclear', says: `There’s no letter for ${reading.missing.join(', ')} yet. Nothing was counted.` };
    }
    if (reading.kind === 'none') return UNCLEAR;
    const pairs = items.map(({ label, partner }, index) => {
      const given = order[reading.positions[index] ?? -1] ?? -1;
      return { label, given: choices[given] ?? [], partner: choices[partner] ?? [], right: given === partner };
    });
    const wrong = pairs.filter(({ right }) => !right);
    return {
      kind: 'read',
      sign: 'clear',
      given: {
        kind: 'graded',
        right: wrong.length === 0,
        text: pairs.map(({ label, given }) => inlineText(pairOf(label, given))).join(BETWEEN_PARTS),
        said: [
          paragraph('Your answer:'),
          bullets(
            pairs.map(({ label, given, right }) => [...pairOf(label, given), right ? ' — right' : ' — not right']),
          ),
          ...(wrong.length === 0
            ? []
            : [paragraph('This goes together:'), bullets(wrong.map(({ label, partner }) => pairOf(label, partner)))]),
        ],
      },
    };
  },
  key: (answer) => [paragraph('This goes together:'), bullets(pairsOf(answer))],
  hints: (answer) =>
    pairsOf(answer)
      .slice(0, 1)
      .map((pair) => [paragraph('These two go together: ', ...pair)]),
  keyText: (answer) => pairsOf(answer).map(inlineText).join('\n'),
  write: ({ items }, order) =>
    items.map(({ partner }, index) => `${index + 1}${letterOf(order.indexOf(partner)).toLowerCase()}`).join(' '),
  secret: (answer) => ({ answers: [], meanings: pairsOf(answer).map(inlineText), sequences: [] }),
};

const pairOf = (label: Label, choice: Label): readonly Inline[] => [
  ...label,
  { kind: 'text', text: BETWEEN_STEPS },
  ...choice,
];

const pairsOf = ({ items, choices }: MatchAnswer): readonly (readonly Inline[])[] =>
  items.map(({ label, partner }) => pairOf(label, choices[partner] ?? []));

const exampleOf = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${index + 1}${'bacde'[index] ?? 'a'}`).join(' ');

const MAX_LENGTH = 300;

type Matches =
  /** For each item the position of its choice as shown, from 0. */
  | { readonly kind: 'all'; readonly positions: readonly number[] }
  /** `missing`: the numbers of items without a choice. */
  | { readonly kind: 'incomplete'; readonly missing: readonly number[] }
  | { readonly kind: 'none' };

/** `1b 2a 3c`, `1-b, 2-a, 3-c`, `1 = b`, `1 goes with b`; or one letter for each item in turn: `b a c`. */
export function readMatches(typed: string, items: number, choices: number): Matches {
  if (typed.length > MAX_LENGTH) return { kind: 'none' };
  const line = plainPunctuation(typed)
    .toLowerCase()
    .replace(/\b(?:goes with|belongs to|and|is|to|with|i think)\b/g, ' ')
    .replace(/[\s,;:.=>\-→()]+/g, '');
  const inTurn = /^[a-z]+$/.test(line) && line.length === items;
  const pairs = inTurn
    ? [...line].map((letter, index) => [index + 1, letter] as const)
    : Array.from(line.matchAll(/(\d)([a-z])/g), ([, number = '', letter = '']) => [Number(number), letter] as const);
  const isWhole = inTurn || (pairs.length > 0 && line.length === pairs.length * 2);
  const given = new Map(pairs.map(([number, letter]) => [number, letter.charCodeAt(0) - 'a'.charCodeAt(0)]));
  const isKnown = [...given].every(([number, position]) => number >= 1 && number <= items && position < choices);
  if (!isWhole || !isKnown || given.size !== pairs.length) return { kind: 'none' };
  const numbers = Array.from({ length: items }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !given.has(number));
  if (missing.length > 0) return { kind: 'incomplete', missing };
  return { kind: 'all', positions: numbers.map((number) => given.get(number) ?? 0) };
}
