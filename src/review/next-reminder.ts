/**
 * When the next reminder comes, in the learner's own zone.
 *
 * - A day on which the clock jumps over the time has the reminder right after the jump; a day on which the time comes
 *   twice has it the first time only. A day that the zone leaves out has none.
 * - A time within the quiet hours is moved to their end, on the same day: the chosen days stay the days on which it comes.
 * - No day has two: only days after `lastDay` count, also when the learner has moved to another zone.
 */
import { addDays, type DayWindow, instantOf, wallMinutes, windowAfter, windowAt, windowOf } from './local-time.ts';

/** The part of the settings that decides when. `Reminders` of the tutor's state has all of it. */
export interface ReminderTimes {
  readonly state: 'unasked' | 'on' | 'off';
  readonly zone: string;
  /** Minutes after local midnight, below 1440; so are those of `quiet`. */
  readonly time: number;
  /** Monday first. */
  readonly days: readonly boolean[];
  /** From the one up to, not including, the other; over midnight when `from` is the later. Equal: no quiet hours. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
  readonly pausedUntil: string | null;
  readonly pace: 'daily' | 'weekly' | 'silent';
  readonly lastDay: string | null;
}

export type NextReminder =
  | { readonly kind: 'at'; readonly at: number; readonly day: string }
  /** Switched off, silent, or no day of the week is chosen. */
  | { readonly kind: 'none' }
  /** The zone is none that this machine knows. */
  | { readonly kind: 'unknown-zone'; readonly zone: string };

/** A week, and a day for each time that a chosen day may have no such instant. */
const DAYS_TRIED = 10;
const WEEK = 7;

/** The first reminder later than `after`. */
export function nextReminder(settings: ReminderTimes, after: number): NextReminder {
  if (settings.state !== 'on' || settings.pace === 'silent') return { kind: 'none' };
  const today = windowAt(settings.zone, after);
  if (today === null) return { kind: 'unknown-zone', zone: settings.zone };
  let window = firstWindow(today, earliestDate(settings));
  for (let tried = 0; tried < DAYS_TRIED; tried += 1) {
    if (settings.days[window.weekday] === true) {
      const at = usualTime(window, settings);
      if (at > after && at < window.end) return { kind: 'at', at, day: window.date };
    }
    window = windowAfter(window);
  }
  return { kind: 'none' };
}

/** The settings with `nextAt` as it has to be after a change at `now`. A zone that is none has no next reminder. */
export function withNextReminder<Settings extends ReminderTimes & { readonly nextAt: number | null }>(
  settings: Settings,
  now: number,
): Settings {
  const next = nextReminder(settings, now);
  return { ...settings, nextAt: next.kind === 'at' ? next.at : null };
}

/** Whether a reminder may come on the day of this instant: a chosen day, not paused, and none had one too recently. */
export function mayComeOn(settings: ReminderTimes, at: number): boolean {
  const window = windowAt(settings.zone, at);
  return window !== null && settings.days[window.weekday] === true && earliestDate(settings) <= window.date;
}

/** Whether the clock on the learner's wall is within the quiet hours. */
export function isQuiet({ zone, quiet }: Pick<ReminderTimes, 'zone' | 'quiet'>, at: number): boolean {
  const window = windowAt(zone, at);
  return window !== null && isWithin(quiet, wallMinutes(window, at));
}

function isWithin(quiet: ReminderTimes['quiet'], minutes: number): boolean {
  if (quiet === null) return false;
  const { from, to } = quiet;
  return from <= to ? from <= minutes && minutes < to : from <= minutes || minutes < to;
}

/** The first date that may have a reminder, empty when any may. Dates compare as texts. */
function earliestDate({ lastDay, pausedUntil, pace }: ReminderTimes): string {
  const rested = lastDay === null ? '' : addDays(lastDay, pace === 'weekly' ? WEEK : 1);
  return pausedUntil !== null && pausedUntil > rested ? pausedUntil : rested;
}

const firstWindow = (today: DayWindow, date: string): DayWindow =>
  date <= today.date ? today : windowOf(today.zone, date);

/** The instant of the usual time on a day: moved by a jump of the clock, and out of the quiet hours. */
export function usualTime(window: DayWindow, { time, quiet }: Pick<ReminderTimes, 'time' | 'quiet'>): number {
  const at = instantOf(window, isWithin(quiet, time) ? (quiet?.to ?? time) : time);
  // Where the clock jumped, it may have jumped into the quiet hours.
  if (window.even || quiet === null || at >= window.end || !isWithin(quiet, wallMinutes(window, at))) return at;
  return instantOf(window, quiet.to);
}
