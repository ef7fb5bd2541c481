/** The signs of marks, drawn: fonts lack some of them, and telephones turn others into emoji. */
import type { MarkKind } from '../mark.ts';
import { fillClass, type Ink } from './palette.ts';
import { drawStroke, short } from './svg.ts';

/** Around the middle of a disc of radius 7. */
const CROSS = 'M-2.6-2.6 2.6 2.6M2.6-2.6-2.6 2.6';
const MINUS = 'M-3.4 0H3.4';
const BANG = 'M0-3.6V.7M0 3.4V3.5';

const SIGNS: Readonly<Record<MarkKind, string>> = {
  sent: 'M-3.4 0H3.2M.6-2.7 3.3 0 .6 2.7',
  withheld: CROSS,
  hidden: CROSS,
  expired: 'M-2.6-3.4H2.6L-2.6 3.4H2.6Z',
  stored: 'M-3.4 0H3.4M0-3.4V3.4',
  replaced: 'M3.1-1.4A3.4 3.4 0 1 0 3.3 1.1M3.3-3.6V-1.2H.9',
  deleted: MINUS,
  evicted: MINUS,
  kept: 'M-.9 0A.9.9 0 1 0 .9 0 .9.9 0 1 0-.9 0',
  changed: 'M-3 3-2.5.9 1.6-3.2 3.2-1.6-.9 2.5Z',
  ignored: 'M-2.6 0A2.6 2.6 0 1 0 2.6 0 2.6 2.6 0 1 0-2.6 0',
  rejected: BANG,
  blocked: BANG,
  note: 'M0-.7V3.4M0-3.5V-3.4',
};

/** The colour only repeats what sign and word say. */
export const MARK_INKS: Readonly<Record<MarkKind, Ink>> = {
  sent: 'good',
  stored: 'good',
  replaced: 'good',
  kept: 'good',
  withheld: 'bad',
  hidden: 'bad',
  rejected: 'bad',
  blocked: 'bad',
  expired: 'warn',
  deleted: 'warn',
  evicted: 'warn',
  changed: 'ask',
  ignored: 'quiet',
  note: 'quiet',
};

export const ICON_RADIUS = 7;

/** The sign on a disc around `x`, `y`. */
export function drawMarkIcon(kind: MarkKind, x: number, y: number): string {
  const sign = drawStroke(SIGNS[kind], 'ground', 1.6, ' stroke-linecap="round" stroke-linejoin="round"');
  return (
    `<g transform="translate(${short(x)} ${short(y)})">` +
    `<circle r="${ICON_RADIUS}" class="${fillClass(MARK_INKS[kind])}"/>${sign}</g>`
  );
}
