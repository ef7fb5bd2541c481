/** What the simulated visitor has: a clock and browsers, each with its jar. Plain JSON, never changed in place. */
import type { HeaderFields } from '../core/http.ts';
import { APP_ORIGIN, type ScenarioStep } from '../core/scenario.ts';
import { type Cookie, dropExpired, type Jar } from './cookie.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES, isBrowserKind } from './differences.ts';
import type { KeptAnswer } from './fetch/preflight.ts';
import { domainMatches } from './matching.ts';
import type { ThirdPartyCookies } from './same-site.ts';
import type { TranscriptEntry } from './transcript.ts';

/** The browser that a scenario begins with. */
export const FIRST_BROWSER = 'first';

export interface Browser {
  readonly name: string;
  readonly kind: BrowserKind;
  readonly jar: Jar;
  readonly thirdPartyCookies: ThirdPartyCookies;
  /** Answers of servers to questions before requests, as long as they hold (Fetch, "CORS-preflight cache"). */
  readonly preflights: readonly KeptAnswer[];
  /** For a private window the name of the browser that it was opened from; null for any other. */
  readonly openedFrom: string | null;
}

export interface BrowserState {
  /** The virtual clock, epoch milliseconds, shared by all browsers. */
  readonly now: number;
  /** Name of the browser in use; always one of `browsers`. */
  readonly current: string;
  readonly browsers: readonly Browser[];
  /** What a browser is that the scenario opens without saying so. */
  readonly kind: BrowserKind;
  /** How many steps were performed: the number of the last one. */
  readonly performed: number;
  /** Of the last answer to any browser: what the author of a scenario can refer to. Empty before the first. */
  readonly lastHeaders: HeaderFields;
}

/** A visitor with one new browser, whose clock shows `now` (epoch milliseconds). */
export const openBrowser = (now: number, kind: BrowserKind = 'chromium'): BrowserState => ({
  now,
  current: FIRST_BROWSER,
  browsers: [newBrowser(FIRST_BROWSER, kind)],
  kind,
  performed: 0,
  lastHeaders: [],
});

/** An empty jar, and the settings that browsers begin with. A browser that is called like a kind is of that kind. */
const newBrowser = (name: string, kind: BrowserKind): Browser => ({
  name,
  kind: isBrowserKind(name) ? name : kind,
  jar: [],
  thirdPartyCookies: 'allowed',
  preflights: [],
  openedFrom: null,
});

/** What the visitor has blocked is blocked in private windows, too. */
const newPrivateWindow = ({ name, openedFrom, kind, thirdPartyCookies }: Browser): Browser => ({
  name: `private window of ${openedFrom ?? name}`,
  kind,
  jar: [],
  thirdPartyCookies: thirdPartyCookies === 'blocked' ? 'blocked' : behaviorOf(kind, DIFFERENCES.privateThirdParties),
  preflights: [],
  openedFrom: openedFrom ?? name,
});

/** The browser in use. */
export const currentBrowser = ({ browsers, current, kind }: BrowserState): Browser =>
  browsers.find(({ name }) => name === current) ?? newBrowser(current, kind);

/** The state with another jar in the browser in use. */
export const withJar = (state: BrowserState, jar: Jar): BrowserState => withBrowser(state, { jar });

/** The state with something else about the browser in use. */
export const withBrowser = (state: BrowserState, change: Partial<Omit<Browser, 'name'>>): BrowserState => ({
  ...state,
  browsers: state.browsers.map((browser) => (browser.name === state.current ? { ...browser, ...change } : browser)),
});

export const APP_HOST = new URL(APP_ORIGIN).hostname;

/** Which cookies a change by hand is about: its name, and where it differs from that the host and the path. */
export interface CookieAddress {
  readonly name: string;
  readonly host?: string;
  readonly path?: string;
}

