import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type Face, TEXT_SIZE, textWidth } from '../../../src/transcript/diagram/text-width.ts';

const { Resvg }: typeof import('@resvg/resvg-js') = createRequire(import.meta.url)('@resvg/resvg-js');

const FAMILY: Readonly<Record<Face, string>> = {
  plain: 'font-family="DejaVu Sans"',
  bold: 'font-family="DejaVu Sans" font-weight="bold"',
  mono: 'font-family="DejaVu Sans Mono"',
  'mono-bold': 'font-family="DejaVu Sans Mono" font-weight="bold"',
};

/** From the right edge of one N to that of the next: the width of what stands between, and of an N. */
function measured(text: string, face: Face): number {
  const right = (words: string): number => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="20"><text y="15" xml:space="preserve" font-size="${TEXT_SIZE}" font-kerning="none" ${FAMILY[face]}>${words}</text></svg>`;
    const box = new Resvg(svg, { font: { loadSystemFonts: true } }).getBBox();
    return (box?.x ?? 0) + (box?.width ?? 0);
  };
  const escaped = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return right(`N${escaped}N`) - right('N');
}

/** In other fonts an m and an i have other widths. */
const hasDejaVu = Math.abs(measured('mi', 'plain') - textWidth('miN', 'plain')) < 0.2;

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)).join('');
const ROWS = [
  ...(ASCII.match(/.{1,12}/gs) ?? []),
  '‘one’ “two” – three — four … five · six',
  'Set-Cookie: theme=dark; Path=/; HttpOnly',
];

describe.skipIf(!hasDejaVu)('texts are as wide as they are reckoned to be, but for a little that kerning takes', () => {
  it.each(Object.keys(FAMILY) as Face[])('in %s', (face) => {
    const wrong = ROWS.map((text) => ({ text, by: measured(text, face) / textWidth(`${text}N`, face) - 1 }));
    expect(wrong.filter(({ by }) => Math.abs(by) > 0.03)).toEqual([]);
  });
});
