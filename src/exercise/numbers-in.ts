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

/** Digits, with commas between thousands; or a word. */
const TOKEN = /\d{1,3}(?:,\d{3})+(?!\d)|\d+|[a-z]+/gi;

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
    else if (/^\d/.test(token)) found.push(Number(token.replaceAll(',', '')));
    const round = ROUND.get(word);
    tens = round === undefined ? null : { value: round, end: index + token.length };
  }
  return tens === null ? found : [...found, tens.value];
}
