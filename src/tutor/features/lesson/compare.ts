/** "Compare browsers": the last run of a step in Chromium and in Firefox, and only what they do differently. */
import { type BrowserKind, playScenario, type Transcript } from '../../../browser/index.ts';
import type { ExerciseStep } from '../../../core/lesson.ts';
import type { Dialogue, RunResult } from '../../../core/program.ts';
import { heading } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { judge, playChecks } from '../../../exercise/judge.ts';
import { compareBrowsers, describeComparison } from '../../../explain/compare-browsers.ts';
import { faultSentence } from '../../../transcript/index.ts';
import { type Context, type Plan, type Running, runThen, sayHere, withLastRun } from '../../decision.ts';
import { buttons, type Feature, meansInLesson, pressInLesson } from '../../feature.ts';
import { atStep, type Place } from '../../place.ts';
import { nextRow, waysFrom } from '../../show/ways.ts';
import type { LastRun } from '../../state.ts';
import { wholeSeconds } from './example.ts';
import { checksFor } from './exercise.ts';
import { stepOfRun, withoutRun } from './last-run.ts';

export const compare: Feature<'compare'> = {
  presses: {
    compare: pressInLesson(
      (place, { action: { step } }, context) => withLastRun(context, (lastRun) => compareRun(place, step, lastRun)),
      'run',
    ),
  },
  typed: [meansInLesson('compare-browsers', compareTyped)],
  help: ['`compare` to see what Firefox does differently from Chromium in the last run'],
  topics: [
    {
      asked: `compare browsers, firefox and chrome, what does firefox do differently, works in chrome but not in firefox,
        difference between browsers, is it the same in firefox, safari, same in firefox, different browsers`,
      says: 'After a run, and in the lab, type `compare browsers` to see what Chromium and Firefox do differently, and why.',
    },
  ],
};

/** The last run in this lesson, or else the example that the learner is at. */
export function compareTyped(place: Place, context: Context): Plan {
  return withLastRun(context, (lastRun) => compareRun(place, stepOfRun(place, lastRun), lastRun));
}

function compareRun(place: Place, stepId: string, lastRun: LastRun | null): Plan {
  const step = atStep(place, stepId)?.step;
  const isLast = lastRun?.lesson === place.lesson.id && lastRun.step === step?.id;
  const own = isLast ? lastRun.program : undefined;
  if (step?.kind === 'exercise' && own !== undefined) return compareSubmission(place, step, own);
  if (step?.kind !== 'example') {
    return sayHere(place, withoutRun(place, stepId, 'compare the browsers in it'), buttons(...waysFrom(place)));
  }
  const program = own ?? step.program;
  const startTime = wholeSeconds(place.now);
  return inBothBrowsers(
    program,
    startTime,
    (kind) => playScenario(step.scenario, startTime, kind),
    (compared) => sayHere(place, heading(3, `Chromium and Firefox: ${step.title}`), ...compared, ...nextRow(place)),
  );
}

/** The check that the learner saw, as far as they saw it; those before it are performed as well, for what they left. */
function compareSubmission(place: Place, step: ExerciseStep, program: string): Plan {
  const startTime = wholeSeconds(place.now);
  const checks = checksFor(place, step, program);
  const then = (compared: readonly Block[]): Plan<Running> =>
    sayHere(place, heading(3, `Chromium and Firefox: ${step.title}`), ...compared);
  return runThen(program, startTime, judge(checks, startTime), (one) => {
    if (one.kind === 'not-started') return then(faultSentence(one.fault));
    const { value: verdict } = one;
    const shown = verdict.kind === 'pass' ? checks.length : verdict.check + 1;
    const steps = verdict.transcript.at(-1)?.number ?? 0;
    const inFirefox = playChecks(checks.slice(0, shown), startTime, steps, 'firefox');
    return runThen(program, startTime, inFirefox, (other) => then(compared(verdict.transcript, other)));
  });
}

function compared(chromium: Transcript, other: RunResult<Transcript>): readonly Block[] {
  if (other.kind === 'not-started') return faultSentence(other.fault);
  const transcripts = { chromium, firefox: other.value };
  return describeComparison(compareBrowsers(transcripts), transcripts);
}

/**
 * Performs the same in one browser after the other, each with a program of its own; as long as the second one asks the
 * same, it is given the same answers. `startTime`: epoch milliseconds.
 */
export const inBothBrowsers = (
  program: string,
  startTime: number,
  perform: (kind: BrowserKind) => Dialogue<Transcript>,
  then: (compared: readonly Block[]) => Plan<Running>,
): Plan<Running> =>
  runThen(program, startTime, perform('chromium'), (one) => {
    if (one.kind === 'not-started') return then(faultSentence(one.fault));
    return runThen(program, startTime, perform('firefox'), (other) => then(compared(one.value, other)));
  });
