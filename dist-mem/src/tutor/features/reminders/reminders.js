import { code, paragraph, withCode } from '../../../core/prose.js';
import { readTime, writeTime } from '../../../review/read-time.js';
import { sayInPlace, sayOnly, withZone } from '../../decision.js';
import { action, menu, press, sayGone, slash, textField, typed } from '../../feature.js';
import { changeSettings, DAY_NAMES, readSettingsSlug, } from '../../settings.js';
import { clockWords, showSettings, stateProse } from '../../show/settings.js';
/** Shows all settings. */
const viewSettings = (context) => withZone(context, (settings) => sayOnly(context.learner, showSettings(settings, context.now)));
/** Makes changes, and shows what came of them. A change that cannot be made changes nothing. */
const change = (context, changes, way) => withZone(context, (settings) => tell(context, changeSettings(settings, changes, context.now), way));
function tell({ learner, now }, changed, way) {
    switch (changed.kind) {
        case 'unusable':
            return sayOnly(learner, [unusable(changed)]);
        case 'which-zone':
            return changed.settings === null
                ? sayOnly(learner, whichZone(changed.zones, now))
                : sayOnly(learner, [...stateProse(changed.settings, now), ...whichZone(changed.zones, now)], {
                    reminders: changed.settings,
                });
        case 'settings': {
            const { settings } = changed;
            const blocks = [...guessedZone(settings, now), ...showSettings(settings, now)];
            return sayInPlace(way, learner, blocks, { reminders: settings });
        }
    }
}
const MAX_SHOWN = 60;
const unusable = ({ value, expected }) => value.trim() === ''
    ? paragraph(`Nothing has changed. Type ${expected}.`)
    : paragraph('I cannot use ', code(value.trim().slice(0, MAX_SHOWN)), `. Nothing has changed. Type ${expected}.`);
