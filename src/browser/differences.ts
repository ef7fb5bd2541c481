/**
 * Where browsers part: the one table that the rules of this folder ask. Each row says what it is about, what each
 * browser does (`does`, by which the rules go), and that in words. Recorded from the browsers themselves, as `RECORDED`
 * says; `seen` names a scenario of test/oracle in which they part. A test holds every row to the recordings.
 */

export const BROWSER_KINDS = ['chromium', 'firefox'] as const;
export type BrowserKind = (typeof BROWSER_KINDS)[number];

export const isBrowserKind = (text: string): text is BrowserKind => BROWSER_KINDS.some((kind) => kind === text);

/** What sentences call them. */
export const BROWSER_NAMES: Readonly<Record<BrowserKind, string>> = { chromium: 'Chromium', firefox: 'Firefox' };

interface Source {
  readonly version: string;
  /** The day on which it was recorded. */
  readonly date: string;
}

/** The browsers that were asked, and when. */
export const RECORDED: Readonly<Record<BrowserKind, Source>> = {
  chromium: { version: '156.0.8078.108', date: '2026-11-30' },
  firefox: { version: '153.8.0', date: '2026-11-30' },
};

interface Behavior<Does> extends Source {
  readonly does: Does;
  readonly words: string;
}

export interface Difference<Does = string> {
  /** What the row is about, for a heading. */
  readonly about: string;
  readonly chromium: Behavior<Does>;
  readonly firefox: Behavior<Does>;
  /** `topic: scenario`. */
  readonly seen: string;
}

type Row<Does> = Readonly<Record<BrowserKind, readonly [does: Does, words: string]>> &
  Pick<Difference, 'about' | 'seen'>;

const difference = <const Does>({ chromium, firefox, ...row }: Row<Does>): Difference<Does> => ({
  ...row,
  chromium: { does: chromium[0], words: chromium[1], ...RECORDED.chromium },
  firefox: { does: firefox[0], words: firefox[1], ...RECORDED.firefox },
});

