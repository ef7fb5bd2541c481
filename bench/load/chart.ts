/** Horizontal bars as SVG: a name, its bar, and the number, so that nothing is told by length or colour alone. */
import { shown } from './result.ts';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What it is measured in: `answers/s`. */
  readonly unit: string;
  readonly isOurs: boolean;
}

const WIDTH = 720;
const NAME = 190;
const NUMBER = 130;
const ROW = 30;
const TOP = 44;
const BOTTOM = 14;
const OURS = '#3b5bdb';
const OTHERS = '#868e96';

/** Dark on its own light ground, so that it reads the same on a light and on a dark page. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const height = TOP + bars.length * ROW + BOTTOM;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const rows = bars.map(({ name, value, unit, isOurs }, index) => {
    const top = TOP + index * ROW;
    const length = Math.max(1, Math.round((value / most) * (WIDTH - NAME - NUMBER)));
    return [
      `<text x="${NAME - 10}" y="${top + 17}" text-anchor="end">${escaped(name)}</text>`,
      `<rect x="${NAME}" y="${top + 2}" width="${length}" height="20" rx="3" fill="${isOurs ? OURS : OTHERS}"/>`,
      `<text x="${NAME + length + 8}" y="${top + 17}">${shown(value)} ${escaped(unit)}</text>`,
    ].join('');
  });
  const told = bars.map(({ name, value, unit }) => `${name} ${shown(value)} ${unit}`).join(', ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escaped(`${title}: ${told}`)}</title>`,
    `<rect width="${WIDTH}" height="${height}" rx="10" fill="#f8f9fa"/>`,
    `<g font-family="sans-serif" font-size="14" fill="#212529">`,
    `<text x="${NAME}" y="26" font-weight="bold">${escaped(title)}</text>`,
    ...rows,
    '</g></svg>\n',
  ].join('\n');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