const isFor = ({ domain, hostOnly }: Cookie, host: string): boolean =>
  hostOnly ? domain === host : domainMatches(host, domain);

/** The cookies of that name which the host could be sent, those for the most pages (the shortest path) first. */
export function cookiesAt(jar: Jar, { name, host = APP_HOST, path }: CookieAddress): readonly Cookie[] {
  return jar
    .filter((cookie) => cookie.name === name && isFor(cookie, host))
    .filter((cookie) => path === undefined || cookie.path === path)
    .toSorted((one, other) => one.path.length - other.path.length);
}

/** The cookie that the browser in use has for the app under that name; with several, the one for the most pages. */
export const cookieNamed = (state: BrowserState, name: string): Cookie | undefined =>
  cookiesAt(currentBrowser(state).jar, { name })[0];

/** The names of the cookies that the browser in use has for the app, the oldest first. */
export const appCookieNames = (state: BrowserState): readonly string[] => {
  const own = currentBrowser(state).jar.filter((cookie) => isFor(cookie, APP_HOST));
  return [...new Set(own.map(({ name }) => name))];
};

/** What performing one step gives: the state after it, and what happened, at least one entry. */
export interface StepResult {
  readonly state: BrowserState;
  readonly entries: readonly TranscriptEntry[];
}

type EntryBase = Pick<TranscriptEntry, 'number' | 'browser' | 'at' | 'jar'>;

/** The result of a step of one entry: `jar` is the new one of the browser in use. */
export function oneEntry(state: BrowserState, jar: Jar, entry: (base: EntryBase) => TranscriptEntry): StepResult {
  const base = { number: state.performed, browser: state.current, at: state.now, jar };
  return { state: withJar(state, jar), entries: [entry(base)] };
}

type Step<Do extends ScenarioStep['do']> = Extract<ScenarioStep, { readonly do: Do }>;

/** Closes and reopens the browser: session cookies go (RFC 6265bis 5.7, the end), a private window with all it has. */
export function closeBrowser(state: BrowserState, step: Step<'close'>): StepResult {
  const { name, jar, openedFrom } = currentBrowser(state);
  const goes = (cookie: Cookie): boolean => openedFrom !== null || cookie.expiresAt === null;
  const kept = jar.filter((cookie) => !goes(cookie));
  const opener = state.browsers.find((browser) => browser.name === openedFrom);
  const { jar: fresh, expired } = dropExpired(opener?.jar ?? [], state.now);
  const removed = jar.filter(goes);
  const closed = oneEntry(state, kept, (base) => ({ kind: 'closed', step, ...base, removed, expired }));
  if (!opener) return { ...closed, state: withBrowser(closed.state, { preflights: [] }) };
  const others = closed.state.browsers.filter((browser) => browser.name !== name);
  const browsers = others.map((browser) => (browser === opener ? { ...browser, jar: fresh } : browser));
  return { ...closed, state: { ...closed.state, current: opener.name, browsers } };
}

/** A browser has one private session: opening a second window shows the first one's cookies. */
export function openPrivateWindow(state: BrowserState, step: Step<'private-window'>): StepResult {
  return switchTo(state, newPrivateWindow(currentBrowser(state)), step);
}

/** Goes on in the browser of that name, which is opened when there is none. */
export const useBrowser = (state: BrowserState, step: Step<'use-browser'>): StepResult =>
  switchTo(state, newBrowser(step.name, state.kind), step);

function switchTo(state: BrowserState, fresh: Browser, step: Step<'private-window' | 'use-browser'>): StepResult {
  const opened = !state.browsers.some(({ name }) => name === fresh.name);
  const browsers = opened ? [...state.browsers, fresh] : state.browsers;
  const switched = { ...state, current: fresh.name, browsers };
  const { jar, expired } = dropExpired(currentBrowser(switched).jar, switched.now);
  return oneEntry(switched, jar, (base) => ({ kind: 'switched', step, ...base, opened, expired }));
}
