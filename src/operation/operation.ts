/**
 * What watches the rooms while the bot runs. Where nobody asks for it, the rooms stay as they are and cost nothing
 * more.
 */
import { type Meter, NO_METER } from '../core/meter.ts';
import type { Sandbox } from '../core/program.ts';
import type { ReminderWriter, Tutor } from '../tutor/ports.ts';
import type { Storage } from '../tutor/storage.ts';

export interface WatchedSandbox extends Sandbox {
  isReady(): boolean;
  waiting(): number;
}

export interface WatchedConnection {
  isConnected(): boolean;
}

/** Each `watch…` gives the room to be used in place of the one that it is given. */
export interface Operation {
  readonly meter: Meter;
  watchStorage(storage: Storage): Storage;
  watchTutor(tutor: Tutor & ReminderWriter): Tutor & ReminderWriter;
  watchSandbox(sandbox: WatchedSandbox): void;
  /** `name` as people say it: `Discord`. */
  watchConnection(name: string, connection: WatchedConnection): void;
  /** Everything that is to be watched is there. */
  started(): void;
  /** No new events, please. */
  stopping(): void;
  close(): Promise<void>;
}

/** Nobody watches. */
export const NO_OPERATION: Operation = {
  meter: NO_METER,
  watchStorage: (storage) => storage,
  watchTutor: (tutor) => tutor,
  watchSandbox: () => {},
  watchConnection: () => {},
  started: () => {},
  stopping: () => {},
  close: async () => {},
};
