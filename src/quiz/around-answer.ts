/**
 * What people say around an answer that is no part of it: who told them, that they are not sure, why, and a question
 * that only wants a nod. Everything here is about lower-case text with straight quotes, `'` or `"` for an apostrophe.
 */

/** `I'd`, `im`, `its` in full, so that what follows has one form to read. */
const IN_FULL: readonly (readonly [RegExp, string])[] = [
  [/\bi["']m\b|\bim\b/g, 'i am'],
  [/\bi["']d\b|\bid (?=say|go|pick|choose|take|guess|bet)/g, 'i would '],
  [/\bi["']ll\b/g, 'i will'],
  [/\b(it|that|this)["']?s\b/g, '$1 is'],
  [/\bis not (?=it|that|this)\b/g, 'isnt '],
  [/\b(is|was|does|do|did|ca|wo|are|would|should|could)n["']t\b/g, '$1nt'],
  [/ {2,}/g, ' '],
];

/** A line with its short forms in full, for the other functions here. */
export const inFull = (line: string): string =>
  IN_FULL.reduce((text, [short, long]) => text.replace(short, long), line).trim();

/** `my nephew says it is …`. */
const HEARSAY =
  /^(?:my|the|a|our) \p{L}{2,20} (?:says?|said|thinks?|told me|insists|claims|reckons|swears|guesses)(?: that)? (?:it (?:is|must be|has to be) )?/u;

const SURE = '(?:sure|certain|confident|positive)';
const HOW = '(?:really|quite|so|entirely|completely|too|very|totally|fully|absolutely|that|100 ?%)';
/** An opinion about the answer and not about something in it: it ends a clause, or another begins after it. */
const DOUBT = new RegExp(
  `(?:\\b(?:and|but|though|tho)\\b )?(?:\\bi (?:am |was )?)?(?:\\b(?:just|only|honestly|kind of|still) ){0,3}\\b(?:not (?:${HOW} )?${SURE}|unsure|guessing|(?:might|may|could) be wrong|(?:no|not a) clue why|(?:wild|pure|total|lucky|a|my|my best|educated) guess)(?: (?:about (?:it|that|this)|here|though|at all|honestly))?(?=\\s*(?:$|[,.;:!…]|\\b(?:but|though|maybe|perhaps|probably|leaning|i)\\b))(?:[\\s,.;:…]*but\\b)?`,
  'g',
);

const SETTLED =
  /,? ?(?:\b(?:so|and|then) ){0,3}\b(?:lets|let["']s|let us|i will|we|i)? ?\b(?:try|take|go with|use|pick|choose) (?:that|it|this)(?: one)?(?: then| now)?[.!]{0,5}$/;

/** Without hearsay, doubts and “let's try that”. */
export const withoutAsides = (line: string): string =>
  inFull(line).replace(HEARSAY, '').replace(DOUBT, ' ').replace(SETTLED, '').replace(/\s+/g, ' ').trim();

const REASON =
  /(?<=\S)[,;:.\s]{1,5}(because|becuase|becouse|cause|cos|cus|cuz|coz|bcs|bc|since|given that|considering)\s/;

/** Without the reason that follows; `isKept` tells of a word that begins no reason here. */
export function withoutReason(line: string, isKept: (word: string) => boolean = () => false): string {
  const found = REASON.exec(line);
  return found === null || isKept(found[1] ?? '') ? line : line.slice(0, found.index);
}

const NOD = '(?:no|right|isnt it|isn["\']t it|is it not|innit|am i right)';
const TAG = new RegExp(
  `(?<!\\b(?:looks?|seems?|sounds?|feels?|is|be|are))[,\\s]{1,5}(?:(?:${NOD}|correct|yes|yeah|is that right|is that correct|or|eh|huh)\\s{0,3}\\?{1,5}|${NOD})$`,
);

/** `413, right?`: the answer, with a question that only wants a nod. Null where there is none. */
export function withoutTag(line: string): string | null {
  const found = TAG.exec(line);
  return found === null || found.index === 0 ? null : line.slice(0, found.index);
}
