/**
 * Which of the shown options a learner's text means: by its letter or number, in whatever words stand around that
 * (“it's c i think”, “not a, so b”, “the second one”), by its own words, or by part of them.
 */
import { distance } from 'fastest-levenshtein';
import { trimEndOf, trimOf } from '../core/trim.ts';
import { withoutAsides, withoutReason, withoutTag } from './around-answer.ts';
import { normalise, plainPunctuation } from './normalise.ts';
import { isAboutMe, readByWords } from './option-words.ts';

export type ChoiceReading =
  | { readonly kind: 'chosen'; readonly position: number }
  /** This one, by words that it shares with a sentence. */
  | { readonly kind: 'likely'; readonly position: number }
  /** Probably this one, but misspelt or asked: ask. `isLoose`: only some of its words were typed. */
  | { readonly kind: 'perhaps'; readonly position: number; readonly isLoose?: true }
  /** None of them, or more than one. */
  | { readonly kind: 'unclear' };

/** Answers longer than this are matched by nothing but an option's own words; it bounds the work. */
const MAX_LENGTH = 300;

const UNCLEAR: ChoiceReading = { kind: 'unclear' };

/** `shown`: the options in plain words, in the order shown. */
export function readChoice(typed: string, shown: readonly string[]): ChoiceReading {
  const text = normalise(typed);
  const exact = shown.flatMap((option, position) => (normalise(option) === text ? [position] : []));
  if (exact.length === 1) return { kind: 'chosen', position: exact[0] ?? 0 };
  if (typed.length > MAX_LENGTH) return UNCLEAR;
  // `b, right?` and `max_age, no?` only want a nod.
  const said = withoutTag(plainPunctuation(typed).trim().toLowerCase());
  if (said !== null) {
    const reading = readChoice(said, shown);
    if (reading.kind === 'chosen') return reading;
  }

  const sign = readSign(typed, shown.length);
  if (sign !== null) return sign;

  const likely = nearest(text, shown.map(normalise));
  const found = likely === null ? readPart(typed, shown) : { kind: 'perhaps' as const, position: likely };
  if (likely !== null && isExactly(text, shown[likely] ?? '')) return { kind: 'chosen', position: likely };
  if (found.kind === 'unclear') return readByWords(typed, shown) ?? UNCLEAR;
  return found.kind === 'chosen' && (/\?\s*$/.test(typed) || isAboutMe(typed))
    ? { ...found, kind: 'perhaps', isLoose: true }
    : found;
}

const isExactly = (text: string, option: string): boolean => joined(text) === joined(option);

/** Without what only separates: `maxage 3600` is `max_age=3600`. */
const joined = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/* By its letter, number or place */

const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'] as const;
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const;
const NTH = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th'] as const;

