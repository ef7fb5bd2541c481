import type { ReminderTimes } from '../../src/review/reminder-times.ts';

/** Every day at seven in the evening in Berlin, unless told otherwise. `time` and quiet hours as on a clock. */
export function habit({
  time = '19:00',
  quiet = null,
  ...others
}: Partial<Omit<ReminderTimes, 'time' | 'quiet'>> & {
  readonly time?: string;
  readonly quiet?: readonly [from: string, to: string] | null;
} = {}): ReminderTimes {
  return {
    state: 'on',
    zone: 'Europe/Berlin',
    days: [true, true, true, true, true, true, true],
    pausedUntil: null,
    pace: 'daily',
    lastDay: null,
    ...others,
    time: minutes(time),
    quiet: quiet === null ? null : { from: minutes(quiet[0]), to: minutes(quiet[1]) },
  };
}

export function minutes(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}
