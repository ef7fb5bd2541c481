/** A lesson file's text → a `Lesson`, or every problem it has. Pure: its pictures are read before. */
import { type Lesson, MAX_LESSON_ID, type Step } from '../core/lesson.ts';
import { minutesOf } from '../core/lesson-time.ts';
import { courseOf } from './course/read-course.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { createIds, isSlug } from './ids.ts';
import { readOutline } from './outline.ts';
import { openPage, type Page } from './page.ts';
import { NO_FOLDER, type PictureFolder } from './pictures/picture-file.ts';
import { byPlace, collectProblems, isError, type Place, type Problem, quote, type Report } from './problem.ts';
import { readSource } from './source.ts';
import type { WrittenStep } from './steps/program.ts';
import { readSteps } from './steps/read-steps.ts';

/** The lesson that a file names as the next one. Only who has read the whole folder knows whether it exists. */
interface LessonLink {
  readonly lesson: string;
  readonly place: Place;
}

interface ParsedBeside {
  readonly next: LessonLink | null;
  /** The course that the front matter names. */
  readonly course: { readonly title: string; readonly place: Place } | null;
  /** The examples and exercises that can be run, whatever problems there are elsewhere. */
  readonly written: readonly WrittenStep[];
  /** Where the lesson's steps, their scenes, options, hints and accepted answers begin. */
  readonly places: ReadonlyMap<object, Place>;
  /** Steps that may hold what belongs elsewhere: of what is in them nothing can be said. */
  readonly doubtful: ReadonlySet<Step>;
}

export type ParsedLesson = ParsedBeside &
  (
    | {
        readonly kind: 'lesson';
        readonly lesson: Lesson;
        /** What is harder to read than it need be, from top to bottom. */
        readonly warnings: readonly Problem[];
      }
    | {
        readonly kind: 'problems';
        /** At least one error, from top to bottom. */
        readonly problems: readonly Problem[];
        /** What could be read all the same, to be looked at and not to be taught; null when nothing could. */
        readonly draft: Lesson | null;
      }
  );

/**
 * Parses one file of docs/lesson-format.md. `file` is its path: it is shown in problems, and its last part without
 * `.md` is the lesson's id; `pictures` are those that it names. Never throws, whatever the text.
 */
export function parseLesson(file: string, text: string, pictures: PictureFolder = NO_FOLDER): ParsedLesson {
  const { problems, report } = collectProblems(file);
  const id = readId(file, report);
  const source = readSource(text, report, 'front matter between two lines "---", then the lesson');
  const read = source === null ? null : readFile(file, id, source, report, pictures);
  const { lesson, beside } = read ?? { lesson: null, beside: NOTHING };
  problems.sort(byPlace);
  if (lesson === null || problems.some(isError)) return { kind: 'problems', problems, draft: lesson, ...beside };
  return { kind: 'lesson', lesson, warnings: problems, ...beside };
}

const NOTHING: ParsedBeside = { next: null, course: null, written: [], places: new Map(), doubtful: new Set() };

function readId(file: string, report: Report): string {
  const name = file.split(/[/\\]/).at(-1) ?? file;
  const id = name.replace(/\.md$/, '');
  if (!isSlug(id) || id.length > MAX_LESSON_ID || id === name) {
    const expected = `lower-case letters, digits and hyphens, at most ${MAX_LESSON_ID}, and ".md"`;
    report(
      'file',
      { line: 1, column: 1 },
      `the file name ${quote(name)}`,
      expected,
      'it is what learners type to start the lesson',
    );
  }
  return id;
}

/** The lesson as far as it could be read; null when nothing could. What is missing has been reported. */
function readFile(
  file: string,
  id: string,
  source: string,
  report: Report,
  pictures: PictureFolder,
): { readonly lesson: Lesson; readonly beside: ParsedBeside } | null {
  const opened = openPage(source, report, id, pictures);
  if (opened === null) return null;
  const front = readFront(opened);
  const page = { ...opened, shownHeaders: front?.facts['show headers'] ?? [] };
  const ids = createIds(report);
  const outline = readOutline(page, ids);
  const { sections, sittings, steps, written, doubtful } = readSteps(page, ids, outline);
  const { heading } = outline;
  const title = front?.facts.title ?? heading?.title ?? id;
  if (heading !== null && heading.title !== '' && heading.title !== title.trim()) {
    report('title', heading.place, `the heading ${quote(heading.title)}`, `${quote(title)}, as "title" says above`);
  }
  const { course, summary = '', outcomes = [], also = [], next } = front?.facts ?? {};
  return {
    lesson: {
      id,
      title,
      course: courseOf(course, file),
      summary,
      minutes: minutesOf(steps),
      outcomes,
      next:
        next === undefined ? null : { title: next.title, lesson: next.lesson ?? null, promise: next.promise ?? null },
      // What the lesson as a whole is asked for with leads to its beginning.
      sections: sections.map((section, index) =>
        index > 0 ? section : { ...section, also: [...also, ...section.also] },
      ),
      sittings,
      steps,
      pictures: Object.fromEntries([...(page.pictures?.used ?? [])].map(([name, { image }]) => [name, image])),
    },
    beside: { next: front?.next ?? null, course: front?.course ?? null, written, places: page.places, doubtful },
  };
}

const TOP = { line: 1, column: 1 };

/** The front matter; null when it is missing or wrong, which is reported. */
function readFront(page: Page): FrontMatter | null {
  const [block] = page.blocks;
  if (block?.type === 'yaml') return readFrontMatter(page, block);
  if (!page.frontMatterReported) {
    page.report(
      'front-matter',
      TOP,
      'no front matter',
      'a line "---", "title: …" and the other fields, and a line "---"',
    );
  }
  return null;
}
