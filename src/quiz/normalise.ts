/** What is forgiven in a typed answer: case, spaces, quotes and backticks around, typographic quotes, a full stop. */

/** Characters that show as nothing and only ever arrive by copying. */
const INVISIBLE = /\p{Cf}/gu;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033]/g;
const WRAPPING = /^([`"'*]+)(.*?)\1$/su;

/** Straight quotes and plain spaces for what phone keyboards and web pages make of them. */
export function plainPunctuation(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(/\u00a0/g, ' ');
}

/** The form in which answers are compared. Two texts with the same normal form count as the same answer. */
export function normalise(text: string): string {
  const plain = plainPunctuation(text).toLowerCase().replace(/'/g, '"').replace(/\s+/g, ' ').trim();
  const ended = plain.replace(/[.!?,;:]+$/u, '').trim();
  const unwrapped = ended.replace(WRAPPING, '$2').trim();
  // An answer that is nothing but punctuation is the answer itself.
  return unwrapped.replace(/\s*([()[\]{},=])\s*/g, '$1') || plain;
}
