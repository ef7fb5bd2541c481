/** `nibble run`: performs a scenario file, with a program or with scripted answers, and shows what happened. */
import { dirname, join } from 'node:path';
import { writeMessage } from '../../../adapters/terminal/messages.ts';
import type { Dialogue, Fault } from '../../core/program.ts';
import { type Prose, paragraph } from '../../core/prose.ts';
import { compareBrowsers, describeComparison } from '../../explain/compare-browsers.ts';
import { describeProblem } from '../../lesson/problem.ts';
import { answerFrom, EMPTY_PAGE } from '../../scenario/answers.ts';
import { type PlayedStep, playScripted } from '../../scenario/play-scripted.ts';
import { parseScenario, type ScenarioFile } from '../../scenario/scenario-file.ts';
import { momentJson, transcriptJson } from '../../scenario/transcript-json.ts';
import { describePrints, describeTranscript, faultSentence } from '../../transcript/index.ts';
import type { ExitCode, Options } from '../commands.ts';
import { readBrowser } from '../option-values.ts';
import { type AuthorContext, readGivenFile, withSandbox } from './context.ts';

/** `operands`: the scenario's path, or the program's and the scenario's. Ends with 1 when the program failed. */
export async function run(
  operands: readonly string[],
  { json = false, browser, compare = false }: Options,
  context: AuthorContext,
): Promise<ExitCode> {
  const [path = '', appPath = null] = operands.toReversed();
  const kind = browser === undefined ? undefined : readBrowser(browser);
  const written = await readScenario(path, context);
  if (written === null) return 2;
  const scenario = kind === undefined ? written : { ...written, browser: kind };
  const app = appPath ?? (scenario.app === null ? null : join(dirname(path), scenario.app));
  const program = app === null ? null : await readGivenFile(app, context);
  if (app !== null && program === null) return 2;
  if (compare) return compareRuns(scenario, program, context);
  const played = await perform(scenario, program, context);
  context.print(json ? JSON.stringify(runJson(played, scenario), null, 2) : runText(played, context));
  return endOf(played) === 'done' ? 0 : 1;
}

/** What the two browsers do differently; `1` when the program failed in either. */
async function compareRuns(scenario: ScenarioFile, program: string | null, context: AuthorContext): Promise<ExitCode> {
  const chromium = await perform({ ...scenario, browser: 'chromium' }, program, context);
  const firefox = await perform({ ...scenario, browser: 'firefox' }, program, context);
  const failed = [chromium, firefox].find((run) => endOf(run) !== 'done');
  const transcripts = { chromium: entriesOf(chromium.steps), firefox: entriesOf(firefox.steps) };
  const blocks = describeComparison(compareBrowsers(transcripts), transcripts);
  context.print(failed === undefined ? writeMessage(blocks, context.surface) : runText(failed, context));
  return failed === undefined ? 0 : 1;
}

async function readScenario(path: string, context: AuthorContext): Promise<ScenarioFile | null> {
  const text = await readGivenFile(path, context);
  if (text === null) return null;
  const parsed = parseScenario(path, text);
  if (parsed.kind === 'scenario') return parsed.scenario;
  for (const problem of parsed.problems) context.complain(describeProblem(problem));
  return null;
}

interface Run {
  readonly steps: readonly PlayedStep[];
  /** Why the program never answered; null when it did, or without a program. */
  readonly fault: Fault | null;
  readonly prints: string;
  /** Which Flask answered; null without a program. */
  readonly flask: string | null;
}

async function perform(scenario: ScenarioFile, program: string | null, context: AuthorContext): Promise<Run> {
  if (program === null) return { steps: playAlone(playScripted(scenario)), fault: null, prints: '', flask: null };
  const { startTime } = scenario;
  const result = await withSandbox(context, (sandbox) => sandbox.run(program, startTime, playScripted(scenario)));
  const { prints } = result;
  return result.kind === 'finished'
    ? { steps: result.value, fault: null, prints, flask: result.flask }
    : { steps: [], fault: result.fault, prints, flask: null };
}

/** Without a program, what no answer is scripted for gets an empty page. */
function playAlone<Result>(dialogue: Dialogue<Result>): Result {
  let next = dialogue.next();
  while (!next.done) next = dialogue.next(answerFrom(EMPTY_PAGE, next.value.at));
  return next.value;
}

/** `fault`: the program gave no answer. `error`: it raised something while it answered. */
function endOf({ steps, fault }: Run): 'done' | 'error' | 'fault' {
  const answers = entriesOf(steps).flatMap((entry) => (entry.kind === 'exchange' ? [entry.answer] : []));
  if (fault !== null || answers.some(({ kind }) => kind === 'fault')) return 'fault';
  return answers.some((answer) => answer.kind === 'response' && answer.error !== null) ? 'error' : 'done';
}

const entriesOf = (steps: readonly PlayedStep[]) => steps.flatMap(({ entries }) => entries);

function runJson(run: Run, { startTime }: ScenarioFile) {
  const { steps, fault, prints, flask } = run;
  const scripts = steps.map(({ script }) => script);
  const transcript = transcriptJson(entriesOf(steps), scripts);
  return { format: 1, outcome: endOf(run), start: momentJson(startTime), flask, fault, prints, steps: transcript };
}

function runText({ steps, fault, prints, flask }: Run, { surface }: AuthorContext): string {
  const blocks: readonly Prose[] =
    fault === null ? describeTranscript(entriesOf(steps)) : [...faultSentence(fault), ...describePrints(prints)];
  const footer = flask === null ? [] : [paragraph(`Answered by ${flask}.`)];
  return writeMessage([...blocks, ...footer], surface);
}
