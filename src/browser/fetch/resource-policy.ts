/** Fetch, 3.7 "Cross-Origin-Resource-Policy header": who may have an answer that nobody asked to read (`no-cors`). */
import { type HttpResponse, headerValues } from '../../core/http.ts';
import { registrableDomain } from '../matching.ts';
import { type Reason, reason } from '../reason.ts';

/** Why the answer of `url` is kept from a script on a page of the origin `page`; null when it is not. */
export function refuseByResourcePolicy({ headers }: HttpResponse, url: URL, page: string): Reason | null {
  const [policy, ...more] = headerValues(headers, 'Cross-Origin-Resource-Policy').map((value) => value.trim());
  if (more.length > 0 || !isRefused(policy, url, new URL(page))) return null;
  const who = policy === 'same-site' ? 'pages of its own site' : 'pages of its own origin';
  const words = `Cross-Origin-Resource-Policy is ${policy}, so only ${who} may have the response, and the script is on ${page}`;
  return reason('resource-policy', words);
}

/** A word that nobody knows forbids nothing. */
function isRefused(policy: string | undefined, url: URL, page: URL): boolean {
  if (policy === 'same-origin') return page.origin !== url.origin;
  if (policy !== 'same-site') return false;
  const isSameSite = registrableDomain(page.hostname) === registrableDomain(url.hostname);
  return !isSameSite || (page.protocol === 'http:' && url.protocol === 'https:');
}
