/**
 * Sessions: when one is over, the cookies that are not persistent go (RFC 6265bis 5.7, the end). A private window is a
 * session of which nothing stays.
 */
import type { ScenarioStep } from '../core/scenario.ts';
import { type BrowserState, currentBrowser, newPrivateWindow } from './browser-state.ts';
import type { Cookie } from './cookie.ts';
import { dropExpired } from './retrieve-cookies.ts';
import { type StepResult, told } from './step-result.ts';

type Step<Do extends ScenarioStep['do']> = Extract<ScenarioStep, { readonly do: Do }>;

/** Closes the browser in use and opens it again; a private window is closed for good. */
export function closeBrowser(state: BrowserState, step: Step<'close'>): StepResult {
  const { name, jar, openedFrom } = currentBrowser(state);
  const goes = (cookie: Cookie): boolean => openedFrom !== null || cookie.expiresAt === null;
  const kept = jar.filter((cookie) => !goes(cookie));
  const opener = state.browsers.find((browser) => browser.name === openedFrom);
  const { jar: fresh, expired } = dropExpired(opener?.jar ?? [], state.now);
  const removed = jar.filter(goes);
  const closed = told(state, kept, (base) => ({ kind: 'closed', step, ...base, removed, expired }));
  if (!opener) return closed;
  const others = closed.state.browsers.filter((browser) => browser.name !== name);
  const browsers = others.map((browser) => (browser === opener ? { ...browser, jar: fresh } : browser));
  return { ...closed, state: { ...closed.state, current: opener.name, browsers } };
}

/** A browser has one private session: opening a second window shows the first one's cookies. */
export function openPrivateWindow(state: BrowserState, step: Step<'private-window'>): StepResult {
  const { name, openedFrom } = currentBrowser(state);
  const fresh = newPrivateWindow(openedFrom ?? name);
  const opened = !state.browsers.some((browser) => browser.name === fresh.name);
  const browsers = opened ? [...state.browsers, fresh] : state.browsers;
  const switched = { ...state, current: fresh.name, browsers };
  const { jar, expired } = dropExpired(currentBrowser(switched).jar, switched.now);
  return told(switched, jar, (base) => ({ kind: 'switched', step, ...base, opened, expired }));
}
