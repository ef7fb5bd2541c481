/**
 * RFC 6265bis 5.5 and 5.6: the text of a Set-Cookie header becomes a name, a value and attributes. Lenient: almost any
 * text is a cookie. A later attribute of the same name wins, even when it cannot be read (as in Chromium); one that
 * cannot be read counts as absent. What is taken differently than written leaves a note.
 */
import { headerBytes } from '../core/http.ts';
import { trimOf } from '../core/trim.ts';
import type { Priority, SameSite } from './cookie.ts';
import { EARLIEST, parseCookieDate } from './cookie-date.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES } from './differences.ts';
import { type Reason, reason } from './reason.ts';
import { parseZonedDate } from './zoned-date.ts';

const DAY = 86_400_000;
/** 5.5, milliseconds: no server can make a browser keep a cookie for longer. */
const MAX_LIFETIME = 400 * DAY;
/** 5.6, step 6: name and value together, in octets. */
const MAX_NAME_AND_VALUE = 4096;
/** 5.6, step 6 of the attributes: a longer value, in octets, is skipped. */
const MAX_ATTRIBUTE = 1024;
/** Attributes that are read: there are nine kinds, and ten thousands would only keep the browser busy. */
const MAX_ATTRIBUTES = 2000;
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

/** The cookie-attribute-list. Undefined: absent. */
interface CookieAttributes {
  /** Epoch milliseconds, limited. */
  readonly expires?: number | undefined;
  /** Epoch milliseconds, limited; beats `expires`. */
  readonly maxAge?: number | undefined;
  /** Lower case, no leading dot; empty when the attribute was. */
  readonly domain?: string;
  /** Null: there was a Path attribute, but the default path is to be used. */
  readonly path?: string | null;
  readonly secure?: true;
  readonly httpOnly?: true;
  readonly sameSite?: SameSite;
  readonly partitioned?: true;
  readonly priority?: Priority;
}

/** Parses the value of one Set-Cookie header received at `now` (epoch milliseconds). */
export function parseSetCookie(header: string, now: number, browser: BrowserKind = 'chromium'): ParsedSetCookie {
  // Steps 2 to 5: up to the first semicolon.
  const [pair = '', ...unparsed] = header.split(';');
  const [name, writtenValue] = splitPair(pair, browser);
  const value = keptBytes(writtenValue, browser);
  // Steps 1 and 6.
  const written = unparsed.slice(0, MAX_ATTRIBUTES).map(splitAtEquals);
  const refusal = refuseNameAndValue(header, name, value) ?? refuseTabs([name, value], written, browser);
  if (refusal) return { kind: 'refused', name, reason: refusal };

  let attributes: CookieAttributes = {};
  const notes: Reason[] = [];
  for (const attribute of written) {
    const { note, ...taken } = parseAttribute(...attribute, now, browser);
    attributes = { ...attributes, ...taken };
    if (note) notes.push(note);
  }
  return { kind: 'parsed', name, value, attributes, notes };
}

/** Steps 1 and 6 of 5.6: what no cookie may hold, from a header or from anywhere else. Null: nothing against it. */
export function refuseNameAndValue(text: string, name: string, value: string): Reason | null {
  if (CONTROL.test(text)) return CONTROL_CHARACTER;
  const length = octets(name) + octets(value);
  if (length <= MAX_NAME_AND_VALUE) return null;
  return reason(
    'name-and-value-too-long',
    `its name and value are ${length} bytes long, and browsers take ${MAX_NAME_AND_VALUE} at most`,
  );
}

export const CONTROL_CHARACTER = reason(
  'control-character',
  'it contains a control character (a line break, for example), and no cookie may',
);

type Pair = readonly [name: string, value: string];

/** Around names and values tabs are trimmed. The specification lets those inside pass. */
function refuseTabs(pair: Pair, attributes: readonly Pair[], browser: BrowserKind): Reason | null {
  const pairs =
    behaviorOf(browser, DIFFERENCES.tabs) === 'refused'
      ? [pair, ...attributes]
      : attributes.filter(([name]) => name.toLowerCase() === 'path');
  return pairs.some(([name, value]) => (name + value).includes('\t')) ? CONTROL_CHARACTER : null;
}

/** Step 3: without "=" all of it is the value of a nameless cookie; in Firefox its name. */
function splitPair(pair: string, browser: BrowserKind): [name: string, value: string] {
  if (pair.includes('=') || behaviorOf(browser, DIFFERENCES.withoutEquals) === 'a name') return splitAtEquals(pair);
  return ['', trimSpace(pair)];
}

/** As the browser keeps it: bytes that are not UTF-8, and halves of characters, stay or become U+FFFD. */
const keptBytes = (text: string, browser: BrowserKind): string =>
  behaviorOf(browser, DIFFERENCES.strayBytes) === 'kept' ? text : text.replace(/\p{Cs}/gu, '\ufffd');

