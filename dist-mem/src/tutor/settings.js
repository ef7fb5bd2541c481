/** The settings of reminders: what they are at first, and as the slug by which a button hands them to a form. */
import { addDays } from '../review/local-time.js';
import { RETENTION } from '../review/rate.js';
import { readDay, readTime, writeTime } from '../review/read-time.js';
import { readZone } from '../review/read-zone.js';
import { withNextReminder } from '../review/reminder-times.js';
import { todayIn } from './show/words.js';
const EVENING = 18 * 60;
/** Off until somebody switches them on; a time at which people are home, and the night is quiet. */
const FIRST_SETTINGS = {
    state: 'unasked',
    zone: 'UTC',
    zoneChosen: false,
    time: EVENING,
    days: [true, true, true, true, true, true, true],
    quiet: { from: 22 * 60, to: 7 * 60 },
    pausedUntil: null,
    cardsPerDay: 20,
    retention: RETENTION.usual,
    unanswered: 0,
    pace: 'daily',
    lastDay: null,
    refused: false,
    nextAt: null,
    snoozed: false,
};
export const settingsOf = (reminders) => reminders ?? FIRST_SETTINGS;
/**
 * Whether no reminder comes on `today`, a local date, because of a pause. One that is over is still in the settings.
 */
export const isPaused = ({ pausedUntil }, today) => pausedUntil !== null && pausedUntil > today;
/** `19-30-1111100-22-00-07-00-20-90`: time, days, quiet hours (`none` for none), cards a day, retention in percent. */
export function settingsSlug({ time, days, quiet, cardsPerDay, retention }) {
    const hours = quiet === null ? 'none' : `${timeSlug(quiet.from)}-${timeSlug(quiet.to)}`;
    const week = days.map((isOn) => (isOn ? '1' : '0')).join('');
    return [timeSlug(time), week, hours, cardsPerDay, Math.round(retention * 100)].join('-');
}
const SLUG = /^(\d\d-\d\d)-([01]{7})-(?:none|(\d\d-\d\d)-(\d\d-\d\d))-(\d{1,3})-(\d\d)$/;
/** Reads a slug back; a text that is none gives the first settings. */
export function readSettingsSlug(slug) {
    const [, time, week, from, to, cards, percent] = SLUG.exec(slug) ?? [];
    if (time === undefined || week === undefined)
        return FIRST_SETTINGS;
    return {
        time: readSlugTime(time),
        days: Array.from(week, (day) => day === '1'),
        quiet: from === undefined || to === undefined ? null : { from: readSlugTime(from), to: readSlugTime(to) },
        cardsPerDay: Number(cards),
        retention: Number(percent) / 100,
    };
}
const timeSlug = (minutes) => writeTime(minutes).replace(':', '-');
const readSlugTime = (slug) => readTime(slug.replace('-', ':')) ?? FIRST_SETTINGS.time;
export const MAX_CARDS_PER_DAY = 200;
const LEAST_PERCENT = Math.round(RETENTION.least * 100);
const MOST_PERCENT = Math.round(RETENTION.most * 100);
export const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/**
 * Makes all changes, or none when one of them cannot be; only a zone that has to be asked about does not hold up the
 * others. The next reminder moves with them.
 */
