/** Runs an example as learners do: what ends in an error that nobody meant, and steps that do nothing. */
import { type Exchange, playScenario, type Transcript, type TranscriptEntry } from '../browser/index.ts';
import type { Sandbox } from '../core/program.ts';
import { FAILS_ON_PURPOSE } from '../lesson/html.ts';
import type { WrittenStep } from '../lesson/written-step.ts';
import { errorText, type Finding, faultText, finding, placeInProgram, placeOfFault } from './finding.ts';

export type ExampleToLint = Extract<WrittenStep, { step: { kind: 'example' } }>;

const REMEDY = `if it is meant, put <!-- ${FAILS_ON_PURPOSE} --> below the heading`;

/** `startTime`: epoch milliseconds. */
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
