/**
 * The door of this room: what is remembered of a learner's recall, what is due, and when a reminder comes. Everything
 * is a function of its arguments; times are epoch milliseconds, local days are dates such as `2026-12-24`.
 */
export { type Adjustment, type Answered, adjustRating, ratingOf } from './answer-rating.ts';
export type { Card, Rating, ReviewEntry } from './card.ts';
export { type ForecastDay, forecast, nextDay } from './forecast.ts';
export { addDays, type DayAndTime, isZone, localDay, localTime } from './local-time.ts';
export {
  isQuiet,
  type NextReminder,
  nextReminder,
  type ReminderTimes,
  withNextReminder,
} from './next-reminder.ts';
export {
  MAX_LATENESS,
  planReminder,
  type ReminderPlan,
  type ReminderState,
  stillWanted,
} from './plan-reminder.ts';
export { adjust, type Rated, RETENTION, rate, type ToRate, undo } from './rate.ts';
export { readDay } from './read-day.ts';
export { readTime, writeTime } from './read-time.ts';
export { type ReadZone, readZone, suggestZones } from './read-zone.ts';
export { sceneFor } from './scene.ts';
export { DUE_AHEAD, isDue, type ReviewPlan, selectDue, type ToSelect } from './select-due.ts';
export { type Snooze, snooze } from './snooze.ts';
export { expectedRecall, STRENGTHS, type Strength, strengthOf, type WhyToday, whyToday } from './strength.ts';
