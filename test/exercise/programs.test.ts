/**
 * Programs that learners write, right in every style and wrong in every usual way, through the real sandbox: what each
 * comes to, and which mistake its one hint names, is written in its first lines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ExerciseStep } from '../../src/core/lesson.ts';
import { type Prose, proseText } from '../../src/core/prose.ts';
import { findBlanks } from '../../src/exercise/blanks.ts';
import { judge } from '../../src/exercise/judge.ts';
import type { Mistake } from '../../src/exercise/mistakes/evidence.ts';
import { type Evidence, findMistake } from '../../src/exercise/mistakes/find-mistake.ts';
import { straightenQuotes, tidyProgram } from '../../src/exercise/tidy-program.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { cookies } from '../fixtures/lessons.ts';

const START = Date.UTC(2026, 0, 1, 12);
const sandbox = createSandbox();
afterAll(() => sandbox.close());

const exercises = cookies().steps.filter((step) => step.kind === 'exercise');

interface Outcome {
  /** In the words of the fixtures' first lines. */
  readonly expect: string;
  readonly mistake: Mistake | null;
}

async function outcomeOf(step: ExerciseStep, text: string): Promise<Outcome> {
  const program = tidyProgram(text);
  if (findBlanks(program).length > 0) return { expect: 'blank left', mistake: null };
  const result = await sandbox.run(program, START, judge(step.checks, START));
  const isUnreadable = result.kind === 'not-started' && result.fault.kind === 'syntax';
  const straight = isUnreadable ? straightenQuotes(program) : null;
  if (straight !== null) return outcomeOf(step, straight);
  const evidence = result.kind === 'finished' ? result.value : result;
  return { expect: wordsFor(step, evidence), mistake: findMistake(program, evidence) };
}

function wordsFor(step: ExerciseStep, evidence: Evidence): string {
  switch (evidence.kind) {
    case 'pass':
      return 'right';
    case 'fail':
      return step.checks[evidence.check]?.title ?? 'unknown check';
    default:
      return evidence.fault.kind;
  }
}

/** What the hint gives away: a name of the solution, or a piece of its code, that the program does not have yet. */
function givenAway(step: ExerciseStep, program: string, hint: readonly Prose[]): readonly string[] {
  const words = proseText(hint);
  const secrets = ['make_response', 'set_cookie', 'request.cookies', 'int(', 'str(', 'ValueError', 'return response'];
  const lines = step.solution.split('\n').map((line) => line.trim());
  return [...secrets, ...lines.filter((line) => line.length > 8)].filter(
    (secret) => step.solution.includes(secret) && words.includes(secret) && !program.includes(secret),
  );
}

const programsIn = (folder: string): readonly { readonly name: string; readonly text: string }[] => {
  const path = join(packageFolder(), 'test/fixtures/programs', folder);
  return readdirSync(path).map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
};

const lineOf = (text: string, name: 'expect' | 'mistake'): string | undefined =>
  new RegExp(`^# ${name}: (.+?)\\r?$`, 'm').exec(text)?.[1];

describe.each([
  ['set-lang', exercises[0]],
  ['visits', exercises[1]],
] as const)('submissions to %s', (folder, step) => {
  if (step === undefined) throw new Error('the lesson has two exercises');

  it.concurrent.each(programsIn(`${folder}/right`))('$name is right', async ({ text }) => {
    expect(await outcomeOf(step, text)).toEqual({ expect: 'right', mistake: null });
  });

  it.concurrent.each(programsIn(`${folder}/wrong`))('$name is wrong, and one hint names why', async ({ text }) => {
    const outcome = await outcomeOf(step, text);
    expect(outcome.expect).toBe(lineOf(text, 'expect'));
    expect(outcome.mistake?.id).toBe(lineOf(text, 'mistake'));
    expect(givenAway(step, text, outcome.mistake?.hint ?? [])).toEqual([]);
  });

  it('the reference solution is right, the starter is not', async () => {
    expect(await outcomeOf(step, step.solution)).toMatchObject({ expect: 'right' });
    expect(await outcomeOf(step, step.starter)).not.toMatchObject({ expect: 'right' });
  });
});
