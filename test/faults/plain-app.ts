/**
 * A tutor over a database, with a short lesson and without a sandbox: for what needs no program, and is begun often.
 */
import type { Sandbox } from '../../src/core/program.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { greetings } from '../fixtures/lessons.ts';

export interface PlainApp {
  readonly tutor: Tutor;
  readonly store: LocalStorage;
  close(): Promise<void>;
}

export const lesson = greetings();

const NO_SANDBOX: Sandbox = {
  run: () => Promise.reject(new Error('nobody runs a program here')),
  close: async () => {},
};

export async function openPlainApp(databaseUrl: string, sandbox: Sandbox = NO_SANDBOX): Promise<PlainApp> {
  const store = await openStorage(databaseUrl);
  const lessons = new Map([[lesson.id, lesson]]);
  const tutor = createTutor({ lessons, store, sandbox, clock: Date.now, zoneOf: async () => null });
  return {
    tutor,
    store,
    close: async () => {
      await sandbox.close();
      await store.close();
    },
  };
}
