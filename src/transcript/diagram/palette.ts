/**
 * The colours of a diagram. Chat platforms do not say whether a reader's screen is dark, and a PNG cannot ask: as a PNG it
 * is a light card on its own ground, which reads the same everywhere. On a page the SVG follows the reader's setting; a
 * page that knows better sets the custom properties (`--nibble-ink` …) itself.
 */

/** What a colour is for. `…-tint` are grounds. */
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
export const DIAGRAM_CLASS = 'nibble-diagram';

const INKS = Object.keys(LIGHT) as readonly Ink[];

/** The classes that colour; all of them bear our name, since a page's own rules and ours share one room. */
export const fillClass = (ink: Ink): string => `nibble-fill-${ink}`;
export const strokeClass = (ink: Ink): string => `nibble-stroke-${ink}`;

/**
 * The plain rules come first, for renderers that know neither media queries nor
 * custom properties, as the one that makes the PNG.
 */
export const STYLE: string = [
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
