/**
 * The form in which typed answers are compared. Forgiven are case, spaces, quotes and backticks around, typographic
 * quotes, a full stop.
 */

/** Characters that show as nothing and only ever arrive by copying. */
const INVISIBLE = /\p{Cf}/gu;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033]/g;
/** What people put around a word to set it apart. */
const WRAPPING: ReadonlySet<string | undefined> = new Set(['`', '"', "'", '*']);
const ENDING: ReadonlySet<string | undefined> = new Set(['.', '!', '?', ',', ';', ':', ' ']);

/** Full-width forms of ASCII, as keyboards for Chinese and Japanese give them, and how far they are from it. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FROM_ASCII = 0xff01 - 0x21;

/** Plain letters, straight quotes and plain spaces for what keyboards and web pages make of them. */
export function plainPunctuation(text: string): string {
  return text
    .normalize('NFC')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FROM_ASCII))
    .replace(INVISIBLE, '')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(/[\u00a0\u3000]/g, ' ');
}

/** The form in which answers are compared. Two texts with the same normal form count as the same answer. */
export function normalise(text: string): string {
  const plain = plainPunctuation(text).toLowerCase().replace(/'/g, '"').replace(/\s+/g, ' ').trim();
  // An answer that is nothing but punctuation is the answer itself.
  return unwrap(plain).replace(/ ?([()[\]{},=+*/:]) ?/g, '$1') || plain;
}

/** Without closing punctuation and what stands around the whole of it. Character by character: input is hostile. */
function unwrap(text: string): string {
  let start = 0;
  let end = text.length;
  while (end > start && ENDING.has(text[end - 1])) end--;
  while (end - start > 1 && WRAPPING.has(text[start]) && text[start] === text[end - 1]) {
    start++;
    end--;
  }
  return text.slice(start, end).trim();
}
