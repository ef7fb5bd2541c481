/** RFC 6265bis 5.7, the storage model: a cookie is refused, stored, replaces or deletes. */
import { headerBytes } from '../core/http.ts';
import { type Cookie, isExpired, type Jar, type Priority } from './cookie.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES } from './differences.ts';
import {
  defaultPath,
  domainMatches,
  isIpAddress,
  isPublicSuffix,
  isSecureConnection,
  pathMatches,
  registrableDomain,
} from './matching.ts';
import { refuseByPrefix } from './name-prefixes.ts';
import { type ParsedSetCookie, parseSetCookie } from './parse-set-cookie.ts';
import { type Reason, reason } from './reason.ts';
import { type RequestContext, refuseFromOtherSite, refuseNoneWithoutSecure } from './same-site.ts';
import { isSamePartition, partitionFor, refusePartitionedWithoutSecure, refuseThirdParty } from './third-party.ts';

/** What became of one Set-Cookie header. */
export interface ReceivedCookie {
  /** The header's value as it came. */
  readonly header: string;
  readonly decision: Decision;
  /** Attributes that were taken differently than written. */
  readonly notes: readonly Reason[];
}

export type Decision =
  | { readonly kind: 'stored'; readonly cookie: Cookie; readonly evicted: readonly Cookie[]; readonly reason: Reason }
  | { readonly kind: 'replaced'; readonly cookie: Cookie; readonly previous: Cookie; readonly reason: Reason }
  /** It was over already and the jar had it: `cookie` is what the jar lost. */
  | { readonly kind: 'deleted'; readonly cookie: Cookie; readonly reason: Reason }
  /** It was over already, and the jar had no such cookie to delete. */
  | { readonly kind: 'ignored'; readonly name: string; readonly reason: Reason }
  | { readonly kind: 'rejected'; readonly name: string; readonly reason: Reason };

/** The jar after one Set-Cookie header (its value) was received in `context`, and what was decided. Never throws. */
export function receiveCookie(
  jar: Jar,
  header: string,
  context: RequestContext,
): { jar: Jar; received: ReceivedCookie } {
  const parsed = parseSetCookie(header, context.now, context.browser);
  // Steps 3 and 4, control characters and size, are seen to by the parser.
  if (parsed.kind === 'refused') return { jar, received: { header, decision: rejected(parsed), notes: [] } };
  const { jar: after, decision } = storeCookie(jar, parsed, context);
  return { jar: after, received: { header, decision, notes: parsed.notes } };
}

type Parsed = Extract<ParsedSetCookie, { readonly kind: 'parsed' }>;
type Stored = { readonly jar: Jar; readonly decision: Decision };

const rejected = ({ name, reason }: { readonly name: string; readonly reason: Reason }): Decision => ({
  kind: 'rejected',
  name,
  reason,
});

function storeCookie(jar: Jar, parsed: Parsed, context: RequestContext): Stored {
  const { name, attributes } = parsed;
  const domain = attributes.domain ?? '';
  const { hostname } = context.url;
  const cookie = newCookie(parsed, context);
  const isPartitioned = attributes.partitioned ?? false;
  const rules: Readonly<Record<Rule, () => Reason | null>> = {
    empty: () => refuseEmpty(cookie),
    nameless: () => refuseNameless(cookie, context),
    domain: () => refuseDomain(domain, hostname),
    prefix: () =>
      refuseByPrefix(cookie, {
        asksForRoot: hasRootPath(cookie, attributes.path, context),
        isSecureConnection: isSecureConnection(context.url),
      }),
    equals: () => refuseEqualsWithoutName(cookie),
    partitioned: () => refusePartitionedWithoutSecure(cookie, isPartitioned, context),
    thirdParty: () => refuseThirdParty(cookie, context),
    secure: () => refuseSecureFromHttp(cookie, context),
    script: () => refuseHttpOnlyFromScript(cookie, context),
    otherSite: () => refuseFromOtherSite(cookie, context),
    none: () => refuseNoneWithoutSecure(cookie),
    overwriting: () => refuseOverwritingSecure(cookie, jar, context),
  };
  const refusal = firstOf(ORDERS[context.browser].map((rule) => rules[rule]));
  return refusal ? { jar, decision: rejected({ name, reason: refusal }) } : insertCookie(jar, cookie, context);
}

