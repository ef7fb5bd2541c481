/** What is filled in and chosen in the lab: forms, as stored and as sent; cookies, lengths of time. */
import { typeByName } from '../browser/index.ts';
import { readDuration } from '../core/duration.ts';
import { isToken } from '../core/http.ts';
import type { FileContent, FormFile, FormValues, PageChain, ScenarioStep } from '../core/scenario.ts';
import { type Mistake, mistake, wholeCharacters } from './replay.ts';

export interface LabPost {
  readonly do: 'post';
  readonly url: string;
  /** A file is written as `readFileText` reads it. */
  readonly form: Readonly<Record<string, string>>;
  readonly from: string | null;
  /** The pages whose frame the answer opens in, as a scenario has them. */
  readonly frame?: PageChain;
}

type Post = Extract<ScenarioStep, { readonly do: 'post' }>;

/** Null for a form that the lab cannot hold: with several entries of one name, or more about how it is sent. */
export function labPost({ url, form, enctype, from, within, headers, frame }: Post): LabPost | null {
  const entries = Object.entries(form).map(([name, value]) => [name, textOfValue(value)] as const);
  const right = entries.flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]));
  const isPlain = enctype === undefined && within === undefined && headers === undefined;
  if (!isPlain || right.length < entries.length) return null;
  return { do: 'post', url, form: Object.fromEntries(right), from, ...(frame !== undefined && { frame }) };
}

function textOfValue(value: FormValues[string]): string | null {
  if (typeof value === 'string') return readFileText(value) === null ? value : null;
  return 'name' in value ? writeFileText(value) : null;
}

/** The post with its files. */
export const scenarioPost = ({ form, ...post }: LabPost): Post => ({
  ...post,
  form: Object.fromEntries(Object.entries(form).map(([name, text]) => [name, readFileText(text) ?? text])),
});

const MAX_FIELDS = 10;
const MAX_NAME = 60;
const MAX_VALUE = 300;

const FIELDS_EXPECTED = 'fields such as name=Ada, at most ten and none longer than 300 characters';
/** Begins with a letter, so it is never `__proto__`. */
const FIELD_NAME = /^[a-z][\w.-]*$/i;

/** `name=Ada` pairs: in lines of their own, or else in one line, also joined by `&`. Nothing is an empty form. */
export function readFields(
  typed: string,
): { readonly kind: 'form'; readonly form: Readonly<Record<string, string>> } | Mistake {
  const text = wholeCharacters(typed).trim();
  const between = text.includes('\n') ? '\n' : /&|(?<!\s)\s+(?=[^\s=&]+=)/;
  const pairs = text
    .split(between)
    .map((pair) => (between === '\n' ? pair.trim() : pair))
    .filter((pair) => pair !== '');
  const fields = pairs.map((pair) => /^([^=]+)=(.*)$/s.exec(pair));
  const entries = fields.flatMap((match) =>
    match === null ? [] : [[(match[1] ?? '').trimEnd(), (match[2] ?? '').trimStart()] as const],
  );
  const areFit = entries.every(([name, value]) => isFieldName(name) && value.length <= MAX_VALUE);
  if (entries.length < pairs.length || pairs.length > MAX_FIELDS || !areFit) {
    return mistake('form', text, FIELDS_EXPECTED);
  }
  return { kind: 'form', form: Object.fromEntries(entries) };
}

const isFieldName = (name: string): boolean => name.length <= MAX_NAME && FIELD_NAME.test(name);

const NAME_EXPECTED = 'the name of a cookie, without spaces, such as theme';

/** The name of a cookie that is to be changed or deleted. */
export function readCookieName(typed: string): string | Mistake {
  const text = typed.trim();
  return isToken(text) && text.length <= MAX_NAME ? text : mistake('cookie name', text, NAME_EXPECTED);
}

/** A cookie's new value. The browser says what is wrong with its characters. */
export function readCookieValue(typed: string): string | Mistake {
  const text = wholeCharacters(typed).trim();
  if (text.length <= MAX_VALUE) return text;
  return mistake('value', text, `a value of at most ${MAX_VALUE} characters`);
}

const TIME_EXPECTED = 'a length of time such as 2 hours, 1 day or 3 weeks; at most 10 years';
const DAY = 24 * 60 * 60;
const LONGEST = 10 * 366 * DAY;
/** In the lab, a month has 30 days and a year 365. */
const LONG_UNITS: Readonly<Record<string, number>> = { month: 30 * DAY, year: 365 * DAY };

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const IN_WORDS = /^(?:two|three|four|five|six|seven|eight|nine|ten)(?= )/;

/** A length of time in seconds: `2 hours`, `an hour`, `a month (30 days)`. */
export function readTime(typed: string): number | Mistake {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/(?<!\s)\s*\([^()]*\)$/, '')
    .replace(/^(?:an?|one)\s+/, '1 ')
    .replace(IN_WORDS, (word) => `${NUMBERS.indexOf(word) + 2}`)
    .replace(/\s+/g, ' ');
  const [, number, unit = ''] = /^([1-9]\d{0,3}) (month|year)s?$/.exec(text) ?? [];
  const long = LONG_UNITS[unit];
  const reading = readDuration(text);
  const seconds = long === undefined ? (reading.kind === 'seconds' ? reading.seconds : null) : Number(number) * long;
  return seconds !== null && seconds <= LONGEST ? seconds : mistake('length of time', typed.trim(), TIME_EXPECTED);
}

/*
 * A chosen file as it is typed and stored in the lab: `@sea.png`, with its size, text or bytes behind it where that
 * matters: `@sea.png;size=3072`, `@page.html;type=image/png;text=<h1>Hello</h1>`. `@;` is a choice that was not made.
 */

const NO_FILE = '@;';
const FILE = /^@([^;]+?)(?:;type=([^;]*))?(?:;(text|bytes|size)=([\s\S]*))?$/;
/** Bytes of a file of which only the name is given. */
const USUAL_SIZE = 1024;
const MOST_BYTES = 4 * 1024 * 1024;

/** The file that a typed value names, or null. After `@` it must end like a file name or describe the file. */
export function readFileText(value: string): FormFile | null {
  if (value === NO_FILE) return { name: '', type: '', content: { kind: 'text', text: '' } };
  const [, name, type, kind, said = ''] = FILE.exec(value) ?? [];
  if (name === undefined) return null;
  const guess = typeByName(name);
  const content = readContent(kind, said);
  if (content === null || (guess === '' && type === undefined && kind === undefined)) return null;
  return { name, type: type ?? guess, content };
}

function readContent(kind: string | undefined, said: string): FileContent | null {
  switch (kind) {
    case 'text':
      return { kind, text: said };
    case 'bytes':
      return /^(?:[0-9a-f]{2})*$/.test(said) ? { kind, hex: said } : null;
    case 'size':
      return /^\d{1,7}$/.test(said) ? { kind: 'filler', bytes: Math.min(Number(said), MOST_BYTES) } : null;
    default:
      return { kind: 'filler', bytes: USUAL_SIZE };
  }
}

/** The text that `readFileText` reads as this file; null: no text can say it. */
function writeFileText(file: FormFile): string | null {
  const { name, type, content } = file;
  if (name === '') return NO_FILE;
  if (/;/.test(name + type)) return null;
  return `@${name}${type === typeByName(name) ? '' : `;type=${type}`};${writeContent(content)}`;
}

function writeContent(content: FileContent): string {
  switch (content.kind) {
    case 'text':
      return `text=${content.text}`;
    case 'bytes':
      return `bytes=${content.hex}`;
    case 'filler':
      return `size=${content.bytes}`;
  }
}
