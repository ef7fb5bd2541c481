/** The cards of the next seven days as a small chart: in text, and as a picture of the same. */
import { codeBlock, type Prose } from '../../core/prose.ts';
import type { Picture } from '../../core/reply.ts';
import type { ForecastDay } from '../../review/index.ts';
import { count, weekdayName } from '../day-words.ts';

const LONGEST_BAR = 20;

/** A line a day: `Monday     3 ▇▇▇`. The number stands before its bar, so that it is also heard first. */
export function textChart(days: readonly ForecastDay[]): Prose {
  const most = mostOf(days);
  const lines = days.map((day, index) => {
    const bar = '▇'.repeat(Math.ceil((day.cards / most) * Math.min(most, LONGEST_BAR)));
    return `${nameOf(day, index).padEnd(10)}${String(day.cards).padStart(4)} ${bar}`.trimEnd();
  });
  return codeBlock('', lines.join('\n'));
}

const WIDTH = 420;
const HEIGHT = 180;
const BASE = 140;
const TALLEST = 96;
const MARGIN = 14;

/** Dark on its own light ground, so that it reads the same on a light and on a dark page. */
export function chartPicture(days: readonly ForecastDay[]): Picture {
  const most = mostOf(days);
  const step = (WIDTH - 2 * MARGIN) / Math.max(days.length, 1);
  const bars = days.map((day, index) => {
    const height = Math.round((day.cards / most) * TALLEST);
    const left = Math.round(MARGIN + index * step + step * 0.15);
    const middle = Math.round(MARGIN + (index + 0.5) * step);
    return [
      `<rect x="${left}" y="${BASE - height}" width="${Math.round(step * 0.7)}" height="${height}" rx="3" fill="#3b5bdb"/>`,
      `<text x="${middle}" y="${BASE - height - 6}">${day.cards}</text>`,
      `<text x="${middle}" y="${BASE + 20}">${nameOf(day, index).slice(0, index === 0 ? undefined : 3)}</text>`,
    ].join('');
  });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="10" fill="#f8f9fa"/>`,
    `<line x1="${MARGIN}" y1="${BASE}" x2="${WIDTH - MARGIN}" y2="${BASE}" stroke="#495057"/>`,
    `<g font-family="sans-serif" font-size="14" text-anchor="middle" fill="#212529">${bars.join('')}</g>`,
    '</svg>',
  ].join('');
  return { kind: 'picture', svg, alt: altText(days), isTold: true };
}

const altText = (days: readonly ForecastDay[]): string => {
  const each = days.map((day, index) => `${nameOf(day, index)} ${count(day.cards, 'card')}`);
  return `Cards that come in the next ${days.length} days: ${each.join(', ')}.`;
};

const mostOf = (days: readonly ForecastDay[]): number => Math.max(1, ...days.map(({ cards }) => cards));

const nameOf = ({ day }: ForecastDay, index: number): string => (index === 0 ? 'Today' : weekdayName(day));
