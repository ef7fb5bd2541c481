import { toString as wordsOf } from 'mdast-util-to-string';
import { descendants } from './markdown.js';
import { nearestName, quote } from './problem.js';
import { readProse } from './prose.js';
const NAMES = ['Why', 'Hint', 'Answers', 'Predict'];
/** Splits the blocks of a step at its markers, and reports misspelt and misplaced ones. */
export function splitAtMarkers(page, blocks) {
    const before = [];
    const marked = [];
    for (const block of blocks) {
        const name = block.type === 'paragraph' ? readMarker(page, block) : null;
        if (name !== null && block.type === 'paragraph') {
            const rest = withoutMarker(block);
            marked.push({ name, place: page.place(block), blocks: rest === null ? [] : [rest] });
        }
        else {
            (marked.at(-1)?.blocks ?? before).push(block);
        }
    }
    for (const { name, place, blocks: content } of marked) {
        if (content.length === 0)
            page.report('marker', place, `nothing after "**${name}:**"`, 'text after it');
    }
    return { before, marked, misplaced: findMisplaced(page, blocks) };
}
/** Whether a block begins with a marker, however spelt. */
export const beginsWithMarker = (block) => block.type === 'paragraph' && markerAt(block.children[0], block.children[1]) !== null;
/** The marker that a paragraph begins with; a misspelt one is reported and taken as the one that was meant. */
function readMarker(page, { children }) {
    const [first, second] = children;
    const name = markerAt(first, second);
    if (name !== null && first !== undefined && wordsOf(first) !== `${name}:`) {
        page.report('marker', first, `${quote(`**${wordsOf(first)}**`)}`, `"**${name}:**"`);
    }
    return name;
}
/**
 * `**Why:**`, or nearly: `**why**:`, `**Hint 2:**`, `**Answer:**`. A colon has to be there, or it is just bold text.
 */
function markerAt(node, next) {
    if (node?.type !== 'strong')
        return null;
    const words = wordsOf(node);
    const hasColon = words.endsWith(':') || (next?.type === 'text' && next.value.startsWith(':'));
    if (!hasColon)
        return null;
    const word = words.replace(/[\s\d:]+$/, '');
    const meant = nearestName(word, NAMES);
    return NAMES.find((name) => name === meant) ?? null;
}
/** The paragraph from behind its marker, or null when nothing is left. */
function withoutMarker(paragraph) {
    const [, next, ...rest] = paragraph.children;
    if (next === undefined)
        return null;
    if (next.type !== 'text')
        return { ...paragraph, children: [next, ...rest] };
    const value = next.value.replace(/^:?\s+/, '');
    if (value !== '')
        return { ...paragraph, children: [{ ...next, value }, ...rest] };
    return rest.length === 0 ? null : { ...paragraph, children: rest };
}
/** Exact markers inside a paragraph, an option or a quote: a blank line is missing, or the indentation is too deep. */
function findMisplaced(page, blocks) {
    const misplaced = new Set();
    for (const block of blocks) {
        const atStart = block.type === 'paragraph' ? block.children[0] : undefined;
        for (const node of descendants(block)) {
            const name = node === atStart ? null : markerOf(node);
            if (name === null)
                continue;
            misplaced.add(name);
            const found = `"**${name}:**" inside other text`;
            page.report('marker', node, found, 'a blank line above it, and no spaces in front of it');
        }
    }
    return misplaced;
}
/** Whether a node is a marker, exactly. */
export const isMarker = (node) => markerOf(node) !== null;
function markerOf(node) {
    if (node.type !== 'strong')
        return null;
    const words = wordsOf(node);
    return NAMES.find((name) => words === `${name}:`) ?? null;
}
/* What is marked */
/** Every `**Hint:**`, in order. */
export const readHints = (page, marked) => marked
    .filter(({ name }) => name === 'Hint')
    .map(({ blocks, place }) => {
    const hint = readProse(page, blocks);
    page.places.set(hint, place);
    return hint;
});
/** The only marked part of that name, or null; a second one is reported. */
export function onlyMarked(page, marked, name) {
    const [only = null, ...others] = marked.filter((one) => one.name === name);
    for (const { place } of others)
        page.report('marker', place, `a second "**${name}:**"`, 'one');
    return only;
}
//# sourceMappingURL=markers.js.map