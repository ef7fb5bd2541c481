/** A line that was not understood, in a form that names nobody, so that it can be counted and shown to the host. */

import { trimEndOf, trimOf } from '../core/trim.ts';

const MAX_PHRASE = 60;
const MAX_WORDS = 8;
const MAX_WORD = 14;
/** In place of what might tell who typed it. */
const HIDDEN = '…';

const PUNCTUATION = '.,:;!?"“”()…-*';

/** Before somebody's name. */
const INTRODUCES = /^(?:am|im|i'm|is|name|called|mr|mrs|ms|dear|hi|hello|hey)$/;
/** After these, and no name. */
const NO_NAME: ReadonlySet<string> = new Set([
  'i',
  'it',
  'there',
  'again',
  'bot',
  'nibble',
  'you',
  'not',
  'this',
  'that',
  'a',
  'the',
]);

/** Lower case, short, and without what looks like a name, number, link, address, mention, secret or code. */
export function anonymous(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ').split(' ').slice(0, MAX_WORDS);
  const shown = words.map((word, index) => {
    const bare = trimOf(word, PUNCTUATION);
    const lower = bare.toLowerCase();
    const isPlain = /^[\p{L}'’-]+$/u.test(bare) && bare.length <= MAX_WORD && word.length - bare.length <= 2;
    const isName = index > 0 && bare !== lower && bare !== 'I' && bare.slice(1) !== bare.slice(1).toUpperCase();
    const isIntroduced = index > 0 && INTRODUCES.test(trimEndOf((words[index - 1] ?? '').toLowerCase(), PUNCTUATION));
    return !isPlain || isName || (isIntroduced && !NO_NAME.has(lower)) ? HIDDEN : lower;
  });
  const phrase = shown.join(' ').replace(/…(?: …)+/g, HIDDEN);
  return phrase.length <= MAX_PHRASE ? phrase : HIDDEN;
}
