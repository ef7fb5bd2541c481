/** The request of a navigation as it goes on the wire: the headers that a Flask program can care about, no more. */
import type { HeaderFields, HttpRequest } from '../core/http.ts';
import { octets } from './cookie.ts';

/** A navigation of the tab, before cookies are added. */
export interface Navigation {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** The encoded form; empty for GET. */
  readonly body: string;
  /** Origin of the page that holds the link or form; null when the visitor typed the address. */
  readonly initiator: string | null;
  /** Whether that page is known, so that it can be named in `Referer`. */
  readonly namesReferrer: boolean;
}

export function writeRequest(navigation: Navigation, cookieHeader: string, now: number): HttpRequest {
  const { url, method, body } = navigation;
  const content: HeaderFields =
    method === 'POST'
      ? [
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ['Content-Length', String(octets(body))],
        ]
      : [];
  const cookie: HeaderFields = cookieHeader === '' ? [] : [['Cookie', cookieHeader]];
  return {
    method,
    url: withoutFragment(url),
    headers: [['Host', url.host], ...provenance(navigation), ...content, ...cookie],
    body,
    at: now,
  };
}

/** Origin goes with every POST; Referer by the default policy "strict-origin-when-cross-origin". */
function provenance({ url, method, initiator, namesReferrer }: Navigation): HeaderFields {
  if (initiator === null) return [];
  const origin: HeaderFields = method === 'POST' ? [['Origin', initiator]] : [];
  const downgrade = initiator.startsWith('https:') && url.protocol === 'http:';
  const referer: HeaderFields = namesReferrer && !downgrade ? [['Referer', `${initiator}/`]] : [];
  return [...origin, ...referer];
}

function withoutFragment(url: URL): string {
  const copy = new URL(url);
  copy.hash = '';
  return copy.href;
}
