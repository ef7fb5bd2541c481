/** What running a lesson's programs finds, and what their scenarios say that nobody meant. */
import { type Exchange, playScenario, type Transcript, type TranscriptEntry } from '../../../browser/index.ts';
import type { ProgramError, Sandbox } from '../../../core/program.ts';
import { proseText } from '../../../core/prose.ts';
import type { ScenarioStep } from '../../../core/scenario.ts';
import { findBlanks } from '../../../exercise/blanks.ts';
import { judge, type Verdict } from '../../../exercise/judge.ts';
import { FAILS_ON_PURPOSE } from '../../../lesson/html.ts';
import { didYouMean } from '../../../lesson/problem.ts';
import type { WrittenStep } from '../../../lesson/steps/program.ts';
import { errorText, type Finding, faultText, finding, oneLine, placeInProgram, placeOfFault } from './finding.ts';

export type ExampleToLint = Extract<WrittenStep, { step: { kind: 'example' } }>;

const REMEDY = `if it is meant, put <!-- ${FAILS_ON_PURPOSE} --> below the heading`;

/**
 * Runs an example as learners do: what ends in an error that nobody meant, and steps that do nothing. `startTime`:
 * epoch milliseconds.
 */
export async function lintExample(
  sandbox: Sandbox,
  example: ExampleToLint,
  startTime: number,
): Promise<readonly Finding[]> {
  const { step, program, failsOnPurpose } = example;
  const result = await sandbox.run(step.program, startTime, playScenario(step.scenario, startTime));
  if (result.kind === 'not-started') {
    const found = `the program does not start: ${faultText(result.fault)}`;
    return failsOnPurpose === null
      ? [finding('example-fails', placeOfFault(program, result.fault), found, 'a program that runs', REMEDY)]
      : [];
  }
  const failures = result.value.flatMap((entry) => (entry.kind === 'exchange' ? failureOf(example, entry) : []));
  const idle = idleSteps(example, result.value);
  if (failsOnPurpose === null) return [...once(failures), ...idle];
  if (failures.length > 0) return idle;
  const found = `"${FAILS_ON_PURPOSE}" on an example in which nothing fails`;
  return [finding('fails-on-purpose', failsOnPurpose, found, 'an error, or no such comment'), ...idle];
}

/** What is wrong with an answer: an exception at its line of the program, anything else at its step. */
function failureOf(example: ExampleToLint, { request, answer, step }: Exchange): readonly Finding[] {
  const asked = `${request.method} ${new URL(request.url).pathname}`;
  const place = example.places.get(step) ?? example.heading;
  if (answer.kind === 'fault') {
    return [finding('example-fails', place, `${asked} got no answer: ${faultText(answer.fault)}`, 'an answer', REMEDY)];
  }
  const { error, response } = answer;
  if (error !== null) {
    const line = error.line === null ? place : placeInProgram(example.program, error.line);
    return [
      finding('example-fails', line, `${asked} raised ${errorText(error)}`, 'an answer without an error', REMEDY),
    ];
  }
  if (response.status < 400) return [];
  const status = `${response.status} ${response.reason}`.trim();
  return [finding('example-fails', place, `${asked} was answered with ${status}`, 'a status below 400', REMEDY)];
}

/** An exception at a line is one mistake, however many requests meet it. */
const once = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    ({ place }, index) =>
      findings.findIndex((one) => one.place.line === place.line && one.place.column === place.column) === index,
  );

/** Changes by hand of cookies that are not there, and values that browsers refuse. */
function idleSteps({ places, heading }: ExampleToLint, transcript: Transcript): readonly Finding[] {
  return transcript.flatMap((entry) => {
    const found = idleness(entry);
    const place = places.get(entry.step) ?? heading;
    return found === null ? [] : [finding('idle-step', place, found, 'a step that changes something')];
  });
}

