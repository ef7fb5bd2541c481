/**
 * Parses Discord's Markdown. The inline grammar is the library's, modelled on Discord's own; rules of ours add what
 * it lacks: lists, and headings right below headings.
 */
import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
const HEADING = /^(#{1,3}) +([^\n]+?)(?:\n|$)/;
const SUBTEXT = /^-# +([^\n]+?)(?:\n|$)/;
const BULLET = /^( *)(?:[-*]|(\d{1,9})\.) +(?=\S)/;
/**
 * A run of list lines: lines that begin with `- `, `* ` or a number. What is indented below an item belongs to it,
 * after empty lines, too.
 */
export const LIST = /^ *(?:[-*]|\d{1,9}\.) +\S[^\n]*(?:\n(?: *(?:[-*]|\d{1,9}\.) +\S| +\S)[^\n]*|\n+(?= +\S)(?! *(?:[-*]|\d{1,9}\.) +\S)[^\n]*)*(?:\n|$)/;
/** Splits a run of list lines. `parse` reads an item's content, nested lists included. */
export function parseList(source, parse) {
    const lines = source.replace(/\n$/, '').split('\n');
    const [, margin = '', number] = BULLET.exec(lines[0] ?? '') ?? [];
    const items = [];
    let inside = 0;
    for (const line of lines) {
        const [marker, indent = ''] = BULLET.exec(line) ?? [];
        if (marker !== undefined && (indent.length <= margin.length || items.length === 0)) {
            inside = marker.length;
            items.push([line.slice(inside)]);
        }
        else {
            items.at(-1)?.push(withoutIndent(line, inside));
        }
    }
    return { start: number === undefined ? null : Number(number), items: items.map((item) => parse(item.join('\n'))) };
}
const withoutIndent = (line, most) => line.slice(Math.min(most, line.length - line.trimStart().length));
/** The library's own pattern backtracks so much that a message of repeated `[a](` takes seconds. */
const LINK = /^\[((?:\\[\s\S]|[^[\]\\])+)\]\(<?((?:\\\S|[^\s<>()\\]|\([^\s()]*\))+)>?(?: +"[^"\n]*")?\)/;
/** The library's rule, at every beginning of a line. */
const atLineStart = (rule, pattern) => ({
    ...(rule ?? SimpleMarkdown.defaultRules.text),
    match: (source, _state, before) => (/(?:^|\n)$/.test(before) ? pattern.exec(source) : null),
});
const parser = SimpleMarkdown.parserFor({
    ...rulesExtended,
    heading: atLineStart(rulesExtended.heading, HEADING),
    subtext: atLineStart(rulesExtended.subtext, SUBTEXT),
    link: {
        ...(rulesExtended.link ?? SimpleMarkdown.defaultRules.link),
        match: (source) => LINK.exec(source),
        parse: (capture, parse, state) => ({
            content: parse(capture[1] ?? '', state),
            target: (capture[2] ?? '').replace(/\\([^0-9A-Za-z\s])/g, '$1'),
        }),
    },
    list: {
        ...atLineStart(undefined, LIST),
        order: (rulesExtended.heading?.order ?? 0) - 0.25,
        parse: (capture, parse, state) => 
        // A new state: every item begins a line.
        parseList(capture[0] ?? '', (text) => parse(text, { ...state, prevCapture: null })),
    },
});
/** Parses the text of a message or a text display. */
export const parseMarkdown = (text) => parser(text, { inline: true }).map(readNode);
const MARKS = {
    strong: 'strong',
    em: 'em',
    underline: 'u',
    strikethrough: 's',
    spoiler: 'spoiler',
};
/** The library's nodes are untyped: this gives them types. */
function readNode(node) {
    const mark = MARKS[node.type];
    if (mark !== undefined)
        return { kind: 'mark', mark, children: readNodes(node.content) };
    switch (node.type) {
        case 'br':
        case 'newline':
            return { kind: 'break' };
        case 'inlineCode':
            return { kind: 'code', text: String(node.content) };
        case 'link':
        case 'url':
        case 'autolink':
            return { kind: 'link', url: String(node.target), children: readNodes(node.content) };
        case 'user':
        case 'role':
        case 'channel':
            return { kind: 'mention', of: node.type, id: String(node.id) };
        case 'everyone':
        case 'here':
            return { kind: 'mention', of: 'all', label: `@${node.type}` };
        case 'slashCommand':
            return { kind: 'mention', of: 'command', label: `/${node.fullName}` };
        case 'guildNavigation':
            return { kind: 'mention', of: 'place', label: String(node.navigation) };
        case 'emoji':
            return { kind: 'emoji', name: `:${node.name}:` };
        case 'twemoji':
            return { kind: 'emoji', name: String(node.name) };
        case 'timestamp':
            return { kind: 'time', at: Number(node.timestamp) * 1000, style: String(node.format ?? 'f') };
        case 'codeBlock':
            return { kind: 'code-block', language: String(node.lang), code: String(node.content) };
        case 'heading':
            return { kind: 'heading', level: Number(node.level), children: readNodes(node.content) };
        case 'subtext':
            return { kind: 'subtext', children: readNodes(node.content) };
        case 'blockQuote':
            return { kind: 'quote', children: readNodes(node.content) };
        case 'list':
            return { kind: 'list', start: node.start, items: node.items.map(readNodes) };
        default:
            return { kind: 'text', text: String(node.content) };
    }
}
const readNodes = (nodes) => nodes.map(readNode);
//# sourceMappingURL=parse-markdown.js.map