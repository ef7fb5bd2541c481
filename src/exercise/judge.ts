/**
 * Judges a program by what a browser sees of it. A dialogue: it performs the checks of an exercise one after the other
 * and stops at the first thing that is not as it should be. Nothing of what it expects is ever sent to the program.
 */
import { openBrowser, performStep, type Transcript, type TranscriptEntry } from '../browser/index.ts';
import type { HttpRequest } from '../core/http.ts';
import type { Answer, Fault } from '../core/program.ts';
import type { Check, CheckedExpectation, CheckStep } from '../core/scenario.ts';
import { describeNoAnswer } from './describe-no-answer.ts';
import { isMet } from './is-met.ts';

export type Verdict =
  /** Every check passed; the transcript is that of the last one. */
  | { readonly kind: 'pass'; readonly transcript: Transcript }
  /**
   * `check` counts from 0. `request`: the number, within the check, of the request that showed it; null before the
   * first.
   */
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
 * Drives a loaded program through `checks` (not empty). Each check opens new browsers; the clock goes on between them.
 */
export function* judge(checks: readonly Check[], startTime: number): Generator<HttpRequest, Verdict, Answer> {
  let now = startTime;
  let transcript: Transcript = [];
  for (const [number, check] of checks.entries()) {
    const result = yield* perform(check, number, now);
    if (result.verdict !== null) return result.verdict;
    now = result.now;
    transcript = result.transcript;
  }
  return { kind: 'pass', transcript };
}

function* perform(check: Check, number: number, startTime: number) {
  const transcript: TranscriptEntry[] = [];
  let state = openBrowser(startTime);
  for (const { step, expect } of check.steps) {
    const result = yield* performStep(state, step);
    state = result.state;
    transcript.push(...result.entries);
    const verdict = findFault(result.entries, number, transcript) ?? findUnmet(expect, result, number, transcript);
    if (verdict !== null) return { verdict, transcript, now: state.now };
  }
  return { verdict: null, transcript, now: state.now };
}

function findFault(entries: Transcript, check: number, transcript: Transcript): Verdict | null {
  for (const entry of entries) {
    if (entry.kind === 'exchange' && entry.answer.kind === 'fault') {
      return { kind: 'fault', check, request: requestNumber(transcript), fault: entry.answer.fault, transcript };
    }
  }
  return null;
}

function findUnmet(
  expect: CheckStep['expect'],
  result: Parameters<typeof isMet>[1],
  check: number,
  transcript: Transcript,
): Verdict | null {
  const unmet = expect.find(({ expectation }) => !isMet(expectation, result));
  if (unmet === undefined) return null;
  const request = requestNumber(transcript);
  return { kind: 'fail', check, request, unmet: inWords(unmet, result.entries, request), transcript };
}

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
