/**
 * Times of day and days to come as people type them: `7:30 pm` in minutes after midnight; `friday`, `24 December`,
 * `24.12.`, `2 weeks`, `2026-12-24` as dates.
 */
import { addDays } from './local-time.js';
/** Hours and minutes with `:`, `.`, `h` or nothing but a space between, then am or pm in any dress. */
const TIME = /^(?:at )?(\d{1,2})(?:[:.h ] ?(\d{2}))? ?(?:h|o'?clock|uhr)?(?: ?([ap])\.? ?m?\.?)?$/;
const COMPACT = /^([01]?\d|2[0-3])([0-5]\d)$/;
/** `7 in the evening` is `7 pm`. */
const HALF_IN_WORDS = [
    [/ in the morning$/, ' am'],
    [/ in the (?:afternoon|evening)$| at night$/, ' pm'],
];
const LONGEST_TIME = 30;
const NAMED = { noon: 12 * 60, midday: 12 * 60, midnight: 0 };
/** Reads `19:30`, `19.30`, `1930`, `7:30 pm`, `7pm`, `noon` …; null for what is no time of day. */
export function readTime(typed) {
    const text = typed
        .normalize('NFKC')
        .slice(0, LONGEST_TIME)
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .replace('’', "'")
        .trim();
    if (Object.hasOwn(NAMED, text))
        return NAMED[text] ?? null;
    const line = HALF_IN_WORDS.reduce((said, [words, sign]) => said.replace(words, sign), text);
    const [, hours, minutes = '0', half] = TIME.exec(line) ?? COMPACT.exec(line) ?? [];
    if (hours === undefined)
        return null;
    const hour = half === undefined ? Number(hours) : twelveHours(Number(hours), half);
    return hour === null || hour > 23 || Number(minutes) > 59 ? null : hour * 60 + Number(minutes);
}
/** `19:30` */
export const writeTime = (minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
function twelveHours(hour, half) {
    if (hour < 1 || hour > 12)
        return null;
    return (hour % 12) + (half === 'p' ? 12 : 0);
}
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const LONGEST_DAY = 40;
/** So many letters name a day or a month. */
const SHORTEST_NAME = 3;
const iso = (text) => {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
    return year === undefined ? null : dateOf(Number(year), Number(month), Number(day));
};
const named = (text, today) => (text === 'tomorrow' ? addDays(today, 1) : null);
/** The next day of that name; never today. */
const weekday = (text, today) => {
    const wanted = numberOf(WEEKDAYS, /^(?:next |on )?([a-z]+)$/.exec(text)?.[1] ?? '');
    if (wanted === null)
        return null;
    const ahead = (wanted - weekdayOf(today) + WEEKDAYS.length) % WEEKDAYS.length;
    return addDays(today, ahead === 0 ? WEEKDAYS.length : ahead);
};
const COUNTED = { day: 1, week: 7 };
const ahead = (text, today) => {
    const [, number = '', unit = ''] = /^(?:for |in )?(\d{1,3}|an?|one|two|three|four) (day|week)s?$/.exec(text) ?? [];
    const named = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 }[number] ?? Number(number);
    return unit === '' ? null : addDays(today, named * (COUNTED[unit] ?? 0));
};
/** `24 December`, `24th of Dec 2027`, `December 24`; without a year, the next one. */
const monthNamed = (text, today) => {
    const [, first, month, year] = /^(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? ([a-z]+)\.?(?:,? (\d{4}))?$/.exec(text) ?? [];
    const [, otherMonth, second, otherYear] = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(text) ?? [];
    const number = numberOf(MONTHS, month ?? otherMonth ?? '');
    return number === null ? null : comingDate(today, number + 1, Number(first ?? second), year ?? otherYear);
};
/** `24.12.` and `24.12.2027`. */
const dotted = (text, today) => {
    const [, day, month, year] = /^(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4})?$/.exec(text) ?? [];
    return day === undefined ? null : comingDate(today, Number(month), Number(day), year);
};
const READINGS = [iso, named, weekday, ahead, monthNamed, dotted];
/**
 * The date that was typed; null for what is none. `today` is a date such as `2026-12-24`. An ISO date may lie in the
 * past, everything else but a date with its year is read as the next such day.
 */
export function readDay(typed, today) {
    const text = typed.trim().slice(0, LONGEST_DAY).toLowerCase().replace(/\s+/g, ' ');
    for (const reading of READINGS) {
        const date = reading(text, today);
        if (date !== null)
            return date;
    }
    return null;
}
/** The place of a name that is begun far enough. */
function numberOf(names, typed) {
    const found = typed.length < SHORTEST_NAME ? -1 : names.findIndex((name) => name.startsWith(typed));
    return found < 0 ? null : found;
}
/** A 29 February may be years away. */
const YEARS_TRIED = 8;
function comingDate(today, month, day, year) {
    if (year !== undefined)
        return dateOf(Number(year), month, day);
    const thisYear = Number(today.slice(0, 4));
    const dates = Array.from({ length: YEARS_TRIED }, (_, later) => dateOf(thisYear + later, month, day));
    return dates.find((date) => date !== null && date > today) ?? null;
}
/** Null where the month has no such day. */
function dateOf(year, month, day) {
    const text = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
/** 0 for Monday. */
const weekdayOf = (date) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % WEEKDAYS.length;
//# sourceMappingURL=read-time.js.map