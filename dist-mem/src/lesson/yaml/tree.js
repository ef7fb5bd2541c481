import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, } from 'yaml';
import { quote } from '../problem.js';
/** A number, `true` or the like: what it stands for, and the way it was written, in case it is meant as text. */
export class Written {
    value;
    text;
    constructor(value, text) {
        this.value = value;
        this.text = text;
    }
}
/** The YAML of a code block or of the front matter; null when it cannot be read, which is reported. */
export function readYamlBlock(page, block) {
    const noun = block.type === 'yaml' ? 'front matter' : '`yaml` block';
    const placeAt = (line, column) => page.placeInside(block, line, column);
    return readYaml(block.value, noun, page.place(block), placeAt, page.report, page.places);
}
/** A whole file of YAML, or of JSON, which is YAML, too; null when it cannot be read, which is reported. */
export const readYamlFile = (text, report) => readYaml(text, 'file', { line: 1, column: 1 }, (line, column) => ({ line, column }), report, new Map());
function readYaml(text, noun, start, placeOf, report, places) {
    const lineCounter = new LineCounter();
    // Keys are names here, never numbers or null; warnings are problems like any other and are not printed.
    const options = { lineCounter, stringKeys: true, prettyErrors: false, logLevel: 'error' };
    const document = parseDocument(text, options);
    const placeAt = (offset) => {
        const { line, col } = lineCounter.linePos(Math.min(offset, text.length));
        return placeOf(Math.max(line, 1), Math.max(col, 1));
    };
    const nodePlace = (node) => placeAt(node.range?.[0] ?? 0);
    const problems = syntaxProblems(document, text);
    for (const [offset, found, expected, remedy] of problems)
        report('yaml', placeAt(offset), found, expected, remedy);
    if (problems.length > 0)
        return null;
    const place = (path) => {
        const node = document.getIn(path, true);
        if (isNode(node) && !(path.length === 0 && isNothing(node)))
            return nodePlace(node);
        return path.length === 0 ? start : place(path.slice(0, -1));
    };
    const keyPlace = (path) => {
        const map = document.getIn(path.slice(0, -1), true);
        const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
        return isNode(pair?.key) ? nodePlace(pair.key) : place(path);
    };
    return { value: valueIn(document.contents), report, noun, place, keyPlace, places };
}
const isNothing = (node) => isScalar(node) && node.value === null;
function valueIn(node) {
    if (isSeq(node))
        return node.items.map(valueIn);
    // Entries, not assignments: a field may be called `__proto__`.
    if (isMap(node)) {
        return Object.fromEntries(node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), valueIn(value)]));
    }
    if (!isScalar(node) || node.value === null)
        return null;
    return typeof node.value === 'string' ? node.value : new Written(node.value, node.source ?? String(node.value));
}
/** What makes a text no YAML that lessons know. One slip makes YAML stumble several times: only the first is told. */
function syntaxProblems(document, text) {
    const error = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY') ?? document.warnings[0];
    if (error !== undefined) {
        const [offset] = error.pos;
        const [line = ''] = text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1);
        const found = `YAML that cannot be read${line.trim() === '' ? '' : ` in ${quote(line)}`}`;
        // A tab in front of words confuses the library in several ways, before or behind the place that it names.
        return [[offset, found, /^ *\t/.test(line) ? NO_TABS : expectedBy(error)]];
    }
    if (document.errors.length === 0)
        return shorthandIn(document);
    return document.errors.map(({ pos: [offset] }) => {
        const [name = ''] = text.slice(offset).split(/[:\n]/, 1);
        return [offset, `the field ${quote(name)} a second time`, 'each field once', 'is a "- " missing?'];
    });
}
const NO_TABS = 'spaces, not tabs, in front of the words';
/** What to write instead, for the slips that people make; the library's own words for the rest. */
function expectedBy({ code, message }) {
    switch (code) {
        case 'TAB_AS_INDENT':
            return NO_TABS;
        case 'BLOCK_AS_IMPLICIT_KEY':
        case 'MULTILINE_IMPLICIT_KEY':
            return 'quotes around a value that has ": " in it, and fields that belong together in one column';
        case 'BAD_SCALAR_START':
            return 'quotes around a value that begins with a special character';
        case 'BAD_DQ_ESCAPE':
            return 'single quotes around a value with a backslash, or the backslash twice';
        case 'BAD_INDENT':
            return 'a closing bracket, and lines that belong together in one column';
        case 'MULTIPLE_DOCS':
            return 'no line "---" inside';
        case 'RESOURCE_EXHAUSTION':
            return 'a few levels of nesting at most';
        default:
            return /quote/i.test(message)
                ? 'a closing quote'
                : `"- " in front of each entry and "name: value" for each field, in one column`;
    }
}
/** Aliases and tags make a text that only experts can read. */
function shorthandIn(document) {
    const problems = [];
    visit(document, (_, node) => {
        if (!isNode(node) || !(isAlias(node) || node.tag !== undefined))
            return;
        const found = isAlias(node) ? `an alias "*${node.source}"` : `a tag ${quote(node.tag ?? '')}`;
        problems.push([node.range?.[0] ?? 0, found, 'the value itself', 'in quotes, "*" and "!" are plain text']);
    });
    return problems;
}
//# sourceMappingURL=tree.js.map