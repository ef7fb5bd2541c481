/** What can be typed into the lab besides addresses: form fields, cookies, lengths of time. */
import { readDuration } from '../core/duration.ts';
import { type Mistake, mistake, wholeCharacters } from './lab-step.ts';

const MAX_FIELDS = 10;
const MAX_NAME = 60;
const MAX_VALUE = 300;

const FIELDS_EXPECTED = 'fields such as name=Ada, at most ten and none longer than 300 characters';
/** Begins with a letter, so that it is never a name that JavaScript objects have a meaning for. */
const FIELD_NAME = /^[a-z][\w.-]*$/i;

/** `name=Ada` pairs: in lines of their own, or else in one line, also joined by `&`. Nothing is an empty form. */
export function readFields(
  typed: string,
): { readonly kind: 'form'; readonly form: Readonly<Record<string, string>> } | Mistake {
  const text = wholeCharacters(typed).trim();
  const between = text.includes('\n') ? /\s*\n\s*/ : /&|\s+(?=[^\s=&]+=)/;
  const pairs = text.split(between).filter((pair) => pair !== '');
  const fields = pairs.map((pair) => /^([^=]+?)\s*=\s*(.*)$/s.exec(pair));
  const entries = fields.flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const]));
  const areFit = entries.every(([name, value]) => isFieldName(name) && value.length <= MAX_VALUE);
  if (entries.length < pairs.length || pairs.length > MAX_FIELDS || !areFit) {
    return mistake('form', text, FIELDS_EXPECTED);
  }
  return { kind: 'form', form: Object.fromEntries(entries) };
}

const isFieldName = (name: string): boolean => name.length <= MAX_NAME && FIELD_NAME.test(name);

const NAME_EXPECTED = 'the name of a cookie, without spaces, such as theme';
/** RFC 9110's `token`, which RFC 6265 wants a cookie's name to be. */
const COOKIE_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** The name of a cookie that is to be changed or deleted. */
export function readCookieName(typed: string): string | Mistake {
  const text = typed.trim();
  return COOKIE_NAME.test(text) && text.length <= MAX_NAME ? text : mistake('cookie name', text, NAME_EXPECTED);
}

/** A cookie's new value; what is wrong with the characters in it, the browser says itself. */
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

/** A length of time in seconds: `2 hours`, `an hour`, `a month (30 days)`. */
export function readTime(typed: string): number | Mistake {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/^(?:an?|one)\s+/, '1 ')
    .replace(/\s+/g, ' ');
  const [, number, unit = ''] = /^([1-9]\d{0,3}) (month|year)s?$/.exec(text) ?? [];
  const long = LONG_UNITS[unit];
  const reading = readDuration(text);
  const seconds = long === undefined ? (reading.kind === 'seconds' ? reading.seconds : null) : Number(number) * long;
  return seconds !== null && seconds <= LONGEST ? seconds : mistake('length of time', typed.trim(), TIME_EXPECTED);
}
