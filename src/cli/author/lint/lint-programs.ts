/** What running a lesson's programs finds, and what is unlikely in their scenarios. Moments: epoch milliseconds. */
import { type Exchange, playScenario, type Transcript, type TranscriptEntry } from '../../../browser/index.ts';
import type { LinesAnswer } from '../../../core/answer.ts';
import type { ExampleStep, ExerciseStep, Observation, QuestionStep } from '../../../core/lesson.ts';
import type { Fault, ProgramError, Sandbox } from '../../../core/program.ts';
import { inlineText, proseText } from '../../../core/prose.ts';
import type { CheckAction } from '../../../core/scenario.ts';
import { findBlanks } from '../../../exercise/blanks.ts';
import { judge } from '../../../exercise/judge.ts';
import { judgePlain, withCalls } from '../../../exercise/judge-plain.ts';
import { askNothing, endOf, runToEnd } from '../../../exercise/run-to-end.ts';
import { varyChecks } from '../../../exercise/vary-checks.ts';
import { FAILS_ON_PURPOSE } from '../../../lesson/html.ts';
import { didYouMean, type Place, quote, type Report } from '../../../lesson/problem.ts';
import type { WrittenStep } from '../../../lesson/steps/program.ts';
import { programOf } from '../../../quiz/kinds/lines.ts';
import { saysWhatWasSeen } from '../../../quiz/prediction.ts';
import { gradeTyped } from '../../../quiz/typed-answer.ts';
import { faultSentence, observe } from '../../../transcript/index.ts';
import { constantPage, hasTwoAnswers, type Kept, keeping } from './constant-page.ts';

type WrittenExample = Extract<WrittenStep, { step: { kind: 'example' } }>;
type WrittenExercise = Extract<WrittenStep, { step: { kind: 'exercise' } }>;

/** What our small Flask raises for what only the real one has. */
const LACKING = 'NotInSandbox';
const REAL_FLASK = 'the real Flask has it: fetch that with "nibble flask install"';

const REMEDY = `if it is meant, put <!-- ${FAILS_ON_PURPOSE} --> below the heading`;

/** Runs an example as learners do: what ends in an error that nobody meant, and steps that do nothing. */
export async function lintExample(
  sandbox: Sandbox,
  example: WrittenExample,
  predictions: readonly WrittenPrediction[],
  startTime: number,
  report: Report,
): Promise<void> {
  const { step, program, failsOnPurpose } = example;
  if (step.scenario.length === 0) return lintPlainExample(sandbox, example, startTime, report);
  const result = await sandbox.run(step.program, startTime, playScenario(step.scenario, startTime));
  if (result.kind === 'not-started') {
    const found = `the program does not start: ${faultText(result.fault)}`;
    if (failsOnPurpose === null) {
      report(
        'example-fails',
        placeOfFault(program, result.fault),
        found,
        'a program that runs',
        remedyFor(result.fault),
      );
    }
    return;
  }
  const failures = result.value.flatMap((entry) => (entry.kind === 'exchange' ? failureOf(example, entry) : []));
  if (failsOnPurpose === null) {
    for (const { place, found, expected, remedy = REMEDY } of once(failures)) {
      report('example-fails', place, found, expected, remedy);
    }
  } else if (failures.length === 0) {
    const found = `"${FAILS_ON_PURPOSE}" on an example in which nothing fails`;
    report('fails-on-purpose', failsOnPurpose, found, 'an error, or no such comment');
  }
  for (const entry of result.value) {
    const found = idleness(entry);
    const place = example.places.get(entry.step) ?? example.heading;
    if (found !== null) report('idle-step', place, found, 'a step that changes something');
  }
  for (const prediction of predictions) lintPrediction(prediction, result.value, report);
}

/** What is asked before a run. */
export interface WrittenPrediction {
  readonly question: QuestionStep;
  readonly sees: Observation;
  readonly place: Place;
  /** Where its options begin. */
  readonly places: ReadonlyMap<object, Place>;
}

