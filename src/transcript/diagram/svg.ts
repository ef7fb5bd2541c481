/** The strokes that a diagram is made of, as SVG. Text always says how wide it is, and is drawn that wide in any font. */
import { fillClass, type Ink, strokeClass } from './palette.ts';
import { type Face, hasGuesses, textWidth } from './text-width.ts';

export interface Text {
  readonly text: string;
  readonly face: Face;
  readonly ink: Ink;
  /** Where it begins, and its baseline. */
  readonly x: number;
  readonly y: number;
  /** What a pointer is told that rests on it; null when the text says it all. */
  readonly full?: string | null;
}

/** Another font is stretched to the width; where the width was guessed, only the letters' distances are. */
export function drawText({ text, face, ink, x, y, full = null }: Text): string {
  const width = textWidth(text, face);
  if (width === 0) return '';
  const title = full === null ? '' : `<title>${escapeXml(full)}</title>`;
  return (
    `<text x="${short(x)}" y="${short(y)}" class="${faceClass(face)} ${fillClass(ink)}" textLength="${short(width)}"` +
    `${hasGuesses(text) ? '' : ' lengthAdjust="spacingAndGlyphs"'}>${title}${keepSpaces(escapeXml(text))}</text>`
  );
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A filled rectangle, perhaps with an outline. */
export function drawBox({ x, y, width, height }: Box, fill: Ink, radius = 0, outline: Ink | null = null): string {
  const stroked = outline === null ? '' : ` ${strokeClass(outline)}`;
  return (
    `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"` +
    `${radius === 0 ? '' : ` rx="${radius}"`} class="${fillClass(fill)}${stroked}"/>`
  );
}

/** A path along its line only. `more`: further attributes. */
export const drawStroke = (path: string, ink: Ink, width: number, more = ''): string =>
  `<path d="${path}" fill="none" class="${strokeClass(ink)}" stroke-width="${width}"${more}/>`;

export const drawShape = (path: string, ink: Ink): string => `<path d="${path}" class="${fillClass(ink)}"/>`;

/** The class of a face's letters. */
export const faceClass = (face: Face): string => `nibble-${face}`;

/** At most one decimal. */
export const short = (number: number): string => String(Math.round(number * 10) / 10);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML takes it; what XML cannot hold at all becomes U+FFFD. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** SVG draws several spaces as one, and those at the ends not at all. */
const keepSpaces = (text: string): string => text.replace(/^ | $| (?= )/g, '\u00a0');
