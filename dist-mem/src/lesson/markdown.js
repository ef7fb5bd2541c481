import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { isUnclosedComment } from './html.js';
/** Lists in quotes in lists … deeper than this no message can show, and no recursion should follow. */
const MAX_DEPTH = 40;
/** The tree of a piece of Markdown without front matter. */
export const parseFragment = (text) => treeOf(() => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
const parseFile = (text) => treeOf(() => fromMarkdown(text, {
    extensions: [gfm(), frontmatter()],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()],
}));
function treeOf(parse) {
    try {
        const root = parse();
        const [deep] = nodesAt(root, MAX_DEPTH);
        if (deep === undefined)
            return root;
        return { type: 'too-deep', place: deep.position?.start ?? TOP };
    }
    catch (error) {
        // The parser recurses, and a line of ten thousand `>` exhausts the stack.
        if (error instanceof RangeError)
            return { type: 'too-deep', place: TOP };
        throw error;
    }
}
const TOP = { line: 1, column: 1 };
/** A node and everything in it, in the order of the text. */
export function* descendants(node) {
    yield node;
    if ('children' in node)
        for (const child of node.children)
            yield* descendants(child);
}
function nodesAt(root, depth) {
    let level = [root];
    for (let reached = 0; reached < depth && level.length > 0; reached += 1) {
        level = level.flatMap((node) => ('children' in node ? node.children : []));
    }
    return level;
}
/** Every mistake of this kind costs one more parse; a file with more than these is another kind of file. */
const MAX_REPAIRS = 30;
/** Parses the text of a whole file, line ends being `\n`. */
export function parseMending(text, report) {
    const front = repairFrontMatter(text.split('\n').map((line, index) => ({ text: line, file: index + 1 })), report);
    let lines = front.lines;
    const doubtful = new Set();
    const seen = new Set();
    const textOf = () => lines.map((line) => line.text).join('\n');
    let root = parseFile(textOf());
    for (let repairs = 0; repairs < MAX_REPAIRS && root.type === 'root'; repairs += 1) {
        const slip = findSlip(root, lines, seen);
        if (slip === null)
            break;
        const { line, column, found, expected, end } = slip;
        seen.add(`${line}:${column}`);
        doubtful.add(line);
        report('unclosed', { line: lines[line - 1]?.file ?? line, column }, found, expected);
        if (end === null)
            continue;
        lines = lines.toSpliced(end.line - 1, 0, { text: end.text, file: lines[end.line - 1]?.file ?? lines.length });
        root = parseFile(textOf());
    }
    return {
        root,
        lines: lines.map((line) => line.text),
        fileLine: (line) => lines[line - 1]?.file ?? line,
        isDoubtful: (block) => [...descendants(block)].some(({ position }) => doubtful.has(position?.start.line ?? 0)),
        frontMatterReported: front.reported,
    };
}
const RULE = /^---[ \t]*$/;
const HEADING = /^#{1,2} /;
function repairFrontMatter(all, report) {
    const start = all.findIndex(({ text }) => text.trim() !== '');
    const isLower = start > 0 && RULE.test(all[start]?.text ?? '');
    if (isLower) {
        const remedy = 'nothing stands above it, not even an empty line';
        const expected = 'a line "---", "title: …" and the other fields, and a line "---"';
        report('front-matter', TOP, 'no front matter', expected, remedy);
    }
    const lines = isLower ? all.slice(start) : all;
    if (!RULE.test(lines[0]?.text ?? ''))
        return { lines, reported: isLower };
    const end = lines.findIndex(({ text }, index) => index > 0 && RULE.test(text));
    // A heading after an empty line belongs to the lesson: the "---" that was found separates two bites there.
    const heading = lines.findIndex(({ text }, index) => HEADING.test(text) && lines[index - 1]?.text.trim() === '');
    if (end >= 0 && (heading < 0 || end < heading))
        return { lines, reported: isLower };
    report('front-matter', TOP, 'front matter without an end', 'a second line "---" below its fields');
    const added = { text: '---', file: lines[heading]?.file ?? 1 };
    return { lines: heading < 0 ? lines : lines.toSpliced(heading, 0, added), reported: true };
}
/** The first slip that was not seen yet. */
function findSlip(root, lines, seen) {
    for (const block of root.children) {
        for (const node of descendants(block)) {
            const { line = 1, column = 1 } = node.position?.start ?? {};
            if (seen.has(`${line}:${column}`))
                continue;
            const slip = slipOf(node, lines);
            if (slip !== null)
                return { line, column, ...slip };
        }
    }
    return null;
}
function slipOf(node, lines) {
    if (node.type === 'code')
        return slipOfCode(node, lines);
    if (node.type !== 'html' || node.position === undefined)
        return null;
    const { start, end } = node.position;
    const texts = lines.slice(start.line - 1, end.line).map(({ text }) => text);
    if (isUnclosedComment(node.value)) {
        const blank = texts.findIndex((text) => text.trim() === '');
        const below = blank < 0 ? null : { line: start.line + blank, text: '-->' };
        return { found: 'a comment without an end', expected: '"-->" after it', end: below };
    }
    const fence = node.value.startsWith('<!--') ? -1 : texts.findIndex((text) => /^[ \t]*```/.test(text));
    if (fence < 0)
        return null;
    return {
        found: 'a code block right below a tag',
        expected: 'a blank line between the two',
        end: { line: start.line + fence, text: '' },
    };
}
/** A fence at the beginning of a line. */
const FENCE = /^(?:`{3,}|~{3,})/;
/** What stands in no program: the beginning of another block or step, of a hint, or the fold of a solution. */
const ELSEWHERE = /^(?:#{2,4} \S|<\/?details\b|\*\*(?:Why|Hint|Answers|Predict):\*\*)/;
const STEP = /^### (?:Example|Question|Exercise|Challenge): /;
function slipOfCode({ value, position }, lines) {
    if (position === undefined)
        return null;
    const { start, end } = position;
    const fence = FENCE.exec((lines[start.line - 1]?.text ?? '').slice(start.column - 1))?.[0];
    if (fence === undefined)
        return null;
    const inside = value.split('\n');
    const opens = (text) => text.startsWith(fence) && /^[`~]+[ \t]*[a-z]/i.test(text);
    const last = (lines[end.line - 1]?.text ?? '').slice(0, end.column - 1).trimEnd();
    const isClosed = end.line > start.line && last.endsWith(fence);
    if (isClosed && !inside.some((text) => opens(text) || STEP.test(text)))
        return null;
    const next = inside.findIndex((text) => opens(text) || ELSEWHERE.test(text));
    const found = 'a code block without an end';
    if (next < 0)
        return { found, expected: `a line "${fence}" below it`, end: null };
    const line = start.line + 1 + next;
    const isBlock = opens(inside[next] ?? '');
    const above = `a line "${fence}" above line ${lines[line - 1]?.file}, where the next block begins`;
    return { found, expected: isBlock ? above : `a line "${fence}" below it`, end: { line, text: fence } };
}
//# sourceMappingURL=markdown.js.map