/** A request as it goes on the wire: the headers that a Flask program can care about, no more. */
import type { HeaderFields, HttpRequest } from '../core/http.ts';
import type { Load } from './load.ts';

export function writeRequest(load: Load, cookieHeader: string, now: number): HttpRequest {
  const { url, method, content } = load;
  const description: HeaderFields =
    content === null
      ? []
      : [
          ['Content-Type', content.type],
          ['Content-Length', String(content.body.length)],
        ];
  const cookie: HeaderFields = cookieHeader === '' ? [] : [['Cookie', cookieHeader]];
  return {
    method,
    url: withoutFragment(url),
    headers: [['Host', url.host], ...provenance(load), ...description, ...cookie],
    body: content?.body ?? '',
    at: now,
  };
}

/** Origin goes with every POST; Referer by the default policy "strict-origin-when-cross-origin". */
function provenance({ url, method, initiator, namesReferrer }: Load): HeaderFields {
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
