/** Times of day as people type them, in minutes after midnight. */

/** Hours and minutes with `:`, `.`, `h` or nothing but a space between, then am or pm in any dress. */
const TIME = /^(?:at )?(\d{1,2})(?:[:.h ] ?(\d{2}))? ?(?:h|o'?clock|uhr)?(?: ?([ap])\.? ?m?\.?)?$/;
const COMPACT = /^([01]?\d|2[0-3])([0-5]\d)$/;
/** `7 in the evening` is `7 pm`. */
const HALF_IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/ in the morning$/, ' am'],
  [/ in the (?:afternoon|evening)$| at night$/, ' pm'],
];
const LONGEST_TYPED = 30;
const NAMED: Readonly<Record<string, number>> = { noon: 12 * 60, midday: 12 * 60, midnight: 0 };

/** Reads `19:30`, `19.30`, `1930`, `7:30 pm`, `7pm`, `noon` …; null for what is no time of day. */
export function readTime(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .slice(0, LONGEST_TYPED)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace('’', "'")
    .trim();
  if (Object.hasOwn(NAMED, text)) return NAMED[text] ?? null;
  const line = HALF_IN_WORDS.reduce((said, [words, sign]) => said.replace(words, sign), text);
  const [, hours, minutes = '0', half] = TIME.exec(line) ?? COMPACT.exec(line) ?? [];
  if (hours === undefined) return null;
  const hour = half === undefined ? Number(hours) : twelveHours(Number(hours), half);
  return hour === null || hour > 23 || Number(minutes) > 59 ? null : hour * 60 + Number(minutes);
}

/** `19:30` */
export const writeTime = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

function twelveHours(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
