import { code, paragraph } from '../../core/prose.js';
/** A mistake whose hint is one paragraph; in a plain text, what stands between backticks is code. */
export const mistakeOf = (id, words) => ({
    id,
    hint: [paragraph(...(typeof words === 'string' ? codeSpans(words) : words))],
});
/** The same; what is filled in is code, a line break a space: mistake('no-such-name')`There is no ${name} here.` */
export const mistake = (id) => (texts, ...codes) => mistakeOf(id, texts
    .flatMap((text, index) => [text.replace(/\n\s*/g, ' '), ...codes.slice(index, index + 1).map(code)])
    .filter((part) => part !== ''));
const codeSpans = (text) => text
    .split(/`([^`]*)`/)
    .map((piece, index) => (index % 2 === 0 ? piece : code(piece)))
    .filter((part) => part !== '');
/** The path of the address that was asked for. */
export const pathOf = ({ request }) => new URL(request.url).pathname;
/** Whether the program makes the cookie itself: Flask sets, renews and deletes the session's. */
export const isPlain = (name) => name !== 'session';
/** What a request carried, the session aside. */
export const plainSent = ({ sent }) => sent.map(({ cookie }) => cookie).filter(({ name }) => isPlain(name));
/** The names that an answer set or deleted, the session's aside. */
export const plainReceived = ({ received }) => received.map(receivedName).filter(isPlain);
export const receivedName = ({ decision }) => 'cookie' in decision ? decision.cookie.name : decision.name;
/** Whether there was a plain cookie on the way at all: without one, no mistake with cookies may be named. */
export const hasPlainCookies = (transcript) => transcript.some((entry) => entry.kind === 'exchange' && (plainSent(entry).length > 0 || plainReceived(entry).length > 0));
const ROUTE = /^[ \t]*@\w+\.(route|get|post|put|patch|delete)\(\s*["']([^"']*)["'](.*)$/;
const DECORATOR = /^[ \t]*@/;
const DEFINITION = /^(\s*)(?:async\s+)?def\s+(\w+)/;
/** Every function that stands below a route's decorator, in the program's order. */
export function readViews(program) {
    const lines = program.split('\n');
    return lines.flatMap((line, index) => {
        const [, indent = '', name] = DEFINITION.exec(line) ?? [];
        if (name === undefined)
            return [];
        const routes = decoratorsAbove(lines, index).flatMap((decorator) => readRoute(decorator) ?? []);
        if (routes.length === 0)
            return [];
        const paths = routes.map(({ path }) => path);
        const methods = routes.flatMap((route) => route.methods);
        return [{ paths, methods, name, body: bodyBelow(lines, index, indent.length) }];
    });
}
/** The views whose paths, converters in them included, fit this one. */
export const viewsAt = (program, path) => readViews(program).filter(({ paths }) => paths.some((written) => fits(written, path)));
/** The body of the view that answers at this path; the whole program where that is not clear (a class, a prefix). */
export const bodyAt = (program, path) => viewsAt(program, path)[0]?.body ?? program;
const CONVERTER = /<(?:(\w+)(?:\([^)]*\))?:)?\w+>/;
/** Of four converters; a route made of more could take very long to compare. */
const MOST_PARTS = 9;
const SEGMENT = '[^/]+';
const VALUES = { path: '.+', int: '\\d+' };
/** Whether a route such as `/notes/<name>` answers at a path. */
function fits(written, path) {
    if (written === path)
        return true;
    // The names of the converters stand at the odd places.
    const parts = written.split(CONVERTER);
    if (parts.length > MOST_PARTS)
        return false;
    const pattern = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : (VALUES[part ?? ''] ?? SEGMENT)));
    return new RegExp(`^${pattern.join('')}$`).test(path);
}
const escaped = (text) => text.replace(/[^\w/]/g, '\\$&');
function decoratorsAbove(lines, definition) {
    const found = [];
    for (let index = definition - 1; DECORATOR.test(lines[index] ?? ''); index -= 1)
        found.push(lines[index] ?? '');
    return found;
}
function bodyBelow(lines, definition, indent) {
    const below = lines.slice(definition + 1);
    const end = below.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent);
    return below.slice(0, end < 0 ? undefined : end).join('\n');
}
function readRoute(decorator) {
    const [, kind, path, rest = ''] = ROUTE.exec(decorator) ?? [];
    if (kind === undefined || path === undefined)
        return null;
    if (kind !== 'route')
        return { path, methods: [kind.toUpperCase()] };
    const [, listed] = /methods\s*=\s*[[(]([^\])]*)/.exec(rest) ?? [];
    const methods = listed === undefined ? ['GET'] : [...listed.matchAll(/\w+/g)].map(([name]) => name.toUpperCase());
    return { path, methods };
}
/** `{name}.append(…)`, `{name}["x"] = …`, `{name} += …` and the like. */
const CHANGES = String.raw `(?:\.(?:append|add|update|setdefault|pop|remove|discard|extend|insert|clear)\(|\[[^\]\n]*\]\s*[-+]?=[^=]|\s*[-+]=)`;
/** Whether views change something outside of them: `global`, or a list, a dict or a counter that was made there. */
export function sharesState(program) {
    if (/^[ \t]+global\s/m.test(program))
        return true;
    const containers = [
        ...program.matchAll(/^(\w+)\s*=\s*(?:\[|\{|list\(|dict\(|set\(|Counter\(|defaultdict\(|(?:\w+\.)?count\()/gm),
    ];
    return containers.some(([, name]) => new RegExp(`^[ \\t]+.*(?:\\bnext\\(\\s*${name}\\b|\\b${name}${CHANGES})`, 'm').test(program));
}
//# sourceMappingURL=evidence.js.map