/** Judges a program by what a browser sees, up to the first unmet expectation. The program never gets to know any. */
import {
  appCookieNames,
  type BrowserKind,
  type BrowserState,
  type Cookie,
  cookieNamed,
  decodeCookieValue,
  type Exchange,
  faultIn,
  openBrowser,
  pageText,
  performStep,
  type StepResult,
  type Transcript,
  type TranscriptEntry,
} from '../browser/index.ts';
import { headerValues } from '../core/http.ts';
import type { Dialogue, Fault } from '../core/program.ts';
import { code, type Inline, type Prose, paragraph } from '../core/prose.ts';
import {
  APP_ORIGIN,
  type Check,
  type CheckAction,
  type CheckedExpectation,
  type Expectation,
  type ScenarioStep,
} from '../core/scenario.ts';
import { numbersIn } from './numbers-in.ts';

export type Verdict =
  /** Every check passed; the transcript is that of the last one. */
  | { readonly kind: 'pass'; readonly transcript: Transcript }
  /** `check` counts from 0; `request`, within the check, from 1: the one that showed it, null before the first. */
  | {
      readonly kind: 'fail';
      readonly check: number;
      readonly request: number | null;
      readonly unmet: CheckedExpectation;
      readonly transcript: Transcript;
    }
  | {
      readonly kind: 'fault';
      readonly check: number;
      readonly request: number | null;
      readonly fault: Fault;
      readonly transcript: Transcript;
    };

/**
 * Performs `checks` (not empty) on a loaded program. Each check opens new browsers; the clock goes on between them.
 * When all are met, the numbers that were expected are compared: only then is it known whether a page shows them all.
 */
export function* judge(checks: readonly Check[], startTime: number): Dialogue<Verdict> {
  let now = startTime;
  let transcript: TranscriptEntry[] = [];
  const numbers: ShownNumber[] = [];
  for (const [check, { steps }] of checks.entries()) {
    let state = openBrowser(now);
    transcript = [];
    for (const { step, expect } of steps) {
      for (const one of singleSteps(step, state)) {
        const result = yield* performStep(state, one);
        state = result.state;
        transcript.push(...result.entries);
        const request = requestNumber(transcript);
        const fault = faultIn(result.entries);
        if (fault !== null) return { kind: 'fault', check, request, fault, transcript };
        const found = endless(result, expect) ?? expect.find(({ expectation }) => !isMet(expectation, result));
        if (found !== undefined) {
          return { kind: 'fail', check, request, unmet: inWords(found, result.entries, request), transcript };
        }
        numbers.push(...numbersShown(result, expect, check, [...transcript]));
      }
    }
    now = state.now;
  }
  const anyway = numbers.find((one) => isShownAnyway(one, numbers));
  if (anyway !== undefined) {
    const { check, seen } = anyway;
    return { kind: 'fail', check, request: requestNumber(seen), unmet: asOwnNumber(anyway), transcript: seen };
  }
  return { kind: 'pass', transcript };
}

/**
 * The transcript of the last of `checks`, performed on a loaded program after those before it; of the last one only its
 * first `steps` steps. Nothing is expected of it.
 */
export function* playChecks(
  checks: readonly Check[],
  startTime: number,
  steps: number,
  kind: BrowserKind,
): Dialogue<Transcript> {
  let state = openBrowser(startTime, kind);
  let transcript: TranscriptEntry[] = [];
  for (const [index, check] of checks.entries()) {
    state = openBrowser(state.now, kind);
    transcript = [];
    for (const { step } of check.steps) {
      for (const one of singleSteps(step, state)) {
        if (index === checks.length - 1 && state.performed === steps) return transcript;
        const result = yield* performStep(state, one);
        state = result.state;
        transcript.push(...result.entries);
        if (faultIn(result.entries) !== null) return transcript;
      }
    }
  }
  return transcript;
}

/** One change by hand for each cookie that the browser in use would send to the app. */
const singleSteps = (step: CheckAction, state: BrowserState): readonly ScenarioStep[] =>
  step.do === 'edit-every' ? appCookieNames(state).map((name) => ({ do: 'edit', name, value: step.value })) : [step];

