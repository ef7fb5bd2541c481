/** Lengths of time as people write them: `2 hours`. */

const SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 60 * 60,
  day: 24 * 60 * 60,
  week: 7 * 24 * 60 * 60,
};

export const DURATION_UNITS: readonly string[] = Object.keys(SECONDS);

/** So many digits that even weeks stay within what a date can be. */
const DURATION = /^([1-9]\d{0,4}) +([a-z]+?)s?$/;

export type DurationReading =
  | { readonly kind: 'seconds'; readonly seconds: number }
  /** `unit` is the word that stands where a unit should, or the empty string. */
  | { readonly kind: 'unreadable'; readonly unit: string };

/** Reads a whole number of seconds, minutes, hours, days or weeks, in lower case. */
export function readDuration(text: string): DurationReading {
  const [, number, unit = ''] = DURATION.exec(text.trim()) ?? [];
  const seconds = Object.hasOwn(SECONDS, unit) ? SECONDS[unit] : undefined;
  return seconds === undefined ? { kind: 'unreadable', unit } : { kind: 'seconds', seconds: Number(number) * seconds };
}
