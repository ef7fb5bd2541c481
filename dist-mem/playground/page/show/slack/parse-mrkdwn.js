/**
 * Parses Slack's mrkdwn: `*bold*`, `_italic_`, `~strike~`, code, `<references>`, quotes and emoji, as Slack's
 * reference of "Formatting text for app surfaces" has them. Marks are at the edges of words only; an unclosed one is
 * text.
 */
const FENCE = /\n?```\n?([\s\S]+?)\n?```\n?/g;
const QUOTE = /^(?:>|&gt;) ?/;
const REST_QUOTE = /^(?:>>>|&gt;&gt;&gt;) ?/;
/** Parses escaped mrkdwn, as it goes over the wire. */
export function parseMrkdwn(text) {
    const nodes = [];
    let end = 0;
    for (const fence of text.matchAll(FENCE)) {
        nodes.push(...parseLines(text.slice(end, fence.index)));
        nodes.push({ kind: 'code-block', code: plain(fence[1] ?? '') });
        end = fence.index + fence[0].length;
    }
    return [...nodes, ...parseLines(text.slice(end))];
}
/** Consecutive lines that begin with `>` are one quote; `>>>` quotes everything after it. */
function parseLines(text) {
    const lines = text.split('\n');
    const nodes = [];
    let run = [];
    let isQuoting = false;
    const endRun = () => {
        const children = parseInline(run.join('\n'));
        if (children.length > 0)
            nodes.push(...(isQuoting ? [{ kind: 'quote', children }] : children));
        run = [];
    };
    for (const [index, line] of lines.entries()) {
        if (REST_QUOTE.test(line)) {
            endRun();
            const rest = [line.replace(REST_QUOTE, ''), ...lines.slice(index + 1)].join('\n');
            return [...nodes, { kind: 'quote', children: parseInline(rest) }];
        }
        const isQuote = QUOTE.test(line);
        if (isQuote !== isQuoting && run.length > 0)
            endRun();
        isQuoting = isQuote;
        run.push(line.replace(QUOTE, ''));
    }
    endRun();
    return nodes;
}
/** A mark at the beginning of a word, and the same one at the end of a word on the same line. */
const mark = (sign, name) => {
    const inWord = String.raw `[\p{L}\p{N}${sign}]`;
    return `(?<!${inWord})[${sign}](?<${name}>(?!\\s)[^\\n${sign}]+(?<!\\s))[${sign}](?!${inWord})`;
};
const INLINE = new RegExp([
    '`(?<code>[^`\\n]+)`',
    '<(?<reference>[^<>\\n]+)>',
    ":(?<emoji>[a-z0-9_+'-]+(?:::skin-tone-\\d)?):",
    mark('*', 'strong'),
    mark('_', 'em'),
    mark('~', 's'),
    '(?<url>https?://[^\\s<>|]*[^\\s<>|.,;:!?)\'"])',
    '(?<newline>\\n)',
].join('|'), 'gu');
function parseInline(text) {
    const nodes = [];
    let end = 0;
    const say = (words) => {
        if (words !== '')
            nodes.push({ kind: 'text', text: withoutEntities(words) });
    };
    for (const match of text.matchAll(INLINE)) {
        say(text.slice(end, match.index));
        nodes.push(readMatch(match.groups ?? {}));
        end = match.index + match[0].length;
    }
    say(text.slice(end));
    return nodes;
}
function readMatch(found) {
    if (found.code !== undefined)
        return { kind: 'code', text: plain(found.code) };
    if (found.reference !== undefined)
        return readReference(found.reference);
    if (found.emoji !== undefined)
        return { kind: 'emoji', name: found.emoji };
    if (found.url !== undefined)
        return { kind: 'link', url: withoutEntities(found.url), text: withoutEntities(found.url) };
    for (const name of ['strong', 'em', 's']) {
        const inside = found[name];
        if (inside !== undefined)
            return { kind: 'mark', mark: name, children: parseInline(inside) };
    }
    return { kind: 'break' };
}
/** The content of `<…>`: an address, a user, a channel, a group, or a word such as `!here`. */
function readReference(reference) {
    const bar = reference.indexOf('|');
    const target = withoutEntities(bar === -1 ? reference : reference.slice(0, bar));
    const label = bar === -1 ? null : withoutEntities(reference.slice(bar + 1));
    const sign = target[0];
    if (sign === '@' || sign === '#')
        return { kind: 'mention', sign, id: target.slice(1), label };
    if (target.startsWith('!date^'))
        return { kind: 'text', text: label ?? target };
    if (sign === '!')
        return { kind: 'mention', sign: '@', id: target.slice(1).replace(/^subteam\^/, ''), label };
    return { kind: 'link', url: target, text: label ?? target.replace(/^mailto:/, '') };
}
/** The text of code, in which Slack still turns addresses into references. */
const plain = (code) => withoutEntities(code.replace(/<(?:[^<>|\n]*\|)?([^<>|\n]+)>/g, (_, words) => words));
const withoutEntities = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
//# sourceMappingURL=parse-mrkdwn.js.map