/** The steps of a scenario: what the visitor does, and what the browser then does. */
import type { Dialogue } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import { trimOf } from '../core/trim.ts';
import {
  APP_HOST,
  type Browser,
  type BrowserState,
  type CookieAddress,
  closeBrowser,
  cookiesAt,
  currentBrowser,
  oneEntry,
  openBrowser,
  openPrivateWindow,
  type StepResult,
  useBrowser,
  withBrowser,
} from './browser-state.ts';
import { type Cookie, dropExpired, type Jar } from './cookie.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES } from './differences.ts';
import { refuseByPrefix } from './name-prefixes.ts';
import { CONTROL_CHARACTER, refuseNameAndValue } from './parse-set-cookie.ts';
import { type Reason, reason } from './reason.ts';
import { readDocumentCookie, writeDocumentCookie } from './retrieval-model.ts';
import { sendRequests } from './send-requests.ts';
import { EMPTY, NAMELESS, nextNumber, replaceInJar } from './storage-model.ts';
import { faultIn, type LoadingStep, type Transcript, type TranscriptEntry } from './transcript.ts';

/** Performs all steps in a new browser from `startTime` (epoch milliseconds) on; ends after a fault. */
export function* playScenario(
  steps: readonly ScenarioStep[],
  startTime: number,
  kind: BrowserKind = 'chromium',
): Dialogue<Transcript> {
  const transcript: TranscriptEntry[] = [];
  let state = openBrowser(startTime, kind);
  for (const step of steps) {
    const result = yield* performStep(state, step);
    state = result.state;
    transcript.push(...result.entries);
    if (faultIn(result.entries) !== null) break;
  }
  return transcript;
}

/** Performs one step; its addresses are absolute http(s) URLs. At most ten requests, and none after a fault. */
export function* performStep(before: BrowserState, step: ScenarioStep): Dialogue<StepResult> {
  const state = { ...before, performed: before.performed + 1 };
  return isLoading(step) ? yield* sendRequests(state, step) : performLocally(state, step);
}

type LocalStep = Exclude<ScenarioStep, LoadingStep>;

const isLoading = (step: ScenarioStep): step is LoadingStep =>
  ['visit', 'post', 'fetch', 'image', 'frame'].includes(step.do);

function performLocally(state: BrowserState, step: LocalStep): StepResult {
  const { jar } = currentBrowser(state);
  switch (step.do) {
    case 'wait': {
      const now = state.now + step.seconds * 1000;
      const { jar: after, expired } = dropExpired(jar, now);
      return oneEntry({ ...state, now }, after, (base) => ({ kind: 'waited', step, ...base, expired }));
    }
    case 'close':
      return closeBrowser(state, step);
    case 'use-browser':
      return useBrowser(state, step);
    case 'private-window':
      return openPrivateWindow(state, step);
    case 'third-party-cookies': {
      const changed = withBrowser(state, { thirdPartyCookies: step.allowed ? 'allowed' : 'blocked' });
      return oneEntry(changed, jar, (base) => ({ kind: 'setting-changed', step, ...base }));
    }
    case 'read-script': {
      const { sent: visible, withheld: hidden, jar: after, text } = readDocumentCookie(state, step);
      return oneEntry(state, after, (base) => ({ kind: 'script-read', step, ...base, text, visible, hidden }));
    }
    case 'write-script': {
      const { jar: after, received } = writeDocumentCookie(state, step, step.cookie);
      return oneEntry(state, after, (base) => ({ kind: 'script-written', step, ...base, received }));
    }
    case 'edit': {
      const { jar: after, ...edit } = editCookie(currentBrowser(state), step, step.value, state.now);
      return oneEntry(state, after, (base) => ({ kind: 'edited', step, ...base, ...edit }));
    }
    case 'tamper': {
      const { jar: after, ...edit } = tamperWithCookie(currentBrowser(state), step, state.now);
      return oneEntry(state, after, (base) => ({ kind: 'tampered', step, ...base, ...edit }));
    }
    case 'delete': {
      const removed = cookiesAt(jar, step);
      const after = jar.filter((cookie) => !removed.includes(cookie));
      return oneEntry(state, after, (base) => ({ kind: 'deleted', step, ...base, removed }));
    }
  }
}

