/**
 * Lines of styled text, before it is known whether the terminal has colours: put together, wrapped to so many columns,
 * and painted.
 *
 * Why not `string-width` and `wrap-ansi`: `Intl.Segmenter`, which both use, copies all of its text for each segment.
 * Here it is given a long text in pieces. With `string-width` a text of 100,000 characters, which a learner may send,
 * took more than a minute (test/adapters/long-texts.test.ts).
 */
import { styleText } from 'node:util';
import { joinLists } from '../shared/split.js';
export const span = (text, ...formats) => ({ text, formats });
export const lineWidth = (line) => line.reduce((width, { text }) => width + displayWidth(text), 0);
/** Puts `mark` before the first line and sets the others off by as much. */
export function hang(mark, lines) {
    const margin = span(' '.repeat(displayWidth(mark)));
    return lines.map((line, index) => {
        if (index === 0)
            return [span(mark), ...line];
        return line.length === 0 ? line : [margin, ...line];
    });
}
/** Groups of lines with an empty line between each two; groups without lines are left out. */
export function withGaps(groups) {
    return joinLists(groups.filter((group) => group.length > 0), [[]]);
}
/** The lines as the characters that go to the terminal; without colours, only the text. */
export const paint = (lines, colours) => lines.map((line) => line.map((part) => paintSpan(part, colours)).join('')).join('\n');
function paintSpan({ text, formats }, colours) {
    if (!colours || formats.length === 0)
        return text;
    return styleText([...formats], text, { validateStream: false });
}
/** Wraps spans, whose texts may have line ends, to `width` columns (`Infinity`: only line ends break). */
export const wrap = (spans, width) => splitLines(spans).flatMap((line) => fill(wordsOf(line).flatMap((word) => chop(word, width)), width));
function splitLines(spans) {
    const lines = [[]];
    for (const { text, formats } of spans) {
        for (const [index, part] of text.split('\n').entries()) {
            if (index > 0)
                lines.push([]);
            lines.at(-1)?.push(span(part, ...formats));
        }
    }
    return lines;
}
function wordsOf(line) {
    const words = [];
    let spaced = true;
    for (const { text, formats } of line) {
        for (const part of text.split(/( +)/)) {
            if (part === '')
                continue;
            if (part.startsWith(' '))
                spaced = true;
            else {
                if (spaced)
                    words.push({ line: [], spaced });
                words.at(-1)?.line.push(span(part, ...formats));
                spaced = false;
            }
        }
    }
    return words;
}
/** A word that is longer than a line, in pieces that fit. */
function chop(word, width) {
    if (lineWidth(word.line) <= width)
        return [word];
    const pieces = [[]];
    let room = width;
    for (const { text, formats } of word.line) {
        for (const grapheme of splitGraphemes(text)) {
            const columns = displayWidth(grapheme);
            if (columns > room && room < width) {
                pieces.push([]);
                room = width;
            }
            pieces.at(-1)?.push(span(grapheme, ...formats));
            room -= columns;
        }
    }
    return pieces.map((line, index) => ({ line, spaced: index === 0 && word.spaced }));
}
/** Puts words on lines, as many on each as fit. */
function fill(words, width) {
    const lines = [[]];
    let room = width;
    for (const { line, spaced } of words) {
        const isFirst = lines.at(-1)?.length === 0;
        const columns = lineWidth(line);
        if (!isFirst && columns + (spaced ? 1 : 0) > room) {
            lines.push([...line]);
            room = width - columns;
        }
        else {
            const gap = spaced && !isFirst ? [span(' ')] : [];
            lines.at(-1)?.push(...gap, ...line);
            room -= columns + gap.length;
        }
    }
    return lines;
}
const PLAIN = /^[\u0020-\u007e]*$/;
/** Letters of East Asian scripts and emoji take two columns, combining marks none. */
const WIDE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\ufe0f/u;
const NOTHING = /^[\p{Mark}\p{Format}]+$/u;
/** The columns that `text`, on one line and without control characters, takes. */
export function displayWidth(text) {
    if (PLAIN.test(text))
        return text.length;
    let width = 0;
    for (const grapheme of splitGraphemes(text))
        width += WIDE.test(grapheme) ? 2 : NOTHING.test(grapheme) ? 0 : 1;
    return width;
}
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** UTF-16 units. */
const PIECE = 64;
/** The text in characters as a reader sees them, some of which are made of many code points. */
export function* splitGraphemes(text) {
    let size = PIECE;
    for (let start = 0; start < text.length;) {
        const end = codePointBoundary(text, start + size);
        const segments = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
        // What follows may still belong to the last one, which may even be longer than a piece.
        if (end < text.length)
            segments.pop();
        size = segments.length === 0 ? size * 2 : PIECE;
        for (const segment of segments) {
            yield segment;
            start += segment.length;
        }
    }
}
/** `index`, or the place behind the pair of surrogates that it would part. */
function codePointBoundary(text, index) {
    const isInsidePair = (text.codePointAt(index - 1) ?? 0) > 0xffff;
    return Math.min(isInsidePair ? index + 1 : index, text.length);
}
/**
 * Whether to use colours: https://no-color.org, https://force-color.org, and otherwise what the terminal is.
 * `isTerminal`: the output goes to a person's terminal and not into a file or a pipe.
 */
export function wantsColours(environment, isTerminal) {
    const { NO_COLOR, FORCE_COLOR, TERM } = environment;
    if (NO_COLOR)
        return false;
    if (FORCE_COLOR !== undefined)
        return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    return isTerminal && TERM !== 'dumb';
}
//# sourceMappingURL=layout.js.map