/** Holds a prediction to the run: the answer that it calls right says what was seen, and no other does. */
function lintPrediction({ question, sees, place, places }: WrittenPrediction, run: Transcript, report: Report): void {
  const seen = observe(run, sees);
  const { answer } = question;
  if (seen === null) {
    report('prediction-fails', place, `a run that shows nothing at step ${sees.step}`, 'something to predict');
  } else if (answer.kind === 'choice') {
    for (const option of answer.options) {
      if (saysWhatWasSeen(option.label, seen) === option.right) continue;
      const found = `the ${option.right ? 'right' : 'wrong'} option ${quote(inlineText(option.label))}`;
      const expected = option.right ? `what the run shows, ${quote(seen)}` : 'something that the run does not show';
      report('prediction-fails', places.get(option) ?? place, found, expected);
    }
  } else if (answer.kind === 'typed' && !gradeTyped(seen, { accepted: [answer.accepted[0]] }).right) {
    const found = `the answer ${quote(answer.accepted[0])}`;
    report('prediction-fails', places.get(answer.accepted) ?? place, found, `what the run shows, ${quote(seen)}`);
  }
}

interface Failure {
  readonly place: Place;
  readonly found: string;
  readonly expected: string;
  readonly remedy?: string;
}

const remedyFor = (fault: Fault): string =>
  fault.kind === 'exception' && fault.error.type === LACKING ? REAL_FLASK : REMEDY;

/** What is wrong with an answer: an exception at its line of the program, anything else at its step. */
function failureOf(example: WrittenExample, { request, answer, step }: Exchange): readonly Failure[] {
  const asked = `${request.method} ${new URL(request.url).pathname}`;
  const place = example.places.get(step) ?? example.heading;
  if (answer.kind === 'fault') {
    return [{ place, found: `${asked} got no answer: ${faultText(answer.fault)}`, expected: 'an answer' }];
  }
  const { error, response } = answer;
  if (error !== null) {
    const line = error.line === null ? place : placeInProgram(example.program, error.line);
    const found = `${asked} raised ${errorText(error)}`;
    const failure = { place: line, found, expected: 'an answer without an error' };
    return [error.type === LACKING ? { ...failure, remedy: REAL_FLASK } : failure];
  }
  if (response.status < 400) return [];
  const status = `${response.status} ${response.reason}`.trim();
  return [{ place, found: `${asked} was answered with ${status}`, expected: 'a status below 400' }];
}

/** An exception at a line is one mistake, however many requests meet it: the first at each place. */
const once = (failures: readonly Failure[]): Iterable<Failure> =>
  new Map(failures.toReversed().map((failure) => [`${failure.place.line}:${failure.place.column}`, failure])).values();

/** Changes by hand of cookies that are not there, and values that browsers refuse. */
function idleness(entry: TranscriptEntry): string | null {
  const isMissing =
    (entry.kind === 'tampered' && entry.before === null) || (entry.kind === 'deleted' && entry.removed.length === 0);
  if (isMissing) return `the browser has no cookie "${entry.step.name}" here`;
  return entry.kind === 'edited' && entry.refusal !== null ? `a value that is refused: ${entry.refusal.words}` : null;
}

const SOLVED = 'a solution that passes every check';

/** A program that serves nobody comes to its end, unless it is there to show an error. */
async function lintPlainExample(
  sandbox: Sandbox,
  { step, program, failsOnPurpose }: WrittenExample,
  startTime: number,
  report: Report,
): Promise<void> {
  const { fault } = await runToEnd(sandbox, step.program, startTime);
  if (failsOnPurpose !== null && fault === null) {
    const found = `"${FAILS_ON_PURPOSE}" on an example in which nothing fails`;
    report('fails-on-purpose', failsOnPurpose, found, 'an error, or no such comment');
  }
  if (failsOnPurpose !== null || fault === null) return;
  report('example-fails', placeOfFault(program, fault), faultText(fault), 'a program that runs', remedyFor(fault));
}

