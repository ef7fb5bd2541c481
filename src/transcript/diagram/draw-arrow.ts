/** The arrow below a message. */
import type { Block } from './block.ts';
import { BROWSER_X, LAST_SERVER_X } from './lanes.ts';
import { drawShape, drawStroke, short } from './svg.ts';

const ARROW_HEIGHT = 16;

/** Requests go along a whole line, answers come along a dashed one; an answer that never came ends half-way, in a cross. */
export function drawArrow(host: string, way: 'there' | 'back' | 'never'): Block {
  return {
    height: ARROW_HEIGHT,
    draw(top, lanes) {
      const y = top + 5;
      const server = lanes.servers.get(host) ?? LAST_SERVER_X;
      const [from, to] = [BROWSER_X + 2, server - 2];
      if (way === 'there')
        return drawStroke(`M${from} ${short(y)}H${short(to - 8)}`, 'ask', 2) + drawShape(head(to, y, -1), 'ask');
      if (way === 'back') {
        const shaft = drawStroke(`M${short(to)} ${short(y)}H${from + 8}`, 'answer', 2, ' stroke-dasharray="6 4"');
        return shaft + drawShape(head(from, y, 1), 'answer');
      }
      const end = (from + to) / 2;
      const cross = `M${short(end - 5)} ${short(y - 5)}l10 10m0-10-10 10`;
      return (
        drawStroke(`M${short(to)} ${short(y)}H${short(end + 10)}`, 'bad', 2, ' stroke-dasharray="6 4"') +
        drawStroke(cross, 'bad', 2.4)
      );
    },
  };
}

const head = (x: number, y: number, way: 1 | -1): string => `M${short(x)} ${short(y)}l${way * 10}-5v10z`;
