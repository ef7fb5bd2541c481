/** Short ways to a filled jar and a request, for tables. */
import type { Jar } from '../../src/browser/cookie.ts';
import type { RequestContext } from '../../src/browser/same-site.ts';
import { type ReceivedCookie, receiveCookie } from '../../src/browser/storage-model.ts';

/** Thu, 1 Jan 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 0, 1, 12);

export const contextOf = (url: string, more: Partial<Omit<RequestContext, 'url'>> = {}): RequestContext => ({
  browser: 'chromium',
  url: new URL(url),
  method: 'GET',
  initiator: null,
  topLevel: true,
  ancestors: [],
  passed: [],
  thirdPartyCookies: 'allowed',
  api: 'http',
  now: NOON,
  ...more,
});

/** The jar after these headers came, each from its address. Throws when one of them was not taken. */
export function jarOf(...headers: readonly (readonly [url: string, header: string])[]): Jar {
  let jar: Jar = [];
  for (const [url, header] of headers) {
    const result = receiveCookie(jar, header, contextOf(url));
    if (result.received.decision.kind !== 'stored') throw new Error(`not stored: ${header} from ${url}`);
    jar = result.jar;
  }
  return jar;
}

/** `stored`, or `rejected: prefix-host`: a decision in a table. */
export function verdict({ decision }: ReceivedCookie): string {
  return decision.kind === 'stored' ? decision.kind : `${decision.kind}: ${decision.reason.code}`;
}