function idleness(entry: TranscriptEntry): string | null {
  const isMissing =
    (entry.kind === 'tampered' && entry.before === null) || (entry.kind === 'deleted' && entry.removed.length === 0);
  if (isMissing) return `the browser has no cookie "${entry.step.name}" here`;
  return entry.kind === 'edited' && entry.refusal !== null ? `a value that is refused: ${entry.refusal.words}` : null;
}

export type ExerciseToLint = Extract<WrittenStep, { step: { kind: 'exercise' } }>;

const EXPECTED = 'a solution that passes every check';

/**
 * Holds an exercise to its own checks: the solution passes them, the starter does not. `startTime`: epoch milliseconds.
 */
export async function lintExercise(
  sandbox: Sandbox,
  exercise: ExerciseToLint,
  startTime: number,
): Promise<readonly Finding[]> {
  const { step, solution, program } = exercise;
  const solved = await sandbox.run(step.solution, startTime, judge(step.checks, startTime));
  if (solved.kind === 'not-started') {
    const found = `the solution does not start: ${faultText(solved.fault)}`;
    return [finding('solution-fails', placeOfFault(solution, solved.fault), found, EXPECTED)];
  }
  const wrong = findingOf(exercise, solved.value);
  // A starter with blanks is never run.
  if (wrong !== null || findBlanks(step.starter).length > 0) return wrong === null ? [] : [wrong];
  const started = await sandbox.run(step.starter, startTime, judge(step.checks, startTime));
  const isDone = started.kind === 'finished' && started.value.kind === 'pass';
  return isDone
    ? [finding('starter-passes', program, 'a starter that passes every check', 'something left to do')]
    : [];
}

function findingOf({ step, solution }: ExerciseToLint, verdict: Verdict): Finding | null {
  if (verdict.kind === 'pass') return null;
  const { check, request, transcript } = verdict;
  const where = `the check "${step.checks[check]?.title}"${request === null ? '' : ` at request ${request}`}`;
  if (verdict.kind === 'fault') {
    return finding(
      'solution-fails',
      solution,
      `the solution gives no answer in ${where}: ${faultText(verdict.fault)}`,
      EXPECTED,
    );
  }
  const error = lastError(transcript);
  const why = error === null ? oneLine(proseText(verdict.unmet.otherwise)) : errorText(error);
  return finding(
    'solution-fails',
    placeInProgram(solution, error?.line ?? null),
    `the solution fails ${where}: ${why}`,
    EXPECTED,
  );
}

/** What the program raised at the last request. */
function lastError(transcript: Transcript): ProgramError | null {
  const last = transcript.at(-1);
  return last?.kind === 'exchange' && last.answer.kind === 'response' ? last.answer.error : null;
}

/** The sites that lessons tell of. Anything below one of them is a host of that site. */
const SITES = ['app.test', 'other.test', 'third.test', 'localhost'];

/** Sites that nobody knows, each unknown host once a step. Runs nothing. */
export function lintScenario({ step, places, heading }: WrittenStep): readonly Finding[] {
  const steps =
    step.kind === 'example' ? step.scenario : step.checks.flatMap((check) => check.steps.map((one) => one.step));
  return steps.flatMap((one) =>
    unknownHosts(one).map((host) =>
      finding(
        'host',
        places.get(one) ?? heading,
        `the host "${host}"`,
        `${SITES.join(', ')}, or a host below one of them`,
        didYouMean(host, SITES) ?? null,
      ),
    ),
  );
}

function unknownHosts(step: ScenarioStep): readonly string[] {
  const hosts = addressesOf(step).map((address) => new URL(address).hostname);
  return [...new Set(hosts)].filter((host) => !SITES.some((site) => host === site || host.endsWith(`.${site}`)));
}

function addressesOf(step: ScenarioStep): readonly string[] {
  switch (step.do) {
    case 'visit':
    case 'post':
      return step.from === null ? [step.url] : [step.url, step.from];
    case 'fetch':
    case 'image':
    case 'frame':
      return [step.url, ...step.pages];
    case 'read-script':
    case 'write-script':
      return [step.url, ...(step.within ?? [])];
    default:
      return [];
  }
}
