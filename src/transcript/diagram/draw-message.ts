/** The lines of a request or an answer, as they are on the wire: broken where HTTP has a semicolon, else shortened. */
import { type Block, gap, stack } from './block.ts';
import { type PlacedPiece, shortenToWidth, wrapPieces } from './fit-text.ts';
import { TEXT_LEFT, TEXT_RIGHT } from './lanes.ts';
import type { Ink } from './palette.ts';
import type { Field } from './scene.ts';
import { textLines } from './text-lines.ts';
import { type Face, textWidth } from './text-width.ts';

const ROOM = TEXT_RIGHT - TEXT_LEFT;
/** A line that goes on a header begins further in. */
const INDENT = 8;

/** `ink` is that of the first line. */
export const drawFields = (fields: readonly Field[], ink: Ink): Block =>
  stack(gap(2), ...fields.map((field) => drawField(field, ink)), gap(1));

function drawField({ kind, text }: Field, first: Ink): Block {
  const face = kind === 'first' ? 'mono-bold' : kind === 'absent' ? 'plain' : 'mono';
  const ink =
    kind === 'first'
      ? /^[45]\d\d /.test(text)
        ? 'bad'
        : first
      : kind === 'absent' || kind === 'header'
        ? 'quiet'
        : 'ink';
  return textLines(fieldLines(text, face), TEXT_LEFT, () => ink);
}

function fieldLines(text: string, face: Face): readonly (readonly PlacedPiece[])[] {
  return breakField(text, face).map((line, index) => {
    const short = shortenToWidth(line, face, roomAt(index));
    const x = index === 0 ? 0 : INDENT;
    return [{ text: short, face, full: short === line ? null : line, x, width: textWidth(short, face) }];
  });
}

const roomAt = (line: number): number => (line === 0 ? ROOM : ROOM - INDENT);

/** Each line takes as many pieces as it has room for; a value goes below the header's name if it is whole there. */
function breakField(text: string, face: Face): readonly string[] {
  const fits = (line: string, index: number): boolean => textWidth(line, face) <= roomAt(index);
  const lines: string[] = [];
  for (const piece of text.split(/(?<=;) /)) {
    const last = lines.length - 1;
    const joined = `${lines[last] ?? ''} ${piece}`.trimStart();
    if (last >= 0 && fits(joined, last)) {
      lines[last] = joined;
      continue;
    }
    const [, name, value] = /^([\w-]+:) (.+)$/s.exec(piece) ?? [];
    const isBroken = last < 0 && name !== undefined && value !== undefined && !fits(piece, 0) && fits(value, 1);
    lines.push(...(isBroken ? [name, value] : [piece]));
  }
  return lines;
}

/** What the page says, as a reader would quote it. */
export function drawPage(page: string): Block {
  if (page === '') return gap(0);
  const words = page.startsWith('(') ? page : `“${page}”`;
  return textLines(wrapPieces([{ text: words, face: 'plain' }], ROOM), TEXT_LEFT, () => 'ink');
}
