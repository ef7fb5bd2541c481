/**
 * Programs that learners write, right in every style and wrong in every usual way, through the real sandbox: what each
 * comes to is written in its first line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ExerciseStep } from '../../src/core/lesson.ts';
import { findBlanks } from '../../src/exercise/blanks.ts';
import { judge } from '../../src/exercise/judge.ts';
import { straightenQuotes, tidyProgram } from '../../src/exercise/tidy-program.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { cookies } from '../fixtures/lessons.ts';

const START = Date.UTC(2026, 0, 1, 12);
const sandbox = createSandbox();
afterAll(() => sandbox.close());

const exercises = cookies().steps.filter((step) => step.kind === 'exercise');

/** What a submission comes to, in the words of the fixtures' first lines. */
async function outcomeOf(step: ExerciseStep, text: string): Promise<string> {
  const program = tidyProgram(text);
  if (findBlanks(program).length > 0) return 'blank left';
  const result = await sandbox.run(program, START, judge(step.checks, START));
  if (result.kind === 'not-started') {
    const straight = result.fault.kind === 'syntax' ? straightenQuotes(program) : null;
    return straight === null ? result.fault.kind : outcomeOf(step, straight);
  }
  const verdict = result.value;
  if (verdict.kind === 'pass') return 'right';
  return verdict.kind === 'fault' ? verdict.fault.kind : (step.checks[verdict.check]?.title ?? 'unknown check');
}

const programsIn = (folder: string): readonly { readonly name: string; readonly text: string }[] => {
  const path = join(packageFolder(), 'test/fixtures/programs', folder);
  return readdirSync(path).map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
};

describe.each([
  ['set-lang', exercises[0]],
  ['visits', exercises[1]],
] as const)('submissions to %s', (folder, step) => {
  if (step === undefined) throw new Error('the lesson has two exercises');

  it.concurrent.each(programsIn(`${folder}/right`))('$name is right', async ({ text }) => {
    expect(await outcomeOf(step, text)).toBe('right');
  });

  it.concurrent.each(programsIn(`${folder}/wrong`))('$name is wrong, for its own reason', async ({ text }) => {
    const expected = /^# expect: (.+)$/m.exec(text)?.[1];
    expect(await outcomeOf(step, text)).toBe(expected);
  });

  it('the reference solution is right, the starter is not', async () => {
    expect(await outcomeOf(step, step.solution)).toBe('right');
    expect(await outcomeOf(step, step.starter)).not.toBe('right');
  });
});
