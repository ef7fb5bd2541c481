/** The lines of a request or an answer, as they are on the wire: broken where HTTP has a semicolon, else shortened. */
import { countWords } from '../words/text.ts';
import { type Block, gap, LINE, stack, textLines } from './block.ts';
import { type PlacedPiece, shortenToWidth, wrapPieces } from './fit-text.ts';
import { TEXT_LEFT, TEXT_RIGHT } from './lanes.ts';
import type { Field } from './scene.ts';
import type { Ink } from './svg.ts';
import { type Face, textWidth } from './text-width.ts';

const ROOM = TEXT_RIGHT - TEXT_LEFT;
/** Pixels: the second line of a header is indented. */
const INDENT = 8;

const MOST_LINES = 22;

/** `label`: who speaks. `ink` is that of the label and of the first line. */
export function drawFields(label: 'Request' | 'Response', fields: readonly Field[], ink: Ink): Block {
  const shown: Block[] = [];
  for (const [index, field] of fields.entries()) {
    const block = index === 0 ? drawFirst(label, field, ink) : drawField(field, ink);
    if (stack(...shown, block).height > MOST_LINES * LINE) {
      const left = countWords(fields.length - index, 'more line');
      shown.push(drawField({ kind: 'absent', text: `(… and ${left}, told in the text)` }, ink));
      break;
    }
    shown.push(block);
  }
  return stack(gap(2), ...shown, gap(1));
}

const LABEL_GAP = 8;

/** The label before the first line, or above it where the two don't fit beside each other. */
function drawFirst(label: string, field: Field, ink: Ink): Block {
  const width = textWidth(label, 'bold');
  const left = width + LABEL_GAP;
  const shown: PlacedPiece = { text: label, face: 'bold', full: null, x: 0, width };
  const [first = [], ...rest] = fieldLines(field.text, 'mono-bold');
  const isBeside = rest.length === 0 && first.every(({ full, x, width }) => full === null && left + x + width <= ROOM);
  const lines = isBeside
    ? [[shown, ...first.map((piece) => ({ ...piece, x: left + piece.x }))]]
    : [[shown], first, ...rest];
  return textLines(lines, TEXT_LEFT, (face) => (face === 'bold' ? ink : inkOf(field.kind, field.text, ink)));
}

function drawField({ kind, text }: Field, first: Ink): Block {
  const face = kind === 'first' ? 'mono-bold' : kind === 'absent' ? 'plain' : 'mono';
  return textLines(fieldLines(text, face), TEXT_LEFT, () => inkOf(kind, text, first));
}

function inkOf(kind: Field['kind'], text: string, first: Ink): Ink {
  if (kind === 'first') return /^[45]\d\d /.test(text) ? 'bad' : first;
  return kind === 'absent' || kind === 'header' ? 'quiet' : 'ink';
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
