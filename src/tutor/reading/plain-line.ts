/** A line about reminders as it is read: its words spelt right, hours in figures, without what is only polite. */
import { distance } from 'fastest-levenshtein';
import { trimEndOf } from '../../core/trim.ts';

/** In lower case, without apostrophes, closing signs and the polite words around it. */
export function plainLine(typed: string): string {
  const line = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘']/g, '')
    .replace(/^\//, '')
    .replace(/\s+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => (word.endsWith(',') ? `${spell(word.slice(0, -1))},` : spell(word)))
    .join(' ')
    .replace(HOUR_IN_WORDS, (_, before = '', hour = '', other = '') => `${before}${HOURS.indexOf(hour || other) + 1}`)
    .replace(/(\d) thirty\b/g, '$1:30')
    .replace(/(\d) fifteen\b/g, '$1:15');
  return withoutPolite(line);
}

/** Without what is only polite at its ends. */
export const withoutPolite = (line: string): string =>
  trimEndOf(line.trim(), '.!?…, ').replace(BEFORE, '').replace(AFTER, '');

const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** `at seven`, `half past seven`, `seven pm`, `seven thirty`. */
const HOUR_IN_WORDS =
  /(\b(?:at|past|to|around|about|by) )(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= ?(?:[ap]\.?m\b|o ?clock|thirty|fifteen|in the))/g;

/** Words that lines about reminders are made of, and that nobody means otherwise. */
const WORDS =
  'remind reminder reminders reminding monday tuesday wednesday thursday friday saturday sunday weekday weekdays weekend weekends every evening morning afternoon tomorrow tonight'.split(
    ' ',
  );
const SHORTEST_MISSPELT = 5;

/** As people type on a phone. */
const SHORT_FOR: ReadonlyMap<string, string> = new Map(
  Object.entries({ u: 'you', ur: 'your', r: 'are', pls: 'please', plz: 'please', tmr: 'tomorrow', tmrw: 'tomorrow' }),
);

/** The word that a misspelt one is meant to be: a letter too many, one too few, or two exchanged. */
function spell(word: string): string {
  const full = SHORT_FOR.get(word);
  if (full !== undefined) return full;
  if (word.length < SHORTEST_MISSPELT || /[^a-z]/.test(word) || WORDS.includes(word)) return word;
  const sorted = [...word].sort().join('');
  const isSlip = (meant: string): boolean => {
    if (meant[0] !== word[0]) return false;
    const slips = distance(word, meant);
    return word.length === meant.length
      ? slips === 2 && [...meant].sort().join('') === sorted
      : slips === 1 &&
          `${meant}s` !== word &&
          `${word}s` !== meant &&
          Math.max(meant.length, word.length) > SHORTEST_MISSPELT;
  };
  return WORDS.find(isSlip) ?? word;
}

const BEFORE =
  /^(?:(?:hey|hi|hello|yes|yeah|yep|yup|sure|ok|okay|well|so|and|but|also|oh|please|pls|just|actually|can you|could you|would you|will you|cant you|i (?:want|need|would like|wish) you to|id like you to|i (?:want|would like|need) to be(?= remind)|id like to be(?= remind)|id (?:prefer|rather)(?: to)?|i prefer(?: to)?|i would (?:prefer|rather)(?: to)?|better|make it|lets say|lets do|how about|what about|maybe)[, ]+)+/;
const AFTER =
  /(?:[, ]{1,3}(?:please|pls|thanks|thank you|thx|from now on|ok|okay|instead|would be (?:nice|good|great|fine|best|better)|is (?:better|best|fine|good|enough)|are (?:fine|enough|better)|works(?: for me)?|suits me)){1,4}$/;