export const DIFFERENCES = {
  defaultSameSite: difference({
    about: 'A cookie without SameSite, or with one that nobody knows',
    chromium: ['lax', 'counts as Lax; while it’s new, for two minutes, a form may carry it'],
    firefox: ['none', 'counts as None'],
    seen: 'same-site: a form on another site, two minutes later',
  }),
  schemes: difference({
    about: 'http and https of one host',
    chromium: ['two sites', 'are two sites'],
    firefox: ['one site', 'are one site'],
    seen: 'browsers: a link from http to https of the same host, and back',
  }),
  redirects: difference({
    about: 'A request that was redirected through another site',
    chromium: ['do not count', 'is judged by the page that caused it; redirects don’t count'],
    firefox: ['count', 'comes from another site: each redirect counts'],
    seen: 'browsers: a typed address that goes through another site and comes back',
  }),
  thirdParties: difference({
    about: 'A cookie of a site that is only a part of another one’s page',
    chromium: ['one jar', 'is the same on all pages, unless it’s Partitioned'],
    firefox: ['a jar for each top site', 'is kept apart for each site in the address bar, Partitioned or not'],
    seen: 'browsers: a frame of another site on two sites',
  }),
  partitionedWhenBlocked: difference({
    about: 'A Partitioned cookie, while third-party cookies are blocked',
    chromium: ['works', 'works all the same'],
    firefox: ['is blocked', 'is blocked like any other'],
    seen: 'third-parties: Partitioned cookies work when third parties are blocked',
  }),
  privateThirdParties: difference({
    about: 'A private window',
    chromium: ['blocked', 'takes and sends no third-party cookies'],
    firefox: ['allowed', 'does with third-party cookies what any window does'],
    seen: 'third-parties: a private window blocks third-party cookies, an ordinary one does not',
  }),
  replacedCookie: difference({
    about: 'A cookie that is set again, with another value',
    chromium: ['goes to the end', 'goes to the end of the Cookie header, as if it were new'],
    firefox: ['keeps its place', 'keeps its place in the Cookie header'],
    seen: 'jar: the same name, domain and path replaces',
  }),
  replacedByScript: difference({
    about: 'A cookie to which a script gives another value, in document.cookie',
    chromium: ['as in the header', 'goes to the end, as in the Cookie header'],
    firefox: ['at the end', 'goes to the end, although it keeps its place in the Cookie header'],
    seen: 'scripts: a script replaces a cookie of a server, and reads',
  }),
  secureOverlay: difference({
    about: 'Over http, a cookie for one host beside a Secure one of its subdomain',
    chromium: ['refused', 'is refused'],
    firefox: ['taken', 'is taken, since neither is sent where the other one is'],
    seen: "browsers: a parent's cookie beside a Secure one of a subdomain",
  }),
  hostPrefixPath: difference({
    about: 'A name with __Host- whose Path wasn’t written out',
    chromium: ['must be written', 'is refused'],
    firefox: ['may be the default', 'is taken where the path comes to / by itself'],
    seen: 'prefixes: __Host- without Path',
  }),
  handMadePrefix: difference({
    about: 'A cookie made by hand, with a prefix such as __Host- in its name',
    chromium: ['refused', 'is refused unless it has what the prefix promises'],
    firefox: ['taken', 'is taken, whatever the prefix promises'],
    seen: 'hand-edits: a cookie with a prefix, by hand',
  }),
  withoutEquals: difference({
    about: 'A header without an equals sign',
    chromium: ['a value', 'is the value of a cookie without a name'],
    firefox: ['a name', 'is the name of a cookie without a value'],
    seen: 'name-and-value: a value without a name',
  }),
  emptyName: difference({
    about: 'A header that begins with an equals sign',
    chromium: ['taken', 'makes a cookie without a name'],
    firefox: ['refused', 'is refused: a cookie needs a name'],
    seen: 'name-and-value: an equals sign before the value',
  }),
  priority: difference({
    about: 'The attribute Priority',
    chromium: ['counts', 'decides what goes first when a site has too many cookies'],
    firefox: ['is unknown', 'isn’t known: cookies without Secure go first'],
    seen: 'priority: no room, and all are of Low',
  }),
  room: difference({
    about: 'A new cookie without Secure, when the site has 180 that are Secure',
    chromium: ['is evicted', 'is the first that goes'],
    firefox: ['is refused', 'is refused, and nothing goes'],
    seen: 'crowds: a new cookie without Secure, and 180 that are Secure',
  }),
  addressImages: difference({
    about: 'A plain image of a host that is an address of numbers, in an encrypted page',
    chromium: ['blocked', 'isn’t asked for'],
    firefox: ['upgraded', 'is asked for by https'],
    seen: 'mixed-content: a plain image of an address of numbers in an encrypted page',
  }),
  tabs: difference({
    about: 'A TAB inside a name, a value or an attribute',
    chromium: ['refused', 'makes the header void'],
    firefox: ['taken', 'is a character like any other, but in Path, where the cookie is refused'],
    seen: 'attributes: a tab inside an attribute',
  }),
  strayBytes: difference({
    about: 'Bytes in a value that aren’t UTF-8',
    chromium: ['kept', 'are kept and sent as they came; scripts then see no cookie at all'],
    firefox: ['replaced', 'become U+FFFD, the sign for “not a character”'],
    seen: 'bytes: a Latin-1 letter in the value',
  }),
  domainBeyondAscii: difference({
    about: 'A Domain with letters beyond ASCII',
    chromium: ['converted', 'is converted to Punycode'],
    firefox: ['refused', 'is refused'],
    seen: 'bytes: a Domain with the letters of its Punycode',
  }),
  expires: difference({
    about: 'The date in Expires',
    chromium: ['as specified', 'is in UTC, whatever zone it names, and a day or time that doesn’t exist voids it'],
    firefox: ['as NSPR', 'is in the zone it names, and days and times roll over: 31 November is 1 December'],
    seen: 'browsers: a date that rolls over: 31 November',
  }),
  maxAge: difference({
    about: 'A Max-Age that is more than digits',
    chromium: ['with a plus', 'may have a plus before it; after a minus there must be digits'],
    firefox: ['minus alone', 'may have no plus, and a minus is enough to end the cookie'],
    seen: 'browsers: Max-Age of -60 and letters',
  }),
  clientHints: difference({
    about: 'A script’s header that tells of the device or the network: Save-Data, DPR, Width, RTT and others',
    chromium: ['safe', 'needs no preflight'],
    firefox: ['unsafe', 'needs a preflight, as any other header'],
    seen: 'cors: a header about the device',
  }),
  bytesBeyondAscii: difference({
    about: 'A letter beyond ASCII in the Accept or Content-Type that a script sets',
    chromium: ['are safe', 'needs no preflight'],
    firefox: ['need a preflight', 'needs a preflight'],
    seen: 'cors: an Accept with a letter beyond ASCII',
  }),
  userAgent: difference({
    about: 'A User-Agent that a script sets',
    chromium: ['kept', 'changes nothing: the browser keeps its own'],
    firefox: ['sent', 'is sent, after a preflight'],
    seen: 'cors: a User-Agent of one’s own',
  }),
  emptyLocation: difference({
    about: 'A redirect whose Location is empty',
    chromium: ['no redirect', 'is no redirect: the page is shown as it is'],
    firefox: ['the same page', 'leads to the same address again'],
    seen: 'cors: a redirect to nowhere',
  }),
  passwordsInParts: difference({
    about: 'A redirect of a no-cors request to an address with a name or a password in it',
    chromium: ['refused', 'is an error'],
    firefox: ['followed', 'is followed'],
    seen: 'cors: no-cors, and a redirect to an address with a password',
  }),
  emptyFields: difference({
    about: 'An empty header of an answer to a script, beside another one of its name',
    chromium: ['count', 'counts: the two are a list with an empty part'],
    firefox: ['do not count', 'doesn’t count'],
    seen: 'cors: an empty header beside the origin',
  }),
  preflightAge: difference({
    about: 'An Access-Control-Max-Age that isn’t a number',
    chromium: ['as if missing', 'counts as if it were missing: the response holds for five seconds'],
    firefox: ['not kept', 'means that the response isn’t kept'],
    seen: 'cors: a time that is no number',
  }),
  preflightWildcard: difference({
    about: 'A * in the response to a preflight, when another request follows',
    chromium: ['holds for all', 'holds for every method or header'],
    firefox: ['is not kept', 'isn’t kept: even the same method or header is asked about again'],
    seen: 'cors: any method that was allowed holds for another',
  }),
  preflightCredentials: difference({
    about: 'A response to a preflight with credentials, when a request without them follows',
    chromium: ['holds', 'holds for it, too'],
    firefox: ['does not hold', 'doesn’t hold for it: it’s asked about again'],
    seen: 'cors: an answer to a question with credentials holds for a request without',
  }),
  preflightAfterRedirect: difference({
    about: 'A preflighted request that a redirect makes a plain one',
    chromium: ['not asked', 'goes on without another preflight'],
    firefox: ['asked', 'is asked about all the same'],
    seen: 'cors: a PUT that a redirect makes a GET',
  }),
  preflightOrigin: difference({
    about: 'A preflight after a redirect through two foreign origins',
    chromium: ['null', 'says Origin: null'],
    firefox: ['of the page', 'names the origin of the page, and the request itself then says Origin: null'],
    seen: 'cors: a redirected PUT to a third origin is asked for again',
  }),
} as const;

/** What a browser does where browsers part. */
export const behaviorOf = <Does>(kind: BrowserKind, row: Difference<Does>): Does => row[kind].does;
