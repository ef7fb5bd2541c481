/**
 * Rich text as data. Lessons and the tutor's own sentences are built from these nodes and nothing else,
 * so an adapter's renderer is one exhaustive switch, and learner text, which only ever sits in a `text` or `code`
 * leaf, can never become markup or a mention.
 */
const toInline = (part) => (typeof part === 'string' ? { kind: 'text', text: part } : part);
/** A paragraph from plain strings and inline nodes: `paragraph('Type ', code('next'), '.')`. */
export const paragraph = (...parts) => ({ kind: 'paragraph', children: parts.map(toInline) });
/** A heading; level 1 is the title of a whole message. */
export const heading = (level, ...parts) => ({
    kind: 'heading',
    level,
    children: parts.map(toInline),
});
/** A bulleted list; each item is a run of inline parts. */
export const bullets = (items) => ({
    kind: 'list',
    start: null,
    items: items.map((parts) => [paragraph(...parts)]),
});
/** A numbered list that starts at 1. */
export const numbered = (items) => ({
    kind: 'list',
    start: 1,
    items: items.map((parts) => [paragraph(...parts)]),
});
/** Preformatted text; `language` is a highlighter's name or the empty string. */
export const codeBlock = (language, text) => ({ kind: 'code-block', language, code: text });
export const code = (text) => ({ kind: 'code', text });
export const strong = (...parts) => ({ kind: 'strong', children: parts.map(toInline) });
export const emphasis = (...parts) => ({ kind: 'emphasis', children: parts.map(toInline) });
/** A sentence of ours whose code stands between backticks, in its parts. Never for a learner's text. */
export const withCode = (text) => text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : code(part)))
    .filter((part) => part !== '');
/** The words of inline nodes without any markup: for labels, comparisons and notifications. */
export function inlineText(nodes) {
    return nodes
        .map((node) => {
        switch (node.kind) {
            case 'text':
            case 'code':
                return node.text;
            case 'break':
                return '\n';
            default:
                return inlineText(node.children);
        }
    })
        .join('');
}
/** The words of prose, a line per paragraph, list item, table row or line of code. */
export function proseText(nodes) {
    return nodes
        .map((node) => {
        switch (node.kind) {
            case 'paragraph':
            case 'heading':
                return inlineText(node.children);
            case 'list':
                return node.items.map(proseText).join('\n');
            case 'quote':
                return proseText(node.children);
            case 'code-block':
                return node.code;
            case 'table':
                return [node.header, ...node.rows].map((row) => row.map(inlineText).join(' | ')).join('\n');
        }
    })
        .join('\n');
}
//# sourceMappingURL=prose.js.map