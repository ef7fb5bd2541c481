/** How many columns a text takes: letters of East Asian scripts and emoji take two, combining marks none. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\ufe0f/u;
const NOTHING = /^[\p{Mark}\p{Format}]+$/u;
const PLAIN = /^[\u0020-\u007e]*$/;

/** The columns that `text`, on one line and without control characters, takes. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** The text in its smallest units that must stay together. */
export const splitGraphemes = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

function graphemeWidth(grapheme: string): 0 | 1 | 2 {
  if (WIDE.test(grapheme)) return 2;
  return NOTHING.test(grapheme) ? 0 : 1;
}
