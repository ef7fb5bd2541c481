/** The playground's time, and the buttons that move it. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { MovableClock } from './clock.ts';

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

const HOUR = 60 * 60_000;

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
