/** `nibble new`, `import` and `cards`: a lesson to begin with, questions from elsewhere, questions for elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { writeAnki } from '../../author/anki.ts';
import { type QuestionBank, writeQuestions } from '../../author/question-bank.ts';
import { readCsv } from '../../author/read-csv.ts';
import { readGift } from '../../author/read-gift.ts';
import { writeGift } from '../../author/write-gift.ts';
import { type Lesson, MAX_LESSON_ID } from '../../core/lesson.ts';
import { COURSE_FILE } from '../../lesson/course/folders.ts';
import { loadLessons, readLessonFiles } from '../../lesson/load.ts';
import { count, describeProblem } from '../../lesson/problem.ts';
import { isInstalled, packageFolder } from '../../package-folder.ts';
import type { ExitCode } from '../commands.ts';
import { type AuthorContext, readGivenFile } from './context.ts';

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

const READERS: Readonly<Record<string, (source: string) => QuestionBank>> = {
  '.gift': readGift,
  '.txt': readGift,
  '.csv': readCsv,
  '.tsv': readCsv,
};

/** Prints the questions of a GIFT or CSV file as Markdown for a lesson. Exit code 1: some could not be taken over. */
export async function importQuestions([file = '']: readonly string[], context: AuthorContext): Promise<ExitCode> {
  const read = READERS[extname(file).toLowerCase()];
  if (read === undefined) {
    context.complain(`${file}: expected a file that ends in ${Object.keys(READERS).join(', ')}.`);
    return 2;
  }
  const source = await readGivenFile(file, context, 'utf8 or windows-1252');
  if (source === null) return 2;
  const { questions, problems } = read(source);
  if (questions.length > 0) context.print(writeQuestions(questions));
  for (const { line, found, expected } of problems) context.complain(`${file}:${line}: ${found}; expected ${expected}`);
  context.complain(`${count(questions.length, 'question')} taken over, ${problems.length} left out.`);
  return problems.length === 0 ? 0 : 1;
}

/** Prints a lesson's questions as CSV for Anki. The operand is its id. */
export async function exportCards([id = '']: readonly string[], context: AuthorContext): Promise<ExitCode> {
  const lesson = await lessonCalled(id, context);
  if (lesson === null) return 2;
  context.print(writeAnki(lesson).trimEnd());
  return 0;
}

/** Prints a lesson's questions as GIFT. Exit code 1: GIFT could not hold all of them, which is told with its line. */
export async function exportGift([id = '']: readonly string[], context: AuthorContext): Promise<ExitCode> {
  const lesson = await lessonCalled(id, context);
  if (lesson === null) return 2;
  const read = await Promise.all(context.lessonsFolders.map((folder) => readLessonFiles(folder)));
  const written = read.flatMap(({ files }) => files).find((file) => file.id === id);
  const lineOf = (title: string): number | null => {
    const steps = written?.parsed?.kind === 'lesson' ? written.parsed.lesson.steps : [];
    const step = steps.find((one) => one.kind === 'question' && one.title === title);
    return (step && written?.parsed?.places.get(step)?.line) ?? null;
  };
  const { text, lost } = writeGift(lesson);
  if (text !== '') context.print(text);
  for (const { question, what } of lost) {
    const line = lineOf(question.title);
    const place = `${written?.file ?? id}${line === null ? '' : `:${line}`}`;
    context.complain(`${place}: "${question.title}": GIFT cannot hold ${what}`);
  }
  return lost.length === 0 ? 0 : 1;
}

/** Null, and a complaint, where there is none. */
async function lessonCalled(id: string, context: AuthorContext): Promise<Lesson | null> {
  const loaded = await loadLessons(...context.lessonsFolders);
  if (loaded.kind === 'problems') {
    for (const problem of loaded.problems) context.complain(describeProblem(problem));
    return null;
  }
  const lesson = loaded.lessons.get(id);
  if (lesson === undefined) {
    context.complain(`There is no lesson "${id}". There are: ${[...loaded.lessons.keys()].join(', ')}.`);
    return null;
  }
  return lesson;
}