/** A visit that never comes to a page is wrong, whatever is expected of it. */
function endless({ entries }: StepResult, expect: readonly CheckedExpectation[]): CheckedExpectation | undefined {
  const redirect = entries.filter((entry) => entry.kind === 'exchange').at(-1)?.redirect ?? null;
  const isEndless = redirect?.kind === 'not-followed' && redirect.why === 'too-many';
  if (!isEndless) return undefined;
  const own = expect.find(({ expectation }) => expectation.see === 'answers');
  return own ?? { expectation: { see: 'answers' }, otherwise: [], hint: expect[0]?.hint ?? null };
}

/** A number that was expected and seen. */
interface ShownNumber {
  readonly expected: CheckedExpectation;
  readonly number: number;
  readonly path: string;
  /** All that the page shows. */
  readonly onPage: readonly number[];
  readonly check: number;
  /** The check's transcript up to then. */
  readonly seen: Transcript;
}

function numbersShown(
  { entries }: StepResult,
  expect: readonly CheckedExpectation[],
  check: number,
  seen: Transcript,
): readonly ShownNumber[] {
  const last = entries.filter((entry) => entry.kind === 'exchange').at(-1);
  if (last === undefined) return [];
  return expect.flatMap((expected) => {
    const { expectation } = expected;
    if (expectation.see !== 'number') return [];
    const { number } = expectation;
    return [
      { expected, number, path: new URL(last.request.url).pathname, onPage: numbersIn(pageOf(last)), check, seen },
    ];
  });
}

/**
 * Whether a page shows a number as often wherever another one is expected at this path. A date, or "visit 3 of 10",
 * does no harm: the right number then stands there once more than elsewhere.
 */
function isShownAnyway({ number, path, onPage }: ShownNumber, all: readonly ShownNumber[]): boolean {
  const others = all.filter((other) => other.path === path && other.number !== number);
  const times = countOf(number, onPage);
  return others.length > 0 && others.every((other) => countOf(number, other.onPage) >= times);
}

const countOf = (number: number, numbers: readonly number[]): number => numbers.filter((one) => one === number).length;

const asOwnNumber = ({ expected: { hint }, number }: ShownNumber): CheckedExpectation => ({
  expectation: { see: 'own-number', number },
  otherwise: [
    paragraph(
      `The page showed ${number}, and it showed ${number} just the same when another number was right. `,
      'It has to show one number: the one that is right for this visitor, at this moment.',
    ),
  ],
  hint,
});

/** What `answers` says depends on what came instead. */
function inWords(unmet: CheckedExpectation, entries: Transcript, request: number | null): CheckedExpectation {
  if (unmet.expectation.see !== 'answers') return unmet;
  return { ...unmet, otherwise: [describeNoAnswer(entries, request), ...unmet.otherwise] };
}

/** The last request of a transcript, counted from 1 with the hops of redirects; null when it has none. */
function requestNumber(transcript: Transcript): number | null {
  const count = transcript.filter(({ kind }) => kind === 'exchange').length;
  return count === 0 ? null : count;
}

/** Whether the browser saw what was expected: the page of a step's last exchange, the cookies of all of them. */
function isMet(expectation: Expectation, { state, entries }: StepResult): boolean {
  const exchanges = entries.filter((entry) => entry.kind === 'exchange');
  const last = exchanges.at(-1);
  switch (expectation.see) {
    case 'answers': {
      const status = statusOf(last);
      return status !== null && status >= 200 && status < 300;
    }
    case 'status':
      return statusOf(last) === expectation.status;
    case 'some-text':
      return pageOf(last) !== '';
    case 'text': {
      const wanted = fillIn(expectation.text, (name) => cookieNamed(state, name)?.value ?? null);
      return wanted !== null && pageOf(last).includes(folded(wanted));
    }
    case 'no-text':
      return !pageOf(last).includes(folded(expectation.text));
    case 'number':
      return numbersIn(pageOf(last)).includes(expectation.number);
    // Only known once other pages were seen.
    case 'own-number':
      return true;
    case 'header':
      return headersOf(last, expectation.name).some((value) => value.includes(expectation.text));
    case 'sets-cookie':
      return exchanges.some((exchange) => setsValue(exchange, state, expectation.name));
    case 'no-cookie':
      return !has(state, expectation.name);
    case 'sends-cookie':
      return last?.sent.some(({ cookie }) => isNamed(cookie, expectation.name)) ?? false;
  }
}

