/**
 * Lets hours pass, and lets the reminders look at the clock after each of them, as they would have in the meantime: one
 * that is found more than a few hours late is not sent any more.
 */
import type { MovableClock } from './clock.ts';

const HOUR = 60 * 60_000;
/** As long as it makes sense to wait for a reminder: a whole week of days off, and a day. */
const LONGEST_WAIT = 8 * 24;

export type Leap = 'hour' | 'day' | 'reminder';

export interface Passing {
  readonly clock: MovableClock;
  /** Has the reminders look at the clock. Resolves to how many were sent. */
  remind(): Promise<number>;
}

/**
 * Resolves to how many reminders came. Time never goes back, even where none came: the reminders and the platforms have
 * planned ahead by then.
 */
export async function passTime({ clock, remind }: Passing, leap: Leap): Promise<number> {
  const hours = { hour: 1, day: 24, reminder: LONGEST_WAIT }[leap];
  let sent = 0;
  for (let hour = 0; hour < hours; hour++) {
    clock.move(HOUR);
    sent += await remind();
    if (leap === 'reminder' && sent > 0) return sent;
  }
  return sent;
}
