/** Reads a folder of lessons. The only file of this room that touches the disk. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lesson } from '../core/lesson.ts';
import { didYouMean } from './did-you-mean.ts';
import { type ParsedLesson, parseLesson } from './parse-lesson.ts';
import { type Problem, quote } from './problem.ts';

export type LoadedLessons =
  /** By id, in the order of the file names. At least one. */
  | { readonly kind: 'lessons'; readonly lessons: ReadonlyMap<string, Lesson> }
  /** Of all files at once, file by file, from top to bottom. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads every `*.md` of a folder but its `README.md`. One bad file refuses the whole folder. Never rejects: a folder or file that
 * cannot be read is a problem like any other.
 */
export async function loadLessons(folder: string): Promise<LoadedLessons> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  } catch (error) {
    return { kind: 'problems', problems: [unreadable(folder, error, 'a folder with lessons in it')] };
  }
  if (names.length === 0) {
    const found = { file: folder, line: null, column: null, found: 'no lessons in this folder' };
    return {
      kind: 'problems',
      problems: [{ ...found, expected: 'at least one file such as cookies.md', remedy: null }],
    };
  }
  const files = await Promise.all(names.map((name) => readLesson(join(folder, name))));
  const ids = names.map((name) => name.slice(0, -'.md'.length));
  const problems = files.flatMap(({ file, parsed }) => [
    ...(parsed.kind === 'problems' ? parsed.problems : []),
    ...deadLink(file, parsed, ids),
  ]);
  if (problems.length > 0) return { kind: 'problems', problems };
  const lessons = files.flatMap(({ parsed }) => (parsed.kind === 'lesson' ? [parsed.lesson] : []));
  return { kind: 'lessons', lessons: new Map(lessons.map((lesson) => [lesson.id, lesson])) };
}

interface ReadFile {
  readonly file: string;
  readonly parsed: ParsedLesson;
}

async function readLesson(file: string): Promise<ReadFile> {
  try {
    return { file, parsed: parseLesson(file, await readFile(file, 'utf8')) };
  } catch (error) {
    return {
      file,
      parsed: { kind: 'problems', problems: [unreadable(file, error, 'a file that can be read')], next: null },
    };
  }
}

/** The next lesson has to be in the folder; one whose file has problems of its own is there all the same. */
function deadLink(file: string, { next }: ParsedLesson, ids: readonly string[]): readonly Problem[] {
  if (next === null || ids.includes(next.lesson)) return [];
  const { line, column } = next.place;
  const remedy = didYouMean(next.lesson, ids) ?? 'leave "lesson" out until it is written';
  return [
    { file, line, column, found: `no lesson ${quote(next.lesson)} in this folder`, expected: 'the id of one', remedy },
  ];
}

function unreadable(file: string, error: unknown, expected: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code] ?? `cannot be read${code === '' ? '' : ` (${code})`}`;
  return { file, line: null, column: null, found: reason, expected, remedy: null };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder',
  EISDIR: 'is a folder',
  EACCES: 'may not be read (permission denied)',
  EPERM: 'may not be read (permission denied)',
};
