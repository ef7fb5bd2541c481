/** A text's first characters, and how many more there are. */
import { countWords } from './count-words.ts';

/** The whole text when it is no longer than `most` characters. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  const left = characters.length - most;
  return left <= 0 ? text : `${characters.slice(0, most).join('')}\n(… and ${countWords(left, 'more character')})`;
}
