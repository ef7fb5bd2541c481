/**
 * What becomes of a reminder whose time has come, and whether it may still be sent a little later.
 *
 * A reminder that cannot be sent within `MAX_LATENESS` is folded into the next day's. So is one that would come within
 * the quiet hours by then, or on another day than its own.
 */
import { localDay } from './local-time.ts';
import { isQuiet, mayComeOn, nextReminder, type ReminderTimes, withNextReminder } from './next-reminder.ts';

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
  hasDueCards: boolean,
  now: number,
): ReminderPlan<State> {
  const dueAt = state.nextAt ?? now;
  const date = localDay(state.zone, dueAt);
  if (date === null) return { kind: 'unknown-zone', zone: state.zone };
  const settings = { ...state, pace: paceFor(state) };
  const isItsTurn = settings.snoozed || mayComeOn(settings, dueAt);
  if (!hasDueCards || !isItsTurn || !stillWanted(settings, dueAt, now)) {
    const later = goOn(settings, now);
    return {
      kind: 'planned',
      day: null,
      settings: isTimeAgain(settings, dueAt, now) ? { ...later, nextAt: now + 1 } : later,
    };
  }
  const lastDay = settings.lastDay !== null && settings.lastDay > date ? settings.lastDay : date;
  const sent = { ...settings, lastDay, unanswered: settings.unanswered + 1 };
  // One that was put off comes on a day that has had one, so it goes by its instant as well.
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

/** Whether a reminder that was found days late is followed by one whose own time has come, and which may still be sent. */
function isTimeAgain(settings: ReminderTimes, dueAt: number, now: number): boolean {
  if (now - dueAt <= MAX_LATENESS) return false;
  const next = nextReminder(settings, Math.max(dueAt, now - MAX_LATENESS - 1));
  return next.kind === 'at' && next.at <= now && stillWanted(settings, next.at, now);
}

const goOn = <State extends ReminderState>(settings: State, now: number): State => ({
  ...withNextReminder(settings, now),
  snoozed: false,
});
