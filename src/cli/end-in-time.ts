/** A program that was asked to stop ends in time, whatever hangs. */
import type { Log } from '../log.ts';

/**
 * Ends the process after so many milliseconds, unless it has ended by itself before. With 1, and a line in the log, when
 * something was still to be done; else only a library holds something open, and that is no failure.
 */
export function endInTime(milliseconds: number, log: Log, stillToDo: () => readonly string[]): void {
  const timer = setTimeout(() => {
    const left = stillToDo();
    if (left.length === 0) process.exit();
    log.error(`not everything was done within ${milliseconds / 1000} seconds; the program ends now`, {
      stillToDo: left,
    });
    process.exit(1);
  }, milliseconds);
  // It is no reason to stay.
  timer.unref();
}
