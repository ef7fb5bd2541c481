/** Durations and moments in words. Times are UTC, and say so: the virtual clock has no other zone. */
import { countWords } from './text.js';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [
    ['day', DAY],
    ['hour', HOUR],
    ['minute', MINUTE],
    ['second', SECOND],
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** `5 400 000` (milliseconds) → `1 hour 30 minutes`. Exact to the second; what is shorter counts as `0 seconds`. */
export function durationWords(milliseconds) {
    let rest = Math.max(0, milliseconds);
    const parts = [];
    for (const [unit, length] of UNITS) {
        const count = Math.floor(rest / length);
        rest -= count * length;
        if (count > 0)
            parts.push(countWords(count, unit));
    }
    return parts.join(' ') || '0 seconds';
}
/** Epoch milliseconds → `1 Jan 2026, 13:00 UTC`; with seconds when there are any. */
export function momentWords(at) {
    const date = new Date(at);
    const seconds = date.getUTCSeconds() === 0 ? '' : `:${twoDigits(date.getUTCSeconds())}`;
    const time = `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}${seconds}`;
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${time} UTC`;
}
/** How long a cookie lasts from `now`: `until the browser closes`, `for 1 hour, until 1 Jan 2026, 13:00 UTC`. */
export function lifetimeWords(expiresAt, now) {
    if (expiresAt === null)
        return 'until the browser closes';
    return `for ${durationWords(expiresAt - now)}, until ${momentWords(expiresAt)}`;
}
const twoDigits = (number) => String(number).padStart(2, '0');
//# sourceMappingURL=time.js.map