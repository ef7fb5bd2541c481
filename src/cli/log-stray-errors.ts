/** Errors that nobody waited for: told in the log, never the silent end of the program. */
import type { Log } from '../log.ts';

export function logStrayErrors(log: Log): void {
  process.on('unhandledRejection', (error) => log.error('something failed that nobody waited for', { error }));
  process.on('uncaughtException', (error) => {
    // What it left half done is unknown: the store is safe, so a fresh start is the better way on.
    log.error('an error was not caught; the program ends', { error });
    process.exit(1);
  });
}
