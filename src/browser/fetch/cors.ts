/** What a script's request to another origin is told at each step: before it goes, by its answer, and on its way. */
import { type HeaderFields, type HttpResponse, headerValues } from '../../core/http.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES } from '../differences.ts';
import { type Reason, reason } from '../reason.ts';
import { combined, corsCheck, readableHeaders } from './cors-check.ts';
import type { Question } from './preflight.ts';
import { refuseByResourcePolicy } from './resource-policy.ts';
import { isSafeMethod, questionFor, unsafeNames } from './safelist.ts';

/** How a request stands to the page of the script that asks for it. */
export interface ScriptRequest {
  readonly mode: 'cors' | 'no-cors' | 'same-origin';
  /** The origin of the page. */
  readonly page: string;
  /** Whether the request goes, or went on its way, to another origin (Fetch, "response tainting"). */
  readonly isCross: boolean;
  /** Whether redirects led from one foreign origin to another: then nobody is told the page's origin. */
  readonly isTainted: boolean;
  /** Whether the script asked with `credentials: 'include'`. */
  readonly credentials: boolean;
  /** Whether it has headers that no form could send, or had to be asked about before a redirect. */
  readonly neededQuestion: boolean;
}

/** One thing that was decided about what a script may ask or read. */
export interface CorsDecision {
  readonly kind:
    | 'asked' // the browser asks the server first
    | 'allowed' // the answer to the question, or a redirect, is as it should be
    | 'refused' // it is not, and the request is not sent
    | 'readable'
    | 'unreadable'
    | 'note';
  readonly reason: Reason;
}

/** What the script has in the end. */
export type ScriptAnswer =
  | { readonly type: 'error' }
  /** It came, and nothing of it can be read. */
  | { readonly type: 'opaque' }
  /** Names of headers as the answer writes them. */
  | { readonly type: 'basic' | 'cors'; readonly visible: readonly string[]; readonly hidden: readonly string[] };

/** What was decided about one request of a script and its answer. */
export interface CorsOutcome {
  /** `question`: a preflight. `allowed`: the request that it was about. `plain`: a request without one. */
  readonly role: 'question' | 'allowed' | 'plain';
  readonly decisions: readonly CorsDecision[];
  /** Null: the answer is no end yet, another request follows. */
  readonly script: ScriptAnswer | null;
}

/** As the `Origin` header says it. */
export const originOf = ({ page, isTainted }: ScriptRequest): string => (isTainted ? 'null' : page);

export const isCorsRequest = ({ mode, isCross }: ScriptRequest): boolean => mode === 'cors' && isCross;

interface Asking {
  readonly url: URL;
  readonly method: string;
  /** Those of the script, that of the body included. */
  readonly headers: HeaderFields;
}

/** Why the browser does not even ask; null when it does. */
export function refuseRequest({ mode, isCross, page }: ScriptRequest, { url, method }: Asking): Reason | null {
  if (mode === 'same-origin' && isCross) {
    return reason(
      'same-origin-mode',
      `the script asked for its own origin only (mode: same-origin), and ${url.origin} isn’t ${page}`,
    );
  }
  if (mode === 'no-cors' && !isSafeMethod(method)) {
    return reason('no-cors-method', `a request with mode: no-cors is GET, HEAD or POST, and this is ${method}`);
  }
  return null;
}

/** The question that has to be answered before the request, and why; null when none is needed. */
export function questionOf(
  script: ScriptRequest,
  { url, method, headers }: Asking,
  browser: BrowserKind,
): { readonly question: Question; readonly reason: Reason } | null {
  if (!isCorsRequest(script)) return null;
  const names = unsafeNames(headers, browser);
  const why = questionFor(method, headers, names) ?? questionAgain(script, browser);
  if (why === null) return null;
  const address = new URL(url);
  address.hash = '';
  const { credentials, page } = script;
  const isOfPage = behaviorOf(browser, DIFFERENCES.preflightOrigin) === 'of the page';
  const origin = isOfPage ? page : originOf(script);
  return { question: { url: address.href, origin, credentials, method, names }, reason: why };
}

