/**
 * Other words that people ask for a section with, so that a free question finds it: `also:` in the front matter for the
 * lesson as a whole, and in a comment below the heading of a section.
 */
import { z } from 'zod';

export const MAX_ALSO_CHARACTERS = 60;
export const MAX_ALSO = 400;

const phrase = `a word or a few, at most ${MAX_ALSO_CHARACTERS} characters`;
const list = `a list of at most ${MAX_ALSO} words or phrases`;

export const alsoShape = z
  .array(z.string(phrase).trim().min(1, phrase).max(MAX_ALSO_CHARACTERS, phrase).describe(phrase), list)
  .max(MAX_ALSO, list)
  .describe('other words that people ask for the lesson with');

/** What is wrong with the words of a comment; null when they are as they should be. */
export function mistakeInAlso(words: readonly string[]): { readonly found: string; readonly expected: string } | null {
  if (words.length === 0) return { found: '"also:" with nothing behind it', expected: `${list}, with commas between` };
  if (words.length > MAX_ALSO) return { found: `${words.length} phrases`, expected: list };
  const long = words.find((one) => one.length > MAX_ALSO_CHARACTERS);
  if (long !== undefined) return { found: `"${long.slice(0, MAX_ALSO_CHARACTERS)}…"`, expected: phrase };
  const twin = words.find((one, index) => words.findIndex((two) => two.toLowerCase() === one.toLowerCase()) < index);
  return twin === undefined ? null : { found: `"${twin}" a second time`, expected: 'each once' };
}
