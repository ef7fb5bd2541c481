/**
 * A header field as lines of a code block. What stands between two semicolons is a value of its own: each is shortened
 * by itself, and a line that is wider than a phone goes on below, after a semicolon, two spaces further in.
 */
import { printableLine } from './printable.ts';
import { shortenValue } from './shorten.ts';

/** Columns: a code block in a chat on a telephone held sideways. */
const WIDTH = 60;

export const headerLines = (name: string, value: string): string[] => valueLines(`${name}: ${value}`);

/** The same for what is written like a header without its name: what scripts read and write. */
export function valueLines(text: string): string[] {
  const lines: string[] = [];
  for (const part of printableLine(text).split(/(?<=;) /)) {
    const short = shortenValue(part);
    const last = lines.at(-1);
    if (last === undefined) lines.push(short);
    else if (last.length + 1 + short.length <= WIDTH) lines[lines.length - 1] = `${last} ${short}`;
    else lines.push(`  ${short}`);
  }
  return lines;
}
