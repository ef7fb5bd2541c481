/** Something with a height that can be drawn at any place: what a picture is stacked from. Pixels. */
import type { Lanes } from './lanes.ts';

export interface Block {
  readonly height: number;
  draw(top: number, lanes: Lanes): string;
}

export const gap = (height: number): Block => ({ height, draw: () => '' });

/** One below the other. */
export function stack(...blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, { height }) => sum + height, 0),
    draw(top, lanes) {
      let y = top;
      return blocks
        .map((block) => {
          const drawn = block.draw(y, lanes);
          y += block.height;
          return drawn;
        })
        .join('');
    },
  };
}
