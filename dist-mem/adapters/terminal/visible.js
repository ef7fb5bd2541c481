/**
 * Makes any text safe to print. A terminal obeys control characters: what a learner or a program wrote could clear the
 * screen, forge lines or rename the window. They are shown instead, as their picture (␛) or their number (⟨U+202E⟩).
 */
const TAB = '    ';
/** Everything below a space but the line end, and what stands behind the ASCII letters up to the Latin-1 ones. */
const CONTROL = /(?!\n)\p{Control}/gu;
/** Line and paragraph separators, characters that turn the direction of writing, tags, and halves of a pair. */
const HIDDEN = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
/** The text with line ends as `\n`, tabs as spaces and nothing else that a terminal would obey. */
export function visible(text) {
    return text.replace(/\r\n/g, '\n').replace(/\t/g, TAB).replace(CONTROL, picture).replace(HIDDEN, number);
}
/** As `visible`, on one line. */
export const visibleLine = (text) => visible(text).replace(/\n/g, ' ');
function picture(control) {
    const code = control.codePointAt(0) ?? 0;
    if (code < 0x20)
        return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '␡' : number(control);
}
const number = (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
//# sourceMappingURL=visible.js.map