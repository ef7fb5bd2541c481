/** RFC 6265bis 5.8, the retrieval model: which cookies go with a request or to a script, and why; the Cookie header. */
import { parseCookie } from 'cookie';
import { type BrowserState, currentBrowser } from './browser-state.ts';
import type { Cookie, Jar } from './cookie.ts';
import { behaviorOf, DIFFERENCES } from './differences.ts';
import { domainMatches, isSecureConnection, pathMatches, registrableDomain } from './matching.ts';
import { type Reason, reason } from './reason.ts';
import { type RequestContext, sameSiteVerdict } from './same-site.ts';
import { type ReceivedCookie, receiveCookie } from './storage-model.ts';
import { withholdOtherPartition, withholdThirdParty } from './third-party.ts';

export interface DecidedCookie {
  readonly cookie: Cookie;
  readonly reason: Reason;
}

export interface Retrieval {
  /** In the order of the Cookie header. */
  readonly sent: readonly DecidedCookie[];
  /** Cookies of the same site (registrable domain) that were held back. Those of other sites are not mentioned. */
  readonly withheld: readonly DecidedCookie[];
  /** The jar with new times of last access. */
  readonly jar: Jar;
}

/** The page that a script belongs to, and the pages around it when it is in a frame, the tab's own first. */
interface ScriptPage {
  readonly url: string;
  readonly within?: readonly string[];
}

/** 5.8.2, "non-HTTP" APIs: what `document.cookie` gives a script, and why. Nothing in the jar may have expired. */
export function readDocumentCookie(state: BrowserState, page: ScriptPage): Retrieval & { readonly text: string } {
  const retrieval = inListedOrder(retrieveCookies(currentBrowser(state).jar, scriptContext(state, page)), state);
  const text = writeCookieHeader(retrieval.sent.map(({ cookie }) => cookie));
  // Chromium gives a script nothing at all when one of the cookies has a byte that is not UTF-8.
  return { ...retrieval, text: /[\udc80-\udcff]/u.test(text) ? '' : text };
}

/** Firefox: what a script gave another value comes after what is older among those of its path. */
function inListedOrder(retrieval: Retrieval, state: BrowserState): Retrieval {
  if (behaviorOf(currentBrowser(state).kind, DIFFERENCES.replacedByScript) === 'as in the header') return retrieval;
  const sent = retrieval.sent.toSorted(
    ({ cookie: one }, { cookie: other }) =>
      other.path.length - one.path.length || (one.listedAs ?? 0) - (other.listedAs ?? 0),
  );
  return { ...retrieval, sent };
}

/** What a script assigns to `document.cookie` is read like a Set-Cookie header that came with the page. */
export function writeDocumentCookie(
  state: BrowserState,
  page: ScriptPage,
  cookie: string,
): { jar: Jar; received: ReceivedCookie } {
  return receiveCookie(currentBrowser(state).jar, cookie, scriptContext(state, page));
}

/** The script belongs to the page, so only the pages around it can make it cross-site. */
const scriptContext = (state: BrowserState, { url, within = [] }: ScriptPage): RequestContext => ({
  browser: currentBrowser(state).kind,
  url: new URL(url),
  method: 'GET',
  initiator: null,
  topLevel: within.length === 0,
  ancestors: within,
  passed: [],
  thirdPartyCookies: currentBrowser(state).thirdPartyCookies,
  api: 'script',
  now: state.now,
});

/** 5.8.3, the retrieval algorithm. Expects a jar in which nothing has expired (see `dropExpired`). */
export function retrieveCookies(jar: Jar, context: RequestContext): Retrieval {
  const site = registrableDomain(context.url.hostname);
  const sent: DecidedCookie[] = [];
  const withheld: DecidedCookie[] = [];
  // Step 3: the times of last access, which browsers note once a minute at most.
  const after = jar.map((cookie) => {
    const verdict = retrievalVerdict(cookie, context);
    if (verdict.kind === 'sent') {
      const isStale = context.now - cookie.lastAccessAt >= MINUTE;
      const accessed = isStale ? { ...cookie, lastAccessAt: context.now } : cookie;
      sent.push({ cookie: accessed, reason: verdict.reason });
      return accessed;
    }
    if (registrableDomain(cookie.domain) === site) withheld.push({ cookie, reason: verdict.reason });
    return cookie;
  });
  // Step 2: longer paths first; among equals the older first, which is the jar's own order (sorting is stable).
  const ordered = sent.toSorted((one, other) => other.cookie.path.length - one.cookie.path.length);
  return { sent: ordered, withheld, jar: after };
}

