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
  inQuotes,
  matchTrouble,
  partlyRight,
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
const FORMAT = /^\[(html|moodle|plain|markdown)\]/;
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
  return [{ line, title, prompt, hints: [], ...rest }, ...lost.map((one) => ({ line, ...one }))];
}

/** The text, or what is before, in and behind its braces; null when they do not pair. */
function splitAtBraces(text: string): readonly string[] | null {
  const braces = [...text.matchAll(BRACE)].filter(([sign]) => sign === '{' || sign === '}');
  if (braces.length === 0) return [text];
  const [open, close] = braces;
  if (braces.length !== 2 || open?.[0] !== '{' || close?.[0] !== '}') return null;
  return [text.slice(0, open.index), text.slice(open.index + 1, close.index), text.slice(close.index + 1)];
}

type ToMarkdown = (text: string) => string;

/**
 * How the texts of a question are written: plain, HTML (Moodle's own is HTML, too) or Markdown; a text may begin with
 * a format of its own.
 */
function reader(ofQuestion: string): ToMarkdown {
  return (text) => {
    const [written = '', format = ofQuestion] = FORMAT.exec(text.trimStart()) ?? [];
    const words = withoutEscapes(text.trimStart().slice(written.length)).trim();
    if (format === 'markdown') return words;
    return format === 'plain' ? fromPlainText(words) : fromHtml(words);
  };
}

/** Where the text is cut: at each of these signs that no backslash takes its meaning from. The first piece has none. */
function cutAt(text: string, signs: readonly string[]): readonly { readonly sign: string; readonly text: string }[] {
  const pieces = [{ sign: '', text: '' }];
  for (let at = 0; at < text.length; ) {
    const sign = signs.find((one) => text.startsWith(one, at));
    const length = sign?.length ?? (text[at] === '\\' ? 2 : 1);
    const last = pieces.at(-1);
    if (sign !== undefined) pieces.push({ sign, text: '' });
    else if (last !== undefined) last.text += text.slice(at, at + length);
    at += length;
  }
  return pieces;
}

/** What is before the first such sign, and behind it. */
function halvesAt(text: string, sign: string): readonly [string, string] {
  const [before = { text: '' }, ...rest] = cutAt(text, [sign]);
  return [before.text, rest.map((piece) => piece.text).join(sign)];
}

type Lost = Omit<BankProblem, 'line'>;

/** `lost`: what cannot be taken over. */
type Answers = (Pick<BankQuestion, 'answer' | 'explanation'> & { readonly lost: readonly Lost[] }) | Lost;

function readAnswers(written: string, toMarkdown: ToMarkdown): Answers {
  const [body, general] = halvesAt(written, '####');
  const explanation = toMarkdown(general);
  const trimmed = body.trim();
  if (trimmed === '') return { found: 'an essay question', expected: 'answers that can be judged' };
  if (trimmed.startsWith('#')) return readNumber(trimmed.slice(1), explanation, toMarkdown);
  const truth = trueOrFalse(trimmed, toMarkdown);
  if (truth !== null) return { answer: truth, explanation, lost: [] };
  const options = optionsIn(trimmed, toMarkdown);
  if (options.length === 0)
    return { found: 'an answer without a sign', expected: '= before the right one, ~ before others' };
  if (options.every(({ sign, raw }) => sign === '=' && raw.includes('->'))) {
    return readMatch(options, explanation, toMarkdown);
  }
  if (options.every(({ sign }) => sign === '=')) return readTyped(options, explanation);
  const isShared = options.every(({ sign, right }) => sign === '~' && !right);
  const choice = options.map(({ text, right, share, why }) => ({ text, right: isShared ? share > 0 : right, why }));
  const alternatives = options.filter(({ right }) => right).length;
  if (alternatives > 1) {
    const expected = 'one, or shares of the points that all of them together make up, as ~%50%a ~%50%b';
    return { found: `${alternatives} right answers of which each is enough`, expected };
  }
  const partly = isShared ? [] : options.filter(({ right, share }) => !right && share > 0).map(({ text }) => text);
  return (
    choiceTrouble(choice) ?? { answer: { kind: 'choice', options: choice }, explanation, lost: partlyRight(partly) }
  );
}

interface GiftOption extends BankOption {
  readonly sign: string;
  /** As it is written, without its share; and without escapes. */
  readonly raw: string;
  readonly plain: string;
  /** Of the points, in percent; 0 without. */
  readonly share: number;
}

/** `=right#why`, `~wrong#why`, `~%-50%wrong`: a share of the points that is not all of them is wrong here. */
function optionsIn(written: string, toMarkdown: ToMarkdown): readonly GiftOption[] {
  const [, ...pieces] = cutAt(written, ['=', '~']);
  return pieces.map(({ sign, text: piece }) => {
    const [answer, why] = halvesAt(piece, '#');
    const [, share] = /^\s*%(-?[\d.]+)%/.exec(answer) ?? [];
    const raw = answer.replace(/^\s*%-?[\d.]+%/, '');
    const right = share === undefined ? sign === '=' : Number(share) === 100;
    const plain = withoutEscapes(raw).trim();
    return { sign, raw, plain, text: toMarkdown(raw), share: Number(share ?? 0), right, why: toMarkdown(why) };
  });
}

