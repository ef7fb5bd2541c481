/**
 * Which lines of a Python program are one statement: it goes on in the next line while a bracket or a string is open,
 * and after a backslash at the end of a line (The Python Language Reference, 2.1). In linear time, for any text.
 */

/** The first line and the last one, both counted from 1. */
export type LineRange = readonly [first: number, last: number];

interface OpenString {
  readonly quote: string;
  /** Braces in it hold code. */
  readonly isFormat: boolean;
}

/** What is open: a bracket, a piece of code in a string, or a string. */
type Open = 'bracket' | 'code' | OpenString;

/** For each line the range of its statement; `lines` are those of the program. */
export function statementRanges(lines: readonly string[]): readonly LineRange[] {
  const ranges: LineRange[] = [];
  const text = lines.join('\n');
  const open: Open[] = [];
  let first = 1;
  let line = 1;
  const end = (): void => {
    for (let each = first; each <= line; each += 1) ranges.push([first, line]);
    line += 1;
    first = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const top = open.at(-1);
    if (character === '\n') {
      // A string of one line that is still open is a mistake; what follows it may be right.
      if (typeof top === 'object' && top.quote.length === 1) closeString(open);
      if (open.length === 0) end();
      else line += 1;
    } else if (character === '\\') {
      at += 1;
      if (text.charAt(at) === '\n') line += 1;
    } else if (typeof top === 'object') {
      at += inString(text, at, top, open);
    } else if (character === '#') {
      const newline = text.indexOf('\n', at);
      at = (newline === -1 ? text.length : newline) - 1;
    } else {
      at += inCode(text, at, open);
    }
  }
  end();
  return ranges;
}

/** A string, and the code around it that is in a string itself. */
function closeString(open: Open[]): void {
  open.pop();
  while (open.length > 0 && open.at(-1) !== 'bracket') open.pop();
}

/** Gives how many characters after this one were read as well. */
function inString(text: string, at: number, { quote, isFormat }: OpenString, open: Open[]): number {
  if (text.startsWith(quote, at)) {
    open.pop();
    return quote.length - 1;
  }
  if (!isFormat || text.charAt(at) !== '{') return 0;
  if (text.charAt(at + 1) === '{') return 1;
  open.push('code');
  return 0;
}

function inCode(text: string, at: number, open: Open[]): number {
  const character = text.charAt(at);
  if (character === '"' || character === "'") {
    const quote = text.startsWith(character.repeat(3), at) ? character.repeat(3) : character;
    open.push({ quote, isFormat: FORMAT_PREFIX.test(text.slice(Math.max(0, at - 3), at)) });
    return quote.length - 1;
  }
  if ('([{'.includes(character)) open.push('bracket');
  if (')]}'.includes(character) && typeof open.at(-1) === 'string') open.pop();
  return 0;
}

/** The letters before a string, with what stands before them. */
const FORMAT_PREFIX = /(?:^|\W)(?:[ft]r?|r[ft])$/i;

/** Lines of a statement that are shown at once. */
const MOST_LINES = 6;

/**
 * The lines of a statement that are shown: all of a short one; of a longer one the first and the last, those in
 * `wanted`, and as many as there is room for below these.
 */
export function shownLines([first, last]: LineRange, wanted: readonly number[]): readonly number[] {
  const chosen = new Set([...wanted.filter((line) => line >= first && line <= last), first, last].slice(0, MOST_LINES));
  for (const from of [...chosen]) {
    for (let line = from + 1; line <= last && chosen.size < MOST_LINES; line += 1) chosen.add(line);
  }
  return [...chosen].toSorted((one, other) => one - other);
}
