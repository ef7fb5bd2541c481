/** The whole app as it runs in earnest: real lessons, real database, real sandbox, real tutor. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LearnerId } from '../../src/core/event.ts';
import type { Lesson } from '../../src/core/lesson.ts';
import type { Sandbox } from '../../src/core/program.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { CurrentLessons, Lessons } from '../../src/tutor/lessons.ts';
import type { ReminderWriter, Tutor } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { readLessons, shippedLessons } from '../fixtures/lessons.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';

export interface TestApp {
  readonly tutor: Tutor & ReminderWriter;
  readonly store: Awaited<ReturnType<typeof openStorage>>;
  readonly cookies: Lesson;
  /** A lesson by its id. */
  lesson(id: string): Lesson;
  /** Ends this process's part: the database is closed. */
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** A folder of other lessons than the shipped ones. */
  readonly lessons?: string;
  /** Which of them are taught where, and from when on; all, as they were read, unless told. */
  readonly taught?: (lessons: Lessons) => CurrentLessons;
  /** Instead of a SQLite file in the folder. */
  readonly databaseUrl?: string;
  /** Instead of the one that all test files share; it is not closed with the app. */
  readonly sandbox?: Sandbox;
  /** Epoch milliseconds; the machine's clock unless told. */
  readonly clock?: () => number;
  /** The zone in a learner's profile; nobody has one unless told. */
  readonly zoneOf?: (learner: LearnerId) => Promise<string | null>;
}

/** Opens an app over the database in `folder`, so that a second one can go on where the first ended. */
export async function openTestApp(folder: string, options: TestAppOptions = {}): Promise<TestApp> {
  const { clock = Date.now, zoneOf = async () => null, databaseUrl = `file:${join(folder, 'nibble.db')}` } = options;
  const lessons = await (options.lessons === undefined ? shippedLessons() : readLessons(options.lessons));
  const store = await openStorage(databaseUrl);
  const sandbox = options.sandbox ?? sharedSandbox();
  const tutor = createTutor({ lessons: options.taught?.(lessons) ?? lessons, store, sandbox, clock, zoneOf });
  const lesson = (id: string): Lesson => {
    const found = lessons.get(id);
    if (found === undefined) throw new Error(`lessons/${id}.md is missing`);
    return found;
  };
  return {
    tutor,
    store,
    get cookies() {
      return lesson('cookies');
    },
    lesson,
    close: () => store.close(),
  };
}

/** A folder of its own for one test file, removed afterwards. */
export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'nibble-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
