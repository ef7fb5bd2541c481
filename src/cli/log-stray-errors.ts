/** Errors that nobody waited for: told in the log, never the silent end of the program. */
import { type Meter, NO_METER } from '../core/meter.ts';
import type { Log } from '../log.ts';

export interface StrayErrorOptions {
  readonly meter?: Meter;
  /** Told of the error that ends the program, just before. */
  readonly failed?: (error: unknown) => void;
}

/** Listens until the process ends. A rejection leaves everybody else's work whole; after an exception nothing is sure. */
export function logStrayErrors(log: Log, { meter = NO_METER, failed = () => {} }: StrayErrorOptions = {}): void {
  process.on('unhandledRejection', (error) => {
    meter.count('stray errors', { kind: 'rejection' });
    log.error('something failed that nobody waited for', { error });
  });
  process.on('uncaughtException', (error, origin) => {
    meter.count('stray errors', { kind: 'exception' });
    // What it left half done is unknown: the store is safe, so a fresh start is the better way on.
    log.error('an error was not caught; the program ends', { origin, upSeconds: Math.round(process.uptime()), error });
    failed(error);
    process.exit(1);
  });
}
