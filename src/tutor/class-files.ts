/**
 * The results of a class as files: a page, grades and answers as CSV, xAPI statements. Written when they are asked for.
 */
import type { LearnerId } from '../core/event.ts';
import type { Lesson } from '../core/lesson.ts';
import type { File } from '../core/reply.ts';
import type { Class } from '../group/class.ts';
import { reportOn } from '../report/class-report.ts';
import type { MemberAttempt } from '../report/results.ts';
import type { LearnerStorage } from './storage.ts';

export type FileKind = 'page' | 'grades' | 'answers' | 'statements';

export const FILE_KINDS: readonly FileKind[] = ['page', 'grades', 'answers', 'statements'];

/** Reads what a class did; only for its hosts, which the caller has made sure of. */
type Store = Pick<LearnerStorage, 'resultsIn' | 'answersIn'>;

export interface FileOf {
  readonly class: Pick<Class, 'id' | 'name' | 'assignments'>;
  readonly lesson: Lesson;
  /** What members are called; those who are left out go by their ids. */
  readonly names: Readonly<Record<LearnerId, string>>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * A file in pieces, the first of which may stand at the beginning of another file, too: a head that each part of a long
 * one repeats. `head` is empty where there is nothing to repeat.
 */
export interface Pieces {
  readonly head: string;
  readonly pieces: AsyncIterable<string>;
}

/** Writers are loaded when somebody asks for a file: a bot without classes does without them. */
export async function piecesOf(store: Store, kind: FileKind, { lesson, now, names, ...of }: FileOf): Promise<Pieces> {
  const { id, name: title, assignments } = of.class;
  const nameOf = (learner: LearnerId): string | null => names[learner] ?? null;
  const report = async () => reportOn(lesson, await store.resultsIn(id, lesson.id), now);
  switch (kind) {
    case 'page': {
      const { writePage } = await import('../report/page.ts');
      const dueOn = assignments.find((one) => one.lesson === lesson.id)?.dueOn ?? null;
      return { head: '', pieces: inOne(writePage(await report(), nameOf, { title, dueOn, now })) };
    }
    case 'grades': {
      const { GRADE_COLUMNS, gradeLines, headOf } = await import('../report/table.ts');
      return { head: headOf(GRADE_COLUMNS), pieces: inOne(gradeLines(await report(), nameOf)) };
    }
    case 'answers': {
      const { ANSWER_COLUMNS, answerWriter, headOf } = await import('../report/table.ts');
      const write = answerWriter(lesson, nameOf);
      return { head: headOf(ANSWER_COLUMNS), pieces: mapAnswers(store, id, lesson, async (answers) => write(answers)) };
    }
    case 'statements': {
      const { answerStatements, completionStatements } = await import('../report/statements.ts');
      const completions = await completionStatements(await report(), nameOf);
      const rest = mapAnswers(store, id, lesson, answerStatements(lesson, nameOf));
      return { head: '', pieces: oneBefore(completions, rest) };
    }
  }
}

async function* inOne(text: string): AsyncGenerator<string> {
  yield text;
}

async function* oneBefore(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** A few members at a time, so that a large class keeps nobody waiting for long. */
async function* mapAnswers(
  store: Store,
  id: string,
  lesson: Lesson,
  write: (answers: readonly MemberAttempt[]) => Promise<string>,
): AsyncGenerator<string> {
  let after: LearnerId | '' | null = '';
  while (after !== null) {
    const { answers, next }: Awaited<ReturnType<Store['answersIn']>> = await store.answersIn(id, lesson.id, after);
    yield await write(answers);
    after = next;
  }
}

/** Bytes of one file in a chat: less than what any platform takes in one message. */
export const MOST_BYTES = 7_000_000;
/** Parts of one file in a chat; more is for the command line. */
export const MOST_PARTS = 5;

/** The file for a chat, in as many parts as its size needs; null when that were too many. */
export async function chatFiles(store: Store, kind: FileKind, of: FileOf): Promise<readonly File[] | null> {
  const { head, pieces } = await piecesOf(store, kind, of);
  const headBytes = bytesOf(head);
  const parts: string[][] = [[]];
  let bytes = headBytes;
  for await (const piece of pieces) {
    const more = bytesOf(piece);
    if (bytes + more > MOST_BYTES && bytes > headBytes) {
      if (parts.length === MOST_PARTS) return null;
      parts.push([]);
      bytes = headBytes;
    }
    parts.at(-1)?.push(piece);
    bytes += more;
  }
  return parts.map((part, index) => ({
    kind: 'file',
    name: fileName(kind, of, parts.length === 1 ? null : index + 1),
    text: head + part.join(''),
  }));
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength;

const ENDINGS: Readonly<Record<FileKind, string>> = {
  page: 'html',
  grades: 'csv',
  answers: 'csv',
  statements: 'jsonl',
};

/** `biology-cookies-grades-2026-11-30.csv`, by UTC; a name without Latin letters or digits is `class`. */
export function fileName(kind: FileKind, { class: { name }, lesson, now }: FileOf, part: number | null = null): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 30)
    .replace(/-$/, '');
  const day = new Date(now).toISOString().slice(0, 10);
  const words = [slug === '' ? 'class' : slug, lesson.id, kind, day, ...(part === null ? [] : [`part-${part}`])];
  return `${words.join('-')}.${ENDINGS[kind]}`;
}