const MINUTE = 60_000;

interface RetrievalVerdict {
  readonly kind: 'sent' | 'withheld';
  readonly reason: Reason;
}

/** Step 1, its conditions in their order: the first one that holds the cookie back, or what lets it go. */
function retrievalVerdict(cookie: Cookie, context: RequestContext): RetrievalVerdict {
  const held =
    withholdFromHost(cookie, context) ??
    withholdFromPath(cookie, context) ??
    withholdOtherPartition(cookie, context) ??
    withholdSecure(cookie, context) ??
    withholdHttpOnly(cookie, context);
  if (held) return { kind: 'withheld', reason: held };
  const verdict = sameSiteVerdict(cookie, context);
  if (verdict.kind === 'withheld') return verdict;
  const blocked = withholdThirdParty(cookie, context);
  return blocked ? { kind: 'withheld', reason: blocked } : { kind: 'sent', reason: verdict.reason ?? MATCHES };
}

const MATCHES = reason('matches', 'it belongs to this host and path, and no flag holds it back');

function withholdFromHost({ domain, hostOnly }: Cookie, { url: { hostname } }: RequestContext): Reason | null {
  if (!domainMatches(hostname, domain)) return reason('other-domain', `it’s for ${domain}, and this is ${hostname}`);
  if (!hostOnly || hostname === domain) return null;
  return reason('host-only', `it was set without a Domain, so it’s for ${domain} alone and not for ${hostname}`);
}

function withholdFromPath({ path }: Cookie, { url: { pathname } }: RequestContext): Reason | null {
  if (pathMatches(pathname, path)) return null;
  return reason('other-path', `its Path is ${path} and the page is ${pathname}`);
}

function withholdSecure({ secure }: Cookie, { url }: RequestContext): Reason | null {
  if (!secure || isSecureConnection(url)) return null;
  return reason('secure-only', `it’s Secure, and ${url.protocol}//${url.host} isn’t encrypted`);
}

function withholdHttpOnly({ httpOnly }: Cookie, { api }: RequestContext): Reason | null {
  if (!httpOnly || api === 'http') return null;
  return reason('http-only', 'it’s HttpOnly, which hides it from scripts');
}

/**
 * 5.8.3, step 4: the cookie-string. Not through a library: the strict writers refuse values that browsers hold (spaces,
 * non-ASCII), know no nameless cookies, and take an object, where two cookies of one name (two paths) would become one.
 */
export function writeCookieHeader(cookies: readonly Cookie[]): string {
  return cookies.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
}

/** What Flask's `request.cookies` holds: the first of each name, decoded. Null prototype: `__proto__` is a name. */
export function readCookieHeader(header: string): Readonly<Record<string, string | undefined>> {
  return parseCookie(header, { decode: decodeCookieValue });
}

/**
 * A cookie's value as Werkzeug gives it to a program: `"a\054b"` → `a,b`; `"caf\303\251"` → `café`; a value that is not
 * in double quotes stays as it is. Percent signs mean nothing. Bytes that are not UTF-8 become U+FFFD. Never throws.
 */
export function decodeCookieValue(text: string): string {
  const value = text.trim();
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  // One character a byte, so that an escape can complete a UTF-8 sequence with its neighbours.
  const bytes = Buffer.from(value.slice(1, -1), 'utf8').toString('latin1');
  const unescaped = bytes.replace(ESCAPE, (_, escaped: string) =>
    escaped.length === 1 ? escaped : String.fromCharCode(Number.parseInt(escaped, 8)),
  );
  return Buffer.from(unescaped, 'latin1').toString('utf8');
}

/** `\` and three octal digits are one byte; `\` and anything else is that character. */
const ESCAPE = /\\([0-3][0-7]{2}|[^\n])/g;
