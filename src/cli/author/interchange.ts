/** `nibble import`, `cards`, `gift`, `moodle` and `qti`: questions from elsewhere, and questions for elsewhere. */
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { writeAnki } from '../../author/anki.ts';
import { exportedFrom, type Lost, lostPictures } from '../../author/exported.ts';
import { type QuestionBank, writeQuestions } from '../../author/question-bank.ts';
import { readCsv } from '../../author/read-csv.ts';
import { readGift } from '../../author/read-gift.ts';
import { readMoodle } from '../../author/read-moodle.ts';
import { writeGift } from '../../author/write-gift.ts';
import { writeMoodle } from '../../author/write-moodle.ts';
import { writeQti } from '../../author/write-qti.ts';
import type { Lesson } from '../../core/lesson.ts';
import { codeOf } from '../../errors.ts';
import { loadLessons, readLessonFiles } from '../../lesson/load.ts';
import { count, describeProblem } from '../../lesson/problem.ts';
import type { ExitCode } from '../commands.ts';
import { type AuthorContext, readGivenFile } from './context.ts';

const READERS: Readonly<Record<string, (source: string) => QuestionBank>> = {
  '.gift': readGift,
  '.txt': readGift,
  '.xml': readMoodle,
  '.csv': readCsv,
  '.tsv': readCsv,
};

/** Prints the questions of a file as Markdown for a lesson. Exit code 1: some could not be taken over. */
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
export const exportCards = (operands: readonly string[], context: AuthorContext): Promise<ExitCode> =>
  exportAs('Anki’s text', operands, context, async (lesson) => {
    context.print(writeAnki(lesson).trimEnd());
    return exportedFrom(lesson).scenes.flatMap(lostPictures);
  });

/** Prints a lesson's questions as GIFT. */
export const exportGift = (operands: readonly string[], context: AuthorContext): Promise<ExitCode> =>
  exportAs('GIFT', operands, context, async (lesson) => {
    const { text, lost } = writeGift(lesson);
    if (text !== '') context.print(text);
    return lost;
  });

/** Prints a lesson's questions as Moodle's XML. */
export const exportMoodle = (operands: readonly string[], context: AuthorContext): Promise<ExitCode> =>
  exportAs('Moodle XML', operands, context, async (lesson) => {
    const { text, lost } = writeMoodle(lesson);
    context.print(text);
    return lost;
  });

/** Writes a lesson's questions into a file, as a QTI 2.1 package. */
export const exportQti = (
  [id = '', file = `${id}.zip`]: readonly string[],
  context: AuthorContext,
): Promise<ExitCode> =>
  exportAs('QTI', [id], context, async (lesson) => {
    const { files, lost } = writeQti(lesson);
    try {
      await writeFile(file, zip(files), { flag: 'wx' });
      context.print(`Wrote ${file}.`);
      return lost;
    } catch (error) {
      const code = codeOf(error);
      context.complain(code === 'EEXIST' ? `${file} is there already; it was left as it is.` : `${file}: ${code}`);
      return null;
    }
  });

/** The first day that a ZIP knows: the same files give the same bytes. */
const DATE = new Date(1980, 0, 1);

/** `files`: by their paths, with `/` between folders. */
export function zip(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const packed = [...files].map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]);
  return zipSync(Object.fromEntries(packed), { mtime: DATE });
}

/**
 * Exit code 1: the format could not hold all of them, which is told with its line. `write` returns what is lost, or
 * null when nothing was written.
 */
async function exportAs(
  format: string,
  [id = '']: readonly string[],
  context: AuthorContext,
  write: (lesson: Lesson) => Promise<readonly Lost[] | null>,
): Promise<ExitCode> {
  const lesson = await lessonCalled(id, context);
  if (lesson === null) return 2;
  const lost = await write(lesson);
  if (lost === null) return 2;
  const placeOf = lost.length === 0 ? () => id : await placesIn(id, context);
  for (const { question, what } of lost) {
    context.complain(`${placeOf(question.title)}: "${question.title}": ${format} cannot hold ${what}`);
  }
  return lost.length === 0 ? 0 : 1;
}

/** `lessons/flask/cookies.md:42` for the title of a question. */
async function placesIn(id: string, context: AuthorContext): Promise<(title: string) => string> {
  const read = await Promise.all(context.lessonsFolders.map((folder) => readLessonFiles(folder)));
  const written = read.flatMap(({ files }) => files).find((file) => file.id === id);
  return (title) => {
    const steps = written?.parsed?.kind === 'lesson' ? written.parsed.lesson.steps : [];
    const step = steps.find((one) => one.kind === 'question' && one.title === title);
    const line = (step && written?.parsed?.places.get(step)?.line) ?? null;
    return `${written?.file ?? id}${line === null ? '' : `:${line}`}`;
  };
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
