/** Days and numbers of things as people say them. */
import { localDay, localTime, writeTime } from '../review/index.ts';

const DAY = 24 * 60 * 60 * 1000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `today`, `tomorrow`, `on Friday` within a week, else `on 24 December`. Both are dates such as `2026-12-24`. */
export function dayWords(day: string, today: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const ahead = Math.round((date.getTime() - Date.parse(`${today}T00:00:00Z`)) / DAY);
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  if (ahead > 1 && ahead < 7) return `on ${WEEKDAYS[date.getUTCDay()]}`;
  return `on ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** `Friday` of a date. */
export const weekdayName = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? day;

/** `tomorrow at 19:30`, as the clock in the zone shows it. `at` and `now`: epoch milliseconds. */
export function momentWords(at: number, now: number, zone: string): string {
  const local = localTime(zone, at);
  return local === null ? '' : `${dayWords(local.day, todayIn(zone, now))} at ${writeTime(local.minutes)}`;
}

/** The local date; a zone that is none counts as UTC. */
export const todayIn = (zone: string, now: number): string =>
  localDay(zone, now) ?? new Date(now).toISOString().slice(0, 10);

/** `1 card`, `3 cards`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
