/** What can be done about a reminder by one click in place of answering it: put it off, pause, or have no more. */
import { paragraph } from '../../../core/prose.js';
import { addDays } from '../../../review/local-time.js';
import { snooze, withNextReminder } from '../../../review/reminder-times.js';
import { sayInPlace, sayOnly } from '../../decision.js';
import { action, button, buttons, press, sayGone, typed } from '../../feature.js';
import { isPaused, settingsOf } from '../../settings.js';
import { change } from '../../show/settings.js';
import { dayWords, momentWords, todayIn } from '../../show/words.js';
export const snoozing = {
    presses: {
        snooze: press((context, { action: { argument } }) => {
            const until = ARGUMENTS[argument];
            return until === undefined ? sayGone(context) : snoozeReminder(context, until, 'press');
        }),
    },
    typed: [
        until('hour', /^(?:snooze|later|remind me later)(?: (?:for )?(?:1|one|an) ?h(?:our)?)?$/),
        until('hour', /^(?:(?:snooze|remind me) )?in (?:1|one|an) hour$/),
        until('evening', /^(?:(?:snooze|remind me) (?:until )?(?:this )?|this )evening$/),
        until('tomorrow', /^(?:(?:snooze|remind me)(?: until)? )?tomorrow$/),
        until('off', /^no more reminders$/),
        until('week', /^(?:pause|snooze)(?: reminders)?(?: for)? (?:a|one|1) week$/),
    ],
};
function until(when, says) {
    return typed('snooze', says, (context) => snoozeReminder(context, when, 'message'));
}
/** The arguments of the buttons below a reminder. */
const ARGUMENTS = {
    hour: 'hour',
    eve: 'evening',
    tom: 'tomorrow',
    week: 'week',
    off: 'off',
};
const snoozeButton = (label, argument, style) => button(label, action('snooze', '', '', argument), style);
export const snoozeButtons = [
    snoozeButton('In an hour', 'hour'),
    snoozeButton('This evening', 'eve'),
    snoozeButton('Tomorrow', 'tom'),
    snoozeButton('Pause for a week', 'week'),
    snoozeButton('No more reminders', 'off'),
];
/** The pressed reminder becomes the sentence that says what was done, with a way to review all the same. */
function snoozeReminder(context, until, way) {
    const { learner, now } = context;
    const settings = settingsOf(context.reminders);
    if (settings.state !== 'on') {
        return sayOnly(learner, [paragraph('Reminders are off, so there is none to put off.'), buttons(seeSettings)]);
    }
    const today = todayIn(settings.zone, now);
    if (isPaused(settings, today) && until !== 'week' && until !== 'off') {
        const again = dayWords(settings.pausedUntil ?? '', today);
        const paused = `Reminders are paused. They come again ${again}, so there is none to put off.`;
        return sayOnly(learner, [paragraph(paused), buttons(...wayBack('week'))]);
    }
    const after = settingsAfter(settings, until, now);
    if (after === null) {
        return sayOnly(learner, [paragraph('It is evening already, or your quiet hours begin. Tomorrow instead?'), later]);
    }
    const blocks = [paragraph(words(after, until, now)), buttons(reviewNow, ...wayBack(until))];
    const left = { ...learner, review: null };
    return sayInPlace(way, left, blocks, { reminders: after });
}
function settingsAfter(settings, until, now) {
    switch (until) {
        case 'week':
            return withNextReminder({ ...settings, pausedUntil: addDays(todayIn(settings.zone, now), 7), snoozed: false }, now);
        case 'off':
            return { ...settings, state: 'off', nextAt: null, snoozed: false };
        default:
            return snooze(settings, now, until);
    }
}
function words(settings, until, now) {
    const { nextAt, zone, pausedUntil } = settings;
    if (until === 'off')
        return 'Reminders are off. Your cards stay; you can review whenever you like.';
    if (until === 'week') {
        return `Reminders are paused. They come again ${dayWords(pausedUntil ?? '', todayIn(zone, now))}. Enjoy the break.`;
    }
    return `All right. I come back ${momentWords(nextAt ?? now, now, settings)}.`;
}
const reviewNow = button('Review now', action('review'));
const seeSettings = button('Reminders', action('reminders'));
const later = buttons(snoozeButton('Tomorrow', 'tom', 'primary'), reviewNow);
function wayBack(until) {
    if (until === 'off')
        return [change('Switch on again', 'on')];
    return until === 'week' ? [change('End the pause', 'go-on')] : [];
}
//# sourceMappingURL=snooze.js.map