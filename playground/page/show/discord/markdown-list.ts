/**
 * Lists as Discord's client draws them: lines that begin with `- `, `* ` or a number, what is indented below an item belongs
 * to it, and empty lines end nothing that goes on indented.
 */

const BULLET = /^( *)(?:[-*]|(\d{1,9})\.) +(?=\S)/;

/** A run of list lines, for a rule of the parser. */
export const LIST =
  /^ *(?:[-*]|\d{1,9}\.) +\S[^\n]*(?:\n(?: *(?:[-*]|\d{1,9}\.) +\S| +\S)[^\n]*|\n+(?= +\S)(?! *(?:[-*]|\d{1,9}\.) +\S)[^\n]*)*(?:\n|$)/;

interface ParsedList<Content> {
  /** The first number; null for bullets. */
  readonly start: number | null;
  readonly items: readonly Content[];
}

/** Takes a run of list lines apart. `parse` reads what stands in an item, further lists included. */
export function parseList<Content>(source: string, parse: (text: string) => Content): ParsedList<Content> {
  const lines = source.replace(/\n$/, '').split('\n');
  const [, margin = '', number] = BULLET.exec(lines[0] ?? '') ?? [];
  const items: string[][] = [];
  let inside = 0;
  for (const line of lines) {
    const [marker, indent = ''] = BULLET.exec(line) ?? [];
    if (marker !== undefined && (indent.length <= margin.length || items.length === 0)) {
      inside = marker.length;
      items.push([line.slice(inside)]);
    } else {
      items.at(-1)?.push(withoutIndent(line, inside));
    }
  }
  return { start: number === undefined ? null : Number(number), items: items.map((item) => parse(item.join('\n'))) };
}

const withoutIndent = (line: string, most: number): string =>
  line.slice(Math.min(most, line.length - line.trimStart().length));
