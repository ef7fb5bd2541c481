/**
 * A picture as every chat platform takes it: SVG → PNG. Letters need a font of this machine; on a server without any,
 * letters would silently be missing, so there is no picture at all then, and its words (`alt`) have to do.
 *
 * A sequence diagram takes some 60 ms, in which a process would answer nobody. So an adapter that may wait has pictures drawn
 * ahead, on another thread; what is then asked for is there already.
 */
import { createRequire } from 'node:module';
import type { RenderedImage, ResvgRenderOptions } from '@resvg/resvg-js';
import { RecentMap } from '../../src/core/recent-map.ts';
import type { Block } from '../../src/core/reply.ts';

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

/** As many as a few answers have. A picture has about 100 KB. */
const REMEMBERED = 16;

/** By their SVG. */
const drawn = new RecentMap<string, Uint8Array | null>(REMEMBERED);

/** The PNG of a whole SVG document; null when it is none, or when its letters cannot be drawn here. */
export function drawPicture(svg: string): Uint8Array | null {
  const known = drawn.get(svg);
  if (known !== undefined) return known;
  return keep(svg, () => new (library().Resvg)(svg, OPTIONS).render());
}

/** Draws the pictures among these blocks one after the other, beside everything else. Never rejects. */
export async function drawAhead(blocks: readonly Block[]): Promise<void> {
  for (const block of blocks) {
    if (block.kind !== 'picture' || drawn.get(block.svg) !== undefined) continue;
    const image = await renderAside(block.svg);
    keep(block.svg, () => image);
  }
}

async function renderAside(svg: string): Promise<RenderedImage | null> {
  try {
    return await library().renderAsync(svg, OPTIONS);
  } catch {
    return null;
  }
}

function keep(svg: string, render: () => RenderedImage | null): Uint8Array | null {
  const png = isDrawable(svg) ? pngOf(render) : null;
  drawn.set(svg, png);
  return png;
}

function pngOf(render: () => RenderedImage | null): Uint8Array | null {
  try {
    return render()?.asPng() ?? null;
  } catch {
    return null;
  }
}

const isDrawable = (svg: string): boolean => !/<text\b/.test(svg) || hasFonts();

let found: boolean | null = null;

/** Whether a letter leaves any mark. Looked at once: fonts are not installed while we run. */
function hasFonts(): boolean {
  const letter =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8" font-size="8">M</text></svg>';
  found ??= new (library().Resvg)(letter, { font: FONT }).getBBox() !== undefined;
  return found;
}
