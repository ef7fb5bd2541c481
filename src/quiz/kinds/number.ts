/** A number, exact or within a tolerance: `3.14`, `3,14`, `about 1,000`, `6.02e23`, `50 %`. */
import { type NumberAnswer, numberText } from '../../core/answer.ts';
import { code, paragraph } from '../../core/prose.ts';
import { trimEndOf } from '../../core/trim.ts';
import { plainPunctuation } from '../normalise.ts';
import { type AnswerKind, NO_SECRET, UNCLEAR } from './kind.ts';

export const number: AnswerKind<NumberAnswer> = {
  count: () => 0,
  control: () => ({ kind: 'text' }),
  howToType: () => 'Type a number, such as `42` or `3.14`.',
  read: (answer, _, text) => {
    const readings = numbersMeant(text);
    if (readings === null) return { kind: 'unclear', says: ONE_NUMBER };
    if (readings.length === 0) return UNCLEAR;
    const right = readings.some((meant) => isWithin(meant, answer));
    const key = right ? [] : [paragraph('The answer is ', code(numberText(answer)), '.')];
    const exact =
      right && answer.tolerance > 0 ? [paragraph('More exactly it’s ', code(String(answer.value)), '.')] : [];
    return {
      kind: 'read',
      sign: 'clear',
      given: {
        kind: 'graded',
        right,
        text: text.trim(),
        said: [paragraph('You wrote ', code(text.trim()), '.'), ...key, ...exact],
      },
    };
  },
  key: (answer) => [paragraph('The answer is ', code(numberText(answer)), '.')],
  hints: () => [],
  keyText: numberText,
  write: ({ value }) => String(value),
  secret: ({ value }) => ({ ...NO_SECRET, answers: [String(value)] }),
};

const ONE_NUMBER = 'I found more than one number there, so nothing was counted. Type the one you mean.';

/** A share of a unit in the last place of what is compared: `0.1 + 0.2` is `0.3`. */
const ROUNDING = 1e-9;

const isWithin = (given: number, { value, tolerance }: NumberAnswer): boolean =>
  Math.abs(given - value) <= tolerance + ROUNDING * Math.max(1, Math.abs(value)) * (tolerance === 0 ? 1e-3 : 1);

const MAX_LENGTH = 100;

/** Digits with points and commas among them, as they come: `readingsOf` says what they can be. */
const NUMBER = /[+-]?[.,]?\d[\d.,_]*(?:e[+-]?\d{1,3})?/g;

/** Words and units that may stand around a number. More of them make a sentence. */
const MOST_WORDS = 4;

/**
 * What a text can mean as a number: `1,000` is a thousand, or one. Empty when it has none, or is a sentence; null when
 * it has several.
 */
export function numbersMeant(typed: string): readonly number[] | null {
  if (typed.length > MAX_LENGTH) return [];
  const line = plainPunctuation(typed)
    .toLowerCase()
    .replace(/\u2212/g, '-')
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, '')
    .trim();
  const found = line.match(NUMBER) ?? [];
  const rest = line.replace(NUMBER, ' ');
  if (rest.split(/[^\p{L}]+/u).filter((word) => word !== '').length > MOST_WORDS || rest.includes('?')) return [];
  const [only, ...more] = found;
  if (only === undefined) return [];
  if (more.length > 0) return null;
  const isNegative = !only.startsWith('-') && /\bminus\s*$/.test(line.slice(0, line.indexOf(only)));
  return readingsOf(only).map((value) => (isNegative ? -value : value));
}

function readingsOf(written: string): readonly number[] {
  const text = trimEndOf(written, '.,').replace(/_/g, '');
  // Commas between groups of three digits, as English writes thousands; points, as others do.
  const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:e.*)?$/.test(text) ? [text.replace(/,/g, '')] : [];
  const dotted = /^[+-]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(text) ? [text.replace(/\./g, '').replace(',', '.')] : [];
  const decimal = /^[^,]*,[^,]*$/.test(text) && !text.includes('.') ? [text.replace(',', '.')] : [];
  const plain = text.includes(',') ? [] : [text];
  return [...plain, ...grouped, ...dotted, ...decimal].map(Number).filter(Number.isFinite);
}
