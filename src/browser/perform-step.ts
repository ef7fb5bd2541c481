/** One step of a scenario: what the visitor does, what the browser then does, and what is to be told of it. */
import type { HttpRequest } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import { type BrowserState, currentJar, withJar } from './browser-state.ts';
import type { Cookie, Jar } from './cookie.ts';
import { readDocumentCookie } from './document-cookie.ts';
import { deleteCookie, editCookie, tamperWithCookie } from './hand-edits.ts';
import { navigate } from './navigate.ts';
import { dropExpired } from './retrieve-cookies.ts';
import type { StepResult } from './step-result.ts';
import type { TranscriptEntry } from './transcript-entry.ts';

/**
 * Performs a step: yields each request that it causes and takes its answer (a drive, see tutor/ports.ts). The addresses in
 * the step must be absolute http or https URLs, as the lesson reader makes sure. Redirects are followed, up to ten
 * requests; after a fault there is no further request.
 */
export function* performStep(before: BrowserState, step: ScenarioStep): Generator<HttpRequest, StepResult, Answer> {
  const state = { ...before, performed: before.performed + 1 };
  if (step.do === 'visit' || step.do === 'post') return yield* navigate(state, step);
  return performLocally(state, step);
}

type LocalStep = Exclude<ScenarioStep, { readonly do: 'visit' | 'post' }>;

/** The steps that need no answer from the program. */
function performLocally(state: BrowserState, step: LocalStep): StepResult {
  const jar = currentJar(state);
  switch (step.do) {
    case 'close':
      return closeBrowser(state, step);
    case 'wait':
      return letTimePass(state, step);
    case 'use-browser':
      return useBrowser(state, step);
    case 'read-script': {
      const { sent: visible, withheld: hidden, jar: after, text } = readDocumentCookie(jar, step.url, state.now);
      return told(state, after, (base) => ({ kind: 'script-read', step, ...base, text, visible, hidden }));
    }
    case 'edit': {
      const { jar: after, ...edit } = editCookie(jar, step.name, step.value, state.now);
      return told(state, after, (base) => ({ kind: 'edited', step, ...base, ...edit }));
    }
    case 'tamper': {
      const { jar: after, ...edit } = tamperWithCookie(jar, step.name);
      return told(state, after, (base) => ({ kind: 'tampered', step, ...base, ...edit }));
    }
    case 'delete': {
      const { jar: after, removed } = deleteCookie(jar, step.name);
      return told(state, after, (base) => ({ kind: 'deleted', step, ...base, removed }));
    }
  }
}

/** RFC 6265bis 5.7, the end: when the session is over, the cookies that are not persistent go. */
function closeBrowser(state: BrowserState, step: Extract<LocalStep, { do: 'close' }>): StepResult {
  const isSession = (cookie: Cookie): boolean => cookie.expiresAt === null;
  const jar = currentJar(state);
  const kept = jar.filter((cookie) => !isSession(cookie));
  return told(state, kept, (base) => ({ kind: 'closed', step, ...base, removed: jar.filter(isSession) }));
}

function letTimePass(state: BrowserState, step: Extract<LocalStep, { do: 'wait' }>): StepResult {
  const later = { ...state, now: state.now + step.seconds * 1000 };
  const { jar, expired } = dropExpired(currentJar(later), later.now);
  return told(later, jar, (base) => ({ kind: 'waited', step, ...base, expired }));
}

function useBrowser(state: BrowserState, step: Extract<LocalStep, { do: 'use-browser' }>): StepResult {
  const opened = !state.browsers.some(({ name }) => name === step.name);
  const browsers = opened ? [...state.browsers, { name: step.name, jar: [] }] : state.browsers;
  const switched = { ...state, current: step.name, browsers };
  const { jar, expired } = dropExpired(currentJar(switched), switched.now);
  return told(switched, jar, (base) => ({ kind: 'switched', step, ...base, opened, expired }));
}

type Base = Pick<TranscriptEntry, 'number' | 'browser' | 'at' | 'jar'>;

/** The state with its new jar, and the one entry that tells what happened. */
function told(state: BrowserState, jar: Jar, entry: (base: Base) => TranscriptEntry): StepResult {
  const base = { number: state.performed, browser: state.current, at: state.now, jar };
  return { state: withJar(state, jar), entries: [entry(base)] };
}
