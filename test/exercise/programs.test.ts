/**
 * Programs that learners write, right in every style and wrong in every usual way, and cheats, which answer well
 * without doing the job, through the real sandbox: what a wrong one comes to, and which mistake its one hint names, is
 * written in its first lines.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ExerciseStep } from '../../src/core/lesson.ts';
import type { Dialogue } from '../../src/core/program.ts';
import { type Prose, proseText } from '../../src/core/prose.ts';
import { findBlanks } from '../../src/exercise/blanks.ts';
import { judge } from '../../src/exercise/judge.ts';
import type { Mistake } from '../../src/exercise/mistakes/evidence.ts';
import { type Evidence, findMistake } from '../../src/exercise/mistakes/find-mistake.ts';
import { straightenQuotes, tidyProgram } from '../../src/exercise/tidy-program.ts';
import { varyChecks } from '../../src/exercise/vary-checks.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { shipped } from '../fixtures/lessons.ts';

const START = Date.UTC(2026, 0, 1, 12);
/** Some programs never end; the others take a hundredth of this. */
const SECONDS = 0.5;
const sandbox = createSandbox({ limits: { seconds: SECONDS, wallFactor: 40 } });
afterAll(() => sandbox.close());

/** Each with its programs in the folder of that name. */
const EXERCISES: readonly (readonly [folder: string, step: ExerciseStep])[] = ['cookies', 'sessions', 'uploads']
  .flatMap((id) => shipped(id).steps)
  .filter((step) => step.kind === 'exercise')
  .map((step) => [step.id, step]);

/** What is right or a cheat in one run is so in every run; `npm run test:long` tries five. */
const SEEDS = ['one', 'two', 'three', 'four', 'five'].slice(0, Number(process.env.NIBBLE_SEEDS ?? 1));

interface Outcome {
  /** In the words of the fixtures' first lines. */
  readonly expect: string;
  readonly mistake: Mistake | null;
}

async function outcomeOf(step: ExerciseStep, text: string, seed: string): Promise<Outcome> {
  const program = tidyProgram(text);
  if (findBlanks(program).length > 0) return { expect: 'blank left', mistake: null };
  const result = await sandbox.run(program, START, judge(varyChecks(step.checks, seed), START));
  const isUnreadable = result.kind === 'not-started' && result.fault.kind === 'syntax';
  const straight = isUnreadable ? straightenQuotes(program) : null;
  if (straight !== null) return outcomeOf(step, straight, seed);
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

/**
 * What the hint gives away: a name of the solution, or a piece of its code, that neither the program nor the starter
 * has.
 */
function givenAway(step: ExerciseStep, program: string, hint: readonly Prose[]): readonly string[] {
  const words = proseText(hint);
  const secrets = ['make_response', 'set_cookie', 'request.cookies', 'int(', 'str(', 'ValueError', 'return response'];
  const lines = step.solution.split('\n').map((line) => line.trim());
  return [...secrets, ...lines.filter((line) => line.length > 8)].filter(
    (secret) =>
      step.solution.includes(secret) &&
      words.includes(secret) &&
      !program.includes(secret) &&
      !step.starter.includes(secret),
  );
}

const programsIn = (folder: string): readonly { readonly name: string; readonly text: string }[] => {
  const path = join(packageFolder(), 'test/fixtures/programs', folder);
  return existsSync(path)
    ? readdirSync(path).map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }))
    : [];
};

const lineOf = (text: string, name: 'expect' | 'mistake'): string | undefined =>
  new RegExp(`^# ${name}: (.+?)\r?$`, 'm').exec(text)?.[1];

describe.each(EXERCISES)('a program sent to %s', (folder, step) => {
  it.concurrent.each(programsIn(`${folder}/right`))('$name is right', async ({ text }) => {
    for (const seed of SEEDS) {
      expect([seed, await outcomeOf(step, text, seed)]).toEqual([seed, { expect: 'right', mistake: null }]);
    }
  });

  it.concurrent.each(programsIn(`${folder}/wrong`))('$name is wrong, and one hint names why', async ({ text }) => {
    const outcome = await outcomeOf(step, text, text);
    expect(outcome.expect).toBe(lineOf(text, 'expect'));
    expect(outcome.mistake?.id).toBe(lineOf(text, 'mistake'));
    expect(givenAway(step, text, outcome.mistake?.hint ?? [])).toEqual([]);
  });

  it.concurrent.each(programsIn(`${folder}/cheat`))('the cheat $name does not pass', async ({ text }) => {
    for (const seed of SEEDS) {
      expect([seed, (await outcomeOf(step, text, seed)).expect]).not.toEqual([seed, 'right']);
    }
  });

  it('has at least ten cheats', () => {
    expect(programsIn(`${folder}/cheat`).length).toBeGreaterThanOrEqual(10);
  });

  it('is right when it is the reference solution, and not when it is the starter', async () => {
    expect(await outcomeOf(step, step.solution, 'any')).toMatchObject({ expect: 'right' });
    expect(await outcomeOf(step, step.starter, 'any')).not.toMatchObject({ expect: 'right' });
  });

  it('is not right when it plays back what the solution answered in another run', async () => {
    const playback = await playbackOf(step, 'one');
    for (const seed of ['two', 'three']) {
      expect([seed, (await outcomeOf(step, playback, seed)).expect]).not.toEqual([seed, 'right']);
    }
    // With the same values it passes: so it is the values that find it out.
    expect(await outcomeOf(step, playback, 'one')).toMatchObject({ expect: 'right' });
  });
});

/** A program that gives the answers of the solution in one run, in their order, and looks at no request. */
async function playbackOf(step: ExerciseStep, seed: string): Promise<string> {
  const answers: (readonly [string, readonly (readonly [string, string])[], string])[] = [];
  const recorded = function* (): Dialogue<null> {
    const judging = judge(varyChecks(step.checks, seed), START);
    for (let next = judging.next(); !next.done; ) {
      const answer = yield next.value;
      if (answer.kind === 'response') {
        const { status, reason, headers, body } = answer.response;
        answers.push([`${status} ${reason}`, headers, body]);
      }
      next = judging.next(answer);
    }
    return null;
  };
  await sandbox.run(step.solution, START, recorded());
  return `import json

answers = iter(json.loads(${JSON.stringify(JSON.stringify(answers))}))


def app(environ, start_response):
    status, headers, body = next(answers)
    start_response(status, [(name, value) for name, value in headers])
    return [body.encode()]
`;
}
