/** What a process of Nibble's does whichever command it runs: settings file, signals, uncaught errors, its end. */
import { existsSync } from 'node:fs';
import { type Meter, NO_METER } from '../core/meter.ts';
import { OperatorError } from '../errors.ts';
import type { Log } from '../log.ts';

/** Adds the settings of a `.env` file to this process's environment; those that are set already stay as they are. */
export function loadEnvironmentFile(path: string): void {
  if (!existsSync(path)) return;
  try {
    process.loadEnvFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`the settings file ${path} cannot be read (${reason})`, 'Check that it is a text file.');
  }
}

/** Ends the process quietly when whoever reads its output has read enough: `nibble run … | head`. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Calls `stop` at the first signal. A second one ends the process as if nobody listened. */
export function onSignal(stop: (signal: NodeJS.Signals) => void): void {
  const first = (signal: NodeJS.Signals) => {
    for (const name of SIGNALS) process.removeListener(name, first);
    stop(signal);
  };
  for (const name of SIGNALS) process.on(name, first);
}

/** Logs errors that nobody waited for. A rejection leaves other work whole; after an exception the process ends. */
export function logStrayErrors(log: Log, meter: Meter = NO_METER): void {
  process.on('unhandledRejection', (error) => {
    meter.count('stray errors', { kind: 'rejection' });
    log.error('something failed that nobody waited for', { error });
  });
  process.on('uncaughtException', (error, origin) => {
    meter.count('stray errors', { kind: 'exception' });
    // What it left half done is unknown: the store is safe, so a fresh start is the better way on.
    log.error('an error was not caught; the program ends', { origin, upSeconds: Math.round(process.uptime()), error });
    process.exit(1);
  });
}

/** Ends the process after so many milliseconds; with 1 and a line in the log when something was still to be done. */
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

/** What the operator reads of an error that ended a command: the remedy, or for our own faults where it is. */
export function explainError(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(explainError).join('\n\n');
  if (error instanceof OperatorError) return `Nibble cannot go on: ${error.message}\n\nWhat to do: ${error.remedy}`;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Nibble made a mistake of its own. Please report it with these lines:\n\n${details}`;
}
