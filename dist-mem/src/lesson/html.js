import { nearestName, quote } from './problem.js';
const COMMENTS = /^\s*(?:<!--[\s\S]*?-->\s*)+$/;
const ID_COMMENT = /<!--\s*id\s*:\s*([\s\S]*?)\s*-->/i;
const COMMENT = /<!--([\s\S]*?)-->/g;
const TAG = /<(\/?)([a-z][a-z0-9-]*)/i;
/** Nothing but comments. */
export const isComment = (html) => COMMENTS.test(html);
export const isUnclosedComment = (html) => html.startsWith('<!--') && !html.includes('-->');
/** The id that a comment `<!-- id: attach-a-cookie -->` gives, as written; null when it is no such comment. */
export const idInComment = (html) => ID_COMMENT.exec(html)?.[1] ?? null;
/** What a comment below an example's heading says when its error is meant. */
export const FAILS_ON_PURPOSE = 'fails on purpose';
/** That note as it is written, perhaps misspelt; null when the comment says something else. */
export function failingNote(html) {
    const comments = Array.from(html.matchAll(COMMENT), ([, words = '']) => words.trim());
    return comments.find((words) => nearestName(words, [FAILS_ON_PURPOSE]) !== undefined) ?? null;
}
/**
 * Reports HTML that a lesson may not hold, and comments with an id or a note that do not stand below a heading. A
 * closing tag is passed over when its opening tag stands in `before`, among its elder siblings: that is one mistake,
 * not two.
 */
export function reportHtml(page, node, before) {
    if (isUnclosedComment(node.value))
        return; // reported for the whole file, see markdown.ts
    if (isComment(node.value)) {
        reportStrayNote(page, node);
        return;
    }
    const [, slash, name] = TAG.exec(node.value) ?? [];
    const isSecondHalf = slash === '/' && before.some((elder) => isHtml(elder) && opens(elder.value, name));
    if (isSecondHalf)
        return;
    const isFold = name === 'details' || name === 'summary';
    page.report('html', node, `raw HTML ${quote(node.value)}`, isFold ? '"<details>" around the solution of an exercise only' : 'Markdown', isFold ? undefined : 'to show a tag, write it as `code`');
}
/** Reports a comment with an id that names nothing, and a note that no example heeds. */
export function reportStrayNote(page, node) {
    const id = idInComment(node.value);
    const note = failingNote(node.value);
    const expected = 'the comment directly below its heading';
    if (id !== null)
        page.report('id', node, `the id ${quote(id)} below no heading`, expected);
    if (note !== null)
        page.report('fails-on-purpose', node, `${quote(note)} below no heading of an example`, expected);
}
const isHtml = (node) => node.type === 'html';
function opens(html, name) {
    const [, slash, opened] = TAG.exec(html) ?? [];
    return slash === '' && opened === name;
}
//# sourceMappingURL=html.js.map