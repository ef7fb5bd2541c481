/** One step of a scenario: what the visitor does, what the browser then does, and what is to be told of it. */
import type { HttpRequest } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import { type BrowserState, currentJar, newBrowser, withBrowser } from './browser-state.ts';
import { closeBrowser, openPrivateWindow } from './close-browser.ts';
import { readDocumentCookie, writeDocumentCookie } from './document-cookie.ts';
import { deleteCookie, editCookie, tamperWithCookie } from './hand-edits.ts';
import { dropExpired } from './retrieve-cookies.ts';
import { sendRequests } from './send-requests.ts';
import { type StepResult, told } from './step-result.ts';
import type { LoadingStep } from './transcript-entry.ts';

/**
 * Performs a step: yields each request that it causes and takes its answer (a dialogue). The addresses in the step must
 * be absolute http or https URLs, as the lesson reader makes sure. Redirects are followed, up to ten requests; after a
 * fault there is no further request.
 */
export function* performStep(before: BrowserState, step: ScenarioStep): Generator<HttpRequest, StepResult, Answer> {
  const state = { ...before, performed: before.performed + 1 };
  return isLoading(step) ? yield* sendRequests(state, step) : performLocally(state, step);
}

type LocalStep = Exclude<ScenarioStep, LoadingStep>;

const isLoading = (step: ScenarioStep): step is LoadingStep =>
  ['visit', 'post', 'fetch', 'image', 'frame'].includes(step.do);

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
      const { sent: visible, withheld: hidden, jar: after, text } = readDocumentCookie(state, step);
      return told(state, after, (base) => ({ kind: 'script-read', step, ...base, text, visible, hidden }));
    }
    case 'write-script': {
      const { jar: after, received } = writeDocumentCookie(state, step, step.cookie);
      return told(state, after, (base) => ({ kind: 'script-written', step, ...base, received }));
    }
    case 'third-party-cookies': {
      const changed = withBrowser(state, { thirdPartyCookies: step.allowed ? 'allowed' : 'blocked' });
      return told(changed, jar, (base) => ({ kind: 'setting-changed', step, ...base }));
    }
    case 'private-window':
      return openPrivateWindow(state, step);
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

function letTimePass(state: BrowserState, step: Extract<LocalStep, { do: 'wait' }>): StepResult {
  const later = { ...state, now: state.now + step.seconds * 1000 };
  const { jar, expired } = dropExpired(currentJar(later), later.now);
  return told(later, jar, (base) => ({ kind: 'waited', step, ...base, expired }));
}

function useBrowser(state: BrowserState, step: Extract<LocalStep, { do: 'use-browser' }>): StepResult {
  const opened = !state.browsers.some(({ name }) => name === step.name);
  const browsers = opened ? [...state.browsers, newBrowser(step.name)] : state.browsers;
  const switched = { ...state, current: step.name, browsers };
  const { jar, expired } = dropExpired(currentJar(switched), switched.now);
  return told(switched, jar, (base) => ({ kind: 'switched', step, ...base, opened, expired }));
}
