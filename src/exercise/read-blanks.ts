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

/* In a sentence: `put make_response in the first gap`, `change blank 3 to response`, `for the last one: "en"` */

const VALUE = `("[^"]{1,80}"|'[^']{1,80}'|\`[^\`]{1,80}\`|[^\\s,;"'\`]{1,120})`;
const PLACE = `(?:the |my )?(?:(?:blank|gap|field|number|nr\\.?|no\\.?|#) ?#?(?<count>\\d{1,2}|${numberWord}|last)|(?<order>${orderWord}|last|\\d{1,2}(?:st|nd|rd|th))(?<named> (?:blank|gap|field|number|one))?)`;
const POLITE_BEFORE =
  /^(?:(?:ok|okay|so|and|then|now|actually|well|hm+|please|pls|sorry|no|wait|maybe|i think|i guess|can you|could you|you can|lets|let['’]s)[,:]? )+/i;
const POLITE_AFTER =
  /[,.!]{0,5}(?: (?:please|pls|instead|then|now|i think|i guess|maybe|thanks|thank you)){1,4}[.!]{0,5}$/i;
const I_PUT = `(?:i(?:['’]d| would|['’]ll| will)? )?(?:put|use|write|type|set|enter|fill in|take|try)`;
const SENTENCES: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:in|into|for|at) |(?<start>change|make|set|turn|switch|replace|fill|update) )?${PLACE}(?<verb>(?: (?:is|as|with|to|into|to be|becomes|gets|should be|must be|has to be|needs to be|would be|${I_PUT})|,? ${I_PUT}| ?(?:=|:|->|→|-)|,))? ?(?<value>${VALUE})$`,
    'i',
  ),
  new RegExp(
    `^(?:${I_PUT} )?(?<value>${VALUE}) (?:(?:goes |belongs |comes |should go |must go )?(?:in|into|for|at|to|as)|is) (?:${PLACE}|#?(?<bare>\\d{1,2}))$`,
    'i',
  ),
];

/** What is said about a blank, and not put into it. */
const NO_VALUE =
  /^(?:hint|help|please|again|skip|answer|solution|what|why|how|where|hard|difficult|easy|wrong|right|correct|empty|open|missing|unclear|confusing|weird|impossible|tricky|sucks|too|so|not|done|ok|one|blank|gap|first|next|it|that|this|me)$/i;

/** \`last\`: the number of the last blank. */
function readSentence(piece: string, last: number): Numbered | null {
  const line = piece.trim().replace(POLITE_BEFORE, '').replace(POLITE_AFTER, '').trim();
  for (const pattern of SENTENCES) {
    const { count, order, named, bare, start, verb, value: written = '' } = pattern.exec(line)?.groups ?? {};
    const value = tidyBlank(written);
    const place = count ?? order ?? bare;
    if (place === undefined || value === '' || !isValue(value) || NO_VALUE.test(value)) continue;
    // “the first one response”, without a word between, may be anything.
    const isNamed =
      count !== undefined || start !== undefined || bare !== undefined || /blank|gap|field/.test(named ?? '');
    if (!isNamed && verb === undefined && pattern === SENTENCES[0] && /^\w+$/.test(value)) continue;
    const number = place.toLowerCase() === 'last' ? last : numberOf(place.toLowerCase());
    return { number, value };
  }
  return null;
}

const SENTENCE_PARTS = /[,;\n] ?|\s(?:and|then)\s(?:then )?/;

/** Every part of a line says what goes into which blank; null where one does not. */
function readSentences(typed: string, last: number): readonly Numbered[] | null {
  const whole = readSentence(typed, last);
  const parts = whole === null ? typed.split(SENTENCE_PARTS).map((part) => readSentence(part, last)) : [whole];
  const read = parts.flatMap((part) => part ?? []);
  return read.length === parts.length && read.length > 0 ? read : (readPairs(typed) ?? readInTurn(typed));
}