/** The solution does what it is held to, and the starter does not. */
async function lintPlainExercise(
  sandbox: Sandbox,
  { step, solution, program }: WrittenExercise,
  startTime: number,
  report: Report,
): Promise<void> {
  const run = async (text: string) => {
    const result = await sandbox.run(withCalls(text, step.plain), startTime, askNothing());
    return { fault: endOf(result).fault, verdict: judgePlain(text, step.plain, result) };
  };
  const { fault, verdict } = await run(step.solution);
  if (fault !== null) {
    return report('solution-fails', placeOfFault(solution, fault), `the solution fails: ${faultText(fault)}`, SOLVED);
  }
  if (verdict.kind === 'fail') {
    const got = verdict.got ?? oneLine(verdict.prints);
    const found = `the solution fails the check "${step.plain[verdict.check]?.title}": ${quote(got)}`;
    return report('solution-fails', solution, found, SOLVED);
  }
  if (findBlanks(step.starter).length > 0) return;
  const started = await run(step.starter);
  if (started.fault === null && started.verdict.kind === 'pass') {
    report('starter-passes', program, 'a starter that passes every check', 'something left to do');
  }
}

/** Holds an exercise to its own checks: the solution passes them, the starter and a constant page do not. */
export async function lintExercise(
  sandbox: Sandbox,
  exercise: WrittenExercise,
  startTime: number,
  report: Report,
): Promise<void> {
  const { step, solution, program, places, heading } = exercise;
  if (step.plain.length > 0) return lintPlainExercise(sandbox, exercise, startTime, report);
  const kept: Kept[] = [];
  const judging = (text: string) => judge(varyChecks(step.checks, text), startTime);
  const run = (text: string) => sandbox.run(text, startTime, judging(text));
  const solved = await sandbox.run(step.solution, startTime, keeping(judging(step.solution), kept));
  if (solved.kind === 'not-started') {
    const found = `the solution does not start: ${faultText(solved.fault)}`;
    return report('solution-fails', placeOfFault(solution, solved.fault), found, SOLVED);
  }
  const verdict = solved.value;
  if (verdict.kind !== 'pass') {
    const { check, request } = verdict;
    const where = `the check "${step.checks[check]?.title}"${request === null ? '' : ` at request ${request}`}`;
    if (verdict.kind === 'fault') {
      const found = `the solution gives no answer in ${where}: ${faultText(verdict.fault)}`;
      return report('solution-fails', solution, found, SOLVED);
    }
    const error = lastError(verdict.transcript);
    const why = error === null ? oneLine(proseText(verdict.unmet.otherwise)) : errorText(error);
    const place = placeInProgram(solution, error?.line ?? null);
    const remedy = error?.type === LACKING ? REAL_FLASK : undefined;
    return report('solution-fails', place, `the solution fails ${where}: ${why}`, SOLVED, remedy);
  }
  const passes = async (text: string): Promise<boolean> => {
    const result = await run(text);
    return result.kind === 'finished' && result.value.kind === 'pass';
  };
  // A starter with blanks is never run.
  if (findBlanks(step.starter).length === 0 && (await passes(step.starter))) {
    report('starter-passes', program, 'a starter that passes every check', 'something left to do');
  } else if (hasTwoAnswers(kept) && (await passes(constantPage(step.checks)))) {
    const first = step.checks[0]?.steps[0]?.step;
    const found = 'checks that are all passed by a page that says the same to everybody';
    const expected = '`values` that differ from run to run, and what must not be seen';
    report('constant-passes', (first === undefined ? undefined : places.get(first)) ?? heading, found, expected);
  }
}

