/** Options with their letters, of which one is right, or several. */
import { BETWEEN_PARTS, type ChoiceAnswer, type Option, type SeveralAnswer } from '../../core/answer.ts';
import { type Inline, inlineText, type Prose, paragraph, strong } from '../../core/prose.ts';
import { inOrder } from '../../core/random.ts';
import { normalise, plainPunctuation } from '../normalise.ts';
import { readChoice } from '../read-choice.ts';
import { type AnswerKind, type Given, letterOf, listed, type Order, UNCLEAR } from './kind.ts';

export interface ShownOption extends Option {
  readonly letter: string;
  /** From 0, as shown. */
  readonly position: number;
}

/** The options in the order shown. */
export const shownInOrder = (options: readonly Option[], order: Order): readonly ShownOption[] =>
  inOrder(options, order).map((option, position) => ({ ...option, letter: letterOf(position), position }));

/** The options as a list; with `chosen`, marked in words. Null: nothing was chosen yet, and no key is shown. */
export const optionList = (options: readonly ShownOption[], chosen: ReadonlySet<number> | null): Prose => ({
  kind: 'list',
  start: null,
  items: options.map((option) => [paragraph(`${option.letter}. `, ...option.label, ...marks(option, chosen))]),
});

function marks({ position, right }: ShownOption, chosen: ReadonlySet<number> | null): readonly Inline[] {
  if (chosen === null) return [];
  const isChosen = chosen.has(position);
  const words = [...(isChosen ? ['your answer'] : []), ...(right ? [isChosen ? 'right' : 'the right answer'] : [])];
  return words.length === 0 ? [] : [{ kind: 'text', text: ' — ' }, strong(words.join(', '))];
}

/** None where the words end a sentence themselves. */
const fullStopAfter = (label: readonly Inline[]): string => (/[.!?]$/.test(inlineText(label)) ? '' : '.');

/** Wrong options ruled out one by one, but for the last `left`. */
export const ruledOut = (shown: readonly ShownOption[], left: number): readonly (readonly Prose[])[] =>
  shown
    .filter(({ right }) => !right)
    .slice(0, -left)
    .map(({ letter, label, why }) => [paragraph(`It isn’t ${letter}: `, ...label, fullStopAfter(label)), ...why]);

export const wordsOfRight = (options: readonly Option[]): readonly string[] =>
  options.filter(({ right }) => right).map(({ label }) => inlineText(label));

