/**
 * A Set-Cookie header that somebody brings along, taken apart: what each attribute means, what the browser does with
 * the cookie on a page by https, by http and in a frame, and which warnings it deserves. The value is never among it.
 */
import { distance } from 'fastest-levenshtein';
import {
  BROWSER_KINDS,
  type BrowserKind,
  type ParsedSetCookie,
  parseSetCookie,
  type Retrieval,
  receiveCookie,
  retrieveCookies,
} from '../browser/index.ts';
import { trimEndOf, trimOf } from '../core/trim.ts';
import { durationWords, lifetimeWords } from '../transcript/index.ts';

export interface InspectedHeader {
  /** As it was written, shortened; empty for a nameless cookie. */
  readonly name: string;
  /** In characters. */
  readonly valueLength: number;
  readonly attributes: readonly { readonly written: string; readonly means: string }[];
  /** The address that the response is taken to have come from. */
  readonly from: string;
  /** What becomes of the cookie, for each way in which the response can come. */
  readonly arrivals: readonly Arrival[];
  /** What Firefox does otherwise, each a sentence without a full stop; empty where it does the same. */
  readonly inFirefox: readonly string[];
  readonly warnings: readonly string[];
}

export interface Arrival {
  /** "on a page by https", and so on. */
  readonly where: string;
  readonly isStored: boolean;
  /** Completes "stored, because …" or "refused, because …". */
  readonly why: string;
  /** Requests that carry it afterwards and requests that do not, in words. Empty when it was not stored. */
  readonly sentWith: readonly string[];
  readonly notSentWith: readonly { readonly request: string; readonly why: string }[];
}

const MAX_SHOWN = 80;
const MAX_ATTRIBUTES = 15;

/** `header`: the value of one Set-Cookie header. `now`: epoch milliseconds. Never throws. */
export function inspectHeader(header: string, now: number): InspectedHeader {
  const parsed = parseSetCookie(header, now);
  const written = attributesOf(header);
  const host = hostFor(parsed);
  const name = shorten(parsed.name);
  const value = parsed.kind === 'parsed' ? parsed.value : '';
  return {
    name,
    valueLength: [...value].length,
    attributes: written
      .slice(0, MAX_ATTRIBUTES)
      .map((one) => ({ written: shorten(one.text), means: meaning(one, now) })),
    from: host,
    arrivals: arrivalsOf(header, host, now),
    inFirefox: firefoxParts(header, host, now),
    warnings: warningsAbout(parsed, written, name),
  };
}

/** Each attribute of a header with what it means, and in the end what browsers take for those that are left out. */
export function describeAttributes(header: string, now: number): InspectedHeader['attributes'] {
  const written = attributesOf(header);
  const has = (...names: readonly string[]): boolean => written.some(({ name }) => names.includes(name));
  const left = [
    ...(has('max-age', 'expires') ? [] : ['no lifetime: it stays until the browser closes']),
    ...(has('domain') ? [] : ['no Domain: for this host alone']),
    ...(has('samesite') ? [] : ['no SameSite: Chromium takes it for Lax']),
  ];
  return [
    ...written.slice(0, MAX_ATTRIBUTES).map((one) => ({ written: shorten(one.text), means: meaning(one, now) })),
    ...left.map((means) => ({ written: '', means })),
  ];
}

interface WrittenAttribute {
  readonly text: string;
  /** In lower case. */
  readonly name: string;
  /** Null: without an equals sign. */
  readonly value: string | null;
}

function attributesOf(header: string): readonly WrittenAttribute[] {
  return header
    .split(';')
    .slice(1)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((text) => {
      const equals = text.indexOf('=');
      if (equals === -1) return { text, name: text.toLowerCase(), value: null };
      return { text, name: text.slice(0, equals).trim().toLowerCase(), value: text.slice(equals + 1).trim() };
    });
}