const lostParts = (words: readonly string[]): readonly Lost[] =>
  words.length === 0
    ? []
    : [
        {
          found: `answers for a part of the points (${inQuotes(words)})`,
          expected: 'answers that count in full (list them, if they should count)',
        },
      ];

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');

/** A star stands for anything; one that is meant has a backslash. */
const hasWildcard = ({ raw }: GiftOption): boolean => /(?:^|[^\\])\*/.test(raw);

function readTyped(options: readonly GiftOption[], explanation: string): Answers {
  const full = options.filter(({ right }) => right);
  const forms = full.filter((one) => !hasWildcard(one)).map(({ plain }) => plain.replaceAll('\\*', '*'));
  if (forms.length === 0) return { found: 'no answer for all of the points', expected: 'one, as {=42}' };
  const wild = full.filter(hasWildcard).map(({ plain }) => plain);
  const others = options.filter(({ right, share }) => !right && share <= 0).map(({ plain }) => plain);
  return {
    answer: { kind: 'typed', accepted: forms },
    explanation: joined(...new Set(full.map(({ why }) => why)), explanation),
    lost: [
      ...lostParts(options.filter(({ right, share }) => !right && share > 0).map(({ plain }) => plain)),
      ...(wild.length === 0
        ? []
        : [{ found: `answers with a wildcard (${inQuotes(wild)})`, expected: 'each form, written out' }]),
      ...(others.length === 0
        ? []
        : [{ found: `what is said of other answers (${inQuotes(others)})`, expected: NO_PLACE }]),
    ],
  };
}

const NO_PLACE = 'nothing: it has no place here';

/** `3.14:0.01`, `3.1..3.2`, `42`, and perhaps what is said about it; or such numbers as options, one of them right. */
function readNumber(written: string, explanation: string, toMarkdown: ToMarkdown): Answers {
  const options = optionsIn(written, toMarkdown);
  const [alone, said] = halvesAt(written, '#');
  const isAlone = options.length === 0;
  const numbers = options.filter(({ plain }) => plain !== '' && plain !== '*');
  const full = isAlone
    ? [{ plain: alone, why: toMarkdown(said) }]
    : numbers.filter(({ sign, right }) => sign === '=' && right);
  const [only, ...more] = full;
  const answer = only === undefined || more.length > 0 ? null : numberIn(only.plain);
  if (only === undefined || answer === null) {
    return { found: 'several numbers, or none', expected: 'one, as {#3.14:0.01} or {#3..4}' };
  }
  const parts = numbers.filter((one) => !full.includes(one)).map(({ plain }) => plain);
  const hasOthers = numbers.length < options.length;
  return {
    answer: { kind: 'number', ...answer },
    explanation: joined(only.why, explanation),
    lost: [...lostParts(parts), ...(hasOthers ? [{ found: 'what is said of other numbers', expected: NO_PLACE }] : [])],
  };
}

function numberIn(text: string): { readonly value: number; readonly tolerance: number } | null {
  const [, value, tolerance = '0'] =
    /^\s*([+-]?[\d.]+(?:e[+-]?\d+)?)(?::([\d.]+(?:e[+-]?\d+)?))?\s*$/i.exec(text) ?? [];
  const [, low, high] = /^\s*([+-]?\d+(?:\.\d+)?)\.\.([+-]?\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  const answer =
    low !== undefined && high !== undefined
      ? { value: rounded((Number(low) + Number(high)) / 2), tolerance: rounded((Number(high) - Number(low)) / 2) }
      : { value: Number(value ?? Number.NaN), tolerance: Number(tolerance) };
  const isNumber = Number.isFinite(answer.value) && Number.isFinite(answer.tolerance) && answer.tolerance >= 0;
  return isNumber ? answer : null;
}

const rounded = (value: number): number => Number(value.toPrecision(12));

/** `=cat -> meow`; a pair without a left side is one more thing to choose. */
function readMatch(options: readonly GiftOption[], explanation: string, toMarkdown: ToMarkdown): Answers {
  const pairs = options.map(({ raw }): readonly [string, string] => {
    const at = raw.indexOf('->');
    return [toMarkdown(raw.slice(0, at)), toMarkdown(raw.slice(at + 2))];
  });
  return matchTrouble(pairs) ?? { answer: { kind: 'match', pairs }, explanation, lost: [] };
}

/** GIFT gives what to say after a wrong answer first, then what to say after the right one. */
function trueOrFalse(written: string, toMarkdown: ToMarkdown): BankQuestion['answer'] | null {
  const [word = '', wrong = '', right = ''] = cutAt(written, ['#']).map(({ text }) => text.trim());
  if (!/^(?:T|TRUE|F|FALSE)$/i.test(word)) return null;
  const isTrue = word.toUpperCase().startsWith('T');
  const option = (text: string, isRight: boolean): BankOption => ({
    text,
    right: isRight,
    why: toMarkdown(isRight ? right : wrong),
  });
  return { kind: 'choice', options: [option('True', isTrue), option('False', !isTrue)] };
}

/** `\=` stands for `=`, and so on; `\n` for a line end. */
const withoutEscapes = (text: string): string =>
  text.replace(/\\([~=#{}:\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
