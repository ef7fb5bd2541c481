/** Days and numbers of things as people say them. */
import { localDay, localTime } from '../../review/local-time.js';
import { writeTime } from '../../review/read-time.js';
const DAY = 24 * 60 * 60 * 1000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** `today`, `tomorrow`, `on Friday` within a week, else `on 24 December`. Both are dates such as `2026-12-24`. */
export function dayWords(day, today) {
    const date = new Date(`${day}T00:00:00Z`);
    const ahead = daysBetween(today, day);
    if (ahead === 0)
        return 'today';
    if (ahead === 1)
        return 'tomorrow';
    if (ahead > 1 && ahead < 7)
        return `on ${WEEKDAYS[date.getUTCDay()]}`;
    return `on ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}
/** `today`, `yesterday`, `9 days ago`. Both are dates; a day that is still to come counts as today. */
export function agoWords(day, today) {
    const days = Math.max(0, daysBetween(day, today));
    if (days <= 1)
        return days === 0 ? 'today' : 'yesterday';
    return `${count(days, 'day')} ago`;
}
const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
/** `Friday` of a date. */
export const weekdayName = (day) => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? day;
/**
 * `tomorrow at 19:30`, as the clock in the learner's zone shows it; with the zone's name where nobody has chosen it.
 * `at` and `now`: epoch milliseconds.
 */
export function momentWords(at, now, { zone, zoneChosen }) {
    const local = localTime(zone, at);
    if (local === null)
        return '';
    const moment = `${dayWords(local.day, todayIn(zone, now))} at ${writeTime(local.minutes)}`;
    return zoneChosen ? moment : `${moment} (${zone})`;
}
/** The local date; a zone that is none counts as UTC. */
export const todayIn = (zone, now) => localDay(zone, now) ?? new Date(now).toISOString().slice(0, 10);
/** `1 card`, `3 cards`. */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
//# sourceMappingURL=words.js.map