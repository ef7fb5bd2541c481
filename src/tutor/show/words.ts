/** Days and numbers of things as people say them. */
import { localDay, localTime } from '../../review/local-time.ts';
import { writeTime } from '../../review/read-time.ts';
import type { Reminders } from '../state.ts';

const DAY = 24 * 60 * 60 * 1000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `today`, `tomorrow`, `on Friday` within a week, else `on 24 December`. Both are dates such as `2026-12-24`. */
export function dayWords(day: string, today: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const ahead = daysBetween(today, day);
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  if (ahead > 1 && ahead < 7) return `on ${WEEKDAYS[date.getUTCDay()]}`;
  return `on ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** `Friday 9 January`, for what is read on other days, too. */
export const dateWords = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
};

/** `9 January 2026` */
export const longDate = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

/** `today`, `yesterday`, `9 days ago`. Both are dates; a day that is still to come counts as today. */
export function agoWords(day: string, today: string): string {
  const days = Math.max(0, daysBetween(day, today));
  if (days <= 1) return days === 0 ? 'today' : 'yesterday';
  return `${count(days, 'day')} ago`;
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** `Friday` of a date. */
export const weekdayName = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? day;

/**
 * `tomorrow at 19:30`, as the clock in the learner's zone shows it; with the zone's name where nobody has chosen it.
 * `at` and `now`: epoch milliseconds.
 */
export function momentWords(
  at: number,
  now: number,
  { zone, zoneChosen }: Pick<Reminders, 'zone' | 'zoneChosen'>,
): string {
  const local = localTime(zone, at);
  if (local === null) return '';
  const moment = `${dayWords(local.day, todayIn(zone, now))} at ${writeTime(local.minutes)}`;
  return zoneChosen ? moment : `${moment} (${zone})`;
}

/** The local date; a zone that is none counts as UTC. */
export const todayIn = (zone: string, now: number): string =>
  localDay(zone, now) ?? new Date(now).toISOString().slice(0, 10);

/** `1 card`, `3 cards`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
