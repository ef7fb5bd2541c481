import { descendants, parseFragment, parseMending } from './markdown.js';
/** Opens a whole lesson file; null when it could not be parsed, which is reported. */
export function openPage(text, report) {
    const { root, lines, fileLine, isDoubtful, frontMatterReported } = parseMending(text, report);
    if (root.type === 'too-deep') {
        report('nesting', root.place, 'quotes or lists nested too deeply', 'a few levels at most');
        return null;
    }
    const place = ({ position }) => ({
        line: fileLine(position?.start.line ?? 1),
        column: position?.start.column ?? 1,
    });
    return {
        ...contentOf(root),
        report: (rule, at, ...rest) => report(rule, 'type' in at ? place(at) : at, ...rest),
        isDoubtful,
        frontMatterReported,
        place,
        placeInside: (block, line, column) => {
            const parsedLine = (block.position?.start.line ?? 1) + line;
            const whole = lines[parsedLine - 1] ?? '';
            // Containers (a list item, a quote) and the fence's own indentation are taken off each line of a block.
            const inside = block.value.split('\n')[line - 1] ?? '';
            return {
                line: fileLine(parsedLine),
                column: column + (whole.endsWith(inside) ? whole.length - inside.length : 0),
            };
        },
        end: { line: fileLine(lines.length), column: 1 },
    };
}
/** The same page, and whether anything was reported through it. */
export function watched(page) {
    let isSound = true;
    const report = (...problem) => {
        isSound = false;
        page.report(...problem);
    };
    return { page: { ...page, report }, isSound: () => isSound };
}
/** Opens Markdown that stands in a string of the file; all its problems are reported at `place`. */
export function openFragment(text, place, report) {
    const root = parseFragment(text);
    if (root.type === 'too-deep') {
        report('nesting', place, 'quotes or lists nested too deeply', 'one or two sentences');
        return null;
    }
    return {
        ...contentOf(root),
        report: (rule, _, ...rest) => report(rule, place, ...rest),
        isDoubtful: () => false,
        frontMatterReported: false,
        place: () => place,
        placeInside: () => place,
        end: place,
    };
}
function contentOf(root) {
    const linkTargets = new Map();
    const footnotes = new Set();
    for (const node of descendants(root)) {
        if (node.type === 'definition' && !linkTargets.has(node.identifier))
            linkTargets.set(node.identifier, node.url);
        if (node.type === 'footnoteReference')
            footnotes.add(node.identifier);
    }
    return { blocks: root.children, linkTargets, footnotes, places: new Map() };
}
//# sourceMappingURL=page.js.map