/** The learner picks by the clock: the id of an entry holds the zone's words. */
const whichZone = (zones, now) => [
    paragraph(zones.length === 1 ? 'Is this the one? The clock helps.' : 'Which one is yours? The clocks help.'),
    menu('Your time zone', zones.map((zone) => ({ label: clockWords(zone, now), action: action('remind', '', zoneSlug(zone), 'zone') }))),
];
const zoneSlug = (zone) => zone
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
/** Somebody who switches reminders on in a zone that nobody chose is asked whether the clock is right. */
function guessedZone({ state, zone, zoneChosen }, now) {
    if (state !== 'on' || zoneChosen)
        return [];
    return [
        paragraph(`I take your time zone to be ${clockWords(zone, now)}. If your clock shows something else, use the button `, ...withCode('“Time zone”, or type `time zone` and your city.')),
    ];
}
// Forms. What they open with comes from the button's own id: no storage is read.
/** The form that a button of the settings opens; null: there is no form of that name. */
function reminderForm({ step, argument }) {
    const make = FORMS[argument];
    if (make === undefined)
        return null;
    const { title, fields } = make(readSettingsSlug(step));
    return { title, submit: action('submit-remind', '', '', argument), fields };
}
/** What a submitted form changes. */
function readReminderForm(argument, fields) {
    const text = (id) => fields[id] ?? '';
    switch (argument) {
        case 'when':
            return [
                { kind: 'time', typed: text('time') },
                { kind: 'days', typed: text('days') },
                { kind: 'quiet', from: text('quiet-from'), to: text('quiet-to') },
            ];
        case 'zone':
            return [{ kind: 'zone', typed: text('zone') }];
        case 'amount':
            return [
                { kind: 'cards', typed: text('cards') },
                { kind: 'retention', typed: text('retention') },
            ];
        case 'pause':
            return [{ kind: 'pause', until: text('until') }];
        default:
            return [];
    }
}
const FORMS = {
    when: ({ time, days, quiet }) => ({
        title: 'Time and days',
        fields: [
            textField('time', 'Time', 'Such as 19:30 or 7:30 pm', writeTime(time)),
            dayChecks(days),
            quietField('quiet-from', 'Quiet from', 'Nothing comes after this', quiet?.from),
            quietField('quiet-to', 'Quiet until', 'Leave both empty for no quiet hours', quiet?.to),
        ],
    }),
    zone: () => ({
        title: 'Time zone',
        fields: [textField('zone', 'Your city or time zone', 'Such as Berlin, New York or Asia/Tokyo', '')],
    }),
    amount: ({ cardsPerDay, retention }) => ({
        title: 'How many cards',
        fields: [
            choice('cards', 'Cards a day at most', '', [5, 10, 20, 30, 50], cardsPerDay, String),
            choice('retention', 'How sure do you want to be?', 'More certainty means more cards.', [80, 85, 90, 95], Math.round(retention * 100), (percent) => `Remember ${percent} %`),
        ],
    }),
    pause: () => ({
        title: 'Pause until',
        fields: [textField('until', 'First day with reminders again', 'A date such as 2030-12-24', '')],
    }),
};
const quietField = (id, label, description, minutes) => ({
    ...textField(id, label, description, minutes === undefined ? '' : writeTime(minutes)),
    optional: true,
});
const dayChecks = (days) => ({
    kind: 'checks',
    id: 'days',
    label: 'Days',
    description: 'On which days may I write?',
    optional: false,
    options: DAY_NAMES.map((day) => ({ value: day.toLowerCase(), label: day })),
    values: DAY_NAMES.filter((_, index) => days[index]).map((day) => day.toLowerCase()),
});
/** The usual numbers, and the learner's own among them. */
const choice = (id, label, description, usual, own, words) => ({
    kind: 'select',
    id,
    label,
    description,
    optional: false,
    options: [...new Set([...usual, own])]
        .sort((one, other) => one - other)
        .map((value) => ({ value: String(value), label: words(value) })),
    value: String(own),
});
const ON = { kind: 'switch', on: true };
const OFF = { kind: 'switch', on: false };
const CHANGES = [
    [/^switch on(?: again)?$|^reminders? on$|^(?:yes,? )?remind me$/, () => [ON]],
    [/^(?:switch|turn)(?: on (?:the |my )?reminders?| (?:the |my )?reminders? on)$/, () => [ON]],
    [/^switch off$|^reminders? off$|^stop (?:the |my )?reminders?$|^no reminders$/, () => [OFF]],
    [/^(?:switch|turn)(?: off (?:the |my )?reminders?| (?:the |my )?reminders? off)$/, () => [OFF]],
    [/^no,? thanks?$/, () => [{ kind: 'decline' }]],
    [/^(?:my )?(?:time ?)?zone(?: is)? (.+)$/, ([, zone = '']) => [{ kind: 'zone', typed: zone }]],
    [/^no quiet hours$|^quiet(?: hours)? (?:off|none)$/, () => [{ kind: 'quiet', from: '', to: '' }]],
    [
        /^quiet(?: hours)?(?: from)? (.+?) ?(?:\bto\b|\buntil\b|\btill\b|-|–) ?(.+)$/,
        ([, from = '', to = '']) => [{ kind: 'quiet', from, to }],
    ],
    [/^(?:end the pause|go on with reminders|resume reminders|unpause)$/, () => [{ kind: 'pause', until: '' }]],
    [
        /^pause(?: (?:the |my )?reminders?)?(?: (?:until|till|to|for))? (?!until$)(.+)$/,
        ([, until = '']) => [{ kind: 'pause', until }],
    ],
    [/^(?:at most )?(\d{1,3}) cards? (?:a|per) day$/, ([, cards = '']) => [{ kind: 'cards', typed: cards }]],
    [/^(?:retention|remember) (\d{1,3}) ?(?:%|percent)?$/, ([, percent = '']) => [{ kind: 'retention', typed: percent }]],
    [/^(?:remind me|reminders?)(?: daily| every day)? (.+)$/, ([line = '', when = '']) => readWhen(when, line)],
];
/** Also what buttons say that open a form: their message says how each thing is typed. */
const SEE = /^(?:(?:my )?reminders?|settings|reminder settings|time and days|time zone|how many cards|pause|pause until(?: …)?)$/;
/** Who says when wants to be reminded. What cannot be read is answered as such: it is no answer to a question. */
function readWhen(when, line) {
    const parts = readParts(when);
    return parts === null ? [{ kind: 'unreadable', typed: line }] : [ON, ...parts];
}
const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*';
const DAYS = `(?:on )?(every day|daily|weekdays|weekends|${DAY}(?:[ ,]+(?:and +)?${DAY})*)`;
const ONLY_DAYS = new RegExp(`^${DAYS}$`);
const DAYS_LAST = new RegExp(`^(.+?),? ${DAYS}$`);
const DAYS_FIRST = new RegExp(`^${DAYS},? (.+)$`);
/** Time, days and zone in any order that people use; null when anything else is left. */
function readParts(when) {
    const time = when.replace(/^at /, '');
    if (readTime(time) !== null)
        return [{ kind: 'time', typed: time }];
    const [, onlyDays] = ONLY_DAYS.exec(when) ?? [];
    if (onlyDays !== undefined)
        return [{ kind: 'days', typed: onlyDays }];
    const [, before, lastDays] = DAYS_LAST.exec(when) ?? [];
    if (before !== undefined && lastDays !== undefined)
        return withMore(before, { kind: 'days', typed: lastDays });
    const [, firstDays, after] = DAYS_FIRST.exec(when) ?? [];
    if (firstDays !== undefined && after !== undefined)
        return withMore(after, { kind: 'days', typed: firstDays });
    const [, there, zone] = /^(.+?) in (.+)$/.exec(when) ?? [];
    if (there !== undefined && zone !== undefined)
        return withMore(there, { kind: 'zone', typed: zone });
    // Like a time, but none.
    return /^at \S|^\d{1,2}[:.]\d/.test(when) ? [{ kind: 'time', typed: time }] : null;
}
function withMore(rest, change) {
    const others = readParts(rest);
    return others === null ? null : [...others, change];
}
const changing = (context, changes) => changes.length === 0 ? sayGone(context) : change(context, changes, 'press');
export const reminders = {
    command: {
        ...slash('reminders', 'See or change when reminders come', (context, { zone, time }) => {
            // Who gives a time with the command wants to be reminded then.
            const changes = [
                ...(zone === undefined ? [] : [{ kind: 'zone', typed: zone }]),
                ...(time === undefined ? [] : [{ kind: 'time', typed: time }, ON]),
            ];
            return changes.length === 0 ? viewSettings(context) : change(context, changes, 'message');
        }),
        options: [
            { name: 'zone', description: 'Your time zone, such as Europe/Berlin', suggests: 'zones' },
            { name: 'time', description: 'When to remind you, such as 19:30' },
        ],
        argument: '[time] [city or time zone]',
        read: readOptions,
    },
    presses: {
        reminders: press(viewSettings),
        remind: press((context, { action: { argument, step } }) => changing(context, changesOf(argument, step))),
        'remind-form': { pace: 'form', form: (_lessons, action) => reminderForm(action) },
        'submit-remind': press((context, { action, fields }) => changing(context, readReminderForm(action.argument, fields))),
    },
    typed: [
        typed('reminders', SEE, viewSettings),
        ...CHANGES.map(([says, read]) => typed('remind', says, (context, match) => change(context, read(match), 'message'))),
    ],
    help: [
        '`reminders` to see and change when I write to you, or at once: `remind me at 19:30`, `time zone Berlin`, ' +
            '`reminders weekdays`, `snooze`, `pause a week`, `reminders off`',
    ],
};
const TIME = /(?<![\d:+-])\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?(?![\d:])/i;
/** `19:30 Berlin`, `Berlin 7pm`: the time is what begins with a number, the rest is the place. */
function readOptions(text) {
    const time = TIME.exec(text)?.[0] ?? '';
    const zone = text.replace(time, '').trim().replace(/\s+/g, ' ');
    return { ...(zone === '' ? {} : { zone }), ...(time === '' ? {} : { time: time.trim() }) };
}
function changesOf(argument, step) {
    switch (argument) {
        case 'on':
        case 'off':
            return [argument === 'on' ? ON : OFF];
        case 'week':
            return [{ kind: 'pause-week' }];
        case 'go-on':
            return [{ kind: 'pause', until: '' }];
        case 'zone':
            // As if it had been typed.
            return [{ kind: 'zone', typed: step.replaceAll('-', ' ') }];
        default:
            return [];
    }
}
//# sourceMappingURL=reminders.js.map