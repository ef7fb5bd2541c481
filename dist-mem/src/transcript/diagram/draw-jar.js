/** The browser's cookie jar as a box on its line: what it holds at that moment. */
import { gap, stack } from './block.js';
import { shortenToWidth } from './fit-text.js';
import { MARGIN, TEXT_RIGHT } from './lanes.js';
import { drawBox, drawText } from './svg.js';
import { textWidth } from './text-width.js';
const INSIDE = 10;
const CHIP = { height: 22, padding: 7, gap: 6 };
const LEFT = MARGIN + INSIDE;
const ROOM = TEXT_RIGHT - INSIDE - LEFT;
export function drawJar({ title, cookies, others }) {
    const chips = placeChips(cookies);
    const rows = (chips.at(-1)?.row ?? -1) + 1;
    const more = others === 0 ? '' : `and ${others} more`;
    const height = 32 + rows * (CHIP.height + CHIP.gap) + (more === '' ? 0 : 20);
    const words = cookies.length === 0 ? `${title}: empty` : title;
    const jar = {
        height,
        draw(top) {
            const body = { x: MARGIN, y: top + 5, width: TEXT_RIGHT - MARGIN, height: height - 5 };
            const lid = { x: MARGIN + 8, y: top, width: TEXT_RIGHT - MARGIN - 16, height: 7 };
            const label = shortenToWidth(words, 'bold', ROOM);
            return [
                drawBox(body, 'jar-tint', 9, 'jar'),
                drawBox(lid, 'jar', 3),
                drawText({ text: label, face: 'bold', ink: 'ink', x: LEFT, y: top + 23, full: label === words ? null : words }),
                ...chips.map((chip) => drawChip(chip, top + 32)),
                more === '' ? '' : drawText({ text: more, face: 'plain', ink: 'ink', x: LEFT, y: top + height - 9 }),
            ].join('');
        },
    };
    return stack(gap(4), jar, gap(6));
}
function placeChips(cookies) {
    const chips = [];
    for (const cookie of cookies) {
        const text = shortenToWidth(cookie, 'mono', ROOM - 2 * CHIP.padding);
        const width = textWidth(text, 'mono') + 2 * CHIP.padding;
        const last = chips.at(-1);
        const next = last === undefined ? 0 : last.x + last.width + CHIP.gap;
        const fits = next + width <= ROOM;
        const row = last === undefined ? 0 : fits ? last.row : last.row + 1;
        chips.push({ text, full: text === cookie ? null : cookie, x: fits ? next : 0, row, width });
    }
    return chips;
}
function drawChip({ text, full, x, row, width }, top) {
    const y = top + row * (CHIP.height + CHIP.gap);
    return (drawBox({ x: LEFT + x, y, width, height: CHIP.height }, 'ground', 11, 'jar') +
        drawText({ text, face: 'mono', ink: 'ink', x: LEFT + x + CHIP.padding, y: y + 15.5, full }));
}
//# sourceMappingURL=draw-jar.js.map