/**
 * The clock that the bot goes by. The machine's own may be wrong by years after a change of its battery, a restored
 * image or a slip of an operator, and whatever is old then would be deleted, and whoever is due reminded. So the
 * database keeps the newest moment that it has seen, and the machine's clock counts as long as it is within a day of
 * it. Beyond that, time goes on from there at the pace of the clock that no setting changes, until a platform shows the
 * same time as the machine, or the operator says that it is right.
 */
import type { Log } from '../log.ts';
import { repeat, type Schedule } from '../schedule.ts';
import type { ClockStorage } from '../tutor/storage.ts';

const DAY = 24 * 60 * 60 * 1000;
const EVERY_TEN_MINUTES = '*/10 * * * *';

export interface ClockParts {
  readonly storage: ClockStorage;
  /** What the machine shows, epoch milliseconds. */
  readonly machine: () => number;
  /** Milliseconds since some moment, at a pace that no setting of the clock changes. */
  readonly elapsed: () => number;
  /** What time somebody else shows, epoch milliseconds; null when nobody can be asked. Never rejects. */
  readonly witness: () => Promise<number | null>;
  /** The day on which the operator has looked at the machine's clock, as its first moment in UTC; null: not said. */
  readonly checkedOn: number | null;
  readonly log: Log;
}

export interface BotClock extends Schedule {
  /** Epoch milliseconds. */
  now(): number;
}

/** Reads what the database has seen, and looks at the clock every ten minutes from now on. */
export async function startClock(parts: ClockParts): Promise<BotClock> {
  const clock = await openClock(parts);
  const looks = repeat('looking at the clock', EVERY_TEN_MINUTES, clock.look, parts.log);
  return { now: clock.now, stop: () => looks.stop() };
}

/**
 * The same without a schedule: `look` compares the clock with what has passed, and notes what the database has seen.
 */
export async function openClock(
  parts: ClockParts,
): Promise<{ readonly now: () => number; readonly look: () => Promise<void> }> {
  const { storage, machine, elapsed, witness, checkedOn, log } = parts;
  let seen = (await storage.lastSeen()) ?? machine();
  let since = elapsed();
  let isTold = false;

  const passed = (): number => seen + (elapsed() - since);
  const now = (): number => (isWithinDay(machine(), passed()) ? machine() : passed());

  function goOnFrom(moment: number): void {
    seen = moment;
    since = elapsed();
  }

  async function look(): Promise<void> {
    if (!isWithinDay(machine(), passed())) await judge(machine() - passed());
    else {
      if (isTold) log.info('the clock is right again');
      isTold = false;
      goOnFrom(machine());
    }
    await storage.see(now());
  }

  async function judge(ahead: number): Promise<void> {
    const shown = machine();
    const isChecked = checkedOn !== null && shown >= checkedOn - DAY && shown < checkedOn + 2 * DAY;
    const seenElsewhere = isChecked ? null : await witness();
    if (isChecked || (seenElsewhere !== null && isWithinDay(seenElsewhere, shown))) {
      log.warn('the clock jumped, and is right', {
        days: inDays(ahead),
        by: isChecked ? 'the operator' : 'a platform',
      });
      goOnFrom(shown);
      isTold = false;
    } else if (!isTold) {
      isTold = true;
      log.error('the clock jumped, and is not believed: nothing is deleted and nobody reminded by it', {
        days: inDays(ahead),
        shown: new Date(shown).toISOString(),
        goesOnFrom: new Date(passed()).toISOString(),
        remedy: `If the clock is right, start again with CLOCK_CHECKED=${new Date(shown).toISOString().slice(0, 10)}.`,
      });
    }
  }

  await look();
  return { now, look };
}

const isWithinDay = (one: number, other: number): boolean => Math.abs(one - other) <= DAY;

const inDays = (milliseconds: number): number => Math.round((milliseconds / DAY) * 10) / 10;

/** Milliseconds that a platform may take to say what time it is. */
const WITNESS_TIMEOUT = 5_000;

/** What time the platforms' own servers show, in the `Date` of an answer; the first one that gives any. */
export async function platformTime(addresses: readonly string[]): Promise<number | null> {
  const asked = addresses.map(async (address) => {
    const { headers } = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(WITNESS_TIMEOUT) });
    const time = Date.parse(headers.get('date') ?? '');
    return Number.isNaN(time) ? Promise.reject(new Error('no date')) : time;
  });
  return Promise.any(asked).catch(() => null);
}