/** What an attribute asks for when it can be read. By its name in lower case. */
const MEANINGS: Readonly<Record<string, (value: string, now: number) => string>> = {
  expires: (value, now) => lifetimeOf(`Expires=${value}`, now) ?? 'not a date that a browser can read, so it’s ignored',
  'max-age': (value, now) => lifetimeOf(`Max-Age=${value}`, now) ?? 'not a whole number of seconds, so it’s ignored',
  domain: (value) =>
    value === ''
      ? 'empty, so the cookie is for this host alone'
      : `for ${shorten(value.replace(/^\./, ''))} and all its subdomains`,
  path: (value) =>
    value === '/'
      ? 'for every address of the host'
      : value.startsWith('/')
        ? `only for addresses that start with ${shorten(value)}`
        : 'doesn’t start with a slash, so the path of the page counts instead',
  secure: () => 'only over https, and to your own machine',
  httponly: () => 'hidden from JavaScript',
  samesite: (value) => SAME_SITES[value.toLowerCase()] ?? 'not Strict, Lax or None, so it counts as not given',
  partitioned: () => 'kept apart for each site that shows yours in a frame',
};

const SAME_SITES: Readonly<Record<string, string>> = {
  strict: 'never sent when another site causes the request, not even for a link',
  lax: 'when another site causes the request, sent for links only',
  none: 'sent whichever site causes the request; needs Secure',
};

function meaning({ name, value }: WrittenAttribute, now: number): string {
  const known = Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined;
  if (known !== undefined) return known(value ?? '', now);
  if (name === 'priority') return 'Chromium’s own: which cookies go first when there are too many';
  return 'not an attribute that browsers know, so it’s ignored';
}

/** In words; null when it cannot be read. */
function lifetimeOf(attribute: string, now: number): string | null {
  const parsed = parseSetCookie(`a=b; ${attribute}`, now);
  if (parsed.kind === 'refused') return null;
  const until = parsed.attributes.maxAge ?? parsed.attributes.expires;
  if (until === undefined) return null;
  return until <= now ? 'already over: the browser deletes the cookie' : `kept ${lifetimeWords(until, now)}`;
}

/** A host from which the cookie could come: else a header from a learner's own site would always be refused. */
function hostFor(parsed: ParsedSetCookie): string {
  const domain = parsed.kind === 'parsed' ? (parsed.attributes.domain ?? '') : '';
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain) && domain.length <= 100 ? domain : 'app.test';
}

interface Way {
  readonly where: string;
  readonly scheme: 'https' | 'http';
  readonly isInFrame: boolean;
  readonly thirdParty: 'allowed' | 'blocked';
}

const WAYS: readonly Way[] = [
  { where: 'on a page by https', scheme: 'https', isInFrame: false, thirdParty: 'allowed' },
  { where: 'on a page by http', scheme: 'http', isInFrame: false, thirdParty: 'allowed' },
  { where: 'in a frame on another site', scheme: 'https', isInFrame: true, thirdParty: 'allowed' },
  { where: 'there, third-party cookies blocked', scheme: 'https', isInFrame: true, thirdParty: 'blocked' },
];

const OTHER_SITE = 'https://other.test';
/** Younger cookies without SameSite go along with a POST from another site, too. Milliseconds. */
const LATER = 180_000;

/** A setting that changes nothing is left out. */
function arrivalsOf(header: string, host: string, now: number): readonly Arrival[] {
  const all = WAYS.map((way) => arrive(way, header, host, now));
  const inFrame = all[2];
  return all.filter((one, index) => index !== 3 || one.isStored !== inFrame?.isStored);
}

/** Firefox beside Chromium: the same page in both, and only what comes out otherwise. */
function firefoxParts(header: string, host: string, now: number): readonly string[] {
  return [
    ...lifetimeParts(header, now),
    ...WAYS.flatMap((way) => {
      const [chromium, firefox] = BROWSER_KINDS.map((kind) => arrive(way, header, host, now, kind));
      return chromium === undefined || firefox === undefined ? [] : arrivalParts(chromium, firefox);
    }),
  ];
}

