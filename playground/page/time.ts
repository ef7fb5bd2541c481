/**
 * Lets hours pass, and lets the reminders look at the clock after each of them, as they would have in the meantime: one
 * that is found more than a few hours late is not sent any more.
 */

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { MovableClock } from '../clock.ts';

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

/* The playground's time, and the buttons that move it. */

const LEAPS = [
  ['hour', '+1 hour'],
  ['day', '+1 day'],
  ['reminder', 'Next reminder'],
] as const;

/** `zone` is the visitor's IANA time zone. */
export function showClock(clock: MovableClock, zone: string): Element {
  const now = clock.now();
  const format: Intl.DateTimeFormatOptions = {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  };
  const words = new Intl.DateTimeFormat('en-GB', format).format(now);
  const buttons = LEAPS.map(([leap, label]) => h('button', { type: 'button', dataLeap: leap }, label));
  return h(
    '.clock',
    { id: 'clock', role: 'group', ariaLabel: 'The time in both windows' },
    h('p', h('time', { dateTime: new Date(now).toISOString() }, words), ' ', h('span', describeLead(clock.ahead))),
    buttons,
  );
}

/** `1 day and 2 hours ahead`; nothing while it is the real time. */
function describeLead(ahead: number): string {
  const hours = Math.round(ahead / HOUR);
  const parts = [
    [Math.floor(hours / 24), 'day'],
    [hours % 24, 'hour'],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return words.length === 0 ? '' : `${words.join(' and ')} ahead`;
}
