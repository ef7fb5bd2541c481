/** Where an answer sends the browser next, and how (Fetch standard, "HTTP-redirect fetch"). */
import { type HttpResponse, headerValues } from '../core/http.ts';
import { type Load, redirected } from './load.ts';
import { passMixedContent } from './mixed-content.ts';
import type { Redirect } from './transcript-entry.ts';

/** How many requests one step may lead to. */
export const MAX_HOPS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];

/** The redirect of a response to the `hop`-th request (from 0), and the next request when it is followed. */
export function followRedirect(
  load: Load,
  response: HttpResponse,
  hop: number,
): { redirect: Redirect | null; next: Load | null } {
  const [location] = headerValues(response.headers, 'Location');
  if (!REDIRECTS.includes(response.status) || location === undefined) return { redirect: null, next: null };
  const url = resolve(location, load.url);
  if (!url) return { redirect: { kind: 'not-followed', to: location, why: 'bad-location' }, next: null };
  if (hop + 1 >= MAX_HOPS) return { redirect: { kind: 'not-followed', to: url.href, why: 'too-many' }, next: null };
  const passage = passMixedContent(redirected(load, url, methodAfter(load, response)));
  if (passage.kind === 'blocked') {
    const { reason } = passage;
    return { redirect: { kind: 'not-followed', to: url.href, why: 'mixed-content', reason }, next: null };
  }
  return { redirect: { kind: 'followed', to: url.href }, next: passage.load };
}

/** 303 always becomes GET; 301 and 302 turn POST into GET, as browsers always did; 307 and 308 keep method and body. */
function methodAfter({ method, content }: Load, { status }: HttpResponse): Pick<Load, 'method' | 'content'> {
  return status === 307 || status === 308 ? { method, content } : { method: 'GET', content: null };
}

function resolve(location: string, base: URL): URL | null {
  if (!URL.canParse(location, base.href)) return null;
  const url = new URL(location, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}