const IN_TURN = new RegExp(
  `^(?:i['’]?d say |maybe |so )?first(?:ly)? ${VALUE}((?:[,;]? (?:and )?then ${VALUE}){1,9})[.!]?$`,
  'i',
);

/** `first make_response, then set_cookie` */
function readInTurn(typed: string): readonly Numbered[] | null {
  const [whole, first = '', others = ''] = IN_TURN.exec(typed.trim()) ?? [];
  if (whole === undefined) return null;
  const values = [first, ...others.split(/[,;]? (?:and )?then /i).slice(1)].map(tidyBlank);
  // “first read then write” is about something else.
  const isCode = values.some((value) => /[\W_]/.test(value));
  return isCode && values.every((value) => isValue(value) && !NO_VALUE.test(value))
    ? values.map((value, at) => ({ number: at + 1, value }))
    : null;
}

/** `1 make_response 2 set_cookie`, with or without commas. */
function readPairs(typed: string): readonly Numbered[] | null {
  const pair = new RegExp(`^[\\s,;]{0,3}(?:and )?#?(\\d{1,2})[.):]? ${VALUE}(?=[\\s,;]|$)`, 'i');
  const found: Numbered[] = [];
  let rest = typed.trim();
  while (rest !== '') {
    const [whole = '', number, written = ''] = pair.exec(rest) ?? [];
    const value = tidyBlank(written);
    if (number === undefined || !isValue(value) || NO_VALUE.test(value)) return null;
    found.push({ number: Number(number), value });
    rest = rest.slice(whole.length).trimStart();
  }
  const isEachOnce = new Set(found.map(({ number }) => number)).size === found.length;
  // `2 cookies` is no value for a blank.
  return isEachOnce && (found.length > 1 || /\W|_/.test(found[0]?.value ?? '')) ? found : null;
}

/** Whether a line says which blanks its values are for. */
export function namesBlanks(text: string): boolean {
  const typed = text.trim();
  if (typed.length > LONGEST_SENTENCE || typed.endsWith('?')) return false;
  return (
    /^(?:blank|line|no\.?|#)?\s*\d\s*[:=.)-]/i.test(typed) ||
    (/^(?:the |my )?blank\b/i.test(typed) &&
      readNumbered(typed) !== null &&
      / (?:is|should be|must be) /i.test(typed)) ||
    /^(?:blank )?\d is /i.test(typed) ||
    readSentences(typed, 1) !== null
  );
}

const LONGEST_SENTENCE = 300;

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
  const said = typed.length > LONGEST_SENTENCE ? null : readSentences(typed, filled.length);
  if (said !== null && said.length > 1) return byNumber(said, filled.length);
  const pieces = piecesOf(typed, filled.length);
  const numbered = pieces.map(readNumbered);
  if (numbered.every((one) => one !== null)) return byNumber(numbered, filled.length);
  if (said !== null) return byNumber(said, filled.length);
  const values = pieces.map(tidyBlank);
  if (!values.every((value) => value === '' || isValue(value))) return { kind: 'no-value' };
  return inOrder(values, filled);
}

/** Values side by side stand between bars or on lines of their own; numbered ones may have commas between them. */
function piecesOf(typed: string, count: number): readonly string[] {
  if (typed.includes('|')) return typed.split('|').map((piece) => piece.trim());
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 1) return lines;
  const listed = typed.split(/,\s*/);
  if (listed.length === count && listed.every((value) => isValue(value) && !/[()[\]{}]/.test(value))) return listed;
  if (readNumbered(typed) === null) return lines;
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
    if (
      value === '' ||
      value.length > MOST_OF_A_VALUE ||
      NO_VALUE.test(value) ||
      /^(?:[a-z]+ ){2,}[a-z]+$/i.test(value)
    ) {
      continue;
    }
    return { number: numberOf(number.toLowerCase()), value };
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
