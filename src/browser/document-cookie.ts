/**
 * What a script gets from `document.cookie` and what becomes of what it assigns: "non-HTTP" APIs, RFC 6265bis 5.8.2.
 */

import { type BrowserState, currentBrowser } from './browser-state.ts';
import type { Jar } from './cookie.ts';
import { writeCookieHeader } from './cookie-header.ts';
import { receiveCookie } from './receive-cookie.ts';
import type { ReceivedCookie } from './received-cookie.ts';
import type { RequestContext } from './request-context.ts';
import { type Retrieval, retrieveCookies } from './retrieve-cookies.ts';

/**
 * The page that the script belongs to: its address, and the pages around it when it is in a frame, the tab's own first.
 */
export interface ScriptPlace {
  readonly url: string;
  readonly within?: readonly string[];
}

/** The text, and which cookies are in it, which are not, and why. Expects a jar in which nothing has expired. */
export function readDocumentCookie(state: BrowserState, place: ScriptPlace): Retrieval & { readonly text: string } {
  const { jar } = currentBrowser(state);
  const retrieval = retrieveCookies(jar, scriptContext(state, place));
  return { ...retrieval, text: writeCookieHeader(retrieval.sent.map(({ cookie }) => cookie)) };
}

/** What is assigned is read like a Set-Cookie header that came with the page. */
export function writeDocumentCookie(
  state: BrowserState,
  place: ScriptPlace,
  cookie: string,
): { jar: Jar; received: ReceivedCookie } {
  return receiveCookie(currentBrowser(state).jar, cookie, scriptContext(state, place));
}

/** The script belongs to the page, so only the pages around it can make it cross-site. */
const scriptContext = (state: BrowserState, { url, within = [] }: ScriptPlace): RequestContext => ({
  url: new URL(url),
  method: 'GET',
  initiator: null,
  topLevel: within.length === 0,
  ancestors: within,
  thirdPartyCookies: currentBrowser(state).thirdPartyCookies,
  api: 'script',
  now: state.now,
});
