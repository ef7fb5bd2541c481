/** The settings of reminders: what they are at first, and as the slug by which a button hands them to a form. */
import { RETENTION, readTime, writeTime } from '../review/index.ts';
import type { Reminders } from './state.ts';

const EVENING = 18 * 60;

/** Off until somebody switches them on; a time at which people are home, and the night is quiet. */
const FIRST_SETTINGS: Reminders = {
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

export const settingsOf = (reminders: Reminders | null): Reminders => reminders ?? FIRST_SETTINGS;

/** Whether no reminder comes on `today`, a local date, because of a pause. One that is over is still in the settings. */
export const isPaused = ({ pausedUntil }: Pick<Reminders, 'pausedUntil'>, today: string): boolean =>
  pausedUntil !== null && pausedUntil > today;

/** What a form opens with. */
export type FormSettings = Pick<Reminders, 'time' | 'days' | 'quiet' | 'cardsPerDay' | 'retention'>;

/** `19-30-1111100-22-00-07-00-20-90`: time, days, quiet hours (`none` for none), cards a day, retention in percent. */
export function settingsSlug({ time, days, quiet, cardsPerDay, retention }: FormSettings): string {
  const hours = quiet === null ? 'none' : `${timeSlug(quiet.from)}-${timeSlug(quiet.to)}`;
  const week = days.map((isOn) => (isOn ? '1' : '0')).join('');
  return [timeSlug(time), week, hours, cardsPerDay, Math.round(retention * 100)].join('-');
}

const SLUG = /^(\d\d-\d\d)-([01]{7})-(?:none|(\d\d-\d\d)-(\d\d-\d\d))-(\d{1,3})-(\d\d)$/;

/** Reads a slug back; a text that is none gives the first settings. */
export function readSettingsSlug(slug: string): FormSettings {
  const [, time, week, from, to, cards, percent] = SLUG.exec(slug) ?? [];
  if (time === undefined || week === undefined) return FIRST_SETTINGS;
  return {
    time: readSlugTime(time),
    days: Array.from(week, (day) => day === '1'),
    quiet: from === undefined || to === undefined ? null : { from: readSlugTime(from), to: readSlugTime(to) },
    cardsPerDay: Number(cards),
    retention: Number(percent) / 100,
  };
}

const timeSlug = (minutes: number): string => writeTime(minutes).replace(':', '-');
const readSlugTime = (slug: string): number => readTime(slug.replace('-', ':')) ?? FIRST_SETTINGS.time;
