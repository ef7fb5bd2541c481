/**
 * A picture as every chat platform takes it: SVG → PNG. Letters need a font of this machine; on a server without any,
 * letters would silently be missing, so there is no picture at all then, and its words (`alt`) have to do.
 */
import { createRequire } from 'node:module';
import type { Resvg, ResvgRenderOptions } from '@resvg/resvg-js';

/** Loaded with the first picture: its binary costs memory that a bot without pictures can spare. */
function open(svg: string, options: ResvgRenderOptions): Resvg {
  const library: typeof import('@resvg/resvg-js') = createRequire(import.meta.url)('@resvg/resvg-js');
  return new library.Resvg(svg, options);
}

/** Twice the size it is drawn for, so that it stays sharp on a phone. */
const ZOOM = 2;

/** Without a family that is there, a letter of any family may come; the plain one is on most servers that have fonts. */
const FONT = { loadSystemFonts: true, sansSerifFamily: 'DejaVu Sans', defaultFontFamily: 'DejaVu Sans' };

/** The PNG of a whole SVG document; null when it is none, or when its letters cannot be drawn here. */
export function drawPicture(svg: string): Uint8Array | null {
  if (/<text\b/.test(svg) && !hasFonts()) return null;
  try {
    const picture = open(svg, { fitTo: { mode: 'zoom', value: ZOOM }, font: FONT });
    return picture.render().asPng();
  } catch {
    return null;
  }
}

let found: boolean | null = null;

/** Whether a letter leaves any mark. Looked at once: fonts are not installed while we run. */
function hasFonts(): boolean {
  const letter =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8" font-size="8">M</text></svg>';
  found ??= open(letter, { font: FONT }).getBBox() !== undefined;
  return found;
}
