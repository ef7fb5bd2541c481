/**
 * SVG → PNG, here and now. Letters need a font of this machine; on a server without any, letters would silently be missing,
 * so there is no picture at all then, and its words (`alt`) have to do.
 */
import { createRequire } from 'node:module';
import type { ResvgRenderOptions } from '@resvg/resvg-js';

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

/** The PNG of a whole SVG document; null when it is none, or when its letters cannot be drawn here. */
export function renderPicture(svg: string): Uint8Array | null {
  if (/<text\b/.test(svg) && !hasFonts()) return null;
  try {
    return new (library().Resvg)(svg, OPTIONS).render().asPng();
  } catch {
    return null;
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
