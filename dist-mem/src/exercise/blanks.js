/** The blanks of an exercise: finding them, filling them, and noticing one that was left. */
import { BLANK } from '../core/lesson.js';
/** A blank stands alone: `__name__` and `a___b` have none. */
const STANDALONE = new RegExp(`(?<!\\w)${BLANK}(?!\\w)`, 'g');
/** Every `___` of a program in reading order. */
export function findBlanks(program) {
    const places = program
        .split('\n')
        .flatMap((text, index) => Array.from(text.matchAll(STANDALONE), (match) => ({ line: index + 1, text: onlyBlank(text, match.index) })));
    return places.map((place, index) => ({ number: index + 1, ...place }));
}
/** The starter with its blanks replaced in order; a missing or empty value leaves its blank. */
export function fillBlanks(starter, values) {
    let at = 0;
    return starter.replace(STANDALONE, () => values[at++]?.trim() || BLANK);
}
const onlyBlank = (line, at) => line.replace(STANDALONE, (blank, offset) => (offset === at ? blank : '…')).trim();
//# sourceMappingURL=blanks.js.map