const has = (state: StepResult['state'], name: string): boolean => cookieNamed(state, name) !== undefined;

/** Whether a response gave the browser such a cookie (null: any) with a value, and it is still there. */
const setsValue = ({ received }: Exchange, state: StepResult['state'], name: string | null): boolean =>
  received.some(
    ({ decision }) =>
      (decision.kind === 'stored' || decision.kind === 'replaced') &&
      isNamed(decision.cookie, name) &&
      cookieNamed(state, decision.cookie.name)?.value !== '' &&
      has(state, decision.cookie.name),
  );

const isNamed = (cookie: Cookie, name: string | null): boolean => name === null || cookie.name === name;

const statusOf = (exchange: Exchange | undefined): number | null =>
  exchange?.answer.kind === 'response' ? exchange.answer.response.status : null;

const headersOf = (exchange: Exchange | undefined, name: string): readonly string[] =>
  exchange?.answer.kind === 'response' ? headerValues(exchange.answer.response.headers, name) : [];

const pageOf = (exchange: Exchange | undefined): string =>
  exchange?.answer.kind === 'response' ? folded(pageText(exchange.answer.response)) : '';

/** How a page shows text: runs of white space are one space. */
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Puts the decoded values of cookies into `{cookie NAME}`; null when one is not there or empty, which says nothing. */
function fillIn(text: string, storedValue: (name: string) => string | null): string | null {
  let isComplete = true;
  const filled = text.replace(/\{cookie ([^{}]+)\}/g, (_, name: string) => {
    const value = storedValue(name);
    isComplete &&= value !== null && value !== '';
    return decodeCookieValue(value ?? '');
  });
  return isComplete ? filled : null;
}

/** Why the last request of a step's `entries` got no page. `request`: its number within the check, null for none. */
function describeNoAnswer(entries: Transcript, request: number | null): Prose {
  const exchanges = entries.filter((entry) => entry.kind === 'exchange');
  const [first] = exchanges;
  const last = exchanges.at(-1);
  if (first === undefined || last === undefined) return NO_REQUEST;
  const number = request === null ? 'This request' : `Request ${request}`;
  return paragraph(`${number}, `, ...named(first, last), ', ', ...whatCame(last));
}

const NO_REQUEST = paragraph('The browser made no request here. The transcript says why.');

const KINDS: Readonly<Record<Exchange['step']['do'], string>> = {
  visit: 'the visit to ',
  post: 'the form sent to ',
  fetch: 'which a script sent to ',
  image: 'for the picture at ',
  frame: 'for the frame with ',
};

function named(first: Exchange, last: Exchange): readonly (string | Inline)[] {
  const asked = [KINDS[first.step.do], code(addressOf(first))];
  return last === first ? asked : ['to ', code(addressOf(last)), ', where it was sent on after ', ...asked];
}

function whatCame({ answer, request, redirect }: Exchange): readonly (string | Inline)[] {
  if (answer.kind === 'fault') return ['got no answer.'];
  const { status } = answer.response;
  if (redirect?.kind === 'not-followed') return [`was sent on with status ${status}, and came to no page.`];
  if (answer.error !== null)
    return [`ended in an error: status ${status}. The transcript names the error and its line.`];
  const sentence = SENTENCES[status];
  if (sentence !== undefined) return [sentence];
  if (status !== 405) return [`was answered with status ${status} in place of a page.`];
  const method = request.method === 'GET' ? 'a plain visit, which is a GET request' : `a ${request.method} request`;
  return [`was refused: status 405. A route has this address, and it doesn’t take ${method}.`];
}

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'was refused: status 400. Either the program asked for something that wasn’t sent, or the view itself refused.',
  404: 'found nothing: status 404. No route of the program has this address, or its view says that there’s nothing there.',
  500: 'was answered with an error page: status 500.',
};

/** The path alone on the lesson's own site, as its routes have it. */
function addressOf({ request }: Exchange): string {
  const { origin, pathname, search, href } = new URL(request.url);
  return origin === APP_ORIGIN ? pathname + search : href;
}
