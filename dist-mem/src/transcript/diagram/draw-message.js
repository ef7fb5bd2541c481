/** The lines of a request or an answer, as they are on the wire: broken where HTTP has a semicolon, else shortened. */
import { countWords } from '../words/text.js';
import { gap, LINE, stack, textLines } from './block.js';
import { shortenToWidth, wrapPieces } from './fit-text.js';
import { TEXT_LEFT, TEXT_RIGHT } from './lanes.js';
import { textWidth } from './text-width.js';
const ROOM = TEXT_RIGHT - TEXT_LEFT;
/** Pixels: the second line of a header is indented. */
const INDENT = 8;
const MOST_LINES = 22;
/** `ink` is that of the first line. */
export function drawFields(fields, ink) {
    const shown = [];
    for (const [index, field] of fields.entries()) {
        const block = drawField(field, ink);
        if (stack(...shown, block).height > MOST_LINES * LINE) {
            const left = countWords(fields.length - index, 'more line');
            shown.push(drawField({ kind: 'absent', text: `(… and ${left}, told in the text)` }, ink));
            break;
        }
        shown.push(block);
    }
    return stack(gap(2), ...shown, gap(1));
}
function drawField({ kind, text }, first) {
    const face = kind === 'first' ? 'mono-bold' : kind === 'absent' ? 'plain' : 'mono';
    return textLines(fieldLines(text, face), TEXT_LEFT, () => inkOf(kind, text, first));
}
function inkOf(kind, text, first) {
    if (kind === 'first')
        return /^[45]\d\d /.test(text) ? 'bad' : first;
    return kind === 'absent' || kind === 'header' ? 'quiet' : 'ink';
}
function fieldLines(text, face) {
    return breakField(text, face).map((line, index) => {
        const short = shortenToWidth(line, face, roomAt(index));
        const x = index === 0 ? 0 : INDENT;
        return [{ text: short, face, full: short === line ? null : line, x, width: textWidth(short, face) }];
    });
}
const roomAt = (line) => (line === 0 ? ROOM : ROOM - INDENT);
/** Each line takes as many pieces as it has room for; a value goes below the header's name if it is whole there. */
function breakField(text, face) {
    const fits = (line, index) => textWidth(line, face) <= roomAt(index);
    const lines = [];
    for (const piece of text.split(/(?<=;) /)) {
        const last = lines.length - 1;
        const joined = `${lines[last] ?? ''} ${piece}`.trimStart();
        if (last >= 0 && fits(joined, last)) {
            lines[last] = joined;
            continue;
        }
        const [, name, value] = /^([\w-]+:) (.+)$/s.exec(piece) ?? [];
        const isBroken = last < 0 && name !== undefined && value !== undefined && !fits(piece, 0) && fits(value, 1);
        lines.push(...(isBroken ? [name, value] : [piece]));
    }
    return lines;
}
/** What the page says, as a reader would quote it. */
export function drawPage(page) {
    if (page === '')
        return gap(0);
    const words = page.startsWith('(') ? page : `“${page}”`;
    return textLines(wrapPieces([{ text: words, face: 'plain' }], ROOM), TEXT_LEFT, () => 'ink');
}
//# sourceMappingURL=draw-message.js.map