function splitAtEquals(text: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  if (equals === -1) return [trimSpace(text), ''];
  return [trimSpace(text.slice(0, equals)), trimSpace(text.slice(equals + 1))];
}

/** WSP of the grammar is the space and the tab only; `trim()` would take no-break spaces too. */
const trimSpace = (text: string): string => trimOf(text, ' \t');

const octets = (text: string): number => headerBytes(text).length;

/** What one attribute changes in the list, and what is to be said about it. */
type ParsedAttribute = CookieAttributes & { readonly note?: Reason | null };

/** One attribute, `name` in any case. Unknown ones are skipped. */
function parseAttribute(name: string, value: string, now: number, browser: BrowserKind): ParsedAttribute {
  if (octets(value) > MAX_ATTRIBUTE) {
    const words = `its ${name} is longer than ${MAX_ATTRIBUTE} bytes, so it’s ignored`;
    return { note: reason('attribute-too-long', words) };
  }
  switch (name.toLowerCase()) {
    case 'expires':
      return parseExpires(value, now, browser);
    case 'max-age':
      return parseMaxAge(value, now, browser);
    case 'domain':
      // A dot alone stays: it is no domain, but no empty attribute either.
      return { domain: asciiDomain(value.replace(/^\.(?=.)/, '').toLowerCase(), browser) };
    case 'path':
      return { path: value.startsWith('/') ? keptBytes(value, browser) : null };
    case 'secure':
      return { secure: true };
    case 'httponly':
      return { httpOnly: true };
    case 'samesite':
      return parseSameSite(value);
    case 'partitioned':
      return { partitioned: true };
    case 'priority':
      return parsePriority(value, browser);
    default:
      return {};
  }
}

/** Step 8 of 5.7 refuses characters beyond ASCII; Chromium converts them as in an address. */
function asciiDomain(domain: string, browser: BrowserKind): string {
  if (!/\P{ASCII}/u.test(domain) || behaviorOf(browser, DIFFERENCES.domainBeyondAscii) === 'refused') return domain;
  const address = `http://${domain}/`;
  return URL.canParse(address) && !/\p{Cs}/u.test(domain) ? new URL(address).hostname : domain;
}

/** 5.6.1 */
function parseExpires(value: string, now: number, browser: BrowserKind): ParsedAttribute {
  const isSpecified = behaviorOf(browser, DIFFERENCES.expires) === 'as specified';
  const date = isSpecified ? parseCookieDate(value) : parseZonedDate(value);
  if (date === null) {
    const note = reason('expires-unreadable', `its Expires, "${value}", isn’t a date, so it’s ignored`);
    return { expires: undefined, note };
  }
  const { time, note } = limitLifetime(date, now);
  return { expires: time, note };
}

/** 5.6.2: digits; zero and less mean "over already". */
function parseMaxAge(value: string, now: number, browser: BrowserKind): ParsedAttribute {
  const isSpecified = behaviorOf(browser, DIFFERENCES.maxAge) === 'with a plus';
  if (!isSpecified && value.startsWith('-')) return { maxAge: EARLIEST };
  if (!(isSpecified ? MAX_AGE : DIGITS).test(value)) {
    const words = `its Max-Age, "${value}", isn’t a whole number of seconds, so it’s ignored`;
    const note = reason('max-age-unreadable', words);
    return { maxAge: undefined, note };
  }
  const seconds = Number(value);
  if (seconds <= 0) return { maxAge: EARLIEST };
  const { time, note } = limitLifetime(now + seconds * 1000, now);
  return { maxAge: time, note };
}

/** Chromium: a plus may stand before the digits. The specification takes that for no number. */
const MAX_AGE = /^[-+]?\d+$/;
const DIGITS = /^\d+$/;

/** 5.6.7 */
function parseSameSite(value: string): ParsedAttribute {
  const enforcement = value.toLowerCase();
  if (enforcement === 'none' || enforcement === 'strict' || enforcement === 'lax') return { sameSite: enforcement };
  const words = `its SameSite, "${value}", isn’t Strict, Lax or None, so the browser goes by its default`;
  const note = reason('same-site-unknown', words);
  return { sameSite: 'default', note };
}

/** Chromium (draft-west-cookie-priority). */
function parsePriority(value: string, browser: BrowserKind): ParsedAttribute {
  const priority = value.toLowerCase();
  if (behaviorOf(browser, DIFFERENCES.priority) === 'is unknown') return {};
  return { priority: priority === 'low' || priority === 'high' ? priority : 'medium' };
}

/** 5.5: the expiry time (epoch milliseconds) with the limit applied, and a note when it was. */
function limitLifetime(expiresAt: number, now: number): { time: number; note: Reason | null } {
  const limit = now + MAX_LIFETIME;
  if (expiresAt <= limit) return { time: Math.max(expiresAt, EARLIEST), note: null };
  const words = 'it asked for more than 400 days, and browsers keep a cookie for 400 days at most';
  return { time: limit, note: reason('lifetime-capped', words) };
}