/** Holds lines to be put in order to what judges them: the author's order has to do what it is for. */
export async function lintLines(
  sandbox: Sandbox,
  answer: LinesAnswer,
  place: Place,
  startTime: number,
  report: Report,
): Promise<void> {
  const program = programOf(answer.lines);
  const expected = 'lines that run, in the order in which they stand';
  if (answer.checks.length > 0) {
    const result = await sandbox.run(program, startTime, judge(varyChecks(answer.checks, program), startTime));
    if (result.kind === 'not-started') {
      return report('lines', placeOfFault(place, result.fault), faultText(result.fault), expected);
    }
    if (result.value.kind === 'pass') return;
    const title = answer.checks[result.value.check]?.title;
    return report('lines', place, `lines that fail the check "${title}"`, 'lines that pass every check');
  }
  const { fault, prints } = await runToEnd(sandbox, program, startTime);
  if (fault !== null) report('lines', placeOfFault(place, fault), faultText(fault), expected);
  else if (prints.trim() === '') {
    report('lines', place, 'lines that print nothing', 'a program that prints something, or checks in a `yaml` block');
  }
}

function lastError(transcript: Transcript): ProgramError | null {
  const last = transcript.at(-1);
  return last?.kind === 'exchange' && last.answer.kind === 'response' ? last.answer.error : null;
}

/** The sites of lessons. Anything below one of them is a host of that site. */
const SITES = ['app.test', 'other.test', 'third.test', 'localhost'];

/** Sites that nobody knows, each unknown host once a step; `places` has those of the steps. Runs nothing. */
export function lintScenario(
  lessonStep: ExampleStep | ExerciseStep,
  places: ReadonlyMap<object, Place>,
  report: Report,
): void {
  const steps =
    lessonStep.kind === 'example'
      ? lessonStep.scenario
      : lessonStep.checks.flatMap((check) => check.steps.map((one) => one.step));
  const expected = `${SITES.join(', ')}, or a host below one of them`;
  for (const one of steps) {
    const place = places.get(one) ?? places.get(lessonStep);
    if (place === undefined) continue;
    for (const host of unknownHosts(one)) {
      report('host', place, `the host "${host}"`, expected, didYouMean(host, SITES));
    }
  }
}

function unknownHosts(step: CheckAction): Iterable<string> {
  const hosts = addressesOf(step).map((address) => new URL(address).hostname);
  return new Set(hosts.filter((host) => !SITES.some((site) => host === site || host.endsWith(`.${site}`))));
}

function addressesOf(step: CheckAction): readonly string[] {
  switch (step.do) {
    case 'visit':
    case 'post':
      return [step.url, ...(step.from === null ? [] : [step.from]), ...(step.within ?? [])];
    case 'fetch':
    case 'image':
    case 'frame':
      return [step.url, ...step.pages];
    case 'read-script':
    case 'write-script':
      return [step.url, ...(step.within ?? [])];
    case 'edit':
    case 'tamper':
    case 'delete':
      return step.host === undefined ? [] : [`https://${step.host}/`];
    default:
      return [];
  }
}

/** Where a line of a program is in the file; `start` is where its first line begins. Lines and columns count from 1. */
export const placeInProgram = (start: Place, line: number | null, column = 1): Place =>
  line === null ? start : { line: start.line + line - 1, column: start.column + column - 1 };

/** Where in the file a program came to a fault, as far as that is known. */
function placeOfFault(start: Place, fault: Fault): Place {
  if (fault.kind === 'syntax') return placeInProgram(start, fault.line, fault.column);
  return fault.kind === 'exception' ? placeInProgram(start, fault.error.line) : start;
}

/** A fault in one line; a line of the program is not named, since the place of the problem is one of the file. */
function faultText(fault: Fault): string {
  if (fault.kind === 'exception') return errorText(fault.error);
  return fault.kind === 'syntax' ? `SyntaxError: ${fault.message}` : oneLine(proseText(faultSentence(fault)));
}

/** `AttributeError: 'str' object has no attribute 'set_cookie'`. */
const errorText = ({ type, message }: ProgramError): string => (message === '' ? type : `${type}: ${message}`);

/** Words without line ends, and without a full stop at the end, for the middle of a sentence. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