/* What the visitor does in the developer tools concerns the cookies of one host, the app's unless told. */

interface HandEdit {
  readonly jar: Jar;
  readonly before: Cookie | null;
  readonly after: Cookie | null;
  readonly refusal: Reason | null;
}

/** Gives a cookie another value, its flags untouched; a missing one is made, for the host and path, and the session. */
function editCookie({ jar, kind }: Browser, address: CookieAddress, value: string, now: number): HandEdit {
  const before = cookiesAt(jar, address)[0] ?? null;
  const after = before ? { ...before, value } : handMade(address, value, now);
  const isPrefixAsked = behaviorOf(kind, DIFFERENCES.handMadePrefix) === 'refused';
  const refusal = refuseByHand(address.name, value, kind) ?? (isPrefixAsked ? refuseByPrefix(after, BY_HAND) : null);
  if (refusal) return { jar, before, after: null, refusal };
  return { ...withEdited(jar, kind, before, after, now), before, refusal: null };
}

/** Changes one character of a cookie's value; null twice when there is no such cookie. */
function tamperWithCookie({ jar, kind }: Browser, address: CookieAddress, now: number): Omit<HandEdit, 'refusal'> {
  const [before] = cookiesAt(jar, address);
  if (!before) return { jar, before: null, after: null };
  const after = { ...before, value: tamperValue(before.value) };
  return { ...withEdited(jar, kind, before, after, now), before };
}

/** The developer tools store what was edited as if a server had set it: it keeps its place, or loses it. */
function withEdited(jar: Jar, kind: BrowserKind, before: Cookie | null, after: Cookie, now: number) {
  const number = nextNumber(jar);
  const edited = { ...after, storedAs: number, ...(after.value === before?.value ? {} : { listedAs: number }) };
  return before === null
    ? { jar: [...jar, edited], after: edited }
    : replaceInJar(jar, before, { ...edited, createdAt: now }, kind);
}

/** A path is always given, and the page is not asked how it came. */
const BY_HAND = { asksForRoot: true, isSecureConnection: true };

/** What no developer tools take. */
function refuseByHand(name: string, value: string, kind: BrowserKind): Reason | null {
  if (value.includes(';')) return reason('not-a-cookie-value', 'a cookie’s value can’t contain a semicolon');
  if (name === '' && behaviorOf(kind, DIFFERENCES.emptyName) === 'refused') return NAMELESS;
  if (name === '' && value === '') return EMPTY;
  if ((name + value).includes('\t') && behaviorOf(kind, DIFFERENCES.tabs) === 'refused') return CONTROL_CHARACTER;
  if ([name, value].some((text) => trimOf(text, ' ') !== text)) return OUTER_SPACE;
  return refuseNameAndValue(name + value, name, value);
}

const OUTER_SPACE = reason('not-a-cookie-value', 'a cookie’s name and value can’t begin or end with a space');

const handMade = ({ name, host = APP_HOST, path = '/' }: CookieAddress, value: string, now: number): Cookie => ({
  name,
  value,
  domain: host,
  hostOnly: true,
  path,
  secure: false,
  httpOnly: false,
  sameSite: 'default',
  priority: 'medium',
  partition: null,
  createdAt: now,
  lastAccessAt: now,
  expiresAt: null,
});

/** `dark` → `dask`: the letter or digit nearest to the middle becomes the next one; without any, `x` is added. */
function tamperValue(value: string): string {
  const middle = Math.floor(value.length / 2);
  const places = [...value.matchAll(/[a-z0-9]/gi)].map(({ index }) => index);
  const [place] = places.toSorted((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  if (place === undefined) return `${value}x`;
  return value.slice(0, place) + successor(value.charAt(place)) + value.slice(place + 1);
}

function successor(character: string): string {
  if (character === '9') return '0';
  if (character === 'z') return 'a';
  if (character === 'Z') return 'A';
  return String.fromCharCode(character.charCodeAt(0) + 1);
}
