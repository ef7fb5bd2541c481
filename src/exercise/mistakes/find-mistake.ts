/** From what a browser saw to the one mistake behind it: the exception, then the status, then what was expected. */
import type { Exchange, Transcript } from '../../browser/index.ts';
import type { Fault } from '../../core/program.ts';
import type { Expectation } from '../../core/scenario.ts';
import type { Verdict } from '../judge.ts';
import { notDeleted, notSent, notStored } from './cookie-mistake.ts';
import { errorMistake } from './error-mistake.ts';
import { bodyAt, hasPlainCookies, isPlain, type Mistake, pathOf, sharesState } from './evidence.ts';
import { usual } from './hints.ts';
import { emptyPage, notFound, notFromCookie, wrongMethod, wrongNumber } from './page-mistake.ts';
import { syntaxMistake } from './syntax-mistake.ts';

/** What a program came to: a verdict, or the fault for which it never started. */
export type Evidence = Verdict | { readonly kind: 'not-started'; readonly fault: Fault };

/** The mistake that explains it; null for a right program, and where no usual mistake does. */
export function findMistake(program: string, evidence: Evidence): Mistake | null {
  switch (evidence.kind) {
    case 'pass':
      return null;
    case 'not-started':
    case 'fault':
      return faultMistake(evidence.fault, program);
    case 'fail':
      return failMistake(program, evidence);
  }
}

function faultMistake(fault: Fault, program: string): Mistake | null {
  switch (fault.kind) {
    case 'syntax':
      return syntaxMistake(fault);
    case 'exception':
      return errorMistake(fault.error, program);
    case 'timeout':
      return /\bwhile\b/.test(program) ? usual('endless-loop') : null;
    default:
      return null;
  }
}

type Failure = Extract<Verdict, { readonly kind: 'fail' }>;

function failMistake(program: string, { unmet, transcript, check }: Failure): Mistake | null {
  const exchanges = lastStep(transcript);
  const exchange = exchanges.at(-1);
  if (exchange === undefined) return null;
  return (
    answerMistake(program, exchange, exchanges) ??
    expectationMistake(program, unmet.expectation, exchanges, transcript, check === 0)
  );
}

function answerMistake(program: string, exchange: Exchange, exchanges: readonly Exchange[]): Mistake | null {
  const { answer, request, redirect } = exchange;
  if (answer.kind === 'fault') return faultMistake(answer.fault, program);
  if (answer.error !== null) return errorMistake(answer.error, program);
  if (redirect?.kind === 'not-followed' && redirect.why === 'too-many') return usual('endless-redirect');
  const path = pathOf(exchange);
  // Where a redirect leads is the program's own affair.
  if (answer.response.status === 404 && exchanges.length === 1) return notFound(program, path);
  if (answer.response.status === 405) return wrongMethod(program, path, request.method);
  const isBadRequest = answer.response.status === 400 && /Bad Request/.test(answer.response.body);
  return isBadRequest && readsInBrackets(bodyAt(program, path)) ? usual('no-default-brackets') : null;
}

/** A view that says 400 itself has its own reasons. */
const readsInBrackets = (body: string): boolean =>
  /\b(?:cookies|args|form|files|values)\[/.test(body) && !/\babort\(/.test(body);

function expectationMistake(
  program: string,
  expectation: Expectation,
  exchanges: readonly Exchange[],
  transcript: Transcript,
  isFirstCheck: boolean,
): Mistake | null {
  const exchange = exchanges.at(-1);
  if (exchange === undefined) return null;
  const evidence = { program, exchange, before: exchangeBefore(transcript, exchange) };
  const hasBrowsers = new Set(transcript.map(({ browser }) => browser)).size > 1;
  const shared = hasBrowsers && sharesState(program) ? usual('shared-variable') : null;
  switch (expectation.see) {
    case 'sets-cookie':
      return expectation.name === null || isPlain(expectation.name)
        ? notStored(program, exchanges, expectation.name)
        : null;
    case 'sends-cookie':
      return notSent(exchange, expectation.name);
    case 'no-cookie':
      return isPlain(expectation.name) ? notDeleted(program, exchanges, expectation.name) : null;
    case 'text':
      return notFromCookie(evidence, expectation.text) ?? shared;
    case 'no-text':
      if (expectation.text === 'None') return emptyPage(evidence, 'none');
      return shared;
    case 'some-text':
      return emptyPage(evidence, 'nothing');
    case 'number':
      return (
        wrongNumber(evidence, expectation.number, { hasCookies: hasPlainCookies(transcript), isFirstCheck }) ?? shared
      );
    case 'answers':
      return refusesNonsense(exchange, transcript) ? usual('nonsense-refused') : null;
    case 'status':
      return expectation.status === 200 && refusesNonsense(exchange, transcript) ? usual('nonsense-refused') : null;
    case 'header':
    case 'own-number':
      return null;
  }
}

/** Whether somebody wrote a value by hand, and the answer to it is an error page of the program's own. */
function refusesNonsense({ answer }: Exchange, transcript: Transcript): boolean {
  const status = answer.kind === 'response' ? answer.response.status : 0;
  return status >= 400 && status < 500 && transcript.some(({ kind }) => kind === 'edited' || kind === 'tampered');
}

/** The requests of the step that showed it: more than one where the first was redirected. */
function lastStep(transcript: Transcript): readonly Exchange[] {
  const last = transcript.at(-1)?.number;
  return transcript.filter((entry) => entry.kind === 'exchange').filter(({ number }) => number === last);
}

const exchangeBefore = (transcript: Transcript, { browser, number }: Exchange): Exchange | null =>
  transcript
    .filter((entry) => entry.kind === 'exchange')
    .findLast((entry) => entry.browser === browser && entry.number < number) ?? null;