export function changeSettings(before, changes, now) {
    let settings = before;
    let zones = null;
    for (const change of changes) {
        const changed = changeOne(settings, change, now);
        if (changed.kind === 'unusable')
            return changed;
        if (changed.kind === 'which-zone')
            zones = changed.zones;
        else
            settings = changed.settings;
    }
    if (zones !== null && settings === before)
        return { kind: 'which-zone', zones, settings: null };
    if (changes.some(isAboutWhen))
        settings = withNextReminder({ ...settings, snoozed: false }, now);
    return zones === null ? { kind: 'settings', settings } : { kind: 'which-zone', zones, settings };
}
/** How many cards come does not move a reminder, least of all one that was snoozed. */
const isAboutWhen = ({ kind }) => kind !== 'cards' && kind !== 'retention';
function changeOne(settings, change, now) {
    switch (change.kind) {
        case 'switch':
            return changed(settings, { state: change.on ? 'on' : 'off', pausedUntil: null, unanswered: 0, pace: 'daily' });
        case 'decline':
            return changed(settings, settings.state === 'on' ? {} : { state: 'off' });
        case 'unreadable':
            return unusable(change.typed, 'it like “remind me at 19:30”, “reminders weekdays” or “pause until Friday”');
        case 'time': {
            const time = readTime(change.typed);
            if (time === null)
                return unusable(change.typed, 'a time of day such as 19:30 or 7:30 pm');
            return changed(settings, { time });
        }
        case 'zone':
            return changeZone(settings, change.typed, now);
        case 'days': {
            const days = readDays(change.typed);
            if (days === null)
                return unusable(change.typed, 'at least one day, such as Monday and Friday, or “every day”');
            return changed(settings, { days });
        }
        case 'quiet':
            return changeQuiet(settings, change.from, change.to);
        case 'pause':
            return changePause(settings, change.until, now);
        case 'pause-week':
            return changed(settings, { pausedUntil: addDays(todayIn(settings.zone, now), 7) });
        case 'cards': {
            const cardsPerDay = readNumber(change.typed, 1, MAX_CARDS_PER_DAY);
            if (cardsPerDay === null)
                return unusable(change.typed, `a number from 1 to ${MAX_CARDS_PER_DAY}`);
            return changed(settings, { cardsPerDay });
        }
        case 'retention': {
            const percent = readNumber(change.typed, LEAST_PERCENT, MOST_PERCENT);
            if (percent === null)
                return unusable(change.typed, `a percentage from ${LEAST_PERCENT} to ${MOST_PERCENT}`);
            return changed(settings, { retention: percent / 100 });
        }
    }
}
function readNumber(typed, least, most) {
    const number = Number(typed);
    return Number.isInteger(number) && number >= least && number <= most ? number : null;
}
function changeZone(settings, typed, now) {
    const read = readZone(typed, now);
    if (read.kind === 'candidates')
        return { kind: 'which-zone', zones: read.zones, settings: null };
    if (read.kind === 'unknown')
        return unusable(typed, 'a city or a zone, such as Berlin or America/New_York');
    return changed(settings, { zone: read.zone, zoneChosen: true });
}
function changeQuiet(settings, typedFrom, typedTo) {
    if (typedFrom.trim() === '' && typedTo.trim() === '')
        return changed(settings, { quiet: null });
    const from = readTime(typedFrom);
    const to = readTime(typedTo);
    const expected = 'two times of day, such as 22:00 and 7:00, or none at all';
    if (from === null)
        return unusable(typedFrom, expected);
    if (to === null)
        return unusable(typedTo, expected);
    return changed(settings, { quiet: from === to ? null : { from, to } });
}
/** As long as anybody stays away. */
const LONGEST_PAUSE_DAYS = 366;
function changePause(settings, typed, now) {
    if (typed.trim() === '')
        return changed(settings, { pausedUntil: null });
    const today = todayIn(settings.zone, now);
    const until = readDay(typed, today);
    const isUsable = until !== null && until > today && until <= addDays(today, LONGEST_PAUSE_DAYS);
    if (!isUsable)
        return unusable(typed, `a day within a year from now, such as Friday or ${addDays(today, 14)}`);
    return changed(settings, { pausedUntil: until });
}
const SETS = {
    'every day': [true, true, true, true, true, true, true],
    weekdays: [true, true, true, true, true, false, false],
    weekends: [false, false, false, false, false, true, true],
};
/** Monday first; null when no day is named, or something that is none. */
function readDays(typed) {
    const text = typed.trim().toLowerCase();
    if (Object.hasOwn(SETS, text))
        return SETS[text] ?? null;
    const words = text.split(/[\s,]+|\band\b/).filter((word) => word !== '');
    const named = words.map((word) => DAY_NAMES.findIndex((day) => isDayWord(word, day.toLowerCase())));
    if (named.length === 0 || named.includes(-1))
        return null;
    return DAY_NAMES.map((_, index) => named.includes(index));
}
const isDayWord = (word, day) => word.length >= 3 && (day.startsWith(word) || word === `${day}s`);
const changed = (settings, changes) => ({
    kind: 'settings',
    settings: { ...settings, ...changes },
});
const unusable = (value, expected) => ({ kind: 'unusable', value, expected });
//# sourceMappingURL=settings.js.map