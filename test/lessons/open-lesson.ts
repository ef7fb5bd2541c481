/** A lesson as it is shipped, and a sandbox to try what it shows: opened once in a test file. */
import { type Exchange, pageText, playScenario, type Transcript } from '../../src/browser/index.ts';
import type { Lesson } from '../../src/core/lesson.ts';
import { proseText } from '../../src/core/prose.ts';
import { DEFAULT_START_TIME, type VariedCheck } from '../../src/core/scenario.ts';
import { findBlanks } from '../../src/exercise/blanks.ts';
import { judge } from '../../src/exercise/judge.ts';
import { type Evidence, findMistake } from '../../src/exercise/mistakes/find-mistake.ts';
import { varyChecks } from '../../src/exercise/vary-checks.ts';
import { shipped } from '../fixtures/lessons.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';

export interface OpenLesson {
  readonly lesson: Lesson;
  /** What an example comes to. */
  readonly play: (example: string) => Promise<Transcript>;
  /** What the visitor reads, request by request, redirects that were followed left out. */
  readonly pagesOf: (example: string) => Promise<readonly string[]>;
  /** `right`, `blank left`, the title of the check that was not met, or why there was no answer. */
  readonly outcomeOf: (exercise: string, program: string) => Promise<string>;
  /** The same, and the id of the usual mistake that is named; null where the author's hint is shown. */
  readonly judgedAs: (exercise: string, program: string) => Promise<Judged>;
  /** The reference solution with a passage exchanged; the passage has to be there. */
  readonly solutionWith: (exercise: string, changes: readonly Change[]) => string;
}

export interface Judged {
  readonly outcome: string;
  readonly mistake: string | null;
}

export type Change = readonly [passage: string, instead: string];

export function openLesson(id: string): OpenLesson {
  const lesson = shipped(id);
  const sandbox = sharedSandbox();

  const play = async (example: string): Promise<Transcript> => {
    const step = lesson.steps.find((one) => one.id === example);
    if (step?.kind !== 'example') throw new Error(`${id} has no example "${example}"`);
    const result = await sandbox.run(step.program, DEFAULT_START_TIME, playScenario(step.scenario, DEFAULT_START_TIME));
    if (result.kind === 'not-started') throw new Error(`"${example}" does not start: ${JSON.stringify(result.fault)}`);
    return result.value;
  };

  const exerciseNamed = (exercise: string) => {
    const step = lesson.steps.find((one) => one.id === exercise);
    if (step?.kind !== 'exercise') throw new Error(`${id} has no exercise "${exercise}"`);
    return step;
  };

  const judgedAs = async (exercise: string, program: string): Promise<Judged> => {
    const { checks } = exerciseNamed(exercise);
    if (findBlanks(program).length > 0) return { outcome: 'blank left', mistake: null };
    const result = await sandbox.run(
      program,
      DEFAULT_START_TIME,
      judge(varyChecks(checks, program), DEFAULT_START_TIME),
    );
    const evidence = result.kind === 'finished' ? result.value : result;
    return { outcome: wordsFor(checks, evidence), mistake: findMistake(program, evidence)?.id ?? null };
  };

  return {
    lesson,
    play,
    pagesOf: async (example) =>
      exchangesOf(await play(example))
        .filter(isPage)
        .map(pageOf),
    outcomeOf: async (exercise, program) => (await judgedAs(exercise, program)).outcome,
    judgedAs,
    solutionWith: (exercise, changes) => changes.reduce(exchange, exerciseNamed(exercise).solution),
  };
}

/** The requests of a transcript with their answers. */
export const exchangesOf = (transcript: Transcript): readonly Exchange[] =>
  transcript.filter((entry) => entry.kind === 'exchange');

function wordsFor(checks: readonly VariedCheck[], evidence: Evidence): string {
  if (evidence.kind === 'pass') return 'right';
  return evidence.kind === 'fail' ? (checks[evidence.check]?.title ?? 'unknown check') : evidence.fault.kind;
}

const isPage = ({ redirect }: Exchange): boolean => redirect?.kind !== 'followed';

function pageOf({ answer }: Exchange): string {
  return answer.kind === 'fault' ? `no answer: ${answer.fault.kind}` : pageText(answer.response);
}

function exchange(program: string, [passage, instead]: Change): string {
  if (!program.includes(passage)) throw new Error(`the solution does not contain ${JSON.stringify(passage)}`);
  return program.replaceAll(passage, () => instead);
}

/** Lines of solutions, but for those of the starters, that stand in a hint of the same exercise. */
export function giveaways({ steps }: Lesson): readonly string[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'exercise') return [];
    const words = step.hints.map(proseText).join('\n');
    const lines = step.solution.split('\n').map((line) => line.trim());
    return lines.filter((line) => line.length > 8 && !step.starter.includes(line) && words.includes(line));
  });
}
