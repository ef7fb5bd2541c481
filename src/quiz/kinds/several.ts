/** Every right option, and no other: ticked, or typed as `a, c`. */
import { BETWEEN_PARTS, type SeveralAnswer } from '../../core/answer.ts';
import { inlineText, type Prose, paragraph } from '../../core/prose.ts';
import { normalise, plainPunctuation } from '../normalise.ts';
import { readChoice } from '../read-choice.ts';
import { type AnswerKind, type Given, letterOf, listed, UNCLEAR } from './kind.ts';
import { optionList, ruledOut, type ShownOption, shownInOrder, wordsOfRight } from './options.ts';

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
    return chosen === null ? UNCLEAR : { kind: 'read', sign: 'clear', given: grade(shown, chosen) };
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

function grade(shown: readonly ShownOption[], chosen: ReadonlySet<number>): Given {
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
