/** `nibble new LESSON`: a small lesson that works, in the folder of lessons, to be made one's own. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { newLesson } from '../author/new-lesson.ts';
import { MAX_LESSON_ID } from '../core/lesson.ts';
import type { AuthorContext, ExitCode } from './author-context.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `operands`: the id of the lesson. Never writes over a file. */
export async function newLessonCommand([id = '']: readonly string[], context: AuthorContext): Promise<ExitCode> {
  if (!ID.test(id) || id.length > MAX_LESSON_ID) {
    context.complain(
      `A lesson cannot be called "${id}". Use lower-case letters, digits and hyphens, at most ${MAX_LESSON_ID} in all: my-lesson.`,
    );
    return 2;
  }
  const file = join(context.lessonsFolder, `${id}.md`);
  if (existsSync(file)) {
    context.complain(`${relative('', file)} is there already; it was left as it is.`);
    return 1;
  }
  await mkdir(context.lessonsFolder, { recursive: true });
  await writeFile(file, newLesson(titleOf(id)), { flag: 'wx' });
  context.print(
    `Wrote ${relative('', file)}. Read on in docs/authoring.md; "nibble lint ${relative('', file)}" looks for mistakes.`,
  );
  return 0;
}

/** `my-lesson` → `My lesson`. */
const titleOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
