/** What somebody types to fill the blanks of an exercise: all of them, one by its number, or the next one. */
import { tidyBlank } from './tidy-program.ts';

export type BlanksReading =
  /** Values by the numbers of their blanks, from 1. */
  | { readonly kind: 'values'; readonly values: ReadonlyMap<number, string> }
  /** A number that no blank has. */
  | { readonly kind: 'no-such-blank'; readonly number: number }
  /** More values than there are blanks to fill. */
  | { readonly kind: 'too-many'; readonly found: number }
  /** Every blank has a value, and it does not say which one is meant. */
  | { readonly kind: 'which-one'; readonly value: string }
  /** Words rather than a value. */
  | { readonly kind: 'no-value' };

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ORDER_WORDS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const numberWord = NUMBER_WORDS.join('|');
const orderWord = ORDER_WORDS.join('|');

/** `the blank is x`, `blank = x`, where there is one only; the value is what follows. */
const ONLY =
  /^(?:(?:the|my) )(?:only )?(?:blank|gap|answer|value)(?: is| should be|:| ?=) ?|^(?:blank|gap)(?: is| should be|:| ?=) ?/i;

/** `blank 2 is x`, `the second one is x`, `2: x`, `2. x`, `#2 = x`; the value is what follows. */
const NUMBERED: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:the|my) )?(?:blank|gap|number|no\\.?|#) ?#?(\\d{1,2}|${numberWord})\\b ?(?:is|should be|=|:|-|→|->)? ?`,
    'i',
  ),
  new RegExp(
    `^(?:the )?(${orderWord}|\\d{1,2}(?:st|nd|rd|th))(?: (?:blank|gap|one))? ?(?:is|should be|=|:|→|->) ?`,
    'i',
  ),
  /^#?(\d{1,2})(?:[.):]|\s?(?:=|->|→)) ?/,
];

/** The longest value that a blank is for. */
const MOST_OF_A_VALUE = 120;
const LONGEST = 2_000;

/** `filled`: what the blanks hold so far, empty texts for those that are open. */
export function readBlanks(text: string, filled: readonly string[]): BlanksReading {
  const typed = text.trim();
  if (typed === '' || typed.length > LONGEST) return { kind: 'no-value' };
  if (filled.length === 1) {
    const value = tidyBlank(typed.replace(ONLY, ''));
    if (ONLY.test(typed) && value !== '' && value.length <= MOST_OF_A_VALUE) {
      return { kind: 'values', values: new Map([[1, value]]) };
    }
  }
  const pieces = piecesOf(typed);
  const numbered = pieces.map(readNumbered);
  if (numbered.every((one) => one !== null)) return byNumber(numbered, filled.length);
  const values = pieces.map(tidyBlank);
  if (!values.every((value) => value === '' || isValue(value))) return { kind: 'no-value' };
  return inOrder(values, filled);
}

/** Values side by side stand between bars or on lines of their own; numbered ones may have commas between them. */
function piecesOf(typed: string): readonly string[] {
  if (typed.includes('|')) return typed.split('|').map((piece) => piece.trim());
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 1 || readNumbered(typed) === null) return lines;
  const parts = typed.split(/[,;] ?(?=(?:blank |#)?\d{1,2}(?:[.):]| is ))/i).map((part) => part.trim());
  return parts.every((part) => readNumbered(part) !== null) ? parts : lines;
}

interface Numbered {
  readonly number: number;
  readonly value: string;
}

function readNumbered(piece: string): Numbered | null {
  for (const pattern of NUMBERED) {
    const [whole, number] = pattern.exec(piece) ?? [];
    if (whole === undefined || number === undefined) continue;
    const value = tidyBlank(piece.slice(whole.length));
    if (value !== '' && value.length <= MOST_OF_A_VALUE) return { number: numberOf(number.toLowerCase()), value };
  }
  return null;
}

function numberOf(written: string): number {
  const word = NUMBER_WORDS.indexOf(written) + 1 || ORDER_WORDS.indexOf(written) + 1;
  return word > 0 ? word : Number.parseInt(written, 10);
}

function byNumber(numbered: readonly Numbered[], count: number): BlanksReading {
  const wrong = numbered.find(({ number }) => number < 1 || number > count);
  if (wrong !== undefined) return { kind: 'no-such-blank', number: wrong.number };
  return { kind: 'values', values: new Map(numbered.map(({ number, value }) => [number, value])) };
}

/** As many as there are blanks fill them all, anew; fewer fill the open ones from the first on. */
function inOrder(values: readonly string[], filled: readonly string[]): BlanksReading {
  const named = (places: readonly number[]): BlanksReading => ({
    kind: 'values',
    values: new Map(values.flatMap((value, at) => (value === '' ? [] : [[places[at] ?? 0, value] as const]))),
  });
  if (values.length === filled.length) return named(filled.map((_, at) => at + 1));
  const open = filled.flatMap((value, at) => (value === '' ? [at + 1] : []));
  if (values.length <= open.length) return named(open);
  const [value = ''] = values;
  return values.length === 1 ? { kind: 'which-one', value } : { kind: 'too-many', found: values.length };
}

/** Code rather than a sentence: a name, a text in quotes, a number, a call; or something with signs of code in it. */
function isValue(value: string): boolean {
  if (value.length > MOST_OF_A_VALUE) return false;
  if (/^[\w.]+$/.test(value) || /^(["'“‘«`]).+["'”’»`]$/.test(value)) return true;
  return /[()[\]{}=+*/%<>"]|\w\.\w/.test(value) && !/\?$/.test(value);
}