/** Firefox asks about what a redirect led to because of what the request was before. */
function questionAgain({ neededQuestion }: ScriptRequest, browser: BrowserKind): Reason | null {
  if (!neededQuestion || behaviorOf(browser, DIFFERENCES.preflightAfterRedirect) === 'not asked') return null;
  return reason(
    'preflight-redirected',
    'the request needed a question before it was redirected, and this browser asks again',
  );
}

/** Whether a request is one that no form could send, and goes to another origin. */
export const needsQuestion = (
  script: ScriptRequest,
  { method, headers }: Omit<Asking, 'url'>,
  browser: BrowserKind,
): boolean => isCorsRequest(script) && questionFor(method, headers, unsafeNames(headers, browser)) !== null;

/** What a script gets of the answer to its request. `isRedirect`: the browser would go on to another address. */
export function judgeResponse(
  script: ScriptRequest,
  url: URL,
  response: HttpResponse,
  isRedirect: boolean,
): Omit<CorsOutcome, 'role'> {
  const outcome = (decisions: readonly CorsDecision[], got: ScriptAnswer | null) => ({ decisions, script: got });
  if (!script.isCross) return outcome([], isRedirect ? null : { type: 'basic', ...readableHeaders(response, null) });
  if (script.mode === 'no-cors') {
    const refused = refuseByResourcePolicy(response, url, script.page);
    if (refused !== null) return outcome([{ kind: 'unreadable', reason: refused }], { type: 'error' });
    const words = 'a request with mode: no-cors gets a response that scripts can’t read, not even its status';
    return isRedirect
      ? outcome([], null)
      : outcome([{ kind: 'unreadable', reason: reason('no-cors-opaque', words) }], { type: 'opaque' });
  }
  const request = { origin: originOf(script), credentials: script.credentials };
  const check = corsCheck(response, request);
  if (check.kind === 'failed') return outcome([{ kind: 'unreadable', reason: check.reason }], { type: 'error' });
  if (isRedirect) return outcome([{ kind: 'allowed', reason: check.reason }], null);
  const readable = readableHeaders(response, request);
  const notes = [hiddenNote(readable.hidden, request.credentials, response), varyNote(response)];
  const told = notes.flatMap((note) => (note === null ? [] : [{ kind: 'note', reason: note } as const]));
  return outcome([{ kind: 'readable', reason: check.reason }, ...told], { type: 'cors', ...readable });
}

/** Headers that programs and servers write for browsers and caches, which no script misses. */
const OF_NO_USE = /^(?:access-control-.*|connection|date|keep-alive|server|set-cookie2?|transfer-encoding|vary|via)$/i;

function hiddenNote(hidden: readonly string[], credentials: boolean, response: HttpResponse): Reason | null {
  const missed = hidden.filter((name) => !OF_NO_USE.test(name));
  if (missed.length === 0) return null;
  const isAny = (combined(response.headers, 'Access-Control-Expose-Headers') ?? '').trim() === '*';
  const why =
    isAny && credentials
      ? 'with credentials, * in Access-Control-Expose-Headers means nothing'
      : 'Access-Control-Expose-Headers doesn’t name it';
  return reason('header-not-exposed', `the script can’t read ${missed.join(', ')}: ${why}`);
}

/** Advice, since nobody knows what the program answers to other origins. */
function varyNote({ headers }: HttpResponse): Reason | null {
  const origin = combined(headers, 'Access-Control-Allow-Origin');
  const varies = headerValues(headers, 'Vary').join(',').toLowerCase();
  if (origin === null || origin === '*' || varies.split(',').some((name) => ['origin', '*'].includes(name.trim())))
    return null;
  const words = `the response names one origin. A program that names another one for other pages also says Vary: Origin, or a cache gives one page the response for another`;
  return reason('vary-origin', words);
}
