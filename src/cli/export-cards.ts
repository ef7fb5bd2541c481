/** `nibble cards LESSON`: a lesson's questions as CSV for Anki. */
import { writeAnki } from '../author/write-anki.ts';
import { loadLessons } from '../lesson/load-lessons.ts';
import { describeProblem } from '../lesson/problem.ts';
import type { AuthorContext, ExitCode } from './author-context.ts';

export async function exportCards([id = '']: readonly string[], context: AuthorContext): Promise<ExitCode> {
  const loaded = await loadLessons(context.lessonsFolder);
  if (loaded.kind === 'problems') {
    for (const problem of loaded.problems) context.complain(describeProblem(problem));
    return 2;
  }
  const lesson = loaded.lessons.get(id);
  if (lesson === undefined) {
    context.complain(`There is no lesson "${id}". There are: ${[...loaded.lessons.keys()].join(', ')}.`);
    return 2;
  }
  context.print(writeAnki(lesson).trimEnd());
  return 0;
}
