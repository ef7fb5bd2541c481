import { inlineText } from '../core/prose.js';
import { reportHtml } from './html.js';
import { count, quote } from './problem.js';
/** Reads blocks in order; those that are refused are reported and left out. */
export function readProse(page, blocks) {
    return blocks.flatMap((block, index) => readBlock(page, block, blocks.slice(0, index)));
}
function readBlock(page, block, before) {
    switch (block.type) {
        case 'paragraph': {
            const children = readInline(page, block.children);
            // A paragraph that held only a comment says nothing.
            return inlineText(children).trim() === '' ? [] : [{ kind: 'paragraph', children }];
        }
        case 'heading':
            if (block.depth !== 4) {
                page.report('heading', block, `a heading "${'#'.repeat(block.depth)}" inside the text`, '"####" for a heading inside the text');
            }
            return [{ kind: 'heading', level: 3, children: readInline(page, block.children) }];
        case 'list':
            return [readList(page, block)];
        case 'blockquote':
            return [{ kind: 'quote', children: readProse(page, block.children) }];
        case 'code':
            return [{ kind: 'code-block', language: block.lang ?? '', code: block.value }];
        case 'table':
            return readTable(page, block);
        case 'html':
            reportHtml(page, block, before);
            return [];
        case 'thematicBreak':
            page.report('bite', block, 'a line "---"', 'it between paragraphs of text only, where it starts a new bite');
            return [];
        case 'footnoteDefinition':
            // One that is referred to has been reported where it is.
            if (!page.footnotes.has(block.identifier)) {
                page.report('footnote', block, `a footnote "[^${block.label ?? block.identifier}]"`, 'its words in the text itself');
            }
            return [];
        case 'definition':
            return [];
        default:
            // Rows, items and inline nodes are children of the above; mdast's type of a block's content just names all nodes.
            return [];
    }
}
function readList(page, list) {
    const task = list.children.find(({ checked }) => typeof checked === 'boolean');
    if (task !== undefined) {
        page.report('stray-options', task, 'a list with boxes to tick', 'one under "### Question: …" only');
    }
    const items = list.children.map((item) => readProse(page, item.children));
    return { kind: 'list', start: list.ordered === true ? (list.start ?? 1) : null, items };
}
function readTable(page, table) {
    const [header = [], ...rows] = table.children.map((row) => {
        const width = table.children[0]?.children.length ?? 0;
        const extra = row.children[width];
        if (extra !== undefined) {
            const found = `a table row of ${count(row.children.length, 'cell')}`;
            page.report('table', row, found, `${width}, as in its header`, 'a "|" inside a cell is written "\\|"');
        }
        const cells = row.children.map((cell) => readInline(page, cell.children));
        return Array.from({ length: width }, (_, column) => cells[column] ?? []);
    });
    return [{ kind: 'table', header, rows }];
}
/* Words */
/** Other schemes can run code or open programs on the learner's machine. */
const LINK_SCHEMES = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;
/** A line end inside a paragraph is a space, as on every Git host's page. */
const SOFT_BREAK = /[ \t]*\n[ \t]*/g;
/** The words of a paragraph: mdast's phrasing content → core `Inline`. */
export function readInline(page, nodes) {
    return nodes.flatMap((node, index) => {
        switch (node.type) {
            case 'text':
                reportTargets(page, node);
                return [{ kind: 'text', text: node.value.replace(SOFT_BREAK, ' ') }];
            case 'inlineCode':
                return [{ kind: 'code', text: node.value }];
            case 'strong':
            case 'emphasis':
                return [{ kind: node.type, children: readInline(page, node.children) }];
            case 'delete':
                return [{ kind: 'strike', children: readInline(page, node.children) }];
            case 'break':
                return [{ kind: 'break' }];
            case 'link':
                return readLink(page, node, node.url);
            case 'linkReference':
                return readLink(page, node, page.linkTargets.get(node.identifier) ?? '');
            case 'html':
                reportHtml(page, node, nodes.slice(0, index));
                return [];
            case 'image':
            case 'imageReference':
                reportPicture(page, node);
                return [];
            case 'footnoteReference':
                page.report('footnote', node, `a footnote "[^${node.label ?? node.identifier}]"`, 'its words in the text itself');
                return [];
        }
    });
}
/** The words of a heading or a label, without markup. */
export const readWords = (page, nodes) => inlineText(readInline(page, nodes)).replace(/\s+/g, ' ').trim();
function readLink(page, node, url) {
    const children = readInline(page, node.children);
    if (!LINK_SCHEMES.test(url) || !URL.canParse(url)) {
        const { rule, remedy } = kindOfTarget(url);
        const expected = 'a full address that begins with https://, http:// or mailto:';
        page.report(rule, node, `a link to ${quote(url)}`, expected, remedy);
    }
    else if (inlineText(children).trim() === '' && node.children.every(({ type }) => type === 'text')) {
        const found = `a link to ${quote(url)} without words`;
        page.report('link-words', node, found, 'words to click on between the brackets');
    }
    return [{ kind: 'link', url, children }];
}
const LESSON_FILE = /^(?:\.?\/)?([a-z0-9-]+)\.md(?:#.*)?$/;
const OTHER_FILE = /^(?:\.{0,2}\/|[^\s:#]*\.(?:md|html?|py|txt|pdf|png|jpe?g|svg|zip)(?:$|[?#]))/i;
/** A chat has no folder and no page around a lesson, so what works on a Git host leads nowhere there. */
function kindOfTarget(url) {
    if (url.startsWith('#'))
        return { rule: 'link-heading', remedy: 'name the heading in words; learners jump there by "go to"' };
    const lesson = LESSON_FILE.exec(url)?.[1];
    if (lesson !== undefined)
        return { rule: 'link-file', remedy: `learners open that lesson by typing "lesson ${lesson}"` };
    return OTHER_FILE.test(url)
        ? { rule: 'link-file', remedy: 'a chat has no files beside the lesson' }
        : { rule: 'link' };
}
/** `[words][name]` that stayed text, because no line says `[name]: https://…`. */
const LINK_WITHOUT_TARGET = /\[[^\][\n]+\]\[[^\][\n]*\]/g;
function reportTargets(page, node) {
    for (const match of node.value.matchAll(LINK_WITHOUT_TARGET)) {
        const above = node.value.slice(0, match.index).split('\n');
        const start = page.place(node);
        const place = above.length === 1
            ? { ...start, column: start.column + match.index }
            : { line: start.line + above.length - 1, column: 1 };
        page.report('link-target', place, `the link ${quote(match[0])}, which leads nowhere`, 'its address: "[words](https://…)"', 'brackets that are no link go into `code`');
    }
}
function reportPicture(page, node) {
    const alt = node.alt ?? '';
    if (alt.trim() === '') {
        const remedy = 'pictures cannot be shown yet, and nobody who cannot see this one would know what it says';
        page.report('alt-text', node, 'a picture without alternative text', 'words that say what it shows', remedy);
    }
    else {
        page.report('picture', node, `a picture ${quote(alt)}`, 'words; pictures cannot be shown yet');
    }
}
//# sourceMappingURL=prose.js.map