/** How many columns a text takes: letters of East Asian scripts and emoji take two, combining marks none. */

import { splitGraphemes } from './graphemes.ts';

const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\ufe0f/u;
const NOTHING = /^[\p{Mark}\p{Format}]+$/u;
const PLAIN = /^[\u0020-\u007e]*$/;

/** The columns that `text`, on one line and without control characters, takes. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const grapheme of splitGraphemes(text)) width += graphemeWidth(grapheme);
  return width;
}

function graphemeWidth(grapheme: string): 0 | 1 | 2 {
  if (WIDE.test(grapheme)) return 2;
  return NOTHING.test(grapheme) ? 0 : 1;
}
