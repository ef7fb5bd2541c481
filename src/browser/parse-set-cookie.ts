/**
 * The text of a Set-Cookie header → name, value and attributes, RFC 6265bis 5.6. Lenient: almost any text is a cookie.
 */

import { MAX_NAME_AND_VALUE, octets } from './cookie.ts';
import { type CookieAttributes, processAttribute } from './cookie-attributes.ts';
import { type Reason, reason } from './reason.ts';

/** An attribute value longer than this many octets is skipped (5.6, step 6 of the attributes). */
const MAX_ATTRIBUTE = 1024;
/** Every ASCII control character but the tab: `%x00-08 / %x0A-1F / %x7F`. */
const CONTROL = /[^\P{Cc}\t\u{80}-\u{9F}]/u;

export type ParsedSetCookie =
  | {
      readonly kind: 'parsed';
      readonly name: string;
      readonly value: string;
      readonly attributes: CookieAttributes;
      /** Attributes that were taken differently than written. */
      readonly notes: readonly Reason[];
    }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: Reason };

/** Parses the value of one Set-Cookie header received at `now` (epoch milliseconds). */
export function parseSetCookie(header: string, now: number): ParsedSetCookie {
  // Steps 2 to 5: up to the first semicolon; without "=" all of it is the value of a nameless cookie.
  const [pair = '', ...unparsed] = header.split(';');
  const { name, value } = parsePair(pair);
  // Steps 1 and 6.
  const refusal = refuseNameAndValue(header, name, value);
  if (refusal) return { kind: 'refused', name, reason: refusal };

  let attributes: CookieAttributes = {};
  const notes: Reason[] = [];
  for (const text of unparsed) {
    const [attribute, attributeValue] = splitAtEquals(text);
    if (octets(attributeValue) > MAX_ATTRIBUTE) {
      notes.push(attributeTooLong(attribute));
      continue;
    }
    const processed = processAttribute(attributes, attribute, attributeValue, now);
    attributes = processed.attributes;
    if (processed.note) notes.push(processed.note);
  }
  return { kind: 'parsed', name, value, attributes, notes };
}

/** Steps 1 and 6 of 5.6: what no cookie may hold, from a header or from anywhere else. Null: nothing against it. */
export function refuseNameAndValue(text: string, name: string, value: string): Reason | null {
  // The specification lets a tab inside the name or the value pass, Chromium does not.
  if (CONTROL.test(text) || /\t/.test(name + value)) {
    return reason(
      'control-character',
      '5.6, step 1: a control character makes the whole header void',
      'it contains a control character (a line break, for example), and no cookie may',
    );
  }
  const length = octets(name) + octets(value);
  if (length <= MAX_NAME_AND_VALUE) return null;
  return reason(
    'name-and-value-too-long',
    '5.6, step 6: name and value together are limited to 4096 octets',
    `its name and value are ${length} bytes long, and browsers take ${MAX_NAME_AND_VALUE} at most`,
  );
}

function parsePair(pair: string): { name: string; value: string } {
  if (!pair.includes('=')) return { name: '', value: trimSpace(pair) };
  const [name, value] = splitAtEquals(pair);
  return { name, value };
}

function splitAtEquals(text: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  if (equals === -1) return [trimSpace(text), ''];
  return [trimSpace(text.slice(0, equals)), trimSpace(text.slice(equals + 1))];
}

/** WSP of the grammar is the space and the tab only; `trim()` would take no-break spaces too. */
const trimSpace = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, '');

const attributeTooLong = (attribute: string): Reason =>
  reason(
    'attribute-too-long',
    '5.6, step 6 of the attributes: a value over 1024 octets is ignored',
    `its ${attribute} is longer than ${MAX_ATTRIBUTE} bytes, so it counts as not there`,
  );
