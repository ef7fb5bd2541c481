/** The strokes of a diagram as SVG. Text always says how wide it is, and is drawn that wide in any font. */
import { hasGuesses, textWidth } from './text-width.js';
/** Another font is stretched to the width; where the width was guessed, only the letters' distances are. */
export function drawText({ text, face, ink, x, y, full = null }) {
    const width = textWidth(text, face);
    if (width === 0)
        return '';
    const title = full === null ? '' : `<title>${escapeXml(full)}</title>`;
    return (`<text x="${short(x)}" y="${short(y)}" class="${faceClass(face)} ${fillClass(ink)}" textLength="${short(width)}"` +
        `${hasGuesses(text) ? '' : ' lengthAdjust="spacingAndGlyphs"'}>${title}${keepSpaces(escapeXml(text))}</text>`);
}
/** A filled rectangle, perhaps with an outline. */
export function drawBox({ x, y, width, height }, fill, radius = 0, outline = null) {
    const stroked = outline === null ? '' : ` ${strokeClass(outline)}`;
    return (`<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"` +
        `${radius === 0 ? '' : ` rx="${radius}"`} class="${fillClass(fill)}${stroked}"/>`);
}
/** A path along its line only. `more`: further attributes. */
export const drawStroke = (path, ink, width, more = '') => `<path d="${path}" fill="none" class="${strokeClass(ink)}" stroke-width="${width}"${more}/>`;
export const drawShape = (path, ink) => `<path d="${path}" class="${fillClass(ink)}"/>`;
/** The class of a face's letters. */
export const faceClass = (face) => `nibble-${face}`;
/** At most one decimal. */
export const short = (number) => String(Math.round(number * 10) / 10);
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as XML takes it; what XML cannot hold at all becomes U+FFFD. */
export const escapeXml = (text) => text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
/** SVG draws several spaces as one, and those at the ends not at all. */
const keepSpaces = (text) => text.replace(/^ | $| (?= )/g, '\u00a0');
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
};
export const DARK = {
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
export const DIAGRAM_CLASS = 'nibble-diagram';
const INKS = Object.keys(LIGHT);
/** The classes that colour; prefixed, since the page around may have rules of its own. */
export const fillClass = (ink) => `nibble-fill-${ink}`;
const strokeClass = (ink) => `nibble-stroke-${ink}`;
/** Plain rules first, for renderers without media queries or custom properties, as the one that makes the PNG. */
export const STYLE = [
    ...INKS.map((ink) => `.${fillClass(ink)}{fill:${LIGHT[ink]}}.${strokeClass(ink)}{stroke:${LIGHT[ink]}}`),
    `@media screen{.${DIAGRAM_CLASS}{${properties(LIGHT)}}${INKS.map(themed).join('')}}`,
    `@media screen and (prefers-color-scheme:dark){.${DIAGRAM_CLASS}{${properties(DARK)}}}`,
].join('');
function properties(colours) {
    return INKS.map((ink) => `--nibble-${ink}:${colours[ink]}`).join(';');
}
function themed(ink) {
    const colour = `var(--nibble-${ink})`;
    return `.${fillClass(ink)}{fill:${colour}}.${strokeClass(ink)}{stroke:${colour}}`;
}
//# sourceMappingURL=svg.js.map