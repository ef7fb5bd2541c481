/** A lesson file's text → a `Lesson`, or every problem it has. Pure: nothing is read but the text. */
import { type Lesson, MAX_LESSON_ID } from '../core/lesson.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { createIds, isSlug } from './ids.ts';
import { readOutline } from './outline.ts';
import { openPage, type Page } from './page.ts';
import { byPlace, collectProblems, type Place, type Problem, quote, type Report } from './problem.ts';
import { readSource } from './source.ts';
import { readSteps } from './steps.ts';
import { reportUnclosed } from './unclosed.ts';
import type { WrittenStep } from './written-step.ts';

/** The lesson that a file names as the next one. Only who has read the whole folder knows whether it exists. */
export interface LessonLink {
  readonly lesson: string;
  readonly place: Place;
}

interface ParsedBeside {
  readonly next: LessonLink | null;
  /** The examples and exercises that can be run, whatever problems there are elsewhere. */
  readonly written: readonly WrittenStep[];
}

export type ParsedLesson = ParsedBeside &
  (
    | { readonly kind: 'lesson'; readonly lesson: Lesson }
    /** At least one, from top to bottom. */
    | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
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
  const beside = { next: read?.next ?? null, written: read?.written ?? [] };
  if (problems.length > 0 || read === null || read.lesson === null) {
    return { kind: 'problems', problems: problems.sort(byPlace), ...beside };
  }
  return { kind: 'lesson', lesson: read.lesson, ...beside };
}

function readId(file: string, report: Report): string {
  const name = file.split(/[/\\]/).at(-1) ?? file;
  const id = name.replace(/\.md$/, '');
  if (!isSlug(id) || id.length > MAX_LESSON_ID || id === name) {
    const expected = `lower-case letters, digits and hyphens, at most ${MAX_LESSON_ID}, and ".md"`;
    report(
      { line: 1, column: 1 },
      `the file name ${quote(name)}`,
      expected,
      'it is what learners type to start the lesson',
    );
  }
  return id;
}

/**
 * `lesson` is null when it could not be put together, which is reported; when it is there, problems may be reported,
 * too.
 */
function readFile(
  id: string,
  source: string,
  report: Report,
): ({ readonly lesson: Lesson | null } & ParsedBeside) | null {
  const page = openPage(source, report);
  if (page === null) return null;
  const swallowing = reportUnclosed(page, source.split('\n'));
  const front = readFront(page, source);
  if (front === 'unclosed') return null;

  const ids = createIds(report);
  const outline = readOutline(page, ids, swallowing);
  const { sections, steps, written } = readSteps(page, ids, outline);
  if (front === null) return { lesson: null, next: null, written };
  const { facts, nextPlace } = front;
  const { heading } = outline;
  if (heading !== null && heading.title !== '' && heading.title !== facts.title.trim()) {
    report(heading.place, `the heading ${quote(heading.title)}`, `${quote(facts.title)}, as "title" says above`);
  }
  const { title, course, summary, minutes, outcomes, next } = facts;
  const lesson = next?.lesson ?? null;
  return {
    lesson: {
      id,
      title,
      course,
      summary,
      minutes,
      outcomes,
      next: next === undefined ? null : { title: next.title, lesson },
      sections,
      steps,
    },
    next: lesson === null || nextPlace === null ? null : { lesson, place: nextPlace },
    written,
  };
}

/** Front matter that reached down to a bite's `---` in the text. */
const SWALLOWED_TITLE = /\n\s*\n# /;

const TOP = { line: 1, column: 1 };

/**
 * The front matter; null when it is missing or wrong, `unclosed` when its end and so the lesson's beginning is unknown.
 */
function readFront(page: Page, source: string): FrontMatter | null | 'unclosed' {
  const [block] = page.blocks;
  const isClosed = block?.type === 'yaml' && !SWALLOWED_TITLE.test(block.value);
  if (isClosed) return readFrontMatter(page, block);
  if (/^---[ \t]*(?:\n|$)/.test(source)) {
    page.report(TOP, 'front matter without an end', 'a second line "---" below its fields');
    return 'unclosed';
  }
  const isLower = /^\s+---[ \t]*\n/.test(source);
  const remedy = isLower ? 'nothing stands above it, not even an empty line' : undefined;
  page.report(TOP, 'no front matter', 'a line "---", "title: …" and the other fields, and a line "---"', remedy);
  return isLower ? 'unclosed' : null;
}
