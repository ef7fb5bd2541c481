/**
 * `nibble class`: what operators see of classes, and the same files as hosts get, for any size. Looks, and changes
 * nothing.
 */
import type { Config } from '../../config.ts';
import { OperatorError } from '../../errors.ts';
import type { Class } from '../../group/class.ts';
import { reportOn, standings } from '../../report/class-report.ts';
import { openToRead } from '../../storage/storage.ts';
import { type FileKind, type FileOf, piecesOf } from '../../tutor/class-files.ts';
import type { Lessons } from '../../tutor/lessons.ts';
import type { Storage } from '../../tutor/storage.ts';
import type { Options } from '../commands.ts';
import { readLessons } from '../read-lessons.ts';

type Wanted = Pick<Options, 'grades' | 'answers' | 'page' | 'xapi'>;

const KINDS: Readonly<Record<keyof Wanted, FileKind>> = {
  grades: 'grades',
  answers: 'answers',
  page: 'page',
  xapi: 'statements',
};

/**
 * Lists the classes there are; with an id, tells how that one does, or writes a file of it. A bot may run meanwhile.
 * Nobody is asked for names: members go by their ids. `write`: text without anything added. `read`: how the lessons
 * are read.
 *
 * @throws OperatorError for an unknown class or lesson, two files at once, or a database that cannot be read
 */
export async function classes(
  config: Config,
  [id, lessonId]: readonly string[],
  wanted: Wanted,
  now: number,
  write: (text: string) => void,
  read = readLessons,
): Promise<void> {
  const kind = oneKind(wanted);
  const store = await openToRead(config.databaseUrl);
  try {
    const all = await store.allClasses();
    if (id === undefined) return list(all, kind, write);
    const found = all.find((one) => one.id === id);
    if (found === undefined) {
      throw new OperatorError(`there is no class "${id}"`, 'Say "nibble class" to see them all with their ids.');
    }
    const lessons = await read(config);
    if (kind === null && lessonId === undefined) return await tell(store, found, lessons, now, write);
    const of: FileOf = { class: found, lesson: lessonOf(found, lessons, lessonId), names: {}, now };
    if (kind === null) return await tellOf(store, of, write);
    const { head, pieces } = await piecesOf(store, kind, of);
    write(head);
    for await (const piece of pieces) write(piece);
  } finally {
    await store.close();
  }
}

function oneKind(wanted: Wanted): FileKind | null {
  const asked = Object.entries(KINDS).filter(([name]) => wanted[name as keyof Wanted] === true);
  const [first, second] = asked;
  if (second === undefined) return first?.[1] ?? null;
  throw new OperatorError(
    `${asked.map(([name]) => `--${name}`).join(' and ')}: found more than one; expected one of them`,
    'Call it once for each file, and send each to a file of its own: nibble class ID --grades > grades.csv',
  );
}

function list(all: readonly Class[], kind: FileKind | null, write: (text: string) => void): void {
  if (kind !== null) throw new OperatorError('a file of which class?', 'Say "nibble class" to see them all.');
  if (all.length === 0) write('There are no classes. Hosts open one in a channel with /class new NAME.\n');
  for (const { id, name, room, members, assignments, endedAt } of all) {
    const lessons = assignments.map(({ lesson, dueOn }) => `${lesson} by ${dueOn}`).join(', ') || 'no lesson yet';
    const state = endedAt === null ? '' : `, ended on ${new Date(endedAt).toISOString().slice(0, 10)}`;
    write(`${id}  ${JSON.stringify(name)} in ${room.server}, members: ${members}, ${lessons}${state}\n`);
  }
}

/** The lesson that is named, or the one that was assigned last. */
function lessonOf({ id, assignments }: Class, lessons: Lessons, named: string | undefined): FileOf['lesson'] {
  const lesson = lessons.get(named ?? assignments.at(-1)?.lesson ?? '');
  if (lesson !== undefined && assignments.some((one) => one.lesson === lesson.id)) return lesson;
  const assigned = assignments.map((one) => one.lesson).join(', ');
  throw new OperatorError(
    named === undefined
      ? `no lesson is assigned to the class "${id}"`
      : `"${named}" is not assigned to the class "${id}"`,
    assigned === '' ? 'Its host does that with /class assign LESSON by DATE.' : `Name one that is: ${assigned}.`,
  );
}

async function tell(
  store: Storage,
  of: Class,
  lessons: Lessons,
  now: number,
  write: (text: string) => void,
): Promise<void> {
  list([of], null, write);
  for (const { lesson: id } of of.assignments) {
    const lesson = lessons.get(id);
    if (lesson !== undefined) await tellOf(store, { class: of, lesson, names: {}, now }, write);
  }
}

async function tellOf(store: Storage, of: FileOf, write: (text: string) => void): Promise<void> {
  const report = reportOn(of.lesson, await store.resultsIn(of.class.id, of.lesson.id), of.now);
  const { finished, stuck, 'under-way': underWay, 'not-begun': waiting } = standings(report);
  write(`${of.lesson.id}: finished ${finished}, under way ${underWay}, stuck ${stuck}, not begun ${waiting}\n`);
}
