/**
 * Typed lines, one at a time or several that belong together, whether they come from a person or a file. Owns the
 * readline interface.
 */
import { createInterface } from 'node:readline';
/** Starts to read at once; what comes before it is asked for is kept. */
export function readLines({ input, output, interactive, complete }) {
    const completer = (beginning) => [[...complete(beginning)], beginning];
    const reader = createInterface(interactive
        ? { input, output, terminal: true, completer }
        : { input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
    const arrived = [];
    let ended = false;
    let waiting = null;
    const arrive = (typed) => {
        if (waiting === null)
            arrived.push(typed);
        else {
            const resolve = waiting;
            waiting = null;
            resolve(typed);
        }
    };
    reader.on('line', (line) => arrive({ kind: 'line', line }));
    reader.on('SIGINT', () => arrive({ kind: 'interrupt' }));
    reader.on('close', () => {
        ended = true;
        waiting?.({ kind: 'end' });
    });
    return {
        next(prompt) {
            const first = arrived.shift();
            if (first !== undefined)
                return Promise.resolve(first);
            if (ended)
                return Promise.resolve({ kind: 'end' });
            if (interactive) {
                reader.setPrompt(prompt);
                reader.prompt();
            }
            return new Promise((resolve) => {
                waiting = resolve;
            });
        },
        close: () => reader.close(),
    };
}
/* Several lines: a fenced block of code, or lines up to one that holds only a dot. */
const OPENING = /^\s{0,3}(`{3,})[^`]*$/;
const MORE = '… ';
/** The word that goes back out of a form. */
export const isCancel = (line) => /^\s*\/cancel\s*$/i.test(line);
/** The backticks that a line opens a block with, or null when it opens none. */
export const openingFence = (line) => OPENING.exec(line)?.[1] ?? null;
/**
 * Reads on after the line `opening`, up to a line of at least as many backticks as `fence`, or to the end of the
 * input. Null when the learner interrupts.
 */
export async function readFenced(opening, fence, lines) {
    const closing = new RegExp(`^\\s{0,3}\`{${fence.length},}\\s*$`);
    const inside = await readUntil((line) => closing.test(line), [], lines);
    return inside && { inside: inside.join('\n'), whole: [opening, ...inside, fence].join('\n') };
}
/**
 * Reads a text of many lines: fenced, or up to a dot or a fence alone on a line. The empty string when its first line
 * is empty; null when the learner cancels.
 */
export async function readText(lines) {
    const first = await lines.next(MORE);
    if (first.kind === 'interrupt' || (first.kind === 'line' && isCancel(first.line)))
        return null;
    if (first.kind === 'end' || /^\s*\.?\s*$/.test(first.line))
        return '';
    const fence = openingFence(first.line);
    if (fence !== null)
        return (await readFenced(first.line, fence, lines))?.inside ?? null;
    return (await readUntil(endsText, [first.line], lines))?.join('\n') ?? null;
}
const endsText = (line) => /^\s*(\.|`{3,})\s*$/.test(line);
async function readUntil(ends, taken, lines) {
    for (;;) {
        const typed = await lines.next(MORE);
        if (typed.kind === 'interrupt')
            return null;
        if (typed.kind === 'end' || ends(typed.line))
            return taken;
        taken.push(typed.line);
    }
}
//# sourceMappingURL=lines.js.map