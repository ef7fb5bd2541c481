/** Which known name a misspelt one was probably meant to be. */
import { distance } from 'fastest-levenshtein';

/** Longer words are no misspelling of anything; it bounds the work. */
const MAX_LENGTH = 60;
/** In a name of so few letters two slips make another word. */
const SHORT = 4;

/** The known name that is nearest to `word`, when it is near enough to be a slip; letters of either case are alike. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const typed = word.trim().toLowerCase();
  if (typed.length > MAX_LENGTH) return undefined;
  const ranked = names
    .map((name) => ({ name, slips: distance(typed, name.toLowerCase()) }))
    .filter(({ name, slips }) => slips <= (name.length <= SHORT ? 1 : 2))
    .sort((one, other) => one.slips - other.slips);
  return ranked[0]?.name;
}

/** `did you mean "visit"?`, or undefined when no known name is near. */
export function didYouMean(word: string, names: readonly string[]): string | undefined {
  const name = nearestName(word, names);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}
