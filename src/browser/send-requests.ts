/** Whatever loads a page or a part of one, with every redirect that it leads to: one exchange a hop. */
import { type HeaderFields, type HttpRequest, type HttpResponse, headerValues } from '../core/http.ts';
import type { Answer, Dialogue } from '../core/program.ts';
import { type BrowserState, currentBrowser, oneEntry, type StepResult, withBrowser } from './browser-state.ts';
import { dropExpired, type Jar } from './cookie.ts';
import type { BrowserKind } from './differences.ts';
import { isCorsRequest, judgeResponse, originOf, questionOf, refuseRequest } from './fetch/cors.ts';
import { withReadFields } from './fetch/cors-check.ts';
import { isAnswered, judgeAnswer, type KeptAnswer, questionHeaders } from './fetch/preflight.ts';
import { checkMixedContent, firstLoad, followRedirect, headersWithType, type Load } from './load.ts';
import { parseSetCookie } from './parse-set-cookie.ts';
import { type ReasonCode, reason } from './reason.ts';
import { type Retrieval, retrieveCookies, writeCookieHeader } from './retrieval-model.ts';
import type { RequestContext } from './same-site.ts';
import { type ReceivedCookie, receiveCookie } from './storage-model.ts';
import { type Exchange, headersAt, type LoadingStep, timeOf } from './transcript.ts';

/** Yields each request and takes its answer. After a fault there is no further hop. */
export function* sendRequests(state: BrowserState, step: LoadingStep): Dialogue<StepResult> {
  const entries: Exchange[] = [];
  const { jar: first, preflights: known, kind } = currentBrowser(state);
  let { now } = state;
  let jar = first;
  let preflights = known;
  const asked = firstLoad(step, `${state.now} ${state.performed}`, state.lastHeaders, kind);
  const checked = checkRequest(asked, kind);
  if (checked.kind === 'blocked') {
    return oneEntry(state, jar, (base) => ({ kind: 'blocked', step, ...base, reason: checked.reason }));
  }
  let load: Load | null = checked.load;
  for (let hop = 0; load !== null; hop += 1) {
    const asks: Asks | null = load.script === null ? null : questionOf(load.script, scriptView(load), kind);
    const isKept = asks !== null && isAnswered(asks.question, preflights, now, kind);
    const isAsked = asks !== null && !isKept;
    if (isAsked) {
      const question: Asked = yield* ask({ ...state, now }, jar, step, load, hop, asks);
      entries.push(question.entry);
      ({ at: now, jar } = question.entry);
      preflights = [...preflights, ...question.kept];
      if (!question.isAllowed) break;
    }
    const done: Hop = yield* exchange({ ...state, now }, jar, step, load, hop, { isKept, isAsked });
    entries.push(done.entry);
    now = done.entry.at;
    jar = done.entry.jar;
    load = done.next;
  }
  const last = entries.findLast(({ answer, cors }) => answer.kind === 'response' && cors?.role !== 'question')?.answer;
  const lastHeaders = last?.kind === 'response' ? last.response.headers : state.lastHeaders;
  return { state: { ...withBrowser(state, { jar, preflights }), now, lastHeaders }, entries };
}

/** Whether the browser makes the request at all. */
function checkRequest(load: Load, browser: BrowserKind): ReturnType<typeof checkMixedContent> {
  const refused = load.script === null ? null : refuseRequest(load.script, scriptView(load));
  return refused === null ? checkMixedContent(load, browser) : { kind: 'blocked', reason: refused };
}

/** A request as the script that asks for it sees it. */
const scriptView = (load: Load) => ({ url: load.url, method: load.method, headers: headersWithType(load) });

type Asks = NonNullable<ReturnType<typeof questionOf>>;

interface Asked {
  readonly entry: Exchange;
  readonly kept: readonly KeptAnswer[];
  readonly isAllowed: boolean;
}

