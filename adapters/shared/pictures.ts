/**
 * Pictures as PNG, as every chat platform takes them. A sequence diagram takes some 60 ms, in which a process would
 * answer nobody, and much memory for a moment. So whoever may wait has pictures drawn ahead, on a thread of their own;
 * what is then asked for is there already.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { InOrder, RecentMap } from '../../src/core/async.ts';
import { type Block, inWords, picturesIn } from '../../src/core/reply.ts';
import type { Asked, Drawing } from './picture-thread.ts';

/** Node 20 starts no TypeScript, so from a source it is the compiled twin. */
const THREAD = import.meta.url.endsWith('.ts') ? '../../dist/adapters/shared/picture-thread.js' : './picture-thread.js';

/**
 * So many pictures wait at most, a second's work. When many learners run programs at once, the text comes in the place
 * of those beyond: it says the same, and at once.
 */
const MOST_WAITING = 12;

/** As many as wait, and those of a few answers that are being sent. A picture has 100 to 200 KB. */
const REMEMBERED = MOST_WAITING + 12;

/** By their SVG. */
const drawn = new RecentMap<string, Uint8Array | null>(REMEMBERED);

/** One thread at a time: who asks for pictures does not take the processor from those who ask for answers. */
const threads = new InOrder();

/**
 * The file to show for `Picture.image`: PNG, or what the lesson has it as. Null when it is neither an SVG nor such a
 * file, or when its letters cannot be drawn here.
 */
export function drawPicture(image: string): Uint8Array | null {
  return isDrawing(image) ? drawSvg(image) : bytesIn(image);
}

/** `picture.png`, by what is in it. */
export const fileNameOf = (bytes: Uint8Array): string => (bytes[0] === 0xff ? 'picture.jpg' : 'picture.png');

const isDrawing = (image: string): boolean => image.startsWith('<');

/** Of `data:image/png;base64,…`. */
function bytesIn(image: string): Uint8Array | null {
  const [kind, data] = image.split(';base64,');
  return /^data:image\/(?:png|jpeg)$/.test(kind ?? '') && data ? Buffer.from(data, 'base64') : null;
}

function drawSvg(svg: string): Uint8Array | null {
  const known = drawn.get(svg);
  if (known !== undefined) return known;
  const png = renderPicture(svg);
  drawn.set(svg, png);
  return png;
}

/** SVGs that are to be drawn. */
const waiting = new Set<string>();

/**
 * Draws the pictures among these blocks, beside everything else. Resolves to the blocks: without pictures that
 * something stands in place of, where too many wait. Never rejects.
 */
export async function drawAhead(blocks: readonly Block[]): Promise<readonly Block[]> {
  const svgs = newIn(blocks);
  if (waiting.size + svgs.length <= MOST_WAITING) return draw(blocks, svgs);
  const plain = inWords(blocks);
  return draw(plain, newIn(plain));
}

const newIn = (blocks: readonly Block[]): readonly string[] =>
  picturesIn(blocks)
    .map(({ image }) => image)
    .filter((image) => isDrawing(image) && isNew(image));

const isNew = (svg: string): boolean => drawn.get(svg) === undefined;

/** One thread draws everything that waits by the time it starts. */
async function draw(blocks: readonly Block[], svgs: readonly string[]): Promise<readonly Block[]> {
  if (svgs.length === 0) return blocks;
  for (const svg of svgs) waiting.add(svg);
  await threads.run('pictures', () => drawAside([...waiting]));
  return blocks;
}

async function drawAside(svgs: Asked): Promise<void> {
  if (svgs.length === 0) return;
  const thread = new Worker(new URL(THREAD, import.meta.url), { workerData: svgs });
  thread.on('message', ({ svg, png }: Drawing) => drawn.set(svg, png));
  // What a thread could not draw is tried once more when it is needed.
  await once(thread, 'exit').catch(() => {});
  for (const svg of svgs) waiting.delete(svg);
}

type Library = typeof import('@resvg/resvg-js');

/** Loaded with the first picture: its binary costs memory that a bot without pictures can spare. */
const library = (): Library => createRequire(import.meta.url)('@resvg/resvg-js');

/** A chat on a telephone shows a picture of 390 pixels some 330 points wide, of three pixels each. */
const ZOOM = 2.5;

/** Without a family that is there, a letter of any family may come; these are on most servers that have fonts. */
const FONT = {
  loadSystemFonts: true,
  sansSerifFamily: 'DejaVu Sans',
  monospaceFamily: 'DejaVu Sans Mono',
  defaultFontFamily: 'DejaVu Sans',
};

const OPTIONS: ResvgRenderOptions = { fitTo: { mode: 'zoom', value: ZOOM }, font: FONT };

/**
 * SVG → PNG, here and now; null when it is none, or when its letters cannot be drawn. Letters need a font of this
 * machine: on a server without any they would silently be missing, so there is no picture then, and its words (`alt`)
 * have to do.
 */
export function renderPicture(svg: string): Uint8Array | null {
  if (/<text\b/.test(svg) && !hasFonts()) return null;
  try {
    return new (library().Resvg)(svg, OPTIONS).render().asPng();
  } catch {
    return null;
  }
}

/** Whether this is an SVG at all; its letters may need a font that is not here. */
export function canDraw(svg: string): boolean {
  try {
    return new (library().Resvg)(svg).width > 0;
  } catch {
    return false;
  }
}

let found: boolean | null = null;

/** Whether a letter leaves any mark. Looked at once: fonts are not installed while we run. */
function hasFonts(): boolean {
  const letter =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8" font-size="8">M</text></svg>';
  found ??= new (library().Resvg)(letter, { font: FONT }).getBBox() !== undefined;
  return found;
}
