import { h } from 'hastscript';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { showEmoji } from '../emoji.js';
import { showCode, showLines, showPicture } from '../parts.js';
import { parseMrkdwn } from './parse-mrkdwn.js';
/** A text object as paragraphs. */
export const showText = (text, context) => text.type === 'mrkdwn' ? showMrkdwn(text.text, context) : [h('p', showPlain(text))];
/** A text object as inline content: for labels, captions, options. */
export const showPlain = ({ text, ...rest }) => rest.type === 'plain_text' && rest.emoji === false ? showLines(text) : withEmoji(text);
/** Escaped mrkdwn as paragraphs, quotes and code. */
export function showMrkdwn(text, context) {
    const shown = [];
    let run = [];
    const endParagraph = () => {
        if (run.length > 0)
            shown.push(h('p', run));
        run = [];
    };
    for (const node of parseMrkdwn(text)) {
        if (node.kind === 'quote' || node.kind === 'code-block') {
            endParagraph();
            shown.push(node.kind === 'quote' ? showQuote(node.children, context) : showCode('', node.code));
        }
        else {
            run.push(...showInline(node, context));
        }
    }
    endParagraph();
    return shown;
}
const showQuote = (children, context) => h('blockquote', h('p', children.flatMap((child) => showInline(child, context))));
function showInline(node, context) {
    switch (node.kind) {
        case 'text':
            return [{ type: 'text', value: node.text }];
        case 'break':
            return [h('br')];
        case 'mark':
            return [
                h(node.mark, node.children.flatMap((child) => showInline(child, context))),
            ];
        case 'code':
            return [h('code', node.text)];
        case 'emoji':
            return [showEmoji(node.name)];
        case 'link':
            return [showLink(node.url, node.text)];
        case 'mention':
            return [showMention(node.sign, node.label ?? context.nameOf?.(node.id) ?? node.id)];
        case 'code-block':
            return [showCode('', node.code)];
        case 'quote':
            return [showQuote(node.children, context)];
    }
}
/** A link for web and mail addresses, as Slack opens them; for others the text alone. */
export const showLink = (url, words) => /^(?:https?:\/\/|mailto:)/i.test(url)
    ? h('a', { href: url, target: '_blank', rel: 'noreferrer' }, words)
    : h('span', words);
/** A user, group or channel. */
export const showMention = (sign, name) => h('span.mention', `${sign}${name.replace(/^[@#]/, '')}`);
function withEmoji(text) {
    const parts = text.split(/:([a-z0-9_+-]+):/);
    return parts.flatMap((part, index) => (index % 2 === 0 ? showLines(part) : [showEmoji(part)]));
}
/** A picture, with its title above it. */
export const showImage = (image, context) => showPicture(addressOf(image, context), image.alt_text, image.title === undefined ? [] : showPlain(image.title));
function addressOf({ image_url: url, slack_file: file }, { resolve }) {
    const known = url ?? file?.url ?? file?.id;
    if (known === undefined)
        return null;
    if (resolve !== undefined)
        return resolve(known);
    return url ?? null;
}
/**
 * The text of a markdown block: CommonMark with tables and strike-through, without HTML, as Slack's reference has it.
 */
export const showMarkdownBlock = (text) => inside(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
const inside = ({ children }) => children.flatMap(showNode);
function showNode(node) {
    switch (node.type) {
        case 'text':
        case 'html':
            return [{ type: 'text', value: node.value }];
        case 'break':
            return [h('br')];
        case 'inlineCode':
            return [h('code', node.value)];
        case 'code':
            return [showCode(node.lang ?? '', node.value)];
        case 'strong':
        case 'delete':
            return [h(node.type === 'strong' ? 'strong' : 's', inside(node))];
        case 'emphasis':
            return [h('em', inside(node))];
        case 'link':
            return [showLink(node.url, inside(node))];
        case 'image':
            return [{ type: 'text', value: node.alt ?? node.url }];
        case 'paragraph':
            return [h('p', inside(node))];
        case 'heading':
            return [h(`h${node.depth}`, inside(node))];
        case 'blockquote':
            return [h('blockquote', inside(node))];
        case 'list':
            return [h(node.ordered === true ? 'ol' : 'ul', { start: node.start ?? undefined }, inside(node))];
        case 'listItem':
            return [h('li', inside(node))];
        case 'thematicBreak':
            return [h('hr')];
        case 'table':
            return [showTable(node)];
        default:
            return 'children' in node ? inside(node) : [];
    }
}
function showTable({ children: [head, ...rows] }) {
    const heads = head?.children.map((cell) => h('th', { scope: 'col' }, inside(cell))) ?? [];
    const body = rows.map((row) => h('tr', row.children.map((cell) => h('td', inside(cell)))));
    const table = h('table', h('thead', h('tr', heads)), h('tbody', body));
    return h('div.table', { tabIndex: 0, role: 'group', ariaLabel: 'Table' }, table);
}
//# sourceMappingURL=text.js.map