/** Asks the server whether the request may come (Fetch, "CORS-preflight"): without cookies, and none are taken. */
function* ask(
  state: BrowserState,
  jar: Jar,
  step: LoadingStep,
  load: Load,
  hop: number,
  { question, reason: why }: Asks,
): Dialogue<Asked> {
  const { now, performed: number, current: browser } = state;
  const context = contextOf({ ...load, method: 'OPTIONS', content: null }, state);
  const { jar: fresh, expired } = dropExpired(jar, now);
  const { withheld } = withholdAll(fresh, context, PREFLIGHT);
  const bare = { ...load, method: 'OPTIONS', content: null, headers: questionHeaders(question) };
  const request = writeRequest(bare, '', now, question.origin);
  const answer = yield request;
  const at = now + timeOf(answer).whole;
  const { jar: left, expired: expiredMeanwhile } = dropExpired(fresh, at);
  const base = { kind: 'exchange', number, step, browser, at, jar: left, hop, request, upgraded: null } as const;
  const rest = { sent: [], withheld, expired, answer, expiredMeanwhile, redirect: null };
  const asked = { kind: 'asked', reason: why } as const;
  if (answer.kind === 'fault') {
    const cors = { role: 'question' as const, decisions: [asked], script: null };
    return { entry: { ...base, ...rest, received: [], cors }, kept: [], isAllowed: false };
  }
  const readable = withReadFields(answer.response, context.browser);
  const { verdict, kept } = judgeAnswer(question, readable, headersAt({ request, answer }), context.browser);
  const isAllowed = verdict.kind === 'passed';
  const judged = { kind: isAllowed ? 'allowed' : 'refused', reason: verdict.reason } as const;
  const received = headerValues(answer.response.headers, 'Set-Cookie').map(
    (field) => ignoreCookie(fresh, field, context, PREFLIGHT).received,
  );
  const script = isAllowed ? null : ({ type: 'error' } as const);
  const cors = { role: 'question' as const, decisions: [asked, judged], script };
  return { entry: { ...base, ...rest, received, cors }, kept, isAllowed };
}

interface Hop {
  readonly entry: Exchange;
  readonly next: Load | null;
}

/** Whether the server was asked before the request, or an earlier answer of it allows the request already. */
interface Questioned {
  readonly isAsked: boolean;
  readonly isKept: boolean;
}

function* exchange(
  state: BrowserState,
  jar: Jar,
  step: LoadingStep,
  load: Load,
  hop: number,
  questioned: Questioned,
): Dialogue<Hop> {
  const { now, performed: number, current: browser } = state;
  const context = contextOf(load, state);
  const before = dropExpired(jar, now);
  const {
    sent,
    withheld,
    jar: accessed,
  } = load.credentials === 'omit' ? withholdAll(before.jar, context, OMITTED) : retrieveCookies(before.jar, context);
  const request = writeRequest(load, writeCookieHeader(sent.map(({ cookie }) => cookie)), now);
  const answer = yield request;
  const at = now + timeOf(answer).whole;
  const came = contextOf(load, { ...state, now: headersAt({ request, answer }) });
  const until = dropExpired(accessed, came.now);
  const { jar: after, received } = receiveAnswer(until.jar, answer, load, came);
  const { jar: left, expired } = dropExpired(after, at);
  const { redirect, next, cors } =
    answer.kind === 'response' ? goOn(load, answer.response, hop, context.browser, questioned) : NOWHERE;
  const { upgraded } = load;
  const base = { number, step, browser, at, jar: left };
  const decided = { sent, withheld, expired: before.expired, received, redirect, cors };
  const expiredMeanwhile = [...until.expired, ...expired];
  return { entry: { kind: 'exchange', ...base, hop, request, upgraded, answer, ...decided, expiredMeanwhile }, next };
}

interface GoesOn extends Pick<Exchange, 'redirect' | 'cors'> {
  readonly next: Load | null;
}

const NOWHERE: GoesOn = { redirect: null, next: null, cors: null };

