/**
 * What a verdict says: the mistake, where it is one of the usual ones, then what was missing, which checks passed, and
 * what the browser saw.
 */
import type { ExerciseStep } from '../../core/lesson.ts';
import { type Fault, isOurFault, type RunResult } from '../../core/program.ts';
import { heading, type Prose, paragraph } from '../../core/prose.ts';
import type { Block, Notice } from '../../core/reply.ts';
import type { Verdict } from '../../exercise/judge.ts';
import type { Mistake } from '../../exercise/mistakes/evidence.ts';
import { findMistake } from '../../exercise/mistakes/find-mistake.ts';
import { describePrints, describeTranscript, faultSentence, type Repair } from '../../transcript/index.ts';

/** The usual mistake that explains what became of a program; null for a right one, and where none does. */
export const mistakeIn = (result: RunResult<Verdict>, program: string): Mistake | null =>
  findMistake(program, result.kind === 'finished' ? result.value : result);

/** The outcome of a submission, without controls, and what the browser saw as text. */
export interface ShownVerdict {
  readonly said: readonly Block[];
  readonly seen: readonly Prose[];
}

/** `mistake`: the usual one that explains it, if one does (`mistakeIn`). */
export function showVerdict(step: ExerciseStep, result: RunResult<Verdict>, mistake: Mistake | null): ShownVerdict {
  const found = mistake?.hint;
  if (result.kind === 'not-started') {
    const title = isOurFault(result.fault) ? 'It couldn’t be run just now' : 'The program didn’t start';
    const why = [...faultSentence(result.fault, repairUnless(found)), ...describePrints(result.prints)];
    return { said: [wrong(title, why), ...hintNotice(found)], seen: [] };
  }
  const verdict = result.value;
  if (verdict.kind === 'pass') {
    return { said: [allPassed(step.checks)], seen: whatWasSeen(verdict, `: ${step.checks.at(-1)?.title}`) };
  }
  const checks = checkList(step.checks, verdict.check);
  if (verdict.kind === 'fail') {
    const said = wrong('Not there yet', [...(found ?? []), ...verdict.unmet.otherwise, checks]);
    const hint = found === undefined ? authorsHint(step, verdict.unmet.hint) : undefined;
    return { said: [said, ...hintNotice(hint)], seen: whatWasSeen(verdict, '', repairUnless(found)) };
  }
  // The program gave no answer to a request; the transcript ends with that request and says why.
  const number = verdict.transcript.at(-1)?.number;
  const where = number === undefined ? [] : [paragraph(`It stopped at step ${number} of this check.`)];
  const said = wrong('The program gave no answer', [...(found ?? []), ...where, checks]);
  return { said: [said], seen: whatWasSeen(verdict, '', repairUnless(found)) };
}

const whatWasSeen = ({ transcript }: Verdict, of = '', repair?: Repair): readonly Prose[] => [
  heading(3, `What the browser saw${of}`),
  ...describeTranscript(transcript, 'check', repair),
];

type Hint = readonly Prose[] | undefined;

/** A hint lets the learner find the repair. */
const repairUnless = (found: Hint): Repair => (found === undefined ? 'with-repair' : 'without-repair');

/** Where no usual mistake explains it, the author's hint for what was missing. */
const authorsHint = ({ hints }: ExerciseStep, number: number | null): Hint =>
  number === null ? undefined : hints[number - 1];

export const hintNotice = (hint: Hint): readonly Block[] =>
  hint === undefined ? [] : [{ kind: 'notice', tone: 'info', title: 'Hint', content: hint }];

/** Why a run came to nothing; null where it was judged. */
export function faultIn(result: RunResult<Verdict>): Fault | null {
  if (result.kind === 'not-started') return result.fault;
  return result.value.kind === 'fault' ? result.value.fault : null;
}

/** A notice that something is not right yet. */
export const wrong = (title: string, content: readonly Prose[]): Notice => ({
  kind: 'notice',
  tone: 'wrong',
  title,
  content,
});

type Checks = readonly { readonly title: string }[];

export const allPassed = (checks: Checks): Notice => ({
  kind: 'notice',
  tone: 'right',
  title: checks.length === 1 ? 'Right: the check passed' : `Right: all ${checks.length} checks passed`,
  content: [checkList(checks, checks.length)],
});

/** Every check with what came of it, in words: passed, not passed, or not looked at because an earlier one stopped. */
export const checkList = (checks: Checks, passed: number): Prose => ({
  kind: 'list',
  start: 1,
  items: checks.map(({ title }, index) => {
    const outcome = index < passed ? 'passed' : index === passed ? 'not passed' : 'not tried yet';
    return [paragraph(`${title}: ${outcome}`)];
  }),
});
