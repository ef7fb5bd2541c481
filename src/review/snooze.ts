/** Puts a reminder off. Whoever asks for that wants it on that day, chosen or not; but never within the quiet hours. */
import { type DayWindow, instantOf, wallMinutes, windowAfter, windowAt } from './local-time.ts';
import { isQuiet, type ReminderTimes, usualTime } from './next-reminder.ts';

export type Snooze = 'hour' | 'evening' | 'tomorrow';

const HOUR = 60 * 60 * 1000;
const EVENING = 20 * 60;

/**
 * The settings with `nextAt` put off from `now`; null when that is not possible: it is evening already, or evening is
 * quiet, or the zone is none.
 */
export function snooze<Settings extends ReminderTimes & { readonly nextAt: number | null; readonly snoozed: boolean }>(
  settings: Settings,
  now: number,
  until: Snooze,
): Settings | null {
  const today = windowAt(settings.zone, now);
  const at = today === null ? null : snoozedTo(settings, today, now, until);
  return at === null ? null : { ...settings, nextAt: at, snoozed: true };
}

function snoozedTo(settings: ReminderTimes, today: DayWindow, now: number, until: Snooze): number | null {
  switch (until) {
    case 'hour':
      return afterQuiet(settings, now + HOUR);
    case 'tomorrow':
      return usualTime(windowAfter(today), settings);
    case 'evening': {
      const evening = instantOf(today, EVENING);
      return evening > now && !isQuiet(settings, evening) ? evening : null;
    }
  }
}

/** The instant itself, or the end of the quiet hours that it is within. */
function afterQuiet(settings: ReminderTimes, at: number): number {
  const window = windowAt(settings.zone, at);
  if (settings.quiet === null || window === null || !isQuiet(settings, at)) return at;
  const { to } = settings.quiet;
  return instantOf(wallMinutes(window, at) < to ? window : windowAfter(window), to);
}
