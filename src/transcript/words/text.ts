/** Texts fit for a chat: pages and prints lose their end, values their middle, and words say how much is left out. */

/** Values of up to `whole` characters stay as they are; of longer ones the `first` and the `last` are shown. */
const VALUE = { whole: 200, first: 120, last: 40 } as const;

/** A shorter gap is shown: the words for it would be longer. */
const SHORTEST_GAP = 40;

/** At most so many characters of a page, a form or an error are shown. */
const TEXT = 600;

/** The whole text when it is no longer than `most` characters, else its beginning. */
export function shortenEnd(text: string, most = TEXT): string {
  const characters = [...text];
  const left = characters.length - most;
  return left <= 0 ? text : `${characters.slice(0, most).join('')}\n(… and ${countWords(left, 'more character')})`;
}

/** A value without its middle if long: `abc (… 4,183 characters left out …) xyz`. Around `place` (index) it stays. */
export function shortenValue(value: string, place = 0): string {
  const characters = [...value].map(shownByte);
  const { length } = characters;
  if (length <= VALUE.whole) return characters.join('');
  const around = VALUE.last / 2;
  const windows = joinClose([
    [0, VALUE.first],
    [Math.max(0, place - around), Math.min(length, place + around)],
    [length - VALUE.last, length],
  ]);
  const shown = (from: number, to: number): string => characters.slice(from, to).join('');
  return windows
    .map(([from, to], index) => `${gapWords(from - (windows[index - 1]?.[1] ?? from))}${shown(from, to)}`)
    .join('');
}

/** A byte that is no UTF-8 (see `core/http.ts`) is told as what it is. */
const shownByte = (character: string): string =>
  /^[\udc80-\udcff]$/.test(character)
    ? `⟨byte ${(character.charCodeAt(0) - 0xdc00).toString(16).toUpperCase()}⟩`
    : character;

const withBytes = (text: string): string => text.replace(/[\udc80-\udcff]/gu, shownByte);

/** The same for every run without spaces in a sentence. */
export const shortenRuns = (words: string): string => words.replace(/\S+/gu, (run) => shortenValue(run));

const gapWords = (length: number): string =>
  length === 0 ? '' : ` (… ${countWords(length, 'character')} left out …) `;

type Window = readonly [from: number, to: number];

/** Windows in order; those that overlap or nearly touch become one. */
function joinClose(windows: readonly Window[]): readonly Window[] {
  const joined: Window[] = [];
  for (const [from, to] of windows.toSorted(([one], [other]) => one - other)) {
    const last = joined.at(-1);
    if (last === undefined || from - last[1] > SHORTEST_GAP) joined.push([from, to]);
    else joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
  }
  return joined;
}

/** Control characters (they garble terminals and fake lines) become U+FFFD; tabs and line breaks stay. */
export const printable = (text: string): string =>
  withBytes(text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '\ufffd'));

/** The same for text that is one line of something, such as a header: tabs and line breaks go, too. */
export const printableLine = (text: string): string => withBytes(text.replace(/\p{Cc}/gu, '\ufffd'));

/** `2 seconds`, `1 second`, `25,000 characters`: a number with its unit, whose plural ends in s. */
export const countWords = (number: number, unit: string): string =>
  `${number.toLocaleString('en')} ${unit}${number === 1 ? '' : 's'}`;
