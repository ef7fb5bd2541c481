/** What watches the parts of a running bot. Without `HEALTH_PORT` they stay as they are, and cost nothing more. */
import { type Meter, NO_METER } from '../core/meter.ts';
import type { Sandbox } from '../core/program.ts';
import type { Tutor } from '../tutor/ports.ts';
import type { Storage } from '../tutor/storage.ts';

export interface WatchedSandbox extends Sandbox {
  isReady(): boolean;
  waiting(): number;
}

export interface WatchedLessons {
  taught(): number;
  refused(): number;
}

export interface WatchedConnection {
  isConnected(): boolean;
}

/** Each `watch…` returns what is to be used in place of what it is given. */
export interface Operation {
  readonly meter: Meter;
  watchStorage(storage: Storage): Storage;
  watchTutor<Watched extends Tutor>(tutor: Watched): Watched;
  watchSandbox(sandbox: WatchedSandbox): void;
  watchLessons(lessons: WatchedLessons): void;
  /** `name` as people say it: `Discord`. */
  watchConnection(name: string, connection: WatchedConnection): void;
  started(): void;
  stopping(): void;
  close(): Promise<void>;
}

/** Nobody watches. */
export const NO_OPERATION: Operation = {
  meter: NO_METER,
  watchStorage: (storage) => storage,
  watchTutor: (tutor) => tutor,
  watchSandbox: () => {},
  watchLessons: () => {},
  watchConnection: () => {},
  started: () => {},
  stopping: () => {},
  close: async () => {},
};
