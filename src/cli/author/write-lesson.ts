/** `nibble new`: a lesson to begin with. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { MAX_LESSON_ID } from '../../core/lesson.ts';
import { COURSE_FILE } from '../../lesson/course/folders.ts';
import { isInstalled, packageFolder } from '../../package-folder.ts';
import type { ExitCode } from '../commands.ts';
import type { AuthorContext } from './context.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Writes a small lesson that works into the first folder of lessons. The operand is its id, or `course/id`: a course
 * that is not there yet is begun. Never writes over a file.
 */
export async function newLessonCommand([name = '']: readonly string[], context: AuthorContext): Promise<ExitCode> {
  const [id = '', course = null, ...more] = name.split('/').toReversed();
  const isName = (one: string): boolean => ID.test(one) && one.length <= MAX_LESSON_ID;
  if (!isName(id) || (course !== null && !isName(course)) || more.length > 0) {
    context.complain(
      `A lesson cannot be called "${name}". Use lower-case letters, digits and hyphens, at most ${MAX_LESSON_ID} in all: my-lesson, or my-course/my-lesson.`,
    );
    return 2;
  }
  const [first = 'lessons'] = context.lessonsFolders;
  const isOurs = isInstalled() && first === join(packageFolder(), 'lessons');
  const root = isOurs ? resolve('lessons') : first;
  const folder = course === null ? root : join(root, course);
  const file = join(folder, `${id}.md`);
  if (existsSync(file)) {
    context.complain(`${relative('', file)} is there already; it was left as it is.`);
    return 1;
  }
  await mkdir(folder, { recursive: true });
  if (course !== null && !existsSync(join(folder, COURSE_FILE))) {
    await writeFile(join(folder, COURSE_FILE), `title: ${JSON.stringify(titleOf(course))}\n`, { flag: 'wx' });
  }
  const text = newLesson(titleOf(id));
  await writeFile(file, course === null ? text : text.replace(/^course: .*\n/m, ''), { flag: 'wx' });
  context.print(
    `Wrote ${relative('', file)}. Read on in docs/authoring.md; "nibble lint ${relative('', file)}" looks for mistakes.`,
  );
  if (isOurs) {
    context.print(
      `In this folder, Nibble's lessons are from now on those in lessons/; the ones that come with it are in ${first}; LESSONS_DIR=lessons,shipped has both.`,
    );
  }
  return 0;
}

/** `my-lesson` → `My lesson`. */
const titleOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

/** The Markdown of a lesson with each part of the format once, to be changed at will. `title` is one line of text. */
export const newLesson = (title: string): string =>
  readFileSync(join(packageFolder(), 'src/cli/author/new-lesson.md'), 'utf8')
    .replace('title: My lesson', () => `title: ${JSON.stringify(title)}`)
    .replace(/^# My lesson$/m, () => `# ${title.replace(/([\\`*_<>[\]#])/g, '\\$1')}`);
