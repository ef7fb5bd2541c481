/** Small pictures of our own, drawn and not typed: not every machine has letters for them. Their words stand beside them. */
import type { Element } from 'hast';
import { s } from 'hastscript';

const SHAPES = {
  eye: ['M1 8c3-6 11-6 14 0-3 6-11 6-14 0z', 'M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z'],
  file: ['M3 1.5h6l4 4v9H3z', 'M9 1.5v4h4', 'M5.5 8.5h5M5.5 11.5h5'],
} as const;

export const showIcon = (name: keyof typeof SHAPES): Element =>
  s(
    'svg',
    { className: ['icon'], viewBox: '0 0 16 16', width: 16, height: 16, ariaHidden: 'true' },
    SHAPES[name].map((d) => s('path', { d, fill: 'none', stroke: 'currentColor', strokeWidth: 1.4 })),
  );
