import type { Log } from '../src/log.ts';

/** A log that keeps quiet. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
