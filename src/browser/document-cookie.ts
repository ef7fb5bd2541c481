/** What a script on a page gets from `document.cookie`: the retrieval algorithm for a "non-HTTP" API, RFC 6265bis 5.8.2. */

import type { Jar } from './cookie.ts';
import { writeCookieHeader } from './cookie-header.ts';
import { type Retrieval, retrieveCookies } from './retrieve-cookies.ts';

/** The text, and which cookies are in it, which are not, and why. The script belongs to the page, so it is same-site. */
export function readDocumentCookie(jar: Jar, page: string, now: number): Retrieval & { readonly text: string } {
  const url = new URL(page);
  const retrieval = retrieveCookies(jar, { url, method: 'GET', initiator: null, topLevel: true, api: 'script', now });
  return { ...retrieval, text: writeCookieHeader(retrieval.sent.map(({ cookie }) => cookie)) };
}
