/** Seeing and changing when reminders come. Nothing is switched on unasked. */
import type { Action } from '../../../core/action.ts';
import { code, paragraph, withCode } from '../../../core/prose.ts';
import type { Block, Field, Form, Reply, SelectField, TextField } from '../../../core/reply.ts';
import { writeTime } from '../../../review/read-time.ts';
import { isZoneName } from '../../../review/read-zone.ts';
import {
  type Context,
  currentPlace,
  type Done,
  type Plan,
  sayInPlace,
  sayOnly,
  type Way,
  withZone,
} from '../../decision.ts';
import {
  action,
  button,
  buttons,
  buttonsOrMenu,
  type Feature,
  noButton,
  press,
  sayGone,
  slash,
  textField,
  typed,
  yesNo,
} from '../../feature.ts';
import { readYesNo } from '../../reading/read-phrase.ts';
import { type ReminderLine, readReminderLine } from '../../reading/read-reminders.ts';
import {
  type Changed,
  changeSettings,
  DAY_NAMES,
  type FormSettings,
  readSettingsSlug,
  type SettingsChange,
  settingsOf,
} from '../../settings.ts';
import { clockWords, formButton, showSettings, stateProse } from '../../show/settings.ts';
import type { Reminders } from '../../state.ts';
import type { Fields } from '../../storage.ts';
import { snoozeReminder } from './snooze.ts';

/** Shows all settings. */
const viewSettings = (context: Context): Plan =>
  withZone(context, (settings) => sayOnly(context.learner, showSettings(settings, context.now)));

/** Makes changes, and shows what came of them. A change that cannot be made changes nothing. */
const change = (context: Context, changes: readonly SettingsChange[], way: Way): Plan =>
  withZone(context, (settings) => tell(context, settings, changeSettings(settings, changes, context.now), way));

function tell({ learner, now }: Context, settings: Reminders, changed: Changed, way: Way): Done {
  switch (changed.kind) {
    case 'unusable':
      return sayOnly(learner, [unusable(changed), waysOn(settings)]);
    case 'which-zone':
      return changed.settings === null
        ? sayOnly(learner, whichZone(changed.zones, settings, now))
        : sayOnly(learner, [...stateProse(changed.settings, now), ...whichZone(changed.zones, changed.settings, now)], {
            reminders: changed.settings,
          });
    case 'settings': {
      const blocks = [...guessedZone(changed.settings, now), ...showSettings(changed.settings, now)];
      return sayInPlace(way, learner, blocks, { reminders: changed.settings });
    }
  }
}

const MAX_SHOWN = 60;

const unusable = ({ value, expected }: Extract<Changed, { kind: 'unusable' }>) =>
  value.trim() === ''
    ? paragraph(`Nothing has changed. Type ${expected}.`)
    : paragraph('I can’t use ', code(value.trim().slice(0, MAX_SHOWN)), `. Nothing has changed. Type ${expected}.`);

const waysOn = (settings: Reminders): Block =>
  buttons(
    button('Reminders', action('reminders')),
    formButton('when', 'Time and days', settings),
    formButton('zone', 'Time zone', settings),
  );

/** The learner picks by the clock: the id of an entry holds the zone's words. */
const whichZone = (zones: readonly string[], settings: Reminders, now: number): readonly Block[] => [
  paragraph(zones.length === 1 ? 'Is this the one? The clock helps.' : 'Which one is yours? The clocks help.'),
  buttonsOrMenu(
    'Your time zone',
    zones.map((zone) => button(clockWords(zone, now), action('remind', '', zoneSlug(zone), 'zone'))),
  ),
  buttons(formButton('zone', 'Another place', settings)),
];

const zoneSlug = (zone: string): string =>
  zone
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Somebody who switches reminders on in a zone that nobody chose is asked whether the clock is right. */
function guessedZone({ state, zone, zoneChosen }: Reminders, now: number): readonly Block[] {
  if (state !== 'on' || zoneChosen) return [];
  return [
    paragraph(
      `I’m assuming you’re in ${clockWords(zone, now)}. If your clock shows something else, use the button `,
      ...withCode('“Time zone”, or type `time zone` and your city.'),
    ),
  ];
}

// Forms. What they open with comes from the button's own id: no storage is read.