/** Said before an answer and after it; each at most once, in any order. */
const BEFORE =
  /^(?:(?:so|ok|okay|well|hm+|um+|er+m?|uh+m?|ehm+|then|just|maybe|probably|perhaps|surely|definitely|certainly|obviously|clearly|(?:i )?(?:think|guess|believe|suppose|bet|assume|vote|choose|pick|take|say|go|mean|meant)|i"?d|i"?ll|i would|i will|im|am|i am|it|it"?s|its|is|that|that"?s|thats|this|must|has to|have to|should|would|will|be|go with|going with|with|for|my|final|the|right|correct|answer|option|opt\.?|ans\.?|answr|choice|variant|letter|number|nr\.?|no\.|num|one|pick|try|let me|lets|let"?s|say|please|pretty|quite|sure|certain|almost|of course|yes|no|wait|sorry|actually|rather|not sure but|now|to|me|hope|seems?|looks like|would go|nah|nope|yeah|yep|eh|alright|fine|gonna|going|go|choosing|picking|leaning|lean|towards?|tend|opt|settle|on|numero|n[º°]|reckon|feel|like to answer|answer with|answering with|bet on|totally|predict|i predict|prediction)[\s:,]+)/;
const AFTER =
  /,? (?:i (?:think|guess|believe|suppose|bet|assume|say)|i"?d say|i would say|please|pls|maybe|probably|perhaps|definitely|for sure|obviously|of course|then|right|correct|is right|is correct|is it|is the answer|is|is my (?:answer|prediction|guess|pick|choice|vote)|it is|one|option|answer|choice|final answer|thanks|thank you|lol|haha|imo|again|now|sure|seems right|looks right|sounds right|would be right|must be right|would be it|of them|as in \p{L}+|like \p{L}+|for \p{L}{3,}|i reckon)$/u;

/** That one was ruled out. */
const NEGATIVE = /\b(?:not|isn"?t|wasn"?t|wrong|can"?t be|cannot be|except|neither|nor|doesn"?t|false)\b/;
/** Between two that are said, the second one corrects the first. */
const CORRECTS = /\b(?:no|wait|sorry|actually|mean|meant|rather|instead|correction|oops|changed)\b/;

function readSign(typed: string, count: number): ChoiceReading | null {
  const line = plainPunctuation(typed)
    .replace(/🅰\ufe0f?/gu, 'a')
    .replace(/🅱\ufe0f?/gu, 'b')
    .replace(/(\d)\ufe0f?\u20e3/gu, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}\ufe0f?/gu, ' ')
    .replace(/['’`]/g, '"')
    .replace(/\b(?:teh|hte)\b/g, 'the')
    .replace(SMILEY, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (GOES_THERE.test(line)) return null;
  const bare = withoutReason(withoutAsides(line));
  return readClauses(bare, count) ?? readConclusion(bare, count);
}

/** `go to 4` is said of a section; `go with 4` is an answer. */
const GOES_THERE =
  /^(?:(?:ok|please|pls|now|can we|can i|lets|let"?s|i want to|take me|bring me) )*(?:go|jump|move|skip|back|me)(?: back| ahead)? to (?:no\.? |number |the )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight)\b/;

/** `:d` is no letter. */
const SMILEY = /(?<=^|\s)(?:[:;=]-?[dp]|xd+)(?=\s|$)/g;

/** `it counts seconds, so b`. */
function readConclusion(line: string, count: number): ChoiceReading | null {
  const [, ...after] = line.split(/[,;. ]\s?(?:so|therefore|thus|hence)[,:]? (?:it is |i (?:say|pick|choose|take) )?/);
  const last = after.at(-1);
  const position = last === undefined || line.endsWith('?') ? null : positionIn(last, count);
  return position === null ? null : { kind: 'chosen', position };
}

function readClauses(line: string, count: number): ChoiceReading | null {
  const clauses = line
    .split(/[,;!]|\. | (?:so|but|because|since|hence|-|–|->) | (?=(?:no|wait|sorry|actually) )/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const said: number[] = [];
  for (const clause of clauses) {
    if (NEGATIVE.test(clause) && !/^not sure\b/.test(clause)) {
      // `not b` alone rules out, and says nothing. What is ruled out must be one of them, or this is about more.
      if (!clause.split(/[^a-z0-9]+/).some((word) => positionIn(word, count) !== null)) return null;
      continue;
    }
    const position = positionIn(clause, count);
    if (position !== null) said.push(position);
    else if (!isFrame(clause)) return null;
  }
  const last = said.at(-1);
  if (last === undefined) return null;
  if (new Set(said).size > 1 && !CORRECTS.test(line)) return UNCLEAR;
  return { kind: /\?$/.test(line) ? 'perhaps' : 'chosen', position: last };
}

/** Nothing but words around an answer: `i think`, `ok`. */
const isFrame = (clause: string): boolean => withoutFrames(`${clause} x`) === 'x' || AFTER.test(` ${clause}`);

function withoutFrames(clause: string): string {
  let rest = clause;
  for (let before = BEFORE.exec(rest); before !== null; before = BEFORE.exec(rest)) rest = rest.slice(before[0].length);
  for (let after = AFTER.exec(rest); after !== null; after = AFTER.exec(rest)) rest = rest.slice(0, -after[0].length);
  return rest.trim();
}

/** Where it stands among the others. */
const AT_PLACE: readonly (readonly [RegExp, (count: number) => number])[] = [
  [
    /^(?:the )?(?:penultimate|second to last|second last|next to last|last but one|one before(?: the)? last)$/,
    (n) => n - 2,
  ],
  [/^(?:the )?second from (?:the )?(?:bottom|end|last)$/, (n) => n - 2],
  [/^(?:the )?third (?:to last|from (?:the )?(?:bottom|end|last))$/, (n) => n - 3],
  [/^(?:the )?(?:bottom|bottommost|lowest|lowermost)$|^(?:at|on) the (?:bottom|end)$/, (n) => n - 1],
  [/^(?:the )?(?:top|topmost|uppermost|highest)$|^(?:at|on) (?:the )?top$/, () => 0],
];
const NAMES_OPTION = /\bthe\b| (?:one|option|answer|choice)$/;

function placeIn(clause: string, count: number): number | null {
  const line = clause.replace(/-/g, ' ');
  // “Back to the top” is no answer.
  if (/\bto the (?:top|bottom|end)\b/.test(line)) return null;
  let place = line.replace(/ (?:one|option|answer|choice)$/, '');
  for (let said = BEFORE.exec(place); said !== null; said = BEFORE.exec(place)) place = place.slice(said[0].length);
  const found = AT_PLACE.find(([words]) => words.test(place));
  // “Top!” is praise.
  if (found !== undefined && (NAMES_OPTION.test(line) || place.includes(' ') || place === 'penultimate')) {
    return found[1](count);
  }
  const [, nth = ''] = /^(?:the )?(\p{L}+) from (?:the )?top$/u.exec(place) ?? [];
  const position = (PLACES as readonly string[]).indexOf(nth);
  return position >= 0 && position < count ? position : null;
}

/** Then a number is meant, and not “one of them”. */
const ANY_ONE = /\b(?:pick|choose|take|try|want|like|need|this|that|which|any) one$/;

function positionIn(clause: string, count: number): number | null {
  const ending = trimEndOf(clause, '.?! ');
  const place = placeIn(ending, count);
  if (place !== null) return place;
  if (ANY_ONE.test(ending)) return null;
  const sign = trimOf(withoutFrames(trimEndOf(clause, '.?! ')), ' "()[]{}.:*_?!').replace(/^the /, '');
  // `one` is a number only where it is not part of “the second one”.
  const places: readonly (readonly string[])[] = [PLACES, NTH, NUMBERS];
  const named = sign === 'last' ? count - 1 : Math.max(...places.map((all) => all.indexOf(sign)));
  if (named >= 0) return named < count ? named : null;
  if (!/^(?:[a-z]|\d{1,2})$/.test(sign)) return null;
  const position = /\d/.test(sign) ? Number(sign) - 1 : sign.charCodeAt(0) - 'a'.charCodeAt(0);
  return position >= 0 && position < count ? position : null;
}

/* By its words */

/** The text within a typo or two of `text` that is clearly nearer than every other; null when there is none. */
function nearest(text: string, candidates: readonly string[]): number | null {
  if (text.length < 3) return null;
  const distances = candidates
    .map((candidate, position) => ({ position, typos: distance(text, candidate), length: candidate.length }))
    .sort((one, other) => one.typos - other.typos);
  const [best, second] = distances;
  if (best === undefined || best.typos > allowedTypos(best.length)) return null;
  return second !== undefined && second.typos <= best.typos ? null : best.position;
}

/** One typo in short words, one more for every eight characters. */
const allowedTypos = (length: number): number => (length < 4 ? 0 : 1 + Math.floor(length / 8));

/** Words that say nothing about which option is meant. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an the it its is of to in on at with and that this by for as be one option answer i think guess say so my from thing please'.split(
    ' ',
  ),
);

/** What people write for a word. */
const IN_FULL: Readonly<Record<string, string>> = {
  js: 'javascript',
  db: 'database',
  pw: 'password',
  app: 'application',
};
const SHORT_FOR = new RegExp(`\\b(?:${Object.keys(IN_FULL).join('|')})\\b`, 'g');

/** Words of a text, and the parts of its names: `max_age=3600` has `max_age`, `max`, `age` and `3600`. */
function tellingWords(text: string): readonly string[] {
  const plain = plainPunctuation(text)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/\b(?:can not|cannot)\b/g, 'cant')
    .replace(/\bdo not\b/g, 'dont')
    .replace(/\bdoes not\b/g, 'doesnt')
    .replace(SHORT_FOR, (word) => IN_FULL[word] ?? word);
  return (plain.match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => !SMALL_WORDS.has(word));
}

const bare = (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word);

function partsOf(option: string): ReadonlySet<string> {
  const words = tellingWords(option);
  return new Set([...words, ...words.flatMap((word) => word.split('_'))].map(bare));
}

/** The only option that has all the telling words of a text. */
function readPart(typed: string, shown: readonly string[]): ChoiceReading {
  const words = tellingWords(typed).map(bare);
  if (words.length === 0 || /\bor\b/i.test(typed)) return UNCLEAR;
  const having = shown.flatMap((option, position) => {
    const parts = partsOf(option);
    return words.every((word) => parts.has(word)) ? [position] : [];
  });
  const [only, ...others] = having;
  // A single letter or digit is a sign that was not read as one.
  const isTelling = words.some((word) => word.length > 2);
  return only === undefined || others.length > 0 || !isTelling ? UNCLEAR : { kind: 'chosen', position: only };
}
