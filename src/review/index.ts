/**
 * The door of this room: what is remembered of a learner's recall, what is due, and when a reminder comes. Everything
 * is a function of its arguments; times are epoch milliseconds, local days are dates such as `2026-12-24`.
 */

export type { Card, Rating, ReviewEntry } from './card.ts';
export { expectedRecall, STRENGTHS, type Strength, strengthOf, type WhyToday, whyToday } from './card.ts';
export {
  DUE_AHEAD,
  type ForecastDay,
  forecast,
  isDue,
  nextDay,
  type ReviewPlan,
  selectDue,
  type ToSelect,
  variantFor,
} from './due.ts';
export { addDays, type DayAndTime, isZone, localDay, localTime } from './local-time.ts';
export {
  type Adjustment,
  type Answered,
  adjust,
  adjustRating,
  type Rated,
  RETENTION,
  rate,
  ratingOf,
  type ToRate,
  undo,
} from './rate.ts';
export { readDay, readTime, writeTime } from './read-time.ts';
export { type ReadZone, readZone, suggestZones } from './read-zone.ts';
export {
  isQuiet,
  MAX_LATENESS,
  type NextReminder,
  nextReminder,
  planReminder,
  type ReminderPlan,
  type ReminderState,
  type ReminderTimes,
  type Snooze,
  snooze,
  stillWanted,
  withNextReminder,
} from './reminder-times.ts';