type Rule =
  | 'empty'
  | 'nameless'
  | 'domain'
  | 'prefix'
  | 'equals'
  | 'partitioned'
  | 'thirdParty'
  | 'secure'
  | 'script'
  | 'otherSite'
  | 'none'
  | 'overwriting';

/** In which order each browser asks, by which it names one reason where several speak against a cookie. */
const ORDERS: Readonly<Record<BrowserKind, readonly Rule[]>> = {
  // First what the header says by itself, then the request, then the jar.
  chromium: [
    ...(['empty', 'nameless', 'domain', 'prefix', 'equals', 'partitioned'] as const),
    ...(['thirdParty', 'secure', 'script', 'otherSite', 'none', 'overwriting'] as const),
  ],
  // First whether the request may set cookies at all. SameSite=None without Secure goes before all else.
  firefox: [
    ...(['thirdParty', 'none', 'empty', 'nameless', 'domain', 'prefix', 'equals'] as const),
    ...(['partitioned', 'secure', 'script', 'otherSite', 'overwriting'] as const),
  ],
};

function firstOf(rules: readonly (() => Reason | null)[]): Reason | null {
  for (const rule of rules) {
    const refusal = rule();
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Steps 5 to 7, 10 to 12, 14 and 17: the fields. Max-Age goes before Expires. */
function newCookie({ name, value, attributes }: Parsed, context: RequestContext): Cookie {
  const { url, now } = context;
  // Step 10. A host that is a public suffix itself may name itself as its Domain. An address has no subdomains.
  const domain = attributes.domain ?? '';
  const forHost = domain === '' || isPublicSuffix(domain);
  return {
    name,
    value,
    domain: forHost ? url.hostname : domain,
    hostOnly: forHost || isIpAddress(domain),
    path: attributes.path ?? defaultPath(url),
    secure: attributes.secure ?? false,
    httpOnly: attributes.httpOnly ?? false,
    sameSite: attributes.sameSite ?? 'default',
    priority:
      behaviorOf(context.browser, DIFFERENCES.priority) === 'counts' ? (attributes.priority ?? 'medium') : 'medium',
    partition: partitionFor(attributes.partitioned ?? false, context),
    createdAt: now,
    lastAccessAt: now,
    expiresAt: attributes.maxAge ?? attributes.expires ?? null,
  };
}

/** Step 2. */
const refuseEmpty = ({ name, value }: Cookie): Reason | null => (name === '' && value === '' ? EMPTY : null);

export const EMPTY = reason('empty', 'it has neither a name nor a value');

/** Firefox: no cookie without a name. */
const refuseNameless = ({ name }: Cookie, { browser }: RequestContext): Reason | null =>
  name !== '' || behaviorOf(browser, DIFFERENCES.emptyName) === 'taken' ? null : NAMELESS;

export const NAMELESS = reason('nameless', 'it has no name, and Firefox takes no cookie without one');

/** Step 21: a `__Host-` name promises the path `/`. Firefox does not ask whether it was written out. */
const hasRootPath = (cookie: Cookie, written: string | null | undefined, { browser }: RequestContext): boolean =>
  behaviorOf(browser, DIFFERENCES.hostPrefixPath) === 'must be written' ? written === '/' : cookie.path === '/';

/** Steps 8 to 10: `attribute` is the value of the Domain attribute, empty when there was none. */
function refuseDomain(attribute: string, host: string): Reason | null {
  if (/\P{ASCII}/u.test(attribute)) {
    const words = `its Domain is "${attribute}", and a Domain may hold plain ASCII characters only`;
    return reason('domain-not-ascii', words);
  }
  if (attribute === '' || attribute === host) return null;
  if (isPublicSuffix(attribute)) {
    return reason('domain-public-suffix', `its Domain is ${attribute}, an ending that many unrelated sites share`);
  }
  if (domainMatches(host, attribute)) return null;
  const words = `its Domain is ${attribute}, and the response came from ${host}, which isn’t part of it`;
  return reason('domain-mismatch', words);
}

/** Step 13: a Secure cookie must come over a secure connection. */
function refuseSecureFromHttp(cookie: Cookie, { url }: RequestContext): Reason | null {
  if (!cookie.secure || isSecureConnection(url)) return null;
  return reason('secure-from-http', `it’s Secure, but the response came over plain http:// from ${url.host}`);
}

/** Step 15. */
function refuseHttpOnlyFromScript(cookie: Cookie, { api }: RequestContext): Reason | null {
  if (api !== 'script' || !cookie.httpOnly) return null;
  return reason('http-only-from-script', 'a script may not make a cookie that is HttpOnly');
}

/** Step 16: over http nobody overlays a Secure cookie. One of `/login` does not protect `/`, but `/login/en`. */
function refuseOverwritingSecure(cookie: Cookie, jar: Jar, { url, browser }: RequestContext): Reason | null {
  if (cookie.secure || isSecureConnection(url)) return null;
  const reaches = behaviorOf(browser, DIFFERENCES.secureOverlay) === 'refused' ? isNear : isSentTo;
  const covered = jar.some(
    (existing) =>
      existing.name === cookie.name &&
      existing.secure &&
      isSamePartition(existing.partition, cookie.partition) &&
      (reaches(existing, cookie) || reaches(cookie, existing)) &&
      pathMatches(cookie.path, existing.path),
  );
  if (!covered) return null;
  const words = `there’s a Secure cookie called ${cookie.name} already, and plain http:// may not replace it`;
  return reason('overwrites-secure', words);
}

const isNear = (one: Cookie, other: Cookie): boolean => domainMatches(other.domain, one.domain);

/** Whether the one is sent to the host for which the other one is. */
const isSentTo = (one: Cookie, other: Cookie): boolean =>
  one.domain === other.domain || (!one.hostOnly && domainMatches(other.domain, one.domain));

/** Chromium: no nameless cookie that would be sent as `a=b`. The specification keeps it. */
function refuseEqualsWithoutName({ name, value }: Cookie): Reason | null {
  if (name !== '' || !value.includes('=')) return null;
  return reason('equals-without-name', `it has no name, and would be sent as ${value}, as if it had one`);
}

/** Steps 23 and 24: it takes the place of the same cookie. One that is over already deletes it: so servers delete. */
function insertCookie(jar: Jar, received: Cookie, context: RequestContext): Stored {
  const number = nextNumber(jar);
  const cookie = { ...received, storedAs: number, listedAs: number };
  const previous = jar.find((existing) => isSameCookie(existing, cookie));
  if (previous?.httpOnly && context.api === 'script') {
    const why = reason('overwrites-http-only', `a script may not change ${cookie.name}, which is HttpOnly`);
    return { jar, decision: rejected({ name: cookie.name, reason: why }) };
  }
  if (isExpired(cookie, context.now)) return deleteCookie(jar, cookie, previous);
  if (previous) return replaceCookie(jar, cookie, previous, context);
  const evicted = evictedBy(cookie, jar, context.browser);
  if (evicted === null) return { jar, decision: rejected({ name: cookie.name, reason: NO_ROOM }) };
  const after = [...jar, cookie].filter((existing) => !evicted.includes(existing));
  return { jar: after, decision: { kind: 'stored', cookie, evicted, reason: STORED } };
}

/** Which number a cookie gets that the jar stores now. */
export const nextNumber = (jar: Jar): number => jar.reduce((most, { storedAs = 0 }) => Math.max(most, storedAs), 0) + 1;

const isSameCookie = (one: Cookie, other: Cookie): boolean =>
  one.name === other.name &&
  one.domain === other.domain &&
  one.hostOnly === other.hostOnly &&
  one.path === other.path &&
  isSamePartition(one.partition, other.partition);

function replaceCookie(jar: Jar, cookie: Cookie, previous: Cookie, { browser, api }: RequestContext): Stored {
  const isListedAnew = api === 'script' && cookie.value !== previous.value;
  const listed = isListedAnew ? cookie : { ...cookie, listedAs: previous.listedAs ?? 0 };
  const { jar: after, after: kept } = replaceInJar(jar, previous, listed, browser);
  return { jar: after, decision: { kind: 'replaced', cookie: kept, previous, reason: REPLACED } };
}

/** The jar with `cookie` in the place of `previous`, and as it then is; or at the end, when it counts as a new one. */
export function replaceInJar(jar: Jar, previous: Cookie, cookie: Cookie, browser: BrowserKind) {
  if (!keepsCreationTime(cookie, previous, browser)) {
    return { jar: [...jar.filter((existing) => existing !== previous), cookie], after: cookie };
  }
  // The jar is in the order of creation, so the cookie keeps its place, too.
  const after = { ...cookie, createdAt: previous.createdAt };
  return { jar: jar.map((existing) => (existing === previous ? after : existing)), after };
}

const keepsCreationTime = (cookie: Cookie, previous: Cookie, browser: BrowserKind): boolean =>
  behaviorOf(browser, DIFFERENCES.replacedCookie) === 'keeps its place' || cookie.value === previous.value;

function deleteCookie(jar: Jar, cookie: Cookie, previous: Cookie | undefined): Stored {
  if (!previous) return { jar, decision: { kind: 'ignored', name: cookie.name, reason: whyNoneDeleted(jar, cookie) } };
  const after = jar.filter((existing) => existing !== previous);
  return { jar: after, decision: { kind: 'deleted', cookie: previous, reason: DELETED } };
}

/** Most often the path or domain is not the one with which the cookie was set. */
function whyNoneDeleted(jar: Jar, cookie: Cookie): Reason {
  const near = jar.filter(
    ({ name, domain }) => name === cookie.name && registrableDomain(domain) === registrableDomain(cookie.domain),
  );
  const here = near.find(({ domain, hostOnly }) => domain === cookie.domain && hostOnly === cookie.hostOnly);
  if (here) {
    const stays = `but the one in the jar has Path ${here.path}, and stays`;
    return reason('other-path-stays', `it would delete the cookie with Path ${cookie.path}, ${stays}`);
  }
  const [other] = near;
  if (other) {
    const stays = `but the one in the jar is for ${hostsOf(other)}, and stays`;
    return reason('other-domain-stays', `it would delete the cookie for ${hostsOf(cookie)}, ${stays}`);
  }
  return reason('nothing-to-delete', 'it has already expired, and the jar has no such cookie to delete');
}

const hostsOf = ({ domain, hostOnly }: Cookie): string =>
  hostOnly ? `${domain} alone` : `${domain} and its subdomains`;

const STORED = reason('new-cookie', 'the response asked for it, and no rule blocked it');
const NO_ROOM = reason(
  'no-room',
  'the jar has no room for more of this site, and Firefox removes no Secure cookie for one that isn’t Secure',
);
const REPLACED = reason('same-cookie', 'the jar had one with the same name, domain and path');
const DELETED = reason('deleted-by-server', 'the response set it again, already expired');

interface JarLimit {
  /** With one cookie more than this … */
  readonly most: number;
  /** … so many go that these are left. */
  readonly left: number;
}

/** The limits for a site (each partition by itself) and for the jar. The specification asks for 50 and 3000. */
const SITE_LIMIT: JarLimit = { most: 180, left: 150 };
const JAR_LIMIT: JarLimit = { most: 3300, left: 3000 };

/**
 * What has to go for a new cookie, the end of 5.7; null: nothing may go for this one. In Chromium that can be the new
 * cookie itself. Nothing in the jar may be expired.
 */
function evictedBy(stored: Cookie, jar: Jar, browser: BrowserKind): readonly Cookie[] | null {
  if (jar.length < SITE_LIMIT.most && stored.partition === null) return [];
  const site = registrableDomain(stored.domain);
  const rivals = jar.filter(
    ({ domain, partition }) => registrableDomain(domain) === site && isSamePartition(partition, stored.partition),
  );
  const byPriority = behaviorOf(browser, DIFFERENCES.priority) === 'counts';
  const excessInChromium = stored.partition === null ? excessByPriority : excessOfPartition;
  const ofSite = byPriority ? excessInChromium([...rivals, stored]) : excessWithoutSecure(rivals, stored);
  if (ofSite === null) return null;
  const remaining = jar.filter((cookie) => !ofSite.includes(cookie));
  const excess = remaining.length < JAR_LIMIT.most ? 0 : remaining.length + 1 - JAR_LIMIT.left;
  const bySecure = oldestFirst(remaining).toSorted((one, other) => Number(one.secure) - Number(other.secure));
  return [...ofSite, ...bySecure.slice(0, excess)];
}

/** Used longest ago first. */
const oldestFirst = (cookies: Jar): Jar =>
  cookies.toSorted(
    (one, other) => one.lastAccessAt - other.lastAccessAt || (one.storedAs ?? 0) - (other.storedAs ?? 0),
  );

/** Firefox: only cookies without Secure go; where there are none, Secure ones, but only for one that is Secure, too. */
function excessWithoutSecure(rivals: Jar, stored: Cookie): readonly Cookie[] | null {
  if (rivals.length < SITE_LIMIT.most) return [];
  const insecure = rivals.filter(({ secure }) => !secure);
  if (insecure.length === 0 && !stored.secure) return null;
  const going = insecure.length === 0 ? rivals : insecure;
  return oldestFirst(going).slice(0, rivals.length + 1 - SITE_LIMIT.left);
}

/** Chromium: names and values of a site's cookies in one partition, in bytes, are limited, too. */
const PARTITION_BYTES = 10_240;

/** Chromium: in a partition only as many go as have to, whatever they are. */
function excessOfPartition(cookies: Jar): readonly Cookie[] {
  const ordered = oldestFirst(cookies);
  let bytes = ordered.reduce((sum, cookie) => sum + bytesIn(cookie), 0);
  const first = ordered.findIndex((cookie, index) => {
    if (ordered.length - index <= SITE_LIMIT.most && bytes <= PARTITION_BYTES) return true;
    bytes -= bytesIn(cookie);
    return false;
  });
  return first === -1 ? ordered : ordered.slice(0, first);
}

const bytesIn = ({ name, value }: Cookie): number => headerBytes(name).length + headerBytes(value).length;

/** Chromium's rounds: which go first, and how many of each Priority stay in any case, if there are so many. */
const ROUNDS: readonly { readonly priority: Priority; readonly secureToo: boolean }[] = [
  { priority: 'low', secureToo: false },
  { priority: 'low', secureToo: true },
  { priority: 'medium', secureToo: false },
  { priority: 'high', secureToo: false },
  { priority: 'medium', secureToo: true },
  { priority: 'high', secureToo: true },
];
const KEPT: Readonly<Record<Priority, number>> = { low: 30, medium: 50, high: 70 };

/** Chromium: the cookies of a site that go, by Priority, and in each round those used longest ago first. */
function excessByPriority(cookies: Jar): readonly Cookie[] {
  if (cookies.length <= SITE_LIMIT.most) return [];
  const gone = new Set<Cookie>();
  const ordered = oldestFirst(cookies);
  for (const { priority, secureToo } of ROUNDS) {
    const rivals = ordered.filter((cookie) => cookie.priority === priority && !gone.has(cookie));
    if (rivals.length <= KEPT[priority]) continue;
    const secure = rivals.filter((cookie) => cookie.secure).length;
    const kept = secureToo ? KEPT[priority] : Math.max(secure, KEPT[priority]);
    const most = Math.min(rivals.length - kept, cookies.length - gone.size - SITE_LIMIT.left);
    const going = rivals.filter((cookie) => secureToo || !cookie.secure).slice(0, most);
    for (const cookie of going) gone.add(cookie);
  }
  return [...gone];
}