/** The form that a button of the settings opens; null: there is no form of that name. */
function reminderForm({ step, argument }: Action): Form | null {
  const make = FORMS[argument];
  if (make === undefined) return null;
  const { title, fields } = make(readSettingsSlug(step));
  return { title, submit: action('submit-remind', '', '', argument), fields };
}

/** What a submitted form changes. */
function readReminderForm(argument: string, fields: Fields): readonly SettingsChange[] {
  const text = (id: string): string => fields[id] ?? '';
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

const FORMS: Readonly<Record<string, (settings: FormSettings) => Pick<Form, 'title' | 'fields'>>> = {
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
      choice(
        'retention',
        'How sure do you want to be?',
        'More certainty means more cards.',
        [80, 85, 90, 95],
        Math.round(retention * 100),
        (percent) => `Remember ${percent} %`,
      ),
    ],
  }),
  pause: () => ({
    title: 'Pause until',
    fields: [textField('until', 'First day with reminders again', 'A date such as 2030-12-24', '')],
  }),
};

const quietField = (id: string, label: string, description: string, minutes: number | undefined): TextField => ({
  ...textField(id, label, description, minutes === undefined ? '' : writeTime(minutes)),
  optional: true,
});

const dayChecks = (days: readonly boolean[]): Field => ({
  kind: 'checks',
  id: 'days',
  label: 'Days',
  description: 'On which days may I write?',
  optional: false,
  options: DAY_NAMES.map((day) => ({ value: day.toLowerCase(), label: day })),
  values: DAY_NAMES.filter((_, index) => days[index]).map((day) => day.toLowerCase()),
});