function arrivalParts(chromium: Arrival, firefox: Arrival): readonly string[] {
  const { where } = chromium;
  if (!firefox.isStored) return chromium.isStored ? [`${where}: not stored, because ${firefox.why}`] : [];
  if (!chromium.isStored) return [`${where}: stored, where Chromium refuses it`];
  const more = firefox.sentWith.filter((request) => !chromium.sentWith.includes(request));
  const less = firefox.notSentWith.filter(({ request }) => chromium.sentWith.includes(request));
  return [
    ...more.map((request) => `${where}: later also sent with ${request}`),
    ...less.map(({ request, why }) => `${where}: later not sent with ${request}: ${why}`),
  ];
}

function lifetimeParts(header: string, now: number): readonly string[] {
  const [chromium, firefox] = BROWSER_KINDS.map((kind) => parseSetCookie(header, now, kind));
  if (chromium?.kind !== 'parsed' || firefox?.kind !== 'parsed') return [];
  const end = ({ maxAge, expires }: typeof firefox.attributes) => maxAge ?? expires ?? null;
  const [one, other] = [end(chromium.attributes), end(firefox.attributes)];
  if (one === other) return [];
  return [
    other !== null && other <= now ? 'already over: Firefox deletes the cookie' : `kept ${lifetimeWords(other, now)}`,
  ];
}

function arrive(
  { where, scheme, isInFrame, thirdParty }: Way,
  header: string,
  host: string,
  now: number,
  browser: BrowserKind = 'chromium',
): Arrival {
  const page = {
    browser,
    url: new URL(`${scheme}://${host}/`),
    method: 'GET',
    initiator: isInFrame ? OTHER_SITE : null,
    topLevel: !isInFrame,
    ancestors: isInFrame ? [`${OTHER_SITE}/`] : [],
    passed: [],
    thirdPartyCookies: thirdParty,
    api: 'http',
    now,
  } as const;
  const { jar, received } = receiveCookie([], header, page);
  const { kind, reason } = received.decision;
  if (kind !== 'stored') return { where, isStored: false, why: reason.words, sentWith: [], notSentWith: [] };
  const later = { ...page, now: now + LATER };
  const ask = (change: object): Retrieval => retrieveCookies(jar, { ...later, ...change });
  const here = isInFrame ? 'the frame' : 'the page';
  const requests: readonly (readonly [string, Retrieval])[] = [
    [`the next request of ${here}`, ask({})],
    ...(isInFrame || scheme === 'http'
      ? []
      : ([
          ['a request by http', ask({ url: new URL(`http://${host}/`) })],
          ['a link from another site', ask({ initiator: OTHER_SITE })],
          ['a form that another site posts', ask({ initiator: OTHER_SITE, method: 'POST' })],
          ['a picture on another site', ask({ initiator: OTHER_SITE, topLevel: false, ancestors: [`${OTHER_SITE}/`] })],
          ['JavaScript on the page', ask({ api: 'script' })],
        ] as const)),
  ];
  return {
    where,
    isStored: true,
    why: reason.words,
    sentWith: requests.flatMap(([request, { sent }]) => (sent.length > 0 ? [request] : [])),
    notSentWith: requests.flatMap(([request, { withheld }]) =>
      withheld[0] === undefined ? [] : [{ request, why: withheld[0].reason.words }],
    ),
  };
}

/** Names of cookies that sign somebody in. */
const SESSION_NAME = /sess|sid$|^sid|token|auth|jwt|login|remember|csrf|xsrf/i;
/** Long, and of the characters that random and signed values are made of. */
const SECRET_VALUE = /^[\w.%+/=~-]{20,}$/;

/** Whether whoever has the cookie may be able to act as the visitor. */
const looksSecret = (name: string, value: string): boolean =>
  SESSION_NAME.test(name) || (SECRET_VALUE.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value));

