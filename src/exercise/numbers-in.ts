/** The whole numbers that a page shows, in digits or in English words, in their order. */

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ORDINAL_TENS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth';
const TIMES = 'once twice thrice';

const listed = (words: string, numberAt: (index: number) => number): readonly (readonly [string, number])[] =>
  words.split(' ').map((word, index) => [word, numberAt(index)]);

const SMALL: ReadonlyMap<string, number> = new Map([
  ...listed(ONES, (index) => index),
  ...listed(ORDINALS, (index) => index),
  ...listed(TIMES, (index) => index + 1),
]);
const ROUND: ReadonlyMap<string, number> = new Map([
  ...listed(TENS, (index) => 20 + 10 * index),
  ...listed(ORDINAL_TENS, (index) => 20 + 10 * index),
]);

/** Digits and commas, or a word. */
const TOKEN = /\d[\d,]*|[a-z]+/gi;
const WITH_THOUSANDS = /^\d{1,3}(?:,\d{3})+$/;

/** `1,204` is one number, and `1,2,3` are three. */
function inDigits(token: string): readonly number[] {
  const written = token.replace(/,$/, '');
  if (WITH_THOUSANDS.test(written)) return [Number(written.replaceAll(',', ''))];
  return written.split(',').flatMap((digits) => (digits === '' ? [] : [Number(digits)]));
}

/** `3`, `03`, `1,204`, `three`, `3rd`, `third`, `twenty-one`, `twice`; a number of another kind is none of them. */
export function numbersIn(text: string): readonly number[] {
  const found: number[] = [];
  let tens: { readonly value: number; readonly end: number } | null = null;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const word = token.toLowerCase();
    const small = SMALL.get(word);
    // `twenty-one` and `twenty one` are one number.
    const joins = tens !== null && index === tens.end + 1 && small !== undefined && small > 0 && small < 10;
    if (tens !== null && !joins) found.push(tens.value);
    if (joins) found.push((tens?.value ?? 0) + (small ?? 0));
    else if (small !== undefined) found.push(small);
    else if (/^\d/.test(token)) found.push(...inDigits(token));
    const round = ROUND.get(word);
    tens = round === undefined ? null : { value: round, end: index + token.length };
  }
  return tens === null ? found : [...found, tens.value];
}