/** The usual numbers, and the learner's own among them. */
const choice = (
  id: string,
  label: string,
  description: string,
  usual: readonly number[],
  own: number,
  words: (value: number) => string,
): SelectField => ({
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

// Typed lines; `read-reminders.ts` knows their forms.

const ON: SettingsChange = { kind: 'switch', on: true };
const OFF: SettingsChange = { kind: 'switch', on: false };

function obey(context: Context, line: ReminderLine): Plan {
  switch (line.kind) {
    case 'see':
      return viewSettings(context);
    case 'changes':
      return change(context, line.changes, 'message');
    case 'once':
      return withZone(context, (settings) => remindOnce({ ...context, reminders: settings }, settings, line));
    case 'how-often':
      return withZone(context, (settings) => sayOnly(context.learner, [HOW_OFTEN, waysOn(settings)]));
    case 'unclear':
      return withZone(context, (settings) =>
        sayOnly(context.learner, [
          unusable({
            kind: 'unusable',
            value: line.typed,
            expected: 'it like “remind me at 19:30”, “reminders weekdays” or “pause until Friday”',
          }),
          waysOn(settings),
        ]),
      );
  }
}

const HOW_OFTEN = paragraph(
  'I can write to you once a day, on the days you pick. Nothing has changed. For twice a week, type for example ',
  '“remind me on mondays and thursdays at 19:30”.',
);

/** Puts the next reminder to that day. Who has none is asked about daily ones: nothing else can be promised. */
function remindOnce(
  context: Context,
  settings: Reminders,
  { day, time }: Extract<ReminderLine, { kind: 'once' }>,
): Plan {
  const at = time ?? settings.time;
  if (settings.state === 'on') return snoozeReminder(context, { day, time: at }, 'message');
  return sayOnly(context.learner, [
    paragraph(
      'Reminders are off. When they’re on, I write to you once a day, if there’s something you’re about to forget. Want them on?',
    ),
    yesNo(
      button(`Yes, daily at ${writeTime(at)}`, action('remind', '', writeTime(at).replace(':', '-'), 'at'), 'primary'),
      noButton('No, thanks'),
      button('Reminders', action('reminders')),
    ),
  ]);
}

/**
 * What is said to the offer of reminders beside yes and no: “mornings”, “yes, at 7pm”; or below their settings, where
 * yes switches them on. Null: it is something else, or there is no offer in sight.
 */
export function answerOffer(context: Context, text: string, last: Reply | null): Plan | null {
  const { reminders: settings, learner } = context;
  const kind = currentPlace(context)?.step.kind;
  const isUnasked = settingsOf(settings).state === 'unasked';
  const isInSight = isUnasked && hasSwitch(last);
  const isOffered = isInSight || (settings?.state === 'unasked' && (kind === 'score' || kind === 'complete'));
  if (!isOffered || (learner.review !== null && !learner.review.answered)) return null;
  if (isInSight && readYesNo(text) === 'yes') return obey(context, { kind: 'changes', changes: [ON] });
  // A number alone may be a section, or an answer.
  if (isInSight && /^\d{1,2}$/.test(text.trim())) return null;
  const line = readReminderLine(text, 'reminders');
  if (line?.kind === 'how-often') return obey(context, line);
  if (line?.kind !== 'changes') return null;
  const isSwitched = line.changes.some(({ kind }) => kind === 'switch' || kind === 'decline');
  const isTimed = isInSight && line.changes.some(({ kind }) => kind === 'time' || kind === 'days');
  const isYes = !isSwitched && (isTimed || YES_AND_MORE.test(text.trim()));
  return obey(context, isYes ? { kind: 'changes', changes: [ON, ...line.changes] } : line);
}

/** Whether the settings are in sight, with the button that switches reminders on. */
const hasSwitch = (last: Reply | null): boolean =>
  (last?.blocks ?? []).some(
    (block) =>
      block.kind === 'buttons' &&
      block.buttons.some(({ action: { verb, argument } }) => verb === 'remind' && argument === 'on') &&
      block.answers !== 'yes-no',
  );

/** “yes but i live in Mumbai” takes the offer. */
const YES_AND_MORE =
  /^(?:yes|yeah|yep|yup|ya|sure|ok|okay|okey|alright|fine|please|of course|definitely|absolutely|go ahead|you bet|bet|why not)\b/i;

const changing = (context: Context, changes: readonly SettingsChange[]): Plan =>
  changes.length === 0 ? sayGone(context) : change(context, changes, 'press');

export const reminders: Feature<'reminders' | 'remind' | 'remind-form' | 'submit-remind'> = {
  command: {
    ...slash('reminders', 'See or change when reminders come', (context, { zone, time }) => {
      const changes: readonly SettingsChange[] = [
        ...(zone === undefined ? [] : readOption('zone', zone)),
        // Who gives a time with the command wants to be reminded then.
        ...(time === undefined ? [] : [...readOption('time', time), ON]),
      ];
      return changes.length === 0 ? viewSettings(context) : change(context, changes, 'message');
    }),
    options: [
      { name: 'zone', description: 'Your time zone, such as Europe/Berlin', suggests: 'zones' },
      { name: 'time', description: 'When to remind you, such as 19:30' },
    ],
    argument: '[time, days, city, on or off]',
    read: (text) => (text === '' ? {} : { zone: text }),
  },
  presses: {
    reminders: press(viewSettings),
    remind: press((context, { action: { argument, step } }) => changing(context, changesOf(argument, step))),
    'remind-form': { pace: 'form', form: (_lessons, action) => reminderForm(action) },
    'submit-remind': press((context, { action, fields }) =>
      changing(context, readReminderForm(action.argument, fields)),
    ),
  },
  typed: [
    typed(
      'remind',
      (text) => readReminderLine(text, 'anything') !== null,
      (context, [text = '']) => obey(context, readReminderLine(text, 'anything') ?? { kind: 'unclear', typed: text }),
    ),
  ],
  help: [
    '`reminders` to see and change when I write to you, or at once: `remind me at 19:30`, `time zone Berlin`, ' +
      '`not on sundays`, `snooze`, `pause a week`, `reminders off`',
  ],
  topics: [
    {
      asked: `turn on reminders, start reminders, switch reminders on, get reminders, remind me, notify me, enable
        notifications, daily reminder, remind me every day, reminders on, how do i turn on reminders,
        reminders how, how do reminders work, what are reminders, reminder, can you remind me, remind me
        daily, write me every day, can you write me, message me daily, ping me, set a reminder, set up
        reminders, get a daily message, activate reminders, want to be reminded, reminder every evening,
        receive a reminder`,
      says: 'To be reminded, type `remind me at 19:30`, or open `reminders` for all settings.',
    },
    {
      asked: `do not want reminders, dont want reminders anymore, annoying reminders, stop reminders, turn off
        reminders, switch reminders off, disable reminders, no more reminders, get rid of reminders,
        unsubscribe, stop messages, stop writing to me, turn reminders off again, turn it off again, stop
        notifications, no reminders, reminders off, how do i stop reminders, stop the reminders, turn the
        reminders off, dont want messages, dont want any more messages, no more messages, more messages from
        you, dont send me messages, dont send messages anymore, stop sending messages, stop sending, stop
        writing, dont write me, no more notifications, no notifications, too many messages, leave me alone,
        unsubscribe me, switch off, deactivate reminders, messages annoy me, stop bothering me, no more dms, dont want dms`,
      says: 'To stop reminders, type `stop reminding me`. `reminders on` brings them back.',
    },
    {
      asked: `how often do you write, how often do you write me, when do you write, reminder one hour off, change the time
        of my reminder, reminder time, time of reminders, when am I reminded, earlier reminder, later reminder,
        another hour, reminders only on weekdays, no reminders on sundays, days of reminders, change the time, change
        the reminder time, change my reminder, other time, another time for reminders, reminder in the morning,
        reminder in the evening, morning reminder, evening reminder, at another time, change when you write, when do
        you write to me, when do reminders come, at what time, which days, only on some days, not every day, how
        often, twice a week, reminder on weekdays, earlier, later reminders, set the reminder time, move the reminder`,
      says: 'To change when I remind you, type for example `remind me at 19:30` or `not on sundays`.',
    },
    {
      asked: `time zone, timezone, im in another country reminder wrong, i live in another country, reminder time
        is wrong, reminder at the wrong hour, reminder in the middle of the night, reminder at night, wrong
        clock, tell you my city, you have the wrong time, i moved to another country, my time zone, set my
        time zone, set timezone, set my timezone, tell you my time zone, change time zone, wrong time zone,
        wrong hour, wrong time, reminder at the wrong time, comes at night, in the middle of the night, one
        hour off, im in another country, i live in another country, im in new york now, moved, i travel,
        clock is wrong, daylight saving, you think i live somewhere else, you think i am in another city`,
      says: 'If reminders come at the wrong hour, tell me where you are: `time zone Berlin`.',
    },
    {
      asked: `quiet hours, do not disturb, no reminders at night, silent at night, not while i sleep, what are quiet hours,
        quiet hours mean, no messages at night, not at night, dont write at night, dont disturb, disturb me after,
        dont disturb me after, not after 10 pm, sleep, i sleep, mute at night, silent, silence at night`,
      says: 'In quiet hours I send no reminder. Open `reminders` to set them, or type for example `quiet from 22:00 to 8:00`.',
    },
    {
      asked: `how many cards a day, cards a day is too much, cards a day are too many, so many cards, fewer cards, number of cards, limit the cards, too many cards, more cards a day, daily
        cards, cards per day, how many cards, how many cards per day, number of cards per day, less cards, fewer
        questions per day, too many questions, too many questions per day, too many cards a day, fewer cards a day,
        more cards, limit cards, less questions a day`,
      says: 'To change how many cards you get a day, type for example `10 cards a day`, or open `reminders`.',
    },
  ],
};

/**
 * What is typed behind the command, or into one of its options, may be any setting: `off`, `weekdays`, `19:30 Berlin`.
 * What is none is taken for what the option asks for.
 */
function readOption(kind: 'zone' | 'time', typed: string): readonly SettingsChange[] {
  const line = isZoneName(typed) ? null : readReminderLine(`reminders ${typed}`, 'reminders');
  return line?.kind === 'changes' ? line.changes : [{ kind, typed }];
}

function changesOf(argument: string, step: string): readonly SettingsChange[] {
  switch (argument) {
    case 'on':
    case 'off':
      return [argument === 'on' ? ON : OFF];
    case 'at':
      return [{ kind: 'time', typed: step.replace('-', ':') }, ON];
    case 'week':
      return [{ kind: 'pause-week' }];
    case 'go-on':
      return [{ kind: 'pause', until: '' }];
    case 'zone':
      // As if it had been typed; so is a time.
      return [{ kind: 'zone', typed: step.replaceAll('-', ' ') }];
    default:
      return [];
  }
}