// One right answer.

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
    const sign = reading.kind === 'likely' ? 'likely' : 'clear';
    return chosen === undefined ? UNCLEAR : { kind: 'read', sign, given: gradeChoice(shown, chosen) };
  },
  key: ({ options }, order) => {
    const key = shownInOrder(options, order).find(({ right }) => right);
    return key === undefined
      ? []
      : [paragraph(`The answer is ${key.letter}: `, ...key.label, fullStopAfter(key.label))];
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

// Every right option, and no other: ticked, or typed as `a, c`.

export const several: AnswerKind<SeveralAnswer> = {
  count: ({ options }) => options.length,
  control: ({ options }, order) => ({ kind: 'checks', labels: shownInOrder(options, order).map(({ label }) => label) }),
  howToType: ({ options }) =>
    `Several are right: type all their letters, such as \`a, ${letterOf(options.length - 1).toLowerCase()}\`.`,
  read: ({ options }, order, text) => {
    const shown = shownInOrder(options, order);
    const chosen = readSeveral(
      text,
      shown.map(({ label }) => inlineText(label)),
    );
    return chosen === null ? UNCLEAR : { kind: 'read', sign: 'clear', given: gradeSeveral(shown, chosen) };
  },
  key: ({ options }, order) => {
    const right = shownInOrder(options, order).filter((option) => option.right);
    return [paragraph(`Right are ${listed(right.map(({ letter }) => letter))}:`), optionList(right, null)];
  },
  hints: ({ options }, order) => {
    const shown = shownInOrder(options, order);
    const right = shown.filter((option) => option.right).length;
    const howMany = [paragraph(`${right} of the ${shown.length} are right.`)];
    // The number and all but one of the wrong ones say as much as the key.
    return [howMany, ...ruledOut(shown, 1)];
  },
  keyText: ({ options }) => wordsOfRight(options).join('\n'),
  write: ({ options }, order) =>
    shownInOrder(options, order)
      .flatMap(({ right, letter }) => (right ? [letter.toLowerCase()] : []))
      .join(', '),
  secret: ({ options }) => ({ answers: wordsOfRight(options), meanings: wordsOfRight(options), sequences: [] }),
};

/** Longer texts are no list of options; it bounds the work. */
const MAX_LENGTH = 600;

/** Which of the shown options a text lists, by letters, numbers or words; null where any of it is something else. */
export function readSeveral(typed: string, shown: readonly string[]): ReadonlySet<number> | null {
  if (typed.length > MAX_LENGTH) return null;
  const line = plainPunctuation(typed).toLowerCase().trim();
  if (/^(?:all|all of (?:them|these)|every one|everything)[.!]*$/.test(line)) return new Set(shown.keys());
  const parts = line
    .replace(/^(?:i (?:think|guess|choose|pick|say)|my answers? (?:is|are)|answers?|it"?s|options?)[:, ]+/, '')
    .split(/[\s,;&+/.!()]+/)
    .filter((part) => part !== '' && part !== 'and');
  const signs = parts.map((part) => signOf(part, shown.length));
  if (signs.length > 0 && signs.every((sign) => sign !== null)) return new Set(signs);
  return readTogether(parts, shown) ?? readWords(typed, shown);
}

/** `b`, `2`. */
function signOf(sign: string, count: number): number | null {
  if (!/^(?:[a-z]|\d{1,2})$/.test(sign)) return null;
  const position = /\d/.test(sign) ? Number(sign) - 1 : sign.charCodeAt(0) - 'a'.charCodeAt(0);
  return position >= 0 && position < count ? position : null;
}

/** `acd`, where that is no option's own word. */
function readTogether(parts: readonly string[], shown: readonly string[]): ReadonlySet<number> | null {
  const [word = '', ...more] = parts;
  if (more.length > 0 || word.length < 2 || shown.some((option) => normalise(option) === normalise(word))) return null;
  const signs = [...word].map((letter) => (/[a-z]/.test(letter) ? signOf(letter, shown.length) : null));
  const found = signs.flatMap((sign) => (sign === null ? [] : [sign]));
  const all = new Set(found);
  return found.length === signs.length && all.size === signs.length ? all : null;
}

/** The options' own words, with commas, semicolons, line ends or "and" between. */
function readWords(typed: string, shown: readonly string[]): ReadonlySet<number> | null {
  const readings = [/[;\n]/, /[,;\n]/, /[,;\n]|\band\b/i].map((separator) => {
    const parts = typed.split(separator).filter((part) => part.trim() !== '');
    return parts.flatMap((part) => {
      const reading = readChoice(part, shown);
      return reading.kind === 'chosen' ? [reading.position] : [null];
    });
  });
  const found = readings.find((reading) => reading.length > 0 && !reading.includes(null));
  return found === undefined ? null : new Set(found.filter((position) => position !== null));
}

function gradeSeveral(shown: readonly ShownOption[], chosen: ReadonlySet<number>): Given {
  const mine = shown.filter(({ position }) => chosen.has(position));
  const wrong = mine.filter(({ right }) => !right);
  const missed = shown.filter(({ right, position }) => right && !chosen.has(position));
  const right = wrong.length === 0 && missed.length === 0;
  const about = (option: ShownOption, how: string): readonly Prose[] => [
    paragraph(`${option.letter} ${how}: `, ...option.label),
    ...option.why,
  ];
  return {
    kind: 'graded',
    right,
    text: mine.map(({ label }) => inlineText(label)).join(BETWEEN_PARTS),
    said: [
      paragraph(`You chose ${listed(mine.map(({ letter }) => letter))}.`),
      optionList(shown, chosen),
      ...wrong.flatMap((option) => about(option, 'isn’t right')),
      ...missed.flatMap((option) => about(option, 'is right, too')),
      ...(right ? mine.flatMap(({ why }) => why) : []),
    ],
  };
}
