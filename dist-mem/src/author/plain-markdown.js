/** Text that is no Markdown, or HTML as Moodle stores it, as Markdown that says the same. */
import { parseDocument } from 'htmlparser2';
import { toMarkdown } from 'mdast-util-to-markdown';
/** Plain text as Markdown: whatever would be markup is escaped. Line ends within it become spaces. */
export const fromPlainText = (text) => written([{ type: 'text', value: text.replace(/\s+/g, ' ') }]);
/** HTML as Markdown: paragraphs, line breaks, code, strong and emphasised words; of others the words are kept. */
export function fromHtml(html) {
    const parts = [];
    let run = [];
    const flush = () => {
        if (run.length > 0)
            parts.push(written(run));
        run = [];
    };
    const walk = (nodes) => {
        for (const node of nodes) {
            if (node.type === 'tag' && node.name === 'pre') {
                flush();
                parts.push(`\`\`\`\n${wordsOf(node.children).replace(/^\n|\n$/g, '')}\n\`\`\``);
            }
            else if (node.type === 'tag' && BLOCKS.test(node.name)) {
                flush();
                walk(node.children);
                flush();
            }
            else
                run.push(...inline(node));
        }
    };
    walk(parseDocument(html).children);
    flush();
    return parts.filter((part) => part !== '').join('\n\n');
}
const BLOCKS = /^(?:p|div|ul|ol|li|section|h[1-4]|table|tr)$/;
function inline(node) {
    if (node.type === 'text')
        return [{ type: 'text', value: node.data.replace(/\s+/g, ' ') }];
    if (node.type !== 'tag')
        return [];
    const children = node.children.flatMap(inline);
    switch (node.name) {
        case 'br':
            return [{ type: 'text', value: ' ' }];
        case 'code':
        case 'tt':
        case 'kbd':
            return [{ type: 'inlineCode', value: wordsOf(node.children) }];
        case 'b':
        case 'strong':
            return [{ type: 'strong', children }];
        case 'i':
        case 'em':
            return [{ type: 'emphasis', children }];
        default:
            return children;
    }
}
const wordsOf = (nodes) => nodes.map((node) => (node.type === 'text' ? node.data : node.type === 'tag' ? wordsOf(node.children) : '')).join('');
const written = (children) => toMarkdown({ type: 'paragraph', children }, { emphasis: '_' }).trim();
//# sourceMappingURL=plain-markdown.js.map