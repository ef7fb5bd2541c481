/** A right lesson with something replaced: how tests make mistakes. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { describeProblem } from '../../src/lesson/problem.ts';

/** test/fixtures/lessons/greetings.md as text. */
export const GREETINGS = readFileSync(
  fileURLToPath(new URL('../fixtures/lessons/greetings.md', import.meta.url)),
  'utf8',
);

export type Change = readonly [find: string | RegExp, replacement: string];

/** The lesson with its changes made, one after the other. Throws when there is nothing to change. */
export function spoil(...changes: readonly Change[]): string {
  return changes.reduce((text, [find, replacement]) => {
    const changed = text.replace(find, replacement);
    if (changed === text) throw new Error(`nothing in the lesson matches ${String(find)}`);
    return changed;
  }, GREETINGS);
}

/** The described problems of any text as the file `greetings.md`; none when it is a lesson. */
export function problemsOf(text: string): readonly string[] {
  const parsed = parseLesson('greetings.md', text);
  return parsed.kind === 'lesson' ? [] : parsed.problems.map(describeProblem);
}

/** The described problems that the changes bring. */
export const problemsAfter = (...changes: readonly Change[]): readonly string[] => problemsOf(spoil(...changes));
