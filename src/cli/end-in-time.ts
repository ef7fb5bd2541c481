/** A program that was asked to stop ends in time, whatever hangs. */
import type { Log } from '../log.ts';

/**
 * Ends the process with 1 after so many milliseconds, and says so in the log with what was still to be done; unless it has
 * ended by itself before.
 */
export function endInTime(milliseconds: number, log: Log, stillToDo: () => readonly string[]): void {
  const timer = setTimeout(() => {
    log.error(`not everything was done within ${milliseconds / 1000} seconds; the program ends now`, {
      stillToDo: stillToDo(),
    });
    process.exit(1);
  }, milliseconds);
  // It is no reason to stay.
  timer.unref();
}
