/**
 * Everything that the simulated visitor has: a clock and one or more browsers, each with a jar of its own. Plain JSON,
 * never changed in place.
 */
import { APP_ORIGIN } from '../core/scenario.ts';
import type { Cookie, Jar } from './cookie.ts';
import { domainMatches } from './domain-match.ts';

/** The browser that a scenario begins with. */
export const FIRST_BROWSER = 'first';

export interface BrowserState {
  /** The virtual clock, epoch milliseconds, shared by all browsers. */
  readonly now: number;
  /** Name of the browser in use; always one of `browsers`. */
  readonly current: string;
  readonly browsers: readonly { readonly name: string; readonly jar: Jar }[];
  /** How many steps were performed: the number of the last one. */
  readonly performed: number;
}

/** A visitor with one new browser, whose clock shows `now` (epoch milliseconds). */
export const openBrowser = (now: number): BrowserState => ({
  now,
  current: FIRST_BROWSER,
  browsers: [{ name: FIRST_BROWSER, jar: [] }],
  performed: 0,
});

/** The jar of the browser in use. */
export const currentJar = ({ browsers, current }: BrowserState): Jar =>
  browsers.find(({ name }) => name === current)?.jar ?? [];

/** The state with another jar in the browser in use. */
export const withJar = (state: BrowserState, jar: Jar): BrowserState => ({
  ...state,
  browsers: state.browsers.map((browser) => (browser.name === state.current ? { ...browser, jar } : browser)),
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
