/** The whole house as it runs in earnest: real lessons, real database, real sandbox, real tutor. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lesson } from '../../src/core/lesson.ts';
import { loadLessons } from '../../src/lesson/load-lessons.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { openStore } from '../../src/storage/open-store.ts';
import type { Store, Tutor } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';

export interface House {
  readonly tutor: Tutor;
  readonly store: Store;
  readonly cookies: Lesson;
  /** Where the database is, for a look from outside. */
  readonly databaseFile: string;
  /** Ends this process's part: database closed, sandbox gone. */
  close(): Promise<void>;
}

/** Opens a house over the database in `folder`, so that a second one can go on where the first ended. */
export async function openHouse(folder: string): Promise<House> {
  const databaseFile = join(folder, 'nibble.db');
  const loaded = await loadLessons(join(packageFolder(), 'lessons'));
  if (loaded.kind === 'problems') throw new Error(loaded.problems.map(describeProblem).join('\n'));
  const { lessons } = loaded;
  const store = await openStore(`file:${databaseFile}`);
  const sandbox = createSandbox();
  const tutor = createTutor({ lessons, store, sandbox, clock: Date.now, zoneOf: async () => null });
  const cookies = lessons.get('cookies');
  if (cookies === undefined) throw new Error('lessons/cookies.md is missing');
  return {
    tutor,
    store,
    cookies,
    databaseFile,
    close: async () => {
      await sandbox.close();
      await store.close();
    },
  };
}

/** A folder of its own for one test file, removed afterwards. */
export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'nibble-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
