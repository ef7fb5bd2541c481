/**
 * What came of judging a program, as JSON for other programs: docs/scenarios.md has the names, which stay as they are.
 */
import type { ExerciseStep } from '../core/lesson.ts';
import type { Fault } from '../core/program.ts';
import { proseText } from '../core/prose.ts';
import type { Expectation } from '../core/scenario.ts';
import { type StepJson, transcriptJson } from '../scenario/index.ts';
import { faultSentence } from '../transcript/index.ts';
import type { Judgement } from './judge-submission.ts';

export interface VerdictJson {
  readonly verdict: 'pass' | 'fail' | 'error';
  /** The check that ended the run; `number` counts from 1. */
  readonly check: { readonly number: number; readonly title: string } | null;
  /** The step of that check, from 1. */
  readonly step: number | null;
  /** The request of that check, from 1, redirects counted; null when it had made none. */
  readonly request: number | null;
  /** What ought to have been seen. */
  readonly expected: Expectation | null;
  /** The sentence for the learner. */
  readonly sentence: string;
  readonly hint: { readonly id: string; readonly text: string } | null;
  readonly fault: Fault | null;
  /** Whether typographic quotes were made straight. */
  readonly straightened: boolean;
  readonly flask: string | null;
  readonly prints: string;
  /** Of the check that ended the run; of the last one when all passed. */
  readonly transcript: readonly StepJson[];
}

const NOTHING: Omit<VerdictJson, 'verdict' | 'sentence'> = {
  check: null,
  step: null,
  request: null,
  expected: null,
  hint: null,
  fault: null,
  straightened: false,
  flask: null,
  prints: '',
  transcript: [],
};

export function verdictJson(exercise: ExerciseStep, judgement: Judgement): VerdictJson {
  if (judgement.kind === 'empty') return { ...NOTHING, verdict: 'fail', sentence: 'The program is empty.' };
  if (judgement.kind === 'blank') {
    const { line, text } = judgement.blank;
    return { ...NOTHING, verdict: 'fail', sentence: `Line ${line} still has a blank: ${text}` };
  }
  const { result, straightened } = judgement;
  const { prints } = result;
  if (result.kind === 'not-started') {
    const { fault } = result;
    return { ...NOTHING, verdict: 'error', sentence: faultText(fault), fault, straightened, prints };
  }
  const { value: verdict, flask } = result;
  const transcript = transcriptJson(verdict.transcript);
  const ran = { ...NOTHING, straightened, flask, prints, transcript };
  if (verdict.kind === 'pass') return { ...ran, verdict: 'pass', sentence: 'All checks passed.' };
  const { check: index, request } = verdict;
  const check = { number: index + 1, title: exercise.checks[index]?.title ?? '' };
  const place = { check, step: transcript.at(-1)?.number ?? null, request };
  if (verdict.kind === 'fault') {
    return { ...ran, ...place, verdict: 'error', sentence: faultText(verdict.fault), fault: verdict.fault };
  }
  const { expectation: expected, otherwise, hint } = verdict.unmet;
  return {
    ...ran,
    ...place,
    verdict: 'fail',
    sentence: proseText(otherwise),
    expected,
    hint: hintJson(exercise, hint),
  };
}

const faultText = (fault: Fault): string => proseText(faultSentence(fault));

/** A hint's id: `hint-2` is the second of its exercise. */
function hintJson({ hints }: ExerciseStep, number: number | null): VerdictJson['hint'] {
  const hint = number === null ? undefined : hints[number - 1];
  return hint === undefined ? null : { id: `hint-${number}`, text: proseText(hint) };
}
