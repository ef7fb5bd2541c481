/** The settings of reminders: one message that says them all, with buttons to change them. */

import { bullets, code, heading, type Prose, paragraph, strong, withCode } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import { localTime } from '../../review/local-time.ts';
import { writeTime } from '../../review/read-time.ts';
import { action, button, buttons } from '../feature.ts';
import { DAY_NAMES, isPaused, settingsSlug } from '../settings.ts';
import type { Reminders } from '../state.ts';
import { dayWords, momentWords, todayIn } from './words.ts';

/** `now`: epoch milliseconds. */
export const showSettings = (settings: Reminders, now: number): readonly Block[] => [
  heading(2, 'Reminders'),
  ...stateProse(settings, now),
  bullets([
    [strong('Time: '), `${writeTime(settings.time)}, ${daysWords(settings.days)}`],
    [strong('Time zone: '), clockWords(settings.zone, now), settings.zoneChosen ? '' : ' (my guess)'],
    [strong('Quiet hours: '), quietWords(settings)],
    [strong('Cards a day: '), `${settings.cardsPerDay} at most`],
    [strong('Remember: '), `${Math.round(settings.retention * 100)} % of what is asked`],
  ]),
  buttons(
    ...switchButtons(settings),
    formButton('when', 'Time and days', settings),
    formButton('zone', 'Time zone', settings),
  ),
  buttons(formButton('amount', 'How many cards', settings), ...pauseButtons(settings, now)),
  paragraph(...withCode('You can also type it: `remind me at 19:30`, `time zone Berlin`, `reminders weekdays`')),
];

/** Asks for the zone, or has a guess confirmed by the clock. */
export const clockWords = (zone: string, now: number): string => {
  const local = localTime(zone, now);
  return local === null ? zone : `${zone}, where it is ${writeTime(local.minutes)} now`;
};

/** When the next reminder comes, or why none does. */
export function stateProse(settings: Reminders, now: number): readonly Prose[] {
  const { state, zone, pausedUntil } = settings;
  if (state === 'unasked') {
    return [
      paragraph(
        'Reminders are off. When they’re on, I write to you once a day, if there’s something you’re about to forget.',
      ),
    ];
  }
  if (state === 'off')
    return [paragraph('Reminders are off. You can review whenever you like: type ', code('review'), '.')];
  const today = todayIn(zone, now);
  if (isPaused(settings, today)) {
    return [paragraph(strong('Reminders are paused.'), ` They’ll be back ${dayWords(pausedUntil ?? '', today)}.`)];
  }
  return [
    paragraph(strong('Reminders are on.'), ` ${nextWords(settings, now)} When nothing is due on a day, I don’t write.`),
  ];
}

function nextWords(settings: Reminders, now: number): string {
  const { nextAt, pace, days } = settings;
  if (nextAt !== null) return `The next one comes ${momentWords(nextAt, now, settings)}.`;
  if (pace === 'silent') return 'I’ve stopped for now, since you were away. They’ll go on once you do something here.';
  return days.includes(true) ? 'I can’t say when the next one comes.' : 'No day of the week is chosen.';
}

function switchButtons({ state, zoneChosen }: Reminders): readonly Button[] {
  if (state === 'on') return [change('Switch off', 'off')];
  return [change('Switch on', 'on', zoneChosen ? 'primary' : 'secondary')];
}

function pauseButtons(settings: Reminders, now: number): readonly Button[] {
  if (settings.state !== 'on') return [];
  return isPaused(settings, todayIn(settings.zone, now))
    ? [change('End the pause', 'go-on')]
    : [change('Pause for a week', 'week'), formButton('pause', 'Pause until …', settings)];
}

/** Changes one thing at once. */
export const change = (label: string, what: string, style?: Button['style']): Button =>
  button(label, action('remind', '', '', what), style);

/** Opens a form, which gets the settings from the id: it is made before any storage is read. */
export const formButton = (what: string, label: string, settings: Reminders): Button =>
  button(label, action('remind-form', '', settingsSlug(settings), what));

function daysWords(days: readonly boolean[]): string {
  const named = DAY_NAMES.filter((_, index) => days[index]);
  if (named.length === DAY_NAMES.length) return 'every day';
  if (named.length === 0) return 'on no day';
  const isWeek = named.length === 5 && !days[5] && !days[6];
  return isWeek ? 'Monday to Friday' : `on ${named.join(', ')}`;
}

const quietWords = ({ quiet }: Reminders): string =>
  quiet === null ? 'none' : `from ${writeTime(quiet.from)} to ${writeTime(quiet.to)}`;
