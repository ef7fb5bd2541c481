/** Whatever loads a page or a part of one, with every redirect that it leads to: one exchange a hop. */
import { type HttpRequest, headerValues } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import { type BrowserState, currentBrowser, withJar } from './browser-state.ts';
import type { Jar } from './cookie.ts';
import { writeCookieHeader } from './cookie-header.ts';
import { ignoreCookie, withholdAll } from './credentials.ts';
import { followRedirect } from './follow-redirect.ts';
import { firstLoad, type Load } from './load.ts';
import { passMixedContent } from './mixed-content.ts';
import { receiveCookie } from './receive-cookie.ts';
import type { ReceivedCookie } from './received-cookie.ts';
import type { RequestContext } from './request-context.ts';
import { writeRequest } from './request-headers.ts';
import { dropExpired, retrieveCookies } from './retrieve-cookies.ts';
import { type StepResult, told } from './step-result.ts';
import type { Exchange, LoadingStep } from './transcript-entry.ts';

/** Yields each request and takes its answer. After a fault there is no further hop. */
export function* sendRequests(state: BrowserState, step: LoadingStep): Generator<HttpRequest, StepResult, Answer> {
  const entries: Exchange[] = [];
  let { jar } = currentBrowser(state);
  const passage = passMixedContent(firstLoad(step, `${state.now} ${state.performed}`));
  if (passage.kind === 'blocked') {
    return told(state, jar, (base) => ({ kind: 'blocked', step, ...base, reason: passage.reason }));
  }
  let load: Load | null = passage.load;
  while (load) {
    const done: Hop = yield* exchange(state, jar, step, load, entries.length);
    entries.push(done.entry);
    jar = done.entry.jar;
    load = done.next;
  }
  return { state: withJar(state, jar), entries };
}

interface Hop {
  readonly entry: Exchange;
  readonly next: Load | null;
}

function* exchange(
  state: BrowserState,
  jar: Jar,
  step: LoadingStep,
  load: Load,
  hop: number,
): Generator<HttpRequest, Hop, Answer> {
  const { now } = state;
  const context = contextOf(load, state);
  const { jar: fresh, expired } = dropExpired(jar, now);
  const retrieve = load.credentials === 'omit' ? withholdAll : retrieveCookies;
  const { sent, withheld, jar: accessed } = retrieve(fresh, context);
  const request = writeRequest(load, writeCookieHeader(sent.map(({ cookie }) => cookie)), now);
  const answer = yield request;
  const { jar: after, received } = receiveAnswer(accessed, answer, load, context);
  const { redirect, next } =
    answer.kind === 'response' ? followRedirect(load, answer.response, hop) : { redirect: null, next: null };
  const base = { number: state.performed, step, browser: state.current, at: now, jar: after };
  return {
    entry: {
      kind: 'exchange',
      ...base,
      hop,
      request,
      upgraded: load.upgraded,
      sent,
      withheld,
      expired,
      answer,
      received,
      redirect,
    },
    next,
  };
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

function contextOf({ url, method, initiator, part, ancestors }: Load, state: BrowserState): RequestContext {
  const { thirdPartyCookies } = currentBrowser(state);
  return { url, method, initiator, topLevel: part === null, ancestors, thirdPartyCookies, api: 'http', now: state.now };
}
