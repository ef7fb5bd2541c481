/** The strokes of a diagram as SVG. Text always says how wide it is, and is drawn that wide in any font. */
import { type Face, hasGuesses, TEXT_SIZE, textWidth } from './text-width.ts';

export interface Text {
  readonly text: string;
  readonly face: Face;
  readonly ink: Ink;
  /** The start of its baseline. */
  readonly x: number;
  readonly y: number;
  /** What is shown under a resting pointer; null when the text says it all. */
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

/** A whole picture: what is drawn on a card with a frame. Pixels; `alt` says all that it shows. */
export function drawCard(width: number, height: number, alt: string, content: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="${DIAGRAM_CLASS}" role="img" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${width} ${height}" aria-label="${escapeXml(alt)}"><style>${FACES}${STYLE}</style>`,
    drawBox({ x: 0.5, y: 0.5, width: width - 1, height: height - 1 }, 'ground', 12, 'frame'),
    ...content,
    '</svg>',
  ].join('');
}

interface Box {
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

/* The colours. A PNG cannot ask for dark, so it is a light card; on a page they follow the reader or `--nibble-…`. */

/** What a colour is for. `…-tint` are backgrounds. */
export const LIGHT = {
  ground: '#fcfcfd',
  frame: '#d5d9e0',
  ink: '#1c2230',
  quiet: '#545d6d',
  thread: '#8b93a1',
  tint: '#eef1f6',
  ask: '#1d4ed8',
  answer: '#0f6b5e',
  good: '#166c37',
  bad: '#b3261e',
  warn: '#8a4b08',
  jar: '#a8640a',
  'jar-tint': '#fff5dd',
} as const;

export type Ink = keyof typeof LIGHT;

export const DARK: Readonly<Record<Ink, string>> = {
  ground: '#171a21',
  frame: '#343b47',
  ink: '#e9ecf1',
  quiet: '#aab3c2',
  thread: '#737d8c',
  tint: '#242a34',
  ask: '#8fb6ff',
  answer: '#63d8c4',
  good: '#74d99a',
  bad: '#ff9d94',
  warn: '#f6bd6a',
  jar: '#d9a441',
  'jar-tint': '#2f2716',
};

/** The class of the whole diagram. */
const DIAGRAM_CLASS = 'nibble-diagram';

const INKS = Object.keys(LIGHT) as readonly Ink[];

/** The classes that colour; prefixed, since the page around may have rules of its own. */
export const fillClass = (ink: Ink): string => `nibble-fill-${ink}`;
const strokeClass = (ink: Ink): string => `nibble-stroke-${ink}`;

/** Plain rules first, for renderers without media queries or custom properties, as the one that makes the PNG. */
const STYLE: string = [
  ...INKS.map((ink) => `.${fillClass(ink)}{fill:${LIGHT[ink]}}.${strokeClass(ink)}{stroke:${LIGHT[ink]}}`),
  `@media screen{.${DIAGRAM_CLASS}{${properties(LIGHT)}}${INKS.map(themed).join('')}}`,
  `@media screen and (prefers-color-scheme:dark){.${DIAGRAM_CLASS}{${properties(DARK)}}}`,
].join('');

function properties(colours: Readonly<Record<Ink, string>>): string {
  return INKS.map((ink) => `--nibble-${ink}:${colours[ink]}`).join(';');
}

function themed(ink: Ink): string {
  const colour = `var(--nibble-${ink})`;
  return `.${fillClass(ink)}{fill:${colour}}.${strokeClass(ink)}{stroke:${colour}}`;
}

const SANS = '"DejaVu Sans",Verdana,sans-serif';
const MONO = '"DejaVu Sans Mono",Menlo,Consolas,monospace';

/** Property by property: the renderer of the PNG does not know `font`. */
const faceRule = (face: Face, family: string, weight: 'normal' | 'bold'): string =>
  `.${faceClass(face)}{font-family:${family};font-size:${TEXT_SIZE}px;font-weight:${weight}}`;

const FACES = [
  faceRule('plain', SANS, 'normal'),
  faceRule('bold', SANS, 'bold'),
  faceRule('mono', MONO, 'normal'),
  faceRule('mono-bold', MONO, 'bold'),
].join('');
