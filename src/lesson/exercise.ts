/** `### Exercise: …` and `### Challenge: …`: task, starter, checks, hints, and the folded solution. */
import type { ExerciseStep } from '../core/lesson.ts';
import { readChecks } from './checks.ts';
import { findCodePair } from './code-pair.ts';
import { takeSolution } from './fold.ts';
import { readHints } from './hints.ts';
import { splitAtMarkers } from './markers.ts';
import type { Part } from './outline.ts';
import type { Page } from './page.ts';
import { programPlace, readProgram } from './program.ts';
import { readProse } from './prose.ts';
import type { WrittenExercise } from './written-step.ts';
import { readYamlBlock } from './yaml-text.ts';

/** Reads an exercise; what is missing is reported and empty in the result. */
export function readExercise(page: Page, part: Part, section: string): WrittenExercise {
  const { solution, rest } = takeSolution(page, part);
  const { before, marked, misplaced } = splitAtMarkers(page, rest);
  const pair = findCodePair(page, part, before, { python: 'the starter', yaml: 'the checks' });
  if (pair.before.length === 0) page.report('exercise', part.place, 'no task', 'what to do, above the starter');
  const [loose] = pair.after;
  if (loose !== undefined) {
    page.report('exercise', page.place(loose), 'text below the starter', 'it in the task above, or after "**Hint:**"');
  }
  for (const { name, place } of marked) {
    if (name !== 'Hint')
      page.report('marker', place, `"**${name}:**" in an exercise`, '"**Hint:**"', 'the others belong to questions');
  }
  const form = part.kind === 'exercise' ? 'blanks' : 'program';
  const hints = readHints(page, marked);
  // A hint that is not where it should be, which is reported, makes the numbers of all of them doubtful.
  const hintCount = misplaced.has('Hint') || loose !== undefined ? null : hints.length;
  const checks = pair.yaml === null ? null : readYamlBlock(page, pair.yaml);
  const step: ExerciseStep = {
    kind: 'exercise',
    form,
    id: part.id,
    title: part.title,
    section,
    task: readProse(page, pair.before),
    starter: pair.program === null ? '' : readProgram(page, pair.program, form === 'blanks' ? 'required' : 'allowed'),
    solution: solution === null ? '' : readProgram(page, solution, 'refused'),
    checks: checks === null ? [] : readChecks(checks, hintCount),
    hints,
  };
  const program = programPlace(page, part, pair.program);
  return { step, program, solution: programPlace(page, part, solution) };
}