function warningsAbout(parsed: ParsedSetCookie, written: readonly WrittenAttribute[], name: string): readonly string[] {
  const unknown = written.flatMap(unknownWarning);
  if (parsed.kind === 'refused') return unknown;
  const { attributes, value, notes } = parsed;
  const isSecret = looksSecret(parsed.name, value);
  const has = (attribute: string): boolean => written.some((one) => one.name === attribute);
  return [
    ...(isSecret
      ? [
          'The value looks like a session or a token. Treat it like a password: who has it may be able to act as that visitor. If it’s from a real site, log out there now.',
        ]
      : []),
    ...notes.map(({ words }) => `${capital(words)}.`),
    ...unknown,
    ...written.flatMap(flagWarning),
    ...written.flatMap(joinedWarning),
    ...(attributes.secure ? [] : ['Without Secure it also travels by http, where others can read it.']),
    ...(isSecret && !attributes.httpOnly ? ['Without HttpOnly any script on the page can read it.'] : []),
    ...(has('samesite')
      ? []
      : ['Without SameSite browsers differ: Chromium takes it for Lax, Firefox for None. Say which one you mean.']),
    ...(has('max-age') && has('expires') ? ['Max-Age and Expires are both there: Max-Age wins.'] : []),
    ...(attributes.domain ? ['With Domain, every subdomain gets the cookie, and can set it, too.'] : []),
    ...(name === ''
      ? ['It has no name: the part before the first semicolon has no equals sign before its value.']
      : []),
  ];
}

const KNOWN = ['Expires', 'Max-Age', 'Domain', 'Path', 'Secure', 'HttpOnly', 'SameSite', 'Partitioned', 'Priority'];

/** An attribute that nobody knows: most often a misspelt one, or one with a colon. */
function unknownWarning({ name, text }: WrittenAttribute): readonly string[] {
  if (KNOWN.some((known) => known.toLowerCase() === name)) return [];
  const [word = ''] = name.split(':');
  const rest = trimOf(text.slice(word.length), ': =');
  const plain = word.replaceAll(/[\s_-]/g, '');
  const near = KNOWN.find(
    (known) => distance(known.toLowerCase().replace('-', ''), plain) <= (plain.length > 4 ? 2 : 0),
  );
  const meant = near === undefined ? '' : ` Did you mean ${near}${rest === '' ? '' : `=${shorten(rest)}`}?`;
  return [`“${shorten(text)}” isn’t an attribute, so browsers ignore it.${meant}`];
}

/** A flag is on because it is there. */
function flagWarning({ name, value }: WrittenAttribute): readonly string[] {
  const isFlag = name === 'secure' || name === 'httponly' || name === 'partitioned';
  if (!isFlag || value === null) return [];
  const flag = KNOWN.find((known) => known.toLowerCase() === name) ?? name;
  return [`${flag} takes no value: it’s on, whatever stands behind it. Leave it out to switch it off.`];
}

/** Two headers that a tool joined by a comma: as one header, the second is a part of the first one's attribute. */
function joinedWarning({ name, text }: WrittenAttribute): readonly string[] {
  const [, second] = /,\s*([\w-]{1,80}=)/.exec(text) ?? [];
  if (second === undefined) return [];
  const about = shorten(second);
  return [
    `To a browser, what follows the comma (“${about}…”) is a part of ${capital(name.split(/[=,]/)[0] ?? name)}: one header holds one cookie. If a tool has joined two headers, paste each by itself.`,
  ];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** One line that is not too long. */
function shorten(text: string): string {
  const characters = [...trimEndOf(text, ' ').replace(/\p{Cc}/gu, '\ufffd')];
  return characters.length <= MAX_SHOWN ? characters.join('') : `${characters.slice(0, MAX_SHOWN - 1).join('')}…`;
}

/** "3 minutes": how old the cookie is taken to be when the later requests come. */
export const LATER_WORDS = durationWords(LATER);
