/** Whatever loads a page or a part of one, with every redirect that it leads to: one exchange a hop. */
import { type HeaderFields, type HttpRequest, headerValues } from '../core/http.ts';
import type { Answer, Dialogue } from '../core/program.ts';
import { type BrowserState, currentBrowser, oneEntry, type StepResult, withJar } from './browser-state.ts';
import { dropExpired, type Jar } from './cookie.ts';
import { checkMixedContent, firstLoad, followRedirect, type Load } from './load.ts';
import { parseSetCookie } from './parse-set-cookie.ts';
import { type Reason, reason } from './reason.ts';
import { type Retrieval, retrieveCookies, writeCookieHeader } from './retrieval-model.ts';
import type { RequestContext } from './same-site.ts';
import { type ReceivedCookie, receiveCookie } from './storage-model.ts';
import type { Exchange, LoadingStep } from './transcript.ts';

/** Yields each request and takes its answer. After a fault there is no further hop. */
export function* sendRequests(state: BrowserState, step: LoadingStep): Dialogue<StepResult> {
  const entries: Exchange[] = [];
  let { jar } = currentBrowser(state);
  const checked = checkMixedContent(
    firstLoad(step, `${state.now} ${state.performed}`, state.lastHeaders),
    currentBrowser(state).kind,
  );
  if (checked.kind === 'blocked') {
    return oneEntry(state, jar, (base) => ({ kind: 'blocked', step, ...base, reason: checked.reason }));
  }
  let load: Load | null = checked.load;
  while (load) {
    const done: Hop = yield* exchange(state, jar, step, load, entries.length);
    entries.push(done.entry);
    jar = done.entry.jar;
    load = done.next;
  }
  const last = entries.findLast(({ answer }) => answer.kind === 'response')?.answer;
  const lastHeaders = last?.kind === 'response' ? last.response.headers : state.lastHeaders;
  return { state: { ...withJar(state, jar), lastHeaders }, entries };
}

interface Hop {
  readonly entry: Exchange;
  readonly next: Load | null;
}

function* exchange(state: BrowserState, jar: Jar, step: LoadingStep, load: Load, hop: number): Dialogue<Hop> {
  const { now, performed: number, current: browser } = state;
  const context = contextOf(load, state);
  const { jar: fresh, expired } = dropExpired(jar, now);
  const retrieve = load.credentials === 'omit' ? withholdAll : retrieveCookies;
  const { sent, withheld, jar: accessed } = retrieve(fresh, context);
  const request = writeRequest(load, writeCookieHeader(sent.map(({ cookie }) => cookie)), now);
  const answer = yield request;
  const { jar: after, received } = receiveAnswer(accessed, answer, load, context);
  const { redirect, next } =
    answer.kind === 'response'
      ? followRedirect(load, answer.response, hop, context.browser)
      : { redirect: null, next: null };
  const { upgraded } = load;
  const base = { number, step, browser, at: now, jar: after };
  const decided = { sent, withheld, expired, answer, received, redirect };
  return { entry: { kind: 'exchange', ...base, hop, request, upgraded, ...decided }, next };
}

function receiveAnswer(
  jar: Jar,
  answer: Answer,
  { credentials }: Load,
  context: RequestContext,
): { jar: Jar; received: readonly ReceivedCookie[] } {
  if (answer.kind === 'fault') return { jar, received: [] };
  const receive = credentials === 'omit' ? ignoreCookie : receiveCookie;
  let after = jar;
  const received = headerValues(answer.response.headers, 'Set-Cookie').map((header) => {
    const result = receive(after, header, context);
    after = result.jar;
    return result.received;
  });
  return { jar: after, received };
}

function contextOf(load: Load, state: BrowserState): RequestContext {
  const { url, method, initiator, part, ancestors, passed } = load;
  const { thirdPartyCookies, kind: browser } = currentBrowser(state);
  const place = { url, method, initiator, topLevel: part === null, ancestors, passed };
  return { ...place, browser, thirdPartyCookies, api: 'http', now: state.now };
}

/** Without credentials every cookie of the site is withheld, whatever else there is to say of it. */
function withholdAll(jar: Jar, context: RequestContext): Retrieval {
  const { sent, withheld } = retrieveCookies(jar, context);
  const why = noCredentials('so no cookie goes along');
  return { sent: [], withheld: [...sent, ...withheld].map(({ cookie }) => ({ cookie, reason: why })), jar };
}

/** Without credentials nothing is taken from the answer, whatever it is. */
function ignoreCookie(
  jar: Jar,
  header: string,
  { now, browser }: RequestContext,
): { jar: Jar; received: ReceivedCookie } {
  const { name } = parseSetCookie(header, now, browser);
  const why = noCredentials('so no cookie is taken from the answer');
  return { jar, received: { header, decision: { kind: 'rejected', name, reason: why }, notes: [] } };
}

function noCredentials(consequence: string): Reason {
  return reason('no-credentials', `the script asked for a fetch without credentials here, ${consequence}`);
}

/** A request as it goes on the wire: the headers that a Flask program can care about, no more. */
function writeRequest(load: Load, cookieHeader: string, now: number): HttpRequest {
  const { url, method, content, headers: added } = load;
  const headers: HeaderFields = [
    ['Host', url.host],
    ...provenance(load),
    ...added,
    ...(content === null
      ? []
      : [header('Content-Type', content.type), header('Content-Length', String(content.body.length))]),
    ...(cookieHeader === '' ? [] : [header('Cookie', cookieHeader)]),
  ];
  const address = new URL(url);
  address.hash = '';
  return { method, url: address.href, headers, body: content?.body ?? '', at: now };
}

const header = (name: string, value: string): readonly [string, string] => [name, value];

/** Origin goes with every method but GET and HEAD; Referer by the default policy "strict-origin-when-cross-origin". */
function provenance({ url, method, initiator, namesReferrer }: Load): HeaderFields {
  if (initiator === null) return [];
  const isDowngrade = initiator.startsWith('https:') && url.protocol === 'http:';
  return [
    ...(method !== 'GET' && method !== 'HEAD' ? [header('Origin', initiator)] : []),
    ...(namesReferrer && !isDowngrade ? [header('Referer', `${initiator}/`)] : []),
  ];
}
