/** How long a question stays open, by the words there are to read; and how to say what is left without ticking. */

/** Words a minute that somebody reads who also has to think about them. */
const WORDS_PER_MINUTE = 130;
/** For thinking, and for finding the button. */
const AT_LEAST = 20_000;
const AT_MOST = 180_000;
const STEP = 5000;

/** Milliseconds for a text of so many words: whole five seconds. */
export function readingTime(words: number): number {
  const whole = AT_LEAST + (words / WORDS_PER_MINUTE) * 60_000;
  return Math.min(AT_MOST, Math.ceil(whole / STEP) * STEP);
}

/** Words and signs that stand alone, as somebody reads them. */
export const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** Below so many milliseconds left, and what is said then; the message changes only where these words do. */
const LEFT: readonly (readonly [number, string])[] = [
  [15_000, 'a few seconds left'],
  [40_000, 'about half a minute left'],
  [80_000, 'about a minute left'],
  [150_000, 'about two minutes left'],
];

/** `about a minute left` */
export const timeLeft = (milliseconds: number): string =>
  LEFT.find(([below]) => milliseconds < below)?.[1] ?? 'more than two minutes left';
