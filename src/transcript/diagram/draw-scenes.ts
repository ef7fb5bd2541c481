/** Scenes → pictures: a card as wide as a telephone, with a line for the browser, one for each server, and the jar. */
import type { Picture } from '../../core/reply.ts';
import { altText } from './alt-text.ts';
import { type Block, gap, stack } from './block.ts';
import { shortenToWidth, wrapPieces } from './fit-text.ts';
import { lanesOf, MARGIN, WIDTH } from './lanes.ts';
import { type Page, paginate } from './paginate.ts';
import { DIAGRAM_CLASS, STYLE } from './palette.ts';
import type { Scene } from './scene.ts';
import { partWords } from './scene-words.ts';
import { drawBox, escapeXml, faceClass } from './svg.ts';
import { textLines } from './text-lines.ts';
import { type Face, TEXT_SIZE } from './text-width.ts';

/** Pixels: what a telephone's screen shows at once. */
export const MAX_HEIGHT = 840;
/** Below everything. */
const FOOT = 14;
/** Pixels: two lines. */
const LONGEST_TITLE = 600;

/** In reading order; none without scenes. `title` says what of. */
export function drawScenes(title: string, scenes: readonly Scene[]): readonly Picture[] {
  const name = shortenToWidth(title, 'bold', LONGEST_TITLE);
  const pages = paginate(
    scenes,
    MAX_HEIGHT - MARGIN - headingOf(name, 'part 10 of 10').height - lanesOf(scenes).height - FOOT,
  );
  return pages.map((page, index) => {
    const part = pages.length === 1 ? '' : `part ${index + 1} of ${pages.length}`;
    const opening = `Sequence diagram: ${[name, part].filter((one) => one !== '').join(', ')}.`;
    const jar = page.jar === null ? '' : ` ${partWords(page.jar)}`;
    const alt = altText(opening + jar, page.scenes);
    return { kind: 'picture', svg: drawPage(name, part, page, alt), alt, isTold: true };
  });
}

function drawPage(title: string, part: string, { scenes, blocks }: Page, alt: string): string {
  const lanes = lanesOf(scenes);
  const heading = headingOf(title, part);
  const namesTop = MARGIN + heading.height;
  const top = namesTop + lanes.height;
  const content = stack(...blocks);
  const height = Math.ceil(top + content.height + FOOT);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="${DIAGRAM_CLASS}" role="img" width="${WIDTH}" height="${height}"`,
    ` viewBox="0 0 ${WIDTH} ${height}" aria-label="${escapeXml(alt)}"><style>${FACES}${STYLE}</style>`,
    drawBox({ x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1 }, 'ground', 12, 'frame'),
    heading.draw(MARGIN, lanes),
    lanes.drawLines(namesTop, height - 8),
    lanes.drawNames(namesTop),
    content.draw(top, lanes),
    '</svg>',
  ].join('');
}

function headingOf(title: string, part: string): Block {
  const words = [
    { text: title, face: 'bold' },
    { text: part === '' ? '' : ` (${part})`, face: 'plain' },
  ] as const;
  const lines = wrapPieces(words, WIDTH - 2 * MARGIN - 4);
  return stack(
    textLines(lines, MARGIN + 2, (face) => (face === 'bold' ? 'ink' : 'quiet'), false),
    gap(8),
  );
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
