/** The settings of reminders: one message that says them all, with buttons to change them. */
import { bullets, code, heading, paragraph, strong, withCode } from '../../core/prose.js';
import { localTime } from '../../review/local-time.js';
import { writeTime } from '../../review/read-time.js';
import { action, button, buttons } from '../feature.js';
import { DAY_NAMES, isPaused, settingsSlug } from '../settings.js';
import { dayWords, momentWords, todayIn } from './words.js';
/** `now`: epoch milliseconds. */
export const showSettings = (settings, now) => [
    heading(2, 'Reminders'),
    ...stateProse(settings, now),
    bullets([
        [strong('Time: '), `${writeTime(settings.time)}, ${daysWords(settings.days)}`],
        [strong('Time zone: '), clockWords(settings.zone, now), settings.zoneChosen ? '' : ' (my guess)'],
        [strong('Quiet hours: '), quietWords(settings)],
        [strong('Cards a day: '), `${settings.cardsPerDay} at most`],
        [strong('Remember: '), `${Math.round(settings.retention * 100)} % of what is asked`],
    ]),
    buttons(...switchButtons(settings), form('when', 'Time and days', settings), form('zone', 'Time zone', settings)),
    buttons(form('amount', 'How many cards', settings), ...pauseButtons(settings, now)),
    paragraph(...withCode('You can also type it: `remind me at 19:30`, `time zone Berlin`, `reminders weekdays`')),
];
/** Asks for the zone, or has a guess confirmed by the clock. */
export const clockWords = (zone, now) => {
    const local = localTime(zone, now);
    return local === null ? zone : `${zone}, where it is ${writeTime(local.minutes)} now`;
};
/** When the next reminder comes, or why none does. */
export function stateProse(settings, now) {
    const { state, zone, pausedUntil } = settings;
    if (state === 'unasked') {
        return [
            paragraph('Reminders are off. When they are on, I write to you once a day, if something is about to be forgotten.'),
        ];
    }
    if (state === 'off')
        return [paragraph('Reminders are off. You can review whenever you like: type ', code('review'), '.')];
    const today = todayIn(zone, now);
    if (isPaused(settings, today)) {
        return [paragraph(strong('Reminders are paused.'), ` They come again ${dayWords(pausedUntil ?? '', today)}.`)];
    }
    return [
        paragraph(strong('Reminders are on.'), ` ${nextWords(settings, now)} When nothing is due on a day, I do not write.`),
    ];
}
function nextWords(settings, now) {
    const { nextAt, pace, days } = settings;
    if (nextAt !== null)
        return `The next one comes ${momentWords(nextAt, now, settings)}.`;
    if (pace === 'silent')
        return 'I have stopped for now, since you were away. They go on once you do something here.';
    return days.includes(true) ? 'I cannot tell when the next one comes.' : 'No day of the week is chosen.';
}
function switchButtons({ state, zoneChosen }) {
    if (state === 'on')
        return [change('Switch off', 'off')];
    return [change('Switch on', 'on', zoneChosen ? 'primary' : 'secondary')];
}
function pauseButtons(settings, now) {
    if (settings.state !== 'on')
        return [];
    return isPaused(settings, todayIn(settings.zone, now))
        ? [change('End the pause', 'go-on')]
        : [change('Pause for a week', 'week'), form('pause', 'Pause until …', settings)];
}
/** Changes one thing at once. */
export const change = (label, what, style) => button(label, action('remind', '', '', what), style);
/** Opens a form, which gets the settings from the id: it is made before any storage is read. */
const form = (what, label, settings) => button(label, action('remind-form', '', settingsSlug(settings), what));
function daysWords(days) {
    const named = DAY_NAMES.filter((_, index) => days[index]);
    if (named.length === DAY_NAMES.length)
        return 'every day';
    if (named.length === 0)
        return 'on no day';
    const isWeek = named.length === 5 && !days[5] && !days[6];
    return isWeek ? 'Monday to Friday' : `on ${named.join(', ')}`;
}
const quietWords = ({ quiet }) => quiet === null ? 'none' : `from ${writeTime(quiet.from)} to ${writeTime(quiet.to)}`;
//# sourceMappingURL=settings.js.map