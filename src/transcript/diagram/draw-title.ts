/** Where a scene begins. */
import { type Block, gap, stack } from './block.ts';
import { wrapPieces } from './fit-text.ts';
import { BROWSER_X, TEXT_LEFT, TEXT_RIGHT } from './lanes.ts';
import { fillClass } from './palette.ts';
import { drawBox, drawText, short } from './svg.ts';
import { textLines } from './text-lines.ts';
import { textWidth } from './text-width.ts';

/** The number of a step on the browser's line, and what the visitor does. */
export function drawTitle(number: number | null, title: string): Block {
  const text = textLines(wrapPieces([{ text: title, face: 'bold' }], TEXT_RIGHT - TEXT_LEFT), TEXT_LEFT, () => 'ink');
  const badge = (y: number): string => {
    if (number === null) return `<circle cx="${BROWSER_X}" cy="${short(y)}" r="5" class="${fillClass('quiet')}"/>`;
    const label = String(number);
    const width = Math.max(22, textWidth(label, 'bold') + 8);
    const box = { x: BROWSER_X - width / 2, y: y - 11, width, height: 22 };
    const x = BROWSER_X - textWidth(label, 'bold') / 2;
    return drawBox(box, 'ink', 11) + drawText({ text: label, face: 'bold', ink: 'ground', x, y: y + 4.7 });
  };
  return stack(
    gap(12),
    { height: Math.max(22, text.height), draw: (top, lanes) => badge(top + 10) + text.draw(top + 1, lanes) },
    gap(2),
  );
}
