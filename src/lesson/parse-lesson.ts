/** A lesson file's text → a `Lesson`, or every problem it has. Pure: nothing is read but the text. */
import { type Lesson, MAX_LESSON_ID, type Step } from '../core/lesson.ts';
import { minutesOf } from '../core/lesson-time.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { createIds, isSlug } from './ids.ts';
import { readOutline } from './outline.ts';
import { openPage, type Page } from './page.ts';
import { byPlace, collectProblems, isError, type Place, type Problem, quote, type Report } from './problem.ts';
import type { WrittenStep } from './steps/program.ts';
import { readSteps } from './steps/read-steps.ts';

/** The lesson that a file names as the next one. Only who has read the whole folder knows whether it exists. */
interface LessonLink {
  readonly lesson: string;
  readonly place: Place;
}

interface ParsedBeside {
  readonly next: LessonLink | null;
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
 * `.md` is the lesson's id. Never throws, whatever the text.
 */
export function parseLesson(file: string, text: string): ParsedLesson {
  const { problems, report } = collectProblems(file);
  const id = readId(file, report);
  const source = readSource(text, report, 'front matter between two lines "---", then the lesson');
  const read = source === null ? null : readFile(id, source, report);
  const beside: ParsedBeside = read ?? { next: null, written: [], places: new Map(), doubtful: new Set() };
  const { next, written, places, doubtful } = beside;
  const draft = read?.lesson ?? null;
  problems.sort(byPlace);
  if (problems.some(isError) || draft === null) {
    return { kind: 'problems', problems, draft, next, written, places, doubtful };
  }
  return { kind: 'lesson', lesson: draft, warnings: problems, next, written, places, doubtful };
}

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
function readFile(id: string, source: string, report: Report): ({ readonly lesson: Lesson } & ParsedBeside) | null {
  const opened = openPage(source, report);
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
  const { course = '', summary = '', outcomes = [], also = [], next } = front?.facts ?? {};
  return {
    lesson: {
      id,
      title,
      course,
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
    },
    next: front?.next ?? null,
    written,
    places: page.places,
    doubtful,
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

/* The source */

/** The largest file that is read, in bytes of UTF-8. A lesson of 30 minutes has about 50,000. */
const MAX_SOURCE_BYTES = 256 * 1024;

const BYTE_ORDER_MARK = /^\ufeff/;
const LINE_END = /\r\n?/g;
/** Decoders put U+FFFD where bytes are not UTF-8. */
const NOT_TEXT = /[\0\ufffd]/;

/**
 * The text to parse, with `\n` at the end of lines; null when it is empty, huge or no text, which is reported.
 * `content` is what ought to stand in it.
 */
export function readSource(text: string, report: Report, content: string): string | null {
  const top: Place = { line: 1, column: 1 };
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_SOURCE_BYTES) {
    const size = `${Math.ceil(bytes / 1024)} KB`;
    report('file', top, `the file has ${size}`, `at most ${MAX_SOURCE_BYTES / 1024} KB`, 'split it into several');
    return null;
  }
  const source = text.replace(BYTE_ORDER_MARK, '').replace(LINE_END, '\n');
  if (source.trim() === '') {
    report('file', top, 'the file is empty', content);
    return null;
  }
  const broken = source.search(NOT_TEXT);
  if (broken >= 0) {
    const before = source.slice(0, broken).split('\n');
    const line = before.at(-1) ?? '';
    const where = line === '' ? '' : ` after ${quote(line.slice(-30))}`;
    report(
      'file',
      { line: before.length, column: line.length + 1 },
      `something that is not text${where}`,
      'a text file, saved as UTF-8',
    );
    return null;
  }
  return source;
}
