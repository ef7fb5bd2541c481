/** The forms about reminders. What they open with comes from the button's own id: no storage is read. */
import { type Action, action } from '../core/action.ts';
import type { Field, Form, SelectField, TextField } from '../core/reply.ts';
import { writeTime } from '../review/index.ts';
import { type FormSettings, readSettingsSlug } from './settings.ts';
import { DAY_NAMES, type SettingsChange } from './settings-change.ts';

/** The form that a button of the settings opens; null when there is none of that name. */
export function reminderForm({ step, argument }: Action): Form | null {
  const make = FORMS[argument];
  if (make === undefined) return null;
  const { title, fields } = make(readSettingsSlug(step));
  return { title, submit: action('submit-remind', '', '', argument), fields };
}

/** What a submitted form changes. */
export function readReminderForm(
  argument: string,
  fields: Readonly<Record<string, string>>,
): readonly SettingsChange[] {
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
      line('time', 'Time', 'Such as 19:30 or 7:30 pm', writeTime(time)),
      dayChecks(days),
      { ...line('quiet-from', 'Quiet from', 'Nothing comes after this', quietTime(quiet?.from)), optional: true },
      {
        ...line('quiet-to', 'Quiet until', 'Leave both empty for no quiet hours', quietTime(quiet?.to)),
        optional: true,
      },
    ],
  }),
  zone: () => ({
    title: 'Time zone',
    fields: [line('zone', 'Your city or time zone', 'Such as Berlin, New York or Asia/Tokyo', '')],
  }),
  amount: ({ cardsPerDay, retention }) => ({
    title: 'How many cards',
    fields: [
      choice('cards', 'Cards a day at most', '', withOwn(['5', '10', '20', '30', '50'], String(cardsPerDay))),
      choice(
        'retention',
        'How sure do you want to be?',
        'More certainty means more cards.',
        withOwn(['80', '85', '90', '95'], String(Math.round(retention * 100))),
        (percent) => `Remember ${percent} %`,
      ),
    ],
  }),
  pause: () => ({
    title: 'Pause until',
    fields: [line('until', 'First day with reminders again', 'A date such as 2030-12-24', '')],
  }),
};

const line = (id: string, label: string, description: string, value: string): TextField => ({
  kind: 'text',
  id,
  label,
  description,
  optional: false,
  lines: 'one',
  value,
});

const quietTime = (minutes: number | undefined): string => (minutes === undefined ? '' : writeTime(minutes));

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
const withOwn = (usual: readonly string[], own: string) => ({
  values: [...new Set([...usual, own])].sort((one, other) => Number(one) - Number(other)),
  own,
});

const choice = (
  id: string,
  label: string,
  description: string,
  { values, own }: ReturnType<typeof withOwn>,
  words: (value: string) => string = (value) => value,
): SelectField => ({
  kind: 'select',
  id,
  label,
  description,
  optional: false,
  options: values.map((value) => ({ value, label: words(value) })),
  value: own,
});
