/**
 * Moodle's GIFT format → questions. What it has and a chat quiz has not (essays, answers that are right in part,
 * several numbers) is reported with its line, never dropped in silence.
 *
 * Our own reader, since the one on npm stands on a parser generator that is no longer kept. The format:
 * https://docs.moodle.org/en/GIFT_format
 */
import { fromHtml, fromPlainText } from './plain-markdown.ts';
import {
  type BankOption,
  type BankProblem,
  type BankQuestion,
  bankOf,
  choiceTrouble,
  type QuestionBank,
  titleFrom,
} from './question-bank.ts';

/** Reads a whole file. */
export const readGift = (source: string): QuestionBank =>
  bankOf(splitQuestions(source).flatMap(({ line, text }) => readQuestion(text, line)));

/** Questions stand apart by empty lines; comments and `$CATEGORY` lines are none. Lines keep their numbers. */
function splitQuestions(source: string): { readonly line: number; readonly text: string }[] {
  const found: { line: number; lines: string[] }[] = [];
  let isOpen = false;
  for (const [index, line] of source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(\/\/|\$CATEGORY:)/.test(line)) continue;
    if (line.trim() === '') isOpen = false;
    else if (isOpen) found.at(-1)?.lines.push(line);
    else {
      found.push({ line: index + 1, lines: [line] });
      isOpen = true;
    }
  }
  return found.map(({ line, lines }) => ({ line, text: lines.join('\n') }));
}

const NAME = /^::((?:\\.|[^\\:]|:(?!:))*)::/s;
const FORMAT = /^\[(\w+)\]/;
/** A brace, or a sign that a backslash takes its meaning from. */
const BRACE = /\\.|[{}]/gs;

/** A question, or what keeps it from being one; with what is lost of it, if anything is. */
function readQuestion(text: string, line: number): readonly (BankQuestion | BankProblem)[] {
  // One after the other: an expression for all of it could divide a run of spaces between its parts in many ways.
  const named = text.trimStart();
  const [nameWritten = '', name] = NAME.exec(named) ?? [];
  const formatted = named.slice(nameWritten.length).trimStart();
  const [formatWritten = '', format = 'moodle'] = FORMAT.exec(formatted) ?? [];
  const parts = splitAtBraces(formatted.slice(formatWritten.length));
  if (parts === null) return [{ line, found: 'braces that do not pair', expected: 'one question with one {…}' }];
  const [before = '', answers, after = ''] = parts;
  if (answers === undefined) return [{ line, found: 'a text without answers', expected: 'answers in braces, {…}' }];
  const toMarkdown = reader(format);
  const prompt = toMarkdown(after.trim() === '' ? before : `${before} _____ ${after}`);
  const answer = readAnswers(answers, toMarkdown);
  if ('found' in answer) return [{ line, ...answer }];
  const title = name === undefined ? titleFrom(prompt) : withoutEscapes(name).trim();
  const { lost, ...rest } = answer;
  const expected = 'answers that count in full (list them, if they should count)';
  return [
    { line, title, prompt, hints: [], ...rest },
    ...(lost.length === 0
      ? []
      : [{ line, found: `answers for a part of the points (${lost.map((one) => `"${one}"`).join(', ')})`, expected }]),
  ];
}

/** The text, or what is before, in and behind its braces; null when they do not pair. */
function splitAtBraces(text: string): readonly string[] | null {
  const braces = [...text.matchAll(BRACE)].filter(([sign]) => sign === '{' || sign === '}');
  if (braces.length === 0) return [text];
  const [open, close] = braces;
  if (braces.length !== 2 || open?.[0] !== '{' || close?.[0] !== '}') return null;
  return [text.slice(0, open.index), text.slice(open.index + 1, close.index), text.slice(close.index + 1)];
}

/** How the texts of a question are written: plain, HTML (Moodle's own is HTML, too) or Markdown. */
function reader(format: string): (text: string) => string {
  if (format === 'markdown') return (text) => withoutEscapes(text).trim();
  if (format === 'plain') return (text) => fromPlainText(withoutEscapes(text).trim());
  return (text) => fromHtml(withoutEscapes(text).trim());
}

/** `lost`: accepted forms that cannot be taken over. */
type Answers =
  | (Pick<BankQuestion, 'answer' | 'explanation'> & { readonly lost: readonly string[] })
  | Omit<BankProblem, 'line'>;

