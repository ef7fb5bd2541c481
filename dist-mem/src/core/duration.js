/** Lengths of time as people write them: `2 hours`. */
const SECONDS = {
    second: 1,
    minute: 60,
    hour: 60 * 60,
    day: 24 * 60 * 60,
    week: 7 * 24 * 60 * 60,
};
export const DURATION_UNITS = Object.keys(SECONDS);
/** So many digits that even weeks stay within what a date can be. */
const DURATION = /^([1-9]\d{0,4}) +([a-z]+?)s?$/;
/** Reads a whole number of seconds, minutes, hours, days or weeks, in lower case. */
export function readDuration(text) {
    const [, number, unit = ''] = DURATION.exec(text.trim()) ?? [];
    const seconds = Object.hasOwn(SECONDS, unit) ? SECONDS[unit] : undefined;
    return seconds === undefined ? { kind: 'unreadable', unit } : { kind: 'seconds', seconds: Number(number) * seconds };
}
//# sourceMappingURL=duration.js.map