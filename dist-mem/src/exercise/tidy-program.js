/** Makes a pasted program what was meant: without fences, prompts, odd quotes, invisible signs of chats and pages. */
const LANGUAGE = /^[ \t]*[\w+-]*[ \t]*$/;
const PROMPT = /^(?:>>>|\.\.\.)(?: |$)/;
/** Soft hyphen, zero-width space, word joiner, byte order and direction marks: never typed, errors in Python. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const ODD_SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033]/g;
/** The program inside a learner's text, ending in one newline. Total: any text gives some program. */
export function tidyProgram(text) {
    const plain = text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').replace(ODD_SPACES, ' ');
    return `${withoutCommonIndent(withoutPrompts(insideFence(plain))).trimEnd()}\n`;
}
/** The value for one blank, on one line; a number before it, as phones number lists, is no part of it. */
export const tidyBlank = (text) => tidyProgram(text)
    .replace(/\s+/g, ' ')
    .replace(/^[ `]+|[ `]+$/g, '')
    .replace(/^\d{1,2}[.)] /, '');
/**
 * The program with straight quotes, or null when it has no typographic ones. Only worth trying on a program that Python
 * could not read: inside a string a typographic apostrophe is right, and making it straight could end the string.
 */
export function straightenQuotes(program) {
    const straight = program.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"');
    return straight === program ? null : straight;
}
/** Whether a text holds a fenced code block. */
export const hasFence = (text) => findFence(text) !== null;
function insideFence(text) {
    const fence = findFence(text);
    if (fence === null)
        return text;
    const rest = text.slice(fence.at).replace(fence.mark === '`' ? /^`+/ : /^~+/, '');
    const end = rest.indexOf(fence.mark.repeat(3));
    const body = end < 0 ? rest : rest.slice(0, end);
    const firstEnd = body.indexOf('\n');
    return firstEnd >= 0 && LANGUAGE.test(body.slice(0, firstEnd)) ? body.slice(firstEnd + 1) : body;
}
/** Where the first fence opens. Chats take backticks anywhere in a line; tildes only fence at the start of one. */
function findFence(text) {
    const backticks = text.indexOf('```');
    if (backticks >= 0)
        return { mark: '`', at: backticks };
    const tildes = text.startsWith('~~~') ? 0 : text.indexOf('\n~~~') + 1;
    return tildes > 0 || text.startsWith('~~~') ? { mark: '~', at: tildes } : null;
}
/** Prompts go only when the first line has one: inside a program, `...` is Python's own. */
function withoutPrompts(program) {
    const lines = program.split('\n');
    if (!lines.find((line) => line.trim() !== '')?.startsWith('>>>'))
        return program;
    return lines
        .filter((line) => PROMPT.test(line))
        .map((line) => line.replace(PROMPT, ''))
        .join('\n');
}
function withoutCommonIndent(program) {
    const lines = program.split('\n');
    const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
    const [first = ''] = indents;
    if (first === '' || !indents.every((indent) => indent.startsWith(first)))
        return program;
    return lines.map((line) => (line.startsWith(first) ? line.slice(first.length) : line)).join('\n');
}
//# sourceMappingURL=tidy-program.js.map