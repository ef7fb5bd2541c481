import { h } from 'hastscript';
import { showCode, writeDate } from '../parts.js';
import { parseMarkdown } from './parse-markdown.js';
/** The text of a message or a text display. */
export const showMarkdown = (text, context) => showBlocks(parseMarkdown(text), context);
const isBlock = (node) => ['code-block', 'heading', 'subtext', 'quote', 'list'].includes(node.kind);
/** Whether a block is inside, such as code in bold text, which HTML does not allow in a paragraph. */
const holdsBlock = (node) => isBlock(node) || ('children' in node && node.children.some(holdsBlock));
/** Runs of inline nodes become paragraphs; an empty line ends one. */
function showBlocks(nodes, context) {
    const shown = [];
    let run = [];
    const endParagraph = () => {
        const words = trimBreaks(run);
        if (words.length > 0)
            shown.push(h(words.some(holdsBlock) ? 'div.paragraph' : 'p', showInlines(words, context)));
        run = [];
    };
    for (const node of nodes) {
        if (isBlock(node)) {
            endParagraph();
            shown.push(showBlock(node, context));
        }
        else if (node.kind === 'break' && run.at(-1)?.kind === 'break') {
            endParagraph();
        }
        else {
            run.push(node);
        }
    }
    endParagraph();
    return shown;
}
function trimBreaks(run) {
    const start = run.findIndex(({ kind }) => kind !== 'break');
    const end = run.findLastIndex(({ kind }) => kind !== 'break');
    return start === -1 ? [] : run.slice(start, end + 1);
}
function showBlock(node, context) {
    switch (node.kind) {
        case 'code-block':
            return showCode(node.language, node.code);
        case 'heading':
            return h(`h${node.level}.heading-${node.level}`, showInlines(node.children, context));
        case 'subtext':
            return h('p.subtext', showInlines(node.children, context));
        case 'quote':
            return h('blockquote', showBlocks(node.children, context));
        case 'list': {
            const items = node.items.map((item) => h('li', showItem(item, context)));
            return node.start === null ? h('ul', items) : h('ol', node.start === 1 ? {} : { start: node.start }, items);
        }
    }
}
/** An item of one line needs no paragraph. */
function showItem(item, context) {
    const [first, ...rest] = showBlocks(item, context);
    const isLine = first?.type === 'element' && first.tagName === 'p' && first.properties.className === undefined;
    return first === undefined ? [] : [...(isLine ? first.children : [first]), ...rest];
}
const showInlines = (nodes, context, isInLink = false) => nodes.flatMap((node) => showInline(node, context, isInLink));
function showInline(node, context, isInLink) {
    switch (node.kind) {
        case 'text':
            return [{ type: 'text', value: node.text }];
        case 'break':
            return [h('br')];
        case 'mark': {
            const children = showInlines(node.children, context, isInLink);
            return [node.mark === 'spoiler' ? showSpoiler(children) : h(node.mark, children)];
        }
        case 'code':
            return [h('code', node.text)];
        case 'link':
            return showLink(node, context, isInLink);
        case 'mention':
            return [showMention(node, context)];
        case 'emoji':
            return [h('span.emoji', node.name)];
        case 'time':
            return [showTimestamp(node.at, node.style, context)];
        default:
            return [showBlock(node, context)];
    }
}
/** Hidden until the box is ticked, without a script. */
const showSpoiler = (children) => h('label.spoiler', h('input', { type: 'checkbox', ariaLabel: 'Show the hidden words' }), h('span', [...children]));
/** A link only for addresses that Discord opens; for others the markup is shown. */
function showLink({ url, children }, context, isInLink) {
    const words = showInlines(children, context, true);
    if (isInLink)
        return words;
    if (/^https?:\/\//i.test(url))
        return [h('a', { href: url, target: '_blank', rel: 'noreferrer' }, words)];
    return [{ type: 'text', value: '[' }, ...words, { type: 'text', value: `](${url})` }];
}
const SIGNS = { user: '@', role: '@', channel: '#' };
function showMention(mention, { nameOf }) {
    const words = 'label' in mention ? mention.label : `${SIGNS[mention.of]}${nameOf?.(mention.id) ?? mention.id}`;
    return h('span.mention', words);
}
const DATE = { day: '2-digit', month: '2-digit', year: 'numeric' };
const LONG_DATE = { day: 'numeric', month: 'long', year: 'numeric' };
const TIME = { hour: '2-digit', minute: '2-digit' };
const STYLES = {
    t: TIME,
    T: { ...TIME, second: '2-digit' },
    d: DATE,
    D: LONG_DATE,
    f: { ...LONG_DATE, ...TIME },
    F: { weekday: 'long', ...LONG_DATE, ...TIME },
};
/** The latest time of JavaScript's dates. */
const MAX_TIME = 8.64e15;
/** Discord's `<t:…>` in the reader's time zone. `at` in epoch milliseconds; `style` is the letter at its end. */
function showTimestamp(at, style, { now, zone }) {
    if (!(Math.abs(at) <= MAX_TIME))
        return h('span.timestamp', 'Invalid Date');
    const full = writeDate(at, zone, STYLES.F ?? {});
    const words = style === 'R' ? relative(at - now) : writeDate(at, zone, STYLES[style] ?? STYLES.f ?? {});
    return h('time.timestamp', { dateTime: new Date(at).toISOString(), title: full }, words);
}
const UNITS = [
    ['year', 365 * 24 * 60 * 60_000],
    ['month', 30 * 24 * 60 * 60_000],
    ['day', 24 * 60 * 60_000],
    ['hour', 60 * 60_000],
    ['minute', 60_000],
];
/** `in 2 hours`, `3 days ago` */
function relative(milliseconds) {
    const [unit, length] = UNITS.find(([, size]) => Math.abs(milliseconds) >= size) ?? ['second', 1000];
    return new Intl.RelativeTimeFormat('en', { numeric: 'always' }).format(Math.round(milliseconds / length), unit);
}
//# sourceMappingURL=markdown.js.map