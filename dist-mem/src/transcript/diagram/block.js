import { drawBox, drawText } from './svg.js';
export const gap = (height) => ({ height, draw: () => '' });
/** One below the other. */
export function stack(...blocks) {
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
/** From one line of text to the next; the baseline within it. */
export const LINE = 18;
const BASELINE = 13.5;
/** Wrapped text as a block. `masked`: lines of the servers that run behind the text do not show through. */
export const textLines = (lines, left, inkOf, masked = true) => ({
    height: lines.length * LINE,
    draw: (top, lanes) => lines
        .map((line, row) => {
        const y = top + row * LINE;
        const last = line.at(-1);
        const width = last === undefined ? 0 : last.x + last.width;
        const isCrossed = masked && [...lanes.servers.values()].some((x) => x < left + width + 2);
        const mask = isCrossed ? drawBox({ x: left - 2, y, width: width + 4, height: LINE }, 'ground') : '';
        const drawn = line.map(({ text, face, x, full }) => drawText({ text, face, ink: inkOf(face), x: left + x, y: y + BASELINE, full }));
        return mask + drawn.join('');
    })
        .join(''),
});
//# sourceMappingURL=block.js.map