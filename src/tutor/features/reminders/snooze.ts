/** What can be done about a reminder by one click in place of answering it: put it off, pause, or have no more. */

import { paragraph } from '../../../core/prose.ts';
import type { Button } from '../../../core/reply.ts';
import { addDays } from '../../../review/local-time.ts';
import { type Snooze, snooze, withNextReminder } from '../../../review/reminder-times.ts';
import { type Context, type Done, sayInPlace, sayOnly, type Way } from '../../decision.ts';
import {
  action,
  button,
  buttons,
  type Feature,
  noButton,
  type Pattern,
  press,
  sayGone,
  typed,
  yesNo,
} from '../../feature.ts';
import { isPaused, settingsOf } from '../../settings.ts';
import { change } from '../../show/settings.ts';
import { dayWords, momentWords, todayIn } from '../../show/words.ts';
import type { Reminders } from '../../state.ts';

export const snoozing: Feature<'snooze'> = {
  presses: {
    snooze: press((context, { action: { argument } }) => {
      const until = ARGUMENTS[argument];
      return until === undefined ? sayGone(context) : snoozeReminder(context, until, 'press');
    }),
  },
  typed: [
    until('hour', /^(?:snooze|remind me later)(?: (?:for )?(?:1|one|an) ?h(?:our)?)?$/),
    until('hour', /^(?:(?:snooze|remind me) )?in (?:1|one|an) hour$/),
    until('evening', /^(?:(?:snooze|remind me) (?:until )?(?:this )?|this )evening$/),
    until('tomorrow', /^(?:(?:snooze|remind me)(?: until)? )?tomorrow$/),
    until('off', /^no more reminders$/),
    until('week', /^(?:pause|snooze)(?: reminders)?(?: for)? (?:a|one|1) week$/),
  ],
  topics: [
    {
      asked: `pause reminders, vacation, holiday, break from reminders, reminders for a week off, snooze a
        reminder, put off a reminder, remind me later, pause, pause it, on holiday, im on holiday, on
        vacation, im on vacation, two weeks holiday, holiday for two weeks, away for a week, no reminders
        for a week, break for a week, stop for a week, snooze, im away, travelling, i am on holiday, pause
        for two weeks, can i pause`,
      says: 'To have a break from reminders, type `pause a week`. To be asked later today, type `snooze`.',
    },
  ],
};

function until(when: Snoozing, says: RegExp): Pattern {
  return typed('snooze', says, (context) => snoozeReminder(context, when, 'message'));
}

type Snoozing = Snooze | 'week' | 'off';

/** The arguments of the buttons below a reminder. */
const ARGUMENTS: Readonly<Record<string, Snoozing>> = {
  hour: 'hour',
  eve: 'evening',
  tom: 'tomorrow',
  week: 'week',
  off: 'off',
};

const snoozeButton = (label: string, argument: string, style?: Button['style']): Button =>
  button(label, action('snooze', '', '', argument), style);

export const snoozeButtons: readonly Button[] = [
  snoozeButton('In an hour', 'hour'),
  snoozeButton('This evening', 'eve'),
  snoozeButton('Tomorrow', 'tom'),
  snoozeButton('Pause for a week', 'week'),
  snoozeButton('No more reminders', 'off'),
];

/** The pressed reminder becomes the sentence that says what was done, with a way to review all the same. */
export function snoozeReminder(context: Context, until: Snoozing, way: Way): Done {
  const { learner, now } = context;
  const settings = settingsOf(context.reminders);
  if (settings.state !== 'on') {
    return sayOnly(learner, [
      paragraph('Reminders are off, so there’s nothing to postpone. Want me to switch them on?'),
      yesNo(change('Yes, remind me', 'on', 'primary'), noButton('No, thanks'), seeSettings),
    ]);
  }
  const today = todayIn(settings.zone, now);
  if (isPaused(settings, today) && until !== 'week' && until !== 'off') {
    const again = dayWords(settings.pausedUntil ?? '', today);
    const paused = `Reminders are paused. They’ll be back ${again}, so there’s nothing to postpone.`;
    return sayOnly(learner, [paragraph(paused), buttons(...wayBack('week'))]);
  }
  const after = settingsAfter(settings, until, now);
  if (after === null) {
    return sayOnly(learner, [paragraph('That time has passed, or it’s in your quiet hours. Tomorrow instead?'), later]);
  }
  const blocks = [paragraph(words(after, until, now)), buttons(reviewNow, ...wayBack(until))];
  const left = { ...learner, review: null };
  return sayInPlace(way, left, blocks, { reminders: after });
}

function settingsAfter(settings: Reminders, until: Snoozing, now: number): Reminders | null {
  switch (until) {
    case 'week':
      return withNextReminder(
        { ...settings, pausedUntil: addDays(todayIn(settings.zone, now), 7), snoozed: false },
        now,
      );
    case 'off':
      return { ...settings, state: 'off', nextAt: null, snoozed: false };
    default:
      return snooze(settings, now, until);
  }
}

function words(settings: Reminders, until: Snoozing, now: number): string {
  const { nextAt, zone, pausedUntil } = settings;
  if (until === 'off') return 'Reminders are off. Your cards stay; you can review whenever you like.';
  if (until === 'week') {
    return `Reminders are paused. They’ll be back ${dayWords(pausedUntil ?? '', todayIn(zone, now))}. Enjoy the break.`;
  }
  return `All right. I’ll be back ${momentWords(nextAt ?? now, now, settings)}.`;
}

const reviewNow: Button = button('Review now', action('review'));
const seeSettings: Button = button('Reminders', action('reminders'));
const later = yesNo(snoozeButton('Tomorrow', 'tom', 'primary'), noButton('No'), reviewNow);

function wayBack(until: Snoozing): readonly Button[] {
  if (until === 'off') return [change('Switch on again', 'on')];
  return until === 'week' ? [change('End the pause', 'go-on')] : [];
}
