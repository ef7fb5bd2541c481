/**
 * When reminders come, in the learner's own zone, and what becomes of one whose time has come.
 *
 * - A day on which the clock jumps over the time has the reminder right after the jump; a day on which the time comes
 *   twice has it the first time only. A day that the zone leaves out has none.
 * - A time within the quiet hours is moved to their end, on the same day: the chosen days stay the days on which it
 *   comes.
 * - No day has two: only days after `lastDay` count, also when the learner has moved to another zone.
 * - A snoozed one comes on the day that it was snoozed to, chosen or not; but never within the quiet hours.
 * - One that cannot be sent within `MAX_LATENESS` is folded into the next day's. So is one that would come within the
 *   quiet hours by then, or on another day than its own.
 */
import {
  addDays,
  type DayWindow,
  instantOf,
  localDay,
  wallMinutes,
  windowAfter,
  windowAt,
  windowOf,
} from './local-time.ts';

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
function mayComeOn(settings: ReminderTimes, at: number): boolean {
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
function usualTime(window: DayWindow, { time, quiet }: Pick<ReminderTimes, 'time' | 'quiet'>): number {
  const at = instantOf(window, isWithin(quiet, time) ? (quiet?.to ?? time) : time);
  // Where the clock jumped, it may have jumped into the quiet hours.
  if (window.even || quiet === null || at >= window.end || !isWithin(quiet, wallMinutes(window, at))) return at;
  return instantOf(window, quiet.to);
}

export type Snooze =
  | 'hour'
  | 'evening'
  | 'tomorrow'
  /** Minutes after midnight, today or tomorrow. */
  | { readonly day: 'today' | 'tomorrow'; readonly time: number };

const HOUR = 60 * 60 * 1000;
const EVENING = 20 * 60;

/**
 * The settings, snoozed from `now`; null when that is not possible: the time is over already, or within the
 * quiet hours, or the zone is none.
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
  if (typeof until === 'object') {
    const at = instantOf(until.day === 'today' ? today : windowAfter(today), until.time);
    return at > now && !isQuiet(settings, at) ? at : null;
  }
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

/** All that a plan reads and changes. */
export interface ReminderState extends ReminderTimes {
  readonly nextAt: number | null;
  /** Reminders in a row that were not answered. A plan counts the one that it sends. */
  readonly unanswered: number;
  readonly snoozed: boolean;
}

export type ReminderPlan<State extends ReminderState> =
  /** `day` names the reminder; the settings are as they are from now on. `day` is null when none is to be sent. */
  | { readonly kind: 'planned'; readonly day: string | null; readonly settings: State }
  | { readonly kind: 'unknown-zone'; readonly zone: string };

export const MAX_LATENESS = 3 * 60 * 60 * 1000;
/** So many unanswered reminders in a row make them weekly … */
const WEEKLY_AFTER = 14;
/** … and so many, with the weekly ones, end them. */
const SILENT_AFTER = 18;

/** Decides about a reminder whose `nextAt` has come by `now`. */
export function planReminder<State extends ReminderState>(
  state: State,
  hasDue: boolean,
  now: number,
): ReminderPlan<State> {
  const dueAt = state.nextAt ?? now;
  const date = localDay(state.zone, dueAt);
  if (date === null) return { kind: 'unknown-zone', zone: state.zone };
  const settings = { ...state, pace: paceFor(state) };
  const isItsTurn = settings.snoozed || mayComeOn(settings, dueAt);
  if (!hasDue || !isItsTurn || !stillWanted(settings, dueAt, now)) {
    const later = goOn(settings, now);
    return {
      kind: 'planned',
      day: null,
      settings: isTimeAgain(settings, dueAt, now) ? { ...later, nextAt: now + 1 } : later,
    };
  }
  const lastDay = settings.lastDay !== null && settings.lastDay > date ? settings.lastDay : date;
  const sent = { ...settings, lastDay, unanswered: settings.unanswered + 1 };
  // A snoozed one comes on a day that has had one, so it goes by its instant as well.
  return { kind: 'planned', day: settings.snoozed ? `${date}/${dueAt}` : date, settings: goOn(sent, now) };
}

/** Whether a reminder that was to come at `dueAt` may be sent now, by the settings as they are now. */
export function stillWanted(settings: ReminderTimes, dueAt: number, now: number): boolean {
  const { state, pace, zone, pausedUntil } = settings;
  if (state !== 'on' || pace === 'silent' || now - dueAt > MAX_LATENESS || isQuiet(settings, now)) return false;
  const today = localDay(zone, now);
  return today !== null && today === localDay(zone, dueAt) && (pausedUntil === null || pausedUntil <= today);
}

/**
 * The pace changes only when the next reminder's time has come: until then the newest one may still be answered.
 * An answer makes it daily again, which is not this function's business.
 */
function paceFor({ pace, unanswered }: ReminderState): ReminderState['pace'] {
  if (pace === 'silent' || unanswered >= SILENT_AFTER) return 'silent';
  return unanswered >= WEEKLY_AFTER ? 'weekly' : 'daily';
}

/**
 * Whether a reminder that was found days late is followed by one whose own time has come, and which may still be sent.
 */
function isTimeAgain(settings: ReminderTimes, dueAt: number, now: number): boolean {
  if (now - dueAt <= MAX_LATENESS) return false;
  const next = nextReminder(settings, Math.max(dueAt, now - MAX_LATENESS - 1));
  return next.kind === 'at' && next.at <= now && stillWanted(settings, next.at, now);
}

const goOn = <State extends ReminderState>(settings: State, now: number): State => ({
  ...withNextReminder(settings, now),
  snoozed: false,
});
