/** The values that scenario steps take: addresses, sites, lengths of time, names of cookies, words. */
import { DURATION_UNITS, readDuration as readLength } from '../core/duration.ts';
import { APP_ORIGIN } from '../core/scenario.ts';
import { didYouMean, quote } from './problem.ts';
import { describe, type Field, fieldsOf, missingNames, readText, refuseOthers } from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

const ADDRESS = 'a path such as /theme, or a full http:// or https:// address';

/** An absolute URL; a path is one of the lesson's own site. */
export function readUrl(yaml: YamlText, field: Field): string | null {
  const text = readText(yaml, field, ADDRESS);
  if (text === null) return null;
  const url = resolve(text);
  if (url === null) {
    const remedy = /^[\w.-]+(?:\/|$)/.test(text) && !text.includes(':') ? `did you mean "/${text}"?` : undefined;
    report(yaml, field, text, ADDRESS, remedy);
  }
  return url?.href ?? null;
}

/** The origin of a site: `https://other.test`. */
export function readOrigin(yaml: YamlText, field: Field): string | null {
  const expected = 'the address of a site, such as https://other.test';
  const text = readText(yaml, field, expected);
  if (text === null) return null;
  const url = resolve(text);
  if (url === null) report(yaml, field, text, expected);
  return url?.origin ?? null;
}

/** Http and https only, without a name and password in front; `//host/` is neither a path nor a full address. */
function resolve(text: string): URL | null {
  const isPath = /^\/(?![/\\])/.test(text);
  if ((!isPath && !/^https?:\/\/[^/]/i.test(text)) || /\s/.test(text) || !URL.canParse(text, APP_ORIGIN)) return null;
  const url = new URL(text, APP_ORIGIN);
  return url.username === '' && url.password === '' ? url : null;
}

const DURATION_EXPECTED = 'a whole number of seconds, minutes, hours, days or weeks, such as 2 hours';

/** A length of time in seconds. */
export function readDuration(yaml: YamlText, field: Field): number | null {
  const text = readText(yaml, field, DURATION_EXPECTED);
  if (text === null) return null;
  const reading = readLength(text);
  if (reading.kind === 'seconds') return reading.seconds;
  report(yaml, field, text, DURATION_EXPECTED, didYouMean(reading.unit, DURATION_UNITS));
  return null;
}

/** RFC 9110's `token`, which RFC 6265 wants a cookie's name to be. */
const COOKIE_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export function readCookieName(yaml: YamlText, field: Field): string | null {
  const expected = 'the name of a cookie, without spaces';
  const text = readText(yaml, field, expected);
  if (text === null || COOKIE_NAME.test(text)) return text;
  report(yaml, field, text, expected);
  return null;
}

const BROWSER_NAME = /^[a-z][a-z0-9-]*$/;

export function readBrowserName(yaml: YamlText, field: Field): string | null {
  const expected = 'a name in lower-case letters, such as second';
  const text = readText(yaml, field, expected);
  if (text === null || BROWSER_NAME.test(text)) return text;
  report(yaml, field, text, expected);
  return null;
}

/** Name and new value of a cookie. */
export function readCookieEdit(yaml: YamlText, field: Field): { name: string; value: string } | null {
  const expected = 'a map such as {name: role, value: admin}';
  const fields = field.value === null ? null : fieldsOf(yaml, field.value);
  if (fields === null) {
    const place = field.value === null ? field.place : yaml.place(field.value);
    yaml.report('scenario', place, `${quote(field.name)} is ${describe(field.value)}`, expected);
    return null;
  }
  refuseOthers(yaml, fields, ['name', 'value'], quote(field.name));
  const nameField = fields.get('name');
  const valueField = fields.get('value');
  for (const missing of missingNames(fields, ['name', 'value'])) {
    yaml.report('scenario', field.place, `${quote(field.name)} without ${quote(missing)}`, expected);
  }
  const name = nameField === undefined ? null : readCookieName(yaml, nameField);
  const value = valueField === undefined ? null : readText(yaml, valueField, 'the new value; empty text is ""');
  return name === null || value === null ? null : { name, value };
}

/** One of a few words. Null: reported. */
export function readOneOf<Word extends string>(yaml: YamlText, field: Field, words: readonly Word[]): Word | null {
  const expected = `one of ${words.join(', ')}`;
  const text = readText(yaml, field, expected);
  const word = words.find((one) => one === text);
  if (word !== undefined) return word;
  if (text === null) return null;
  const place = field.value === null ? field.place : yaml.place(field.value);
  yaml.report('scenario', place, `${quote(field.name)} is ${quote(text)}`, expected, didYouMean(text, words));
  return null;
}

function report(yaml: YamlText, { name, place, value }: Field, text: string, expected: string, remedy?: string): void {
  yaml.report(
    'scenario',
    value === null ? place : yaml.place(value),
    `${quote(name)} is ${quote(text)}`,
    expected,
    remedy,
  );
}
