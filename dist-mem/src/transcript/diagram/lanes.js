import { shortenToWidth } from './fit-text.js';
import { drawBox, drawShape, drawStroke, drawText, short } from './svg.js';
import { textWidth } from './text-width.js';
/** Pixels: a telephone held upright. */
export const WIDTH = 390;
export const MARGIN = 10;
/** Text stands between the line of the browser and that of the last server. */
export const BROWSER_X = 28;
const LAST_SERVER_X = 366;
export const TEXT_LEFT = 48;
export const TEXT_RIGHT = 356;
const NAME_HEIGHT = 26;
const ROW = NAME_HEIGHT + 6;
const FURTHEST_APART = 120;
const FIRST_SERVER_X = 170;
export function lanesOf(scenes) {
    const hosts = [...new Set(scenes.flatMap(({ parts }) => parts.flatMap((part) => ('host' in part ? part.host : []))))];
    const servers = new Map(hosts.map((host, index) => [host, serverX(index, hosts.length)]));
    const names = placeNames([['Browser', BROWSER_X], ...servers]);
    const bottomOf = (row, top) => top + row * ROW + NAME_HEIGHT;
    return {
        servers,
        height: Math.max(...names.map(({ row }) => bottomOf(row, 0))),
        drawNames: (top) => names.map((name) => drawName(name, top + name.row * ROW)).join(''),
        drawLines: (top, bottom) => names
            .map(({ x, row }) => drawStroke(`M${short(x)} ${short(bottomOf(row, top))}V${short(bottom)}`, 'thread', 1.5))
            .join(''),
    };
}
/** The first on the right, where no text crosses its line: most scenarios are about one server. */
function serverX(index, count) {
    const apart = count === 1 ? 0 : Math.min(FURTHEST_APART, (LAST_SERVER_X - FIRST_SERVER_X) / (count - 1));
    return LAST_SERVER_X - (count - 1 - index) * apart;
}
const LONGEST_NAME = 170;
const PADDING = 9;
/** Each above its line, in the first row where it has room. */
function placeNames(lanes) {
    const ends = [];
    return lanes.map(([name, x]) => {
        const text = shortenToWidth(name, 'bold', LONGEST_NAME);
        const width = textWidth(text, 'bold') + 2 * PADDING;
        const left = Math.min(Math.max(x - width / 2, MARGIN), WIDTH - MARGIN - width);
        const free = ends.findIndex((end) => end + PADDING <= left);
        const row = free === -1 ? ends.length : free;
        ends[row] = left + width;
        return { text, x, left, width, row };
    });
}
function drawName({ text, x, left, width }, top) {
    const isBrowser = x === BROWSER_X;
    const box = { x: left, y: top, width, height: NAME_HEIGHT };
    return (drawBox(box, isBrowser ? 'ask' : 'answer', 7) +
        drawText({ text, face: 'bold', ink: 'ground', x: left + PADDING, y: top + 18 }));
}
const ARROW_HEIGHT = 16;
/** The arrow below a message: requests whole, answers dashed, one that never came half-way, with a cross. */
export function drawArrow(host, way) {
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
            return (drawStroke(`M${short(to)} ${short(y)}H${short(end + 10)}`, 'bad', 2, ' stroke-dasharray="6 4"') +
                drawStroke(cross, 'bad', 2.4));
        },
    };
}
const head = (x, y, way) => `M${short(x)} ${short(y)}l${way * 10}-5v10z`;
//# sourceMappingURL=lanes.js.map