function readAnswers(written: string, toMarkdown: (text: string) => string): Answers {
  const [body = '', general = ''] = written.split(/(?<!\\)####/);
  const explanation = toMarkdown(general);
  const trimmed = body.trim();
  if (trimmed === '') return { found: 'an essay question', expected: 'answers that can be judged' };
  if (trimmed.startsWith('#')) return readNumber(trimmed.slice(1), explanation, toMarkdown);
  const truth = /^(T|TRUE|F|FALSE)\b(?:#([^#]*))?(?:#([^#]*))?$/i.exec(trimmed);
  if (truth !== null) return { answer: trueOrFalse(truth, toMarkdown), explanation, lost: [] };
  const options = trimmed.split(/(?<!\\)(?=[=~])/).map((option) => readOption(option, toMarkdown));
  if (options.every(({ plain, isEqual }) => isEqual && plain.includes('->')))
    return readMatch(
      options.map(({ raw }) => raw),
      explanation,
      toMarkdown,
    );
  if (options.every(({ isEqual }) => isEqual)) {
    const plain = (right: boolean) => options.filter((one) => one.right === right).map((one) => one.plain);
    if (plain(true).length === 0) return { found: 'no answer for all of the points', expected: 'one, as {=42}' };
    return { answer: { kind: 'typed', accepted: plain(true) }, explanation, lost: plain(false) };
  }
  const isShared = options.every(({ isEqual }) => !isEqual) && options.every(({ right }) => !right);
  const choice = options.map(({ text, right, share, why }) => ({ text, right: isShared ? share > 0 : right, why }));
  const alternatives = options.filter(({ right }) => right).length;
  if (alternatives > 1) {
    const expected = 'one, or shares of the points that all of them together make up, as ~%50%a ~%50%b';
    return { found: `${alternatives} right answers of which each is enough`, expected };
  }
  return choiceTrouble(choice) ?? { answer: { kind: 'choice', options: choice }, explanation, lost: [] };
}

/** `3.14:0.01`, `3.1..3.2`, `42`, and perhaps what is said about it. */
function readNumber(written: string, explanation: string, toMarkdown: (text: string) => string): Answers {
  const [number = '', ...said] = written.split('#');
  const about = toMarkdown(said.join('#'));
  const explained = [about, explanation].filter((one) => one !== '').join('\n\n');
  const [, value, tolerance = '0'] = /^\s*([+-]?[\d.]+)(?::([\d.]+))?\s*$/.exec(number) ?? [];
  const [, low, high] = /^\s*([+-]?\d+(?:\.\d+)?)\.\.([+-]?\d+(?:\.\d+)?)\s*$/.exec(number) ?? [];
  const answer =
    low !== undefined && high !== undefined
      ? { value: rounded((Number(low) + Number(high)) / 2), tolerance: rounded((Number(high) - Number(low)) / 2) }
      : { value: Number(value ?? Number.NaN), tolerance: Number(tolerance) };
  if (!Number.isFinite(answer.value) || !Number.isFinite(answer.tolerance) || answer.tolerance < 0) {
    return { found: 'several numbers, or none', expected: 'one, as {#3.14:0.01} or {#3..4}' };
  }
  return { answer: { kind: 'number', ...answer }, explanation: explained, lost: [] };
}

const rounded = (value: number): number => Number(value.toPrecision(12));

const FEWEST_PAIRS = 2;
const MOST_PAIRS = 5;

/** `=cat -> meow`; a pair without a left side is one more thing to choose. */
function readMatch(written: readonly string[], explanation: string, toMarkdown: (text: string) => string): Answers {
  const pairs = written.map((pair): readonly [string, string] => {
    const at = pair.indexOf('->');
    return [toMarkdown(pair.slice(0, at)), toMarkdown(pair.slice(at + 2))];
  });
  const count = pairs.filter(([left]) => left !== '').length;
  if (count < FEWEST_PAIRS || count > MOST_PAIRS) {
    return { found: `${count} pairs to match`, expected: `${FEWEST_PAIRS} to ${MOST_PAIRS}` };
  }
  return { answer: { kind: 'match', pairs }, explanation, lost: [] };
}

/** GIFT gives what to say after a wrong answer first, then what to say after the right one. */
function trueOrFalse([, word = '', wrong = '', right = '']: RegExpExecArray, toMarkdown: (text: string) => string) {
  const isTrue = word.toUpperCase().startsWith('T');
  const option = (text: string, isRight: boolean): BankOption => ({
    text,
    right: isRight,
    why: toMarkdown(isRight ? right : wrong),
  });
  return { kind: 'choice' as const, options: [option('True', isTrue), option('False', !isTrue)] };
}

/** `=right#why`, `~wrong#why`, `~%-50%wrong`: a share of the points that is not all of them is wrong here. */
function readOption(
  written: string,
  toMarkdown: (text: string) => string,
): BankOption & { readonly plain: string; readonly raw: string; readonly share: number; readonly isEqual: boolean } {
  // What is said about it goes on to its end, whatever signs are in it.
  const [answer = '', ...said] = written.slice(1).split(/(?<!\\)#/);
  const why = said.join('#');
  const [, share] = /^\s*%(-?[\d.]+)%/.exec(answer) ?? [];
  const text = answer.replace(/^\s*%-?[\d.]+%/, '');
  const right = share === undefined ? written.startsWith('=') : Number(share) === 100;
  const isEqual = written.startsWith('=');
  return {
    text: toMarkdown(text),
    plain: withoutEscapes(text).trim(),
    raw: text,
    share: Number(share ?? 0),
    right,
    why: toMarkdown(why),
    isEqual,
  };
}

/** `\=` stands for `=`, and so on; `\n` for a line end. */
const withoutEscapes = (text: string): string =>
  text.replace(/\\([~=#{}:\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
