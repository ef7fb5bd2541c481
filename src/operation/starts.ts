/**
 * Remembers in the data folder when the bot was started and did not end in good order, so that a bot which a supervisor
 * starts again and again is seen to do so. What cannot be written is no reason not to start.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../log.ts';

export interface Starts {
  /** Starts in the last ten minutes that did not end in good order, this one included. */
  recent(): number;
  /** This run ended as it should. */
  ended(): void;
  /** This run ended for this reason, which is told at a later start. Secrets are to be taken out before. */
  failed(reason: string): void;
}

export interface StartsOptions {
  readonly folder: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
  readonly pid?: number;
  /** Whether a process runs: several bots that share a folder are no crash loop. */
  readonly isAlive?: (pid: number) => boolean;
}

const MINUTE = 60_000;
const RECENT = 10 * MINUTE;
/** So many recent starts are told as a warning. */
const MANY = 5;
/** As many are remembered: more say nothing more. */
const REMEMBERED = 100;
const LONGEST_REASON = 1000;

const record = z.object({
  starts: z.array(z.object({ at: z.number(), pid: z.number() })),
  lastFailure: z.object({ at: z.number(), reason: z.string() }).nullable(),
});
type Record = z.infer<typeof record>;

/** Notes this start, and warns when there were many. Never throws. */
export function noteStart({ folder, clock, log, pid = process.pid, isAlive = runs }: StartsOptions): Starts {
  const file = join(folder, 'starts.json');
  const now = clock();
  const known = read(file);
  const isOther = (start: { at: number; pid: number }): boolean => start.at !== now || start.pid !== pid;
  const counts = (start: { at: number; pid: number }): boolean =>
    clock() - start.at <= RECENT && (!isOther(start) || start.pid === pid || !isAlive(start.pid));
  const starts = [...known.starts, { at: now, pid }].filter(({ at }) => now - at <= RECENT).slice(-REMEMBERED);
  const change = (make: (record: Record) => Record): void => {
    try {
      write(folder, file, make(read(file)));
    } catch (error) {
      log.warn('when the bot was started cannot be remembered', { file, error });
    }
  };
  change((latest) => ({ ...latest, starts }));
  const recent = starts.filter(counts).length;
  if (recent >= MANY) warn(log, recent, known);
  return {
    recent: () => starts.filter(counts).length,
    ended: () => change((latest) => ({ ...latest, starts: latest.starts.filter(isOther) })),
    failed: (reason) =>
      change((latest) => ({ ...latest, lastFailure: { at: clock(), reason: reason.slice(0, LONGEST_REASON) } })),
  };
}

function warn(log: Log, starts: number, { lastFailure }: Record): void {
  const because = lastFailure === null ? 'unknown; it may have been killed' : lastFailure.reason;
  log.warn(`started ${starts} times in ${RECENT / MINUTE} minutes`, { because });
}

/** A damaged file is as good as none. */
function read(file: string): Record {
  try {
    return record.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { starts: [], lastFailure: null };
  }
}

/** In one step, so that a process that ends meanwhile leaves the old file or the new one. */
function write(folder: string, file: string, value: Record): void {
  mkdirSync(folder, { recursive: true });
  const fresh = `${file}-${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(value)}\n`);
  renameSync(fresh, file);
}

function runs(pid: number): boolean {
  try {
    // Signal 0 is none: it only asks.
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
