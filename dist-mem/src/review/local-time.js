/**
 * Local days and times of a zone, by Temporal. A day is kept as the window of instants that it is, because nearly all
 * questions about it are then arithmetic; only days on which the clock is changed ask Temporal again.
 */
import { Temporal } from 'temporal-polyfill';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NANOSECONDS_IN_MINUTE = MINUTE * 1e6;
/** The newest days of each zone that was asked about. The map holds as many entries as there are zones. */
const DAYS_KEPT = 12;
const known = new Map();
/** Whether a name is an IANA zone that this machine knows. */
export const isZone = (zone) => /^[A-Za-z]/.test(zone) && zonedAt(zone, 0) !== null;
/** The day that an instant is on; null for a zone that is none. */
export function windowAt(zone, at) {
    const days = known.get(zone);
    const found = days?.find(({ start, end }) => start <= at && at < end);
    if (found !== undefined)
        return found;
    const date = zonedAt(zone, at)?.toPlainDate();
    return date === undefined ? null : keep(makeWindow(zone, date));
}
/** The day of a date; where the zone left that date out, the day after it. The zone must be one. */
export function windowOf(zone, date) {
    const found = known.get(zone)?.find((window) => window.date === date);
    if (found !== undefined)
        return found;
    const start = Temporal.PlainDate.from(date).toZonedDateTime(zone);
    return keep(makeWindow(zone, start.toPlainDate()));
}
/** The day after. */
export function windowAfter({ zone, end, date }) {
    return windowAt(zone, end) ?? windowOf(zone, addDays(date, 1));
}
/** The date and the time on the wall at an instant; null for a zone that is none. */
export function localTime(zone, at) {
    const window = windowAt(zone, at);
    return window === null ? null : { day: window.date, minutes: wallMinutes(window, at), weekday: window.weekday };
}
/** The date at an instant; null for a zone that is none. */
export const localDay = (zone, at) => windowAt(zone, at)?.date ?? null;
/** Minutes that the zone's clock is ahead of UTC at an instant; null for a zone that is none. */
export function offsetAt(zone, at) {
    const there = zonedAt(zone, at);
    return there === null ? null : there.offsetNanoseconds / NANOSECONDS_IN_MINUTE;
}
/** The minute of the day that the clock on the wall shows at an instant of the window. */
export function wallMinutes(window, at) {
    if (window.even)
        return Math.floor((at - window.start) / MINUTE);
    const { hour, minute } = zoned(window.zone, at);
    return hour * 60 + minute;
}
/**
 * The first instant of the day at which the clock on the wall shows this minute; where the clock jumps over it, the
 * instant right after the jump. It may be past the window's end when the jump goes over midnight.
 */
export function instantOf(window, minutes) {
    if (window.even)
        return window.start + minutes * MINUTE;
    const time = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
    const wanted = Temporal.PlainDate.from(window.date).toPlainDateTime(time);
    // `earlier` is the first of two instants, and for a time that was left out an instant before the jump.
    const found = wanted.toZonedDateTime(window.zone, { disambiguation: 'earlier' });
    if (found.toPlainDateTime().equals(wanted))
        return found.epochMilliseconds;
    return found.getTimeZoneTransition('next')?.epochMilliseconds ?? found.epochMilliseconds;
}
/** A date so many days later (or, below zero, earlier). */
export const addDays = (date, days) => new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 'yyyy-mm-dd'.length);
function makeWindow(zone, date) {
    const start = date.toZonedDateTime(zone);
    const end = date.add({ days: 1 }).toZonedDateTime(zone);
    return {
        zone,
        date: date.toString(),
        start: start.epochMilliseconds,
        end: end.epochMilliseconds,
        weekday: date.dayOfWeek - 1,
        even: start.hour === 0 &&
            start.minute === 0 &&
            start.offsetNanoseconds === end.offsetNanoseconds &&
            end.epochMilliseconds - start.epochMilliseconds === DAY,
    };
}
function keep(window) {
    const days = known.get(window.zone) ?? [];
    days.push(window);
    if (days.length > DAYS_KEPT)
        days.shift();
    known.set(window.zone, days);
    return window;
}
const zoned = (zone, at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
function zonedAt(zone, at) {
    try {
        return zoned(zone, at);
    }
    catch {
        return null;
    }
}
//# sourceMappingURL=local-time.js.map