/** Where an answer leads, if the script that asked may be led there, and what it gets of it. */
function goOn(
  load: Load,
  response: HttpResponse,
  hop: number,
  browser: BrowserKind,
  { isAsked, isKept }: Questioned,
): GoesOn {
  const { redirect, next } = followRedirect(load, response, hop, browser);
  if (load.script === null) return { redirect, next, cors: null };
  const judged = judgeResponse(load.script, load.url, withReadFields(response, browser), redirect !== null);
  const kept = { kind: 'note', reason: reason('preflight-kept', KEPT) } as const;
  const decisions = isKept ? [kept, ...judged.decisions] : judged.decisions;
  const isRefused = redirect !== null && judged.script?.type === 'error';
  const script = redirect?.kind === 'not-followed' ? ({ type: 'error' } as const) : judged.script;
  const cors = { role: isAsked ? ('allowed' as const) : ('plain' as const), decisions, script };
  if (!isRefused) return { redirect, next, cors };
  const [{ reason: why } = kept] = judged.decisions;
  return { redirect: { kind: 'not-followed', to: redirect.to, why: 'cors', reason: why }, next: null, cors };
}

const KEPT =
  'the server was asked before, and its response still holds (Access-Control-Max-Age), so it isn’t asked again';

function receiveAnswer(
  jar: Jar,
  answer: Answer,
  { credentials }: Load,
  context: RequestContext,
): { jar: Jar; received: readonly ReceivedCookie[] } {
  if (answer.kind === 'fault') return { jar, received: [] };
  let after = jar;
  const received = headerValues(answer.response.headers, 'Set-Cookie').map((header) => {
    const result =
      credentials === 'omit' ? ignoreCookie(after, header, context, OMITTED) : receiveCookie(after, header, context);
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

/** Why a request has nothing to do with cookies, and what follows from it for those that are there and that come. */
interface Without {
  readonly code: ReasonCode;
  readonly why: string;
}

const OMITTED: Without = { code: 'no-credentials', why: 'the script asked for a fetch without credentials here' };
const PREFLIGHT: Without = {
  code: 'preflight-without-cookies',
  why: 'the browser only asks whether the request may come',
};

/** Without credentials every cookie of the site is withheld, whatever else there is to say of it. */
function withholdAll(jar: Jar, context: RequestContext, { code, why }: Without): Retrieval {
  const { sent, withheld } = retrieveCookies(jar, context);
  const because = reason(code, `${why}, so no cookie goes along`);
  return { sent: [], withheld: [...sent, ...withheld].map(({ cookie }) => ({ cookie, reason: because })), jar };
}

/** Without credentials nothing is taken from the answer, whatever it is. */
function ignoreCookie(
  jar: Jar,
  header: string,
  { now, browser }: RequestContext,
  { code, why }: Without,
): { jar: Jar; received: ReceivedCookie } {
  const { name } = parseSetCookie(header, now, browser);
  const because = reason(code, `${why}, so no cookie is taken from the response`);
  return { jar, received: { header, decision: { kind: 'rejected', name, reason: because }, notes: [] } };
}

/** A request as it goes on the wire: the headers that a Flask program can care about, no more. */
function writeRequest(load: Load, cookieHeader: string, now: number, origin = ownOrigin(load)): HttpRequest {
  const { url, method, content, headers: added } = load;
  const headers: HeaderFields = [
    ['Host', url.host],
    ...provenance(load, origin),
    ...added,
    ...(content === null
      ? []
      : [header('Content-Type', content.type), header('Content-Length', String(content.body.length))]),
    ...(cookieHeader === '' ? [] : [header('Cookie', cookieHeader)]),
  ];
  const address = new URL(url);
  for (const part of ['hash', 'username', 'password'] as const) address[part] = '';
  return { method, url: address.href, headers, body: content?.body ?? '', at: now };
}

const header = (name: string, value: string): readonly [string, string] => [name, value];

/** As its `Origin` header says it; empty where nobody is behind it. */
const ownOrigin = ({ script, initiator }: Load): string => (script === null ? (initiator ?? '') : originOf(script));

/**
 * Origin goes with a script's request to another origin and with every method but GET and HEAD; Referer by the default
 * policy "strict-origin-when-cross-origin".
 */
function provenance({ url, method, initiator, namesReferrer, script }: Load, origin: string): HeaderFields {
  if (initiator === null) return [];
  const isTold = (method !== 'GET' && method !== 'HEAD') || (script !== null && isCorsRequest(script));
  const isDowngrade = initiator.startsWith('https:') && url.protocol === 'http:';
  return [
    ...(isTold ? [header('Origin', origin)] : []),
    ...(namesReferrer && !isDowngrade ? [header('Referer', `${initiator}/`)] : []),
  ];
}
