/**
 * A program whose lines a learner put in order: it runs, and what it does decides. It is judged by the author's checks,
 * or, where there are none, by whether it prints what the author's order prints.
 */
import type { LinesAnswer } from '../../../core/answer.ts';
import { type Fault, isOurFault, type RunResult } from '../../../core/program.ts';
import { codeBlock, type Prose, paragraph } from '../../../core/prose.ts';
import { judge, type Verdict } from '../../../exercise/judge.ts';
import { askNothing, endOf } from '../../../exercise/run-to-end.ts';
import { varyChecks } from '../../../exercise/vary-checks.ts';
import { programOf } from '../../../quiz/kinds/lines.ts';
import { describePrints, faultSentence } from '../../../transcript/index.ts';
import { type Plan, type Running, runThen } from '../../decision.ts';
import { type Answer, type Answered, feedback, type ToRun } from '../../question.ts';
import { wholeSeconds } from './example.ts';

/** What is known of an answer once it needs no run any more. */
export type Settled = Exclude<Answer, ToRun>;

/** Runs the answer where only a run tells whether it is right, then decides. `now`: epoch milliseconds. */
export function settleAnswer(answer: Answer, now: number, then: (settled: Settled) => Plan<Running>): Plan<Running> {
  if (answer.kind !== 'to-run') return then(answer);
  const expected = answer.question.answer;
  // A question that was changed meanwhile: nothing is said of the old one.
  if (expected.kind !== 'lines') return then({ kind: 'unread', blocks: [paragraph(NOT_RUN)] });
  return expected.checks.length > 0
    ? judgeByChecks(answer, expected, now, then)
    : judgeByPrints(answer, expected, now, then);
}

const NOT_RUN = 'It couldn’t be run just now, so nothing was counted. Try again in a moment.';

type Then = (settled: Settled) => Plan<Running>;

function judgeByChecks(answer: ToRun, expected: LinesAnswer, now: number, then: Then): Plan<Running> {
  const startTime = wholeSeconds(now);
  // The same order is judged in the same way, so that nobody passes by trying again.
  const checks = varyChecks(expected.checks, answer.program);
  return runThen(answer.program, startTime, judge(checks, startTime), (result) => then(told(answer, result)));
}

function told(answer: ToRun, result: RunResult<Verdict>): Settled {
  const verdict = result.kind === 'finished' ? result.value : null;
  if (verdict?.kind === 'pass') return answered(answer, true, []);
  if (verdict?.kind === 'fail') return answered(answer, false, verdict.unmet.otherwise);
  const fault = result.kind === 'not-started' ? result.fault : verdict?.kind === 'fault' ? verdict.fault : null;
  return fault === null ? answered(answer, false, []) : faulty(answer, fault, result.prints);
}

function judgeByPrints(answer: ToRun, expected: LinesAnswer, now: number, then: Then): Plan<Running> {
  const startTime = wholeSeconds(now);
  return runThen(answer.program, startTime, askNothing(), (result) => {
    const { fault } = endOf(result);
    if (fault !== null) return then(faulty(answer, fault, result.prints));
    if (answer.isAuthors) return then(answered(answer, true, describePrints(result.prints)));
    return runThen(programOf(expected.lines), startTime, askNothing(), (wanted) => {
      if (isOurFault(endOf(wanted).fault)) return then(unread());
      const right = result.prints === wanted.prints;
      const shouldPrint = right ? [] : [paragraph('It should print:'), codeBlock('text', wanted.prints.trimEnd())];
      const printed = result.prints.trim() === '' ? [paragraph('It printed nothing.')] : describePrints(result.prints);
      return then(answered(answer, right, [...printed, ...shouldPrint]));
    });
  });
}

const unread = (): Settled => ({ kind: 'unread', blocks: [paragraph(NOT_RUN)] });

const faulty = (answer: ToRun, fault: Fault, prints: string): Settled =>
  isOurFault(fault) ? unread() : answered(answer, false, [...faultSentence(fault), ...describePrints(prints)]);

function answered(answer: ToRun, right: boolean, said: readonly Prose[]): Answered {
  const { question, program, history, way } = answer;
  const mine = [paragraph('Your order:'), codeBlock('python', program)];
  const expected = question.answer.kind === 'lines' && !right ? question.answer.lines : null;
  const key = expected === null ? [] : [paragraph('An order that works:'), codeBlock('python', programOf(expected))];
  const blocks = [...history, feedback(question, right, [...mine, ...said, ...key])];
  return { kind: 'answered', right, given: program, blocks, way };
}
