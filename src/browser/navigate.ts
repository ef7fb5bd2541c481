/** A visit or a form post, with every redirect that it leads to: one exchange a hop. */
import { type HttpRequest, headerValues } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import { type BrowserState, currentJar, withJar } from './browser-state.ts';
import type { Jar } from './cookie.ts';
import { writeCookieHeader } from './cookie-header.ts';
import { followRedirect } from './follow-redirect.ts';
import { receiveCookie } from './receive-cookie.ts';
import type { ReceivedCookie } from './received-cookie.ts';
import type { RequestContext } from './request-context.ts';
import { type Navigation, writeRequest } from './request-headers.ts';
import { dropExpired, retrieveCookies } from './retrieve-cookies.ts';
import type { StepResult } from './step-result.ts';
import type { Exchange } from './transcript-entry.ts';

type NavigationStep = Exchange['step'];

/** Yields each request and takes its answer. After a fault there is no further hop. */
export function* navigate(state: BrowserState, step: NavigationStep): Generator<HttpRequest, StepResult, Answer> {
  const entries: Exchange[] = [];
  let navigation: Navigation | null = firstNavigation(step);
  let jar = currentJar(state);
  while (navigation) {
    const done: Hop = yield* exchange(state, jar, step, navigation, entries.length);
    entries.push(done.entry);
    jar = done.entry.jar;
    navigation = done.next;
  }
  return { state: withJar(state, jar), entries };
}

interface Hop {
  readonly entry: Exchange;
  readonly next: Navigation | null;
}

function* exchange(
  state: BrowserState,
  jar: Jar,
  step: NavigationStep,
  navigation: Navigation,
  hop: number,
): Generator<HttpRequest, Hop, Answer> {
  const { now } = state;
  const context = contextOf(navigation, now);
  const { jar: fresh, expired } = dropExpired(jar, now);
  const { sent, withheld, jar: accessed } = retrieveCookies(fresh, context);
  const request = writeRequest(navigation, writeCookieHeader(sent.map(({ cookie }) => cookie)), now);
  const answer = yield request;
  const { jar: after, received } = receiveAnswer(accessed, answer, context);
  const { redirect, next } =
    answer.kind === 'response' ? followRedirect(navigation, answer.response, hop) : { redirect: null, next: null };
  const base = { number: state.performed, step, browser: state.current, at: now, jar: after };
  return {
    entry: { kind: 'exchange', ...base, hop, request, sent, withheld, expired, answer, received, redirect },
    next,
  };
}

function receiveAnswer(
  jar: Jar,
  answer: Answer,
  context: RequestContext,
): { jar: Jar; received: readonly ReceivedCookie[] } {
  if (answer.kind === 'fault') return { jar, received: [] };
  let after = jar;
  const received = headerValues(answer.response.headers, 'Set-Cookie').map((header) => {
    const result = receiveCookie(after, header, context);
    after = result.jar;
    return result.received;
  });
  return { jar: after, received };
}

function firstNavigation(step: NavigationStep): Navigation {
  const url = new URL(step.url);
  const namesReferrer = step.from !== null;
  // Origins are compared and sent in their canonical form, without a path.
  const from = step.from === null ? null : new URL(step.from).origin;
  if (step.do === 'visit') return { url, method: 'GET', body: '', initiator: from, namesReferrer };
  const body = new URLSearchParams({ ...step.form }).toString();
  return { url, method: 'POST', body, initiator: from ?? url.origin, namesReferrer };
}

const contextOf = ({ url, method, initiator }: Navigation, now: number): RequestContext => ({
  url,
  method,
  initiator,
  topLevel: true,
  api: 'http',
  now,
});
