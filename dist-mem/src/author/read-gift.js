/**
 * Moodle's GIFT format → questions. What it has and a chat quiz has not (matching, numbers with a tolerance, essays,
 * several right answers) is reported with its line, never dropped in silence.
 *
 * Our own reader, since the one on npm stands on a parser generator that is no longer kept. The format:
 * https://docs.moodle.org/en/GIFT_format
 */
import { fromHtml, fromPlainText } from './plain-markdown.js';
import { bankOf, choiceTrouble, titleFrom, } from './question-bank.js';
/** Reads a whole file. */
export const readGift = (source) => bankOf(splitQuestions(source).map(({ line, text }) => readQuestion(text, line)));
/** Questions stand apart by empty lines; comments and `$CATEGORY` lines are none. Lines keep their numbers. */
function splitQuestions(source) {
    const found = [];
    let isOpen = false;
    for (const [index, line] of source
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .entries()) {
        if (/^\s*(\/\/|\$CATEGORY:)/.test(line))
            continue;
        if (line.trim() === '')
            isOpen = false;
        else if (isOpen)
            found.at(-1)?.lines.push(line);
        else {
            found.push({ line: index + 1, lines: [line] });
            isOpen = true;
        }
    }
    return found.map(({ line, lines }) => ({ line, text: lines.join('\n') }));
}
const SHAPE = /^\s*(?:::((?:\\.|[^\\])*?)::)?\s*(?:\[(\w+)\])?((?:\\.|[^\\{}])*)(?:\{((?:\\.|[^\\{}])*)\}((?:\\.|[^\\{}])*))?$/s;
function readQuestion(text, line) {
    const match = SHAPE.exec(text);
    if (match === null)
        return { line, found: 'braces that do not pair', expected: 'one question with one {…}' };
    const [, name, format = 'moodle', before = '', answers, after = ''] = match;
    if (answers === undefined)
        return { line, found: 'a text without answers', expected: 'answers in braces, {…}' };
    const toMarkdown = reader(format);
    const prompt = toMarkdown(after.trim() === '' ? before : `${before} _____ ${after}`);
    const answer = readAnswers(answers, toMarkdown);
    if ('found' in answer)
        return { line, ...answer };
    const title = name === undefined ? titleFrom(prompt) : withoutEscapes(name).trim();
    return { line, title, prompt, hints: [], ...answer };
}
/** How the texts of a question are written: plain, HTML (Moodle's own is HTML, too) or Markdown. */
function reader(format) {
    if (format === 'markdown')
        return (text) => withoutEscapes(text).trim();
    if (format === 'plain')
        return (text) => fromPlainText(withoutEscapes(text).trim());
    return (text) => fromHtml(withoutEscapes(text).trim());
}
function readAnswers(written, toMarkdown) {
    const [body = '', general = ''] = written.split(/(?<!\\)####/);
    const explanation = toMarkdown(general);
    const trimmed = body.trim();
    if (trimmed === '')
        return { found: 'an essay question', expected: 'answers that can be judged' };
    if (trimmed.startsWith('#'))
        return { found: 'a question for a number with a tolerance', expected: 'the exact answer, as {=42}' };
    const truth = /^(T|TRUE|F|FALSE)\b(?:#([^#]*))?(?:#([^#]*))?$/i.exec(trimmed);
    if (truth !== null)
        return { answer: trueOrFalse(truth, toMarkdown), explanation };
    const options = trimmed.split(/(?<!\\)(?=[=~])/).map((option) => readOption(option, toMarkdown));
    if (options.some(({ text }) => text.includes('->')))
        return { found: 'a matching question', expected: 'one answer to a question' };
    if (options.every(({ right }) => right)) {
        return { answer: { kind: 'typed', accepted: options.map(({ plain }) => plain) }, explanation };
    }
    const choice = options.map(({ text, right, why }) => ({ text, right, why }));
    return choiceTrouble(choice) ?? { answer: { kind: 'choice', options: choice }, explanation };
}
/** GIFT gives what to say after a wrong answer first, then what to say after the right one. */
function trueOrFalse([, word = '', wrong = '', right = ''], toMarkdown) {
    const isTrue = word.toUpperCase().startsWith('T');
    const option = (text, isRight) => ({
        text,
        right: isRight,
        why: toMarkdown(isRight ? right : wrong),
    });
    return { kind: 'choice', options: [option('True', isTrue), option('False', !isTrue)] };
}
/** `=right#why`, `~wrong#why`, `~%-50%wrong`: a share of the points that is not all of them is wrong here. */
function readOption(written, toMarkdown) {
    const [answer = '', why = ''] = written.slice(1).split(/(?<!\\)#/);
    const [, share] = /^\s*%(-?[\d.]+)%/.exec(answer) ?? [];
    const text = answer.replace(/^\s*%-?[\d.]+%/, '');
    const right = share === undefined ? written.startsWith('=') : Number(share) === 100;
    return { text: toMarkdown(text), plain: withoutEscapes(text).trim(), right, why: toMarkdown(why) };
}
/** `\=` stands for `=`, and so on; `\n` for a line end. */
const withoutEscapes = (text) => text.replace(/\\([~=#{}:\\n])/g, (_, sign) => (sign === 'n' ? '\n' : sign));
//# sourceMappingURL=read-gift.js.map