/**
 * Everything that the simulated visitor has: a clock and one or more browsers, each with a jar of its own. Plain JSON,
 * never changed in place.
 */
import { APP_ORIGIN } from '../core/scenario.ts';
import type { Cookie, Jar } from './cookie.ts';
import { domainMatches } from './domain-match.ts';
import type { ThirdPartyCookies } from './request-context.ts';

/** The browser that a scenario begins with. */
export const FIRST_BROWSER = 'first';

export interface Browser {
  readonly name: string;
  readonly jar: Jar;
  readonly thirdPartyCookies: ThirdPartyCookies;
  /** For a private window the name of the browser that it was opened from; null for any other. */
  readonly openedFrom: string | null;
}

export interface BrowserState {
  /** The virtual clock, epoch milliseconds, shared by all browsers. */
  readonly now: number;
  /** Name of the browser in use; always one of `browsers`. */
  readonly current: string;
  readonly browsers: readonly Browser[];
  /** How many steps were performed: the number of the last one. */
  readonly performed: number;
}

/** A visitor with one new browser, whose clock shows `now` (epoch milliseconds). */
export const openBrowser = (now: number): BrowserState => ({
  now,
  current: FIRST_BROWSER,
  browsers: [newBrowser(FIRST_BROWSER)],
  performed: 0,
});

/** An empty jar, and the settings that Chromium begins with. */
export const newBrowser = (name: string): Browser => ({
  name,
  jar: [],
  thirdPartyCookies: 'allowed',
  openedFrom: null,
});

/** As Chromium's: third-party cookies are blocked in it. */
export const newPrivateWindow = (openedFrom: string): Browser => ({
  name: `private window of ${openedFrom}`,
  jar: [],
  thirdPartyCookies: 'blocked',
  openedFrom,
});

/** The browser in use. */
export const currentBrowser = ({ browsers, current }: BrowserState): Browser =>
  browsers.find(({ name }) => name === current) ?? newBrowser(current);

export const currentJar = (state: BrowserState): Jar => currentBrowser(state).jar;

/** The state with another jar in the browser in use. */
export const withJar = (state: BrowserState, jar: Jar): BrowserState => withBrowser(state, { jar });

/** The state with something else about the browser in use. */
export const withBrowser = (state: BrowserState, change: Partial<Omit<Browser, 'name'>>): BrowserState => ({
  ...state,
  browsers: state.browsers.map((browser) => (browser.name === state.current ? { ...browser, ...change } : browser)),
});

/** The cookies of that name which the app's host could be sent, those for the most pages (the shortest path) first. */
export function appCookiesNamed(jar: Jar, name: string): readonly Cookie[] {
  const host = new URL(APP_ORIGIN).hostname;
  return jar
    .filter((cookie) => cookie.name === name && domainMatches(host, cookie.domain))
    .toSorted((one, other) => one.path.length - other.path.length);
}

/** The cookie that the browser in use has for the app under that name; with several, the one for the most pages. */
export const cookieNamed = (state: BrowserState, name: string): Cookie | undefined =>
  appCookiesNamed(currentJar(state), name)[0];
