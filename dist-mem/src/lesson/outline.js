import { toString as wordsOf } from 'mdast-util-to-string';
import { FAILS_ON_PURPOSE, failingNote, idInComment, isComment, reportStrayNote } from './html.js';
import { COMPLETE_ID, INTRODUCTION_ID } from './ids.js';
import { nearestName, quote } from './problem.js';
import { readWords } from './prose.js';
/** Reads the outline of a page. */
export function readOutline(page, ids) {
    const { above, chunks } = readChunks(page);
    const title = chunks.find(({ level }) => level === 1) ?? null;
    reportTop(page, title, above, chunks);
    const complete = chunks.findLast(isComplete) ?? null;
    if (complete !== null)
        reportEnd(page, complete, chunks);
    else
        page.report('complete', page.end, 'no "## Complete"', 'the closing message under it, at the end of the file');
    const sections = [openIntroduction(page, title, above)];
    for (const chunk of chunks) {
        if (chunk === title || isComplete(chunk))
            continue;
        if (chunk.level < 3)
            sections.push(openSection(ids, chunk));
        else
            sections.at(-1)?.parts.push(readPart(ids, chunk));
    }
    reportEmpty(page, sections);
    return { heading: title, sections, complete: complete === null ? null : readComplete(page, complete) };
}
/** The title's own problems: none, more than one, or something above it. */
function reportTop(page, title, above, chunks) {
    const [first] = above;
    const top = first === undefined ? chunks[0]?.place : page.place(first);
    if (title === null) {
        const expected = 'one "#" heading below the front matter, the same as its title';
        page.report('title', top ?? page.end, 'no heading "# Title"', expected);
    }
    else if (top !== undefined && top !== title.place && page.blocks[0]?.type === 'yaml') {
        // Without front matter, what stands there is probably a part of it.
        page.report('title', top, 'something above the heading "# Title"', 'it below the heading');
    }
    for (const chunk of chunks.filter((one) => one.level === 1 && one !== title)) {
        const found = `a second "#" heading ${quote(chunk.title)}`;
        page.report('title', chunk.place, found, '"##" for a section', 'a file is one lesson');
    }
}
/** The closing message comes once, and last. */
function reportEnd(page, complete, chunks) {
    for (const other of chunks.filter(isComplete)) {
        if (other !== complete)
            page.report('complete', other.place, '"## Complete" above another one', 'one closing message');
    }
    const [next] = chunks.slice(chunks.indexOf(complete) + 1);
    if (next !== undefined)
        page.report('complete', next.place, `${quote(next.title)} below "## Complete"`, 'it above, for that comes last');
}
function openIntroduction(page, title, above) {
    const name = { id: INTRODUCTION_ID, title: title?.title ?? '' };
    if (title !== null)
        refuseComment(page, title, INTRODUCTION_ID);
    const blocks = title?.blocks ?? above;
    const place = title?.place ?? null;
    const parts = blocks.length === 0 ? [] : [{ kind: 'text', ...name, place: place ?? page.end, failsOnPurpose: null, blocks }];
    return { ...name, place, parts };
}
function openSection(ids, chunk) {
    const part = readPart(ids, chunk);
    return { ...part, parts: chunk.blocks.length === 0 ? [] : [part] };
}
/** A heading without words has been reported; that it makes no id is not news. */
const readPart = (ids, chunk) => ({
    ...chunk,
    id: chunk.title === '' ? '' : ids.claimHeading(chunk.title, chunk.place, chunk.comment),
});
function readComplete(page, chunk) {
    refuseComment(page, chunk, COMPLETE_ID);
    if (chunk.blocks.length === 0) {
        page.report('complete', chunk.place, 'nothing below "## Complete"', 'the closing message');
    }
    return { ...chunk, id: COMPLETE_ID };
}
function refuseComment(page, { comment }, id) {
    if (comment !== null)
        page.report('id', comment.place, `the id ${quote(comment.id)}`, `none here; it is always "${id}"`);
}
const isComplete = ({ level, title }) => level === 2 && title.toLowerCase() === COMPLETE_ID;
function reportEmpty(page, sections) {
    const anything = 'some text, an example, a question or an exercise';
    for (const { place, title, parts } of sections) {
        if (place !== null && parts.length === 0)
            reportNothing(page, place, title, anything);
        for (const { kind, ...part } of parts.filter(({ blocks }) => blocks.length === 0)) {
            reportNothing(page, part.place, part.title, kind === 'text' ? 'some text' : `the ${kind}`);
        }
    }
}
function reportNothing(page, place, title, expected) {
    page.report('empty-part', place, `nothing below the heading ${quote(title)}`, expected);
}
/** `above` is what stands above the first heading. */
function readChunks(page) {
    const above = [];
    const chunks = [];
    for (const block of page.blocks) {
        if (block.type === 'yaml')
            continue;
        const chunk = block.type === 'heading' ? openChunk(page, block) : null;
        if (chunk !== null)
            chunks.push({ ...chunk, blocks: [] });
        else
            (chunks.at(-1)?.blocks ?? above).push(withoutAccidentalHeading(block));
    }
    reportStrayNotes(page, above);
    return { above: above.filter(isShown), chunks: chunks.map((chunk) => takeComments(page, chunk)) };
}
/** The chunk that a heading opens, or null when it is part of the text. */
function openChunk(page, heading) {
    const { depth } = heading;
    const place = page.place(heading);
    const words = wordsOf(heading);
    if (isUnderlined(heading)) {
        const found = `the heading ${quote(words)}, made by the line below it`;
        page.report('heading', place, found, depth === 1 ? '"# " before it instead' : 'a blank line between it and "---"');
        if (depth === 2)
            return null;
    }
    const isPlain = depth === 1 || !announcesStep(words);
    if (depth > 3 && isPlain)
        return null;
    const title = readWords(page, heading.children);
    if (depth <= 3 && title === '')
        page.report('heading', place, 'a heading without words', 'a title after the "#"');
    if (isPlain)
        return { level: depth === 1 || depth === 2 ? depth : 3, kind: 'text', title, place };
    if (depth !== 3)
        page.report('heading', place, `${quote(words)} with "${'#'.repeat(depth)}"`, '"###", which starts a step');
    return { level: 3, ...readPartHeading(title, place, page.report), place };
}
/** Markdown's other way of writing headings, by a line of `=` or `-` below. */
const isUnderlined = ({ position }) => position !== undefined && position.end.line > position.start.line;
/** Words directly above `---`, reported by `openChunk`, as the paragraph they were meant to be. */
function withoutAccidentalHeading(block) {
    if (block.type !== 'heading' || !isUnderlined(block))
        return block;
    return { ...block, type: 'paragraph' };
}
/** Takes the id comment and the note out of the blocks below a heading; only other comments may stand above them. */
function takeComments(page, chunk) {
    const end = chunk.blocks.findIndex((block) => block.type !== 'html' || !isComment(block.value));
    const top = chunk.blocks.slice(0, end < 0 ? undefined : end).filter((block) => block.type === 'html');
    const named = top.find(({ value }) => idInComment(value) !== null);
    const noted = chunk.kind === 'example' ? top.find(({ value }) => failingNote(value) !== null) : undefined;
    const rest = chunk.blocks.filter((block) => block !== named && block !== noted);
    reportStrayNotes(page, rest);
    const id = named === undefined ? null : idInComment(named.value);
    const comment = named === undefined || id === null ? null : { id, place: page.place(named) };
    const failsOnPurpose = noted === undefined ? null : readNote(page, noted);
    return { ...chunk, comment, failsOnPurpose, blocks: rest.filter(isShown) };
}
/** Where the note stands; a misspelt one is reported. */
function readNote(page, node) {
    const words = failingNote(node.value);
    const place = page.place(node);
    if (words !== null && words !== FAILS_ON_PURPOSE)
        page.report('fails-on-purpose', place, quote(words), quote(FAILS_ON_PURPOSE));
    return place;
}
function reportStrayNotes(page, blocks) {
    for (const block of blocks) {
        if (block.type === 'html' && isComment(block.value))
            reportStrayNote(page, block);
    }
}
/** Comments, and the targets of links, are nothing a learner sees. */
const isShown = (block) => block.type !== 'definition' && !(block.type === 'html' && isComment(block.value));
const KINDS = {
    Example: 'example',
    Question: 'question',
    Exercise: 'exercise',
    Challenge: 'challenge',
};
const NAMES = Object.keys(KINDS);
const KIND_AND_TITLE = /^\s*(\p{L}+)\s*:\s*(.*)$/su;
/** Whether the words of a heading announce a step, however misspelt. */
const announcesStep = (words) => nameIn(words) !== undefined;
/** Kind and title (without the kind). A misspelt kind is reported and taken as the one that was meant. */
function readPartHeading(words, place, report) {
    const name = nameIn(words);
    if (name === undefined)
        return { kind: 'text', title: words };
    const [, word, title = ''] = KIND_AND_TITLE.exec(words) ?? [];
    if (name !== word)
        report('heading', place, `the heading ${quote(words)}`, `"${name}: …"`);
    if (title === '')
        report('heading', place, `"${name}:" without a title`, `a few words after "${name}:"`);
    return { kind: KINDS[name] ?? 'text', title };
}
/** The kind's name that a heading begins with. "Examples: …" is no slip but a heading over several. */
function nameIn(words) {
    const word = KIND_AND_TITLE.exec(words)?.[1];
    if (word === undefined || NAMES.some((name) => word === `${name}s`))
        return undefined;
    return nearestName(word, NAMES);
}
//# sourceMappingURL=outline.js.map