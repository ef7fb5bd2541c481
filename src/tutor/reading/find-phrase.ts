/** The phrase that a message is: of the table of what people say, of the features’ patterns, or like examples. */
import { namesAnotherSubject } from '../../ask/other-subjects.ts';
import { trimEndOf } from '../../core/trim.ts';
import type { Context, Plan } from '../decision.ts';
import type { Pattern } from '../feature.ts';
import { PATTERNS, sayingOf } from '../features/index.ts';
import { asksForAPiece, asksForTheKey, isPlea } from '../features/learner/ask.ts';
import { guessMeanings, isAskedNow } from './guess-meaning.ts';
import type { Meaning } from './phrases/phrases.ts';
import { type PhraseReading, readPhrase, readYesNo } from './read-phrase.ts';

/** A phrase that a message is, with what it decides. */
export interface Said {
  /** Its meaning, or a pattern's name. */
  readonly name: Meaning | string;
  readonly where: 'anywhere' | 'lesson';
  /** Whether only a piece of the message says that, or it is a guess. */
  readonly isPiece: boolean;
  readonly isGuess: boolean;
  readonly decide: (context: Context) => Plan;
}

/** Longer than any of them; what is longer is not looked at. */
const MAX_PATTERN = 120;

/**
 * The table first where it says it word for word, then what has something to fill in, then what is nearly said, and at
 * last what it is most like.
 */
export function readWords(context: Context, text: string): Said | null {
  const said = readAny(context, text);
  // Who asks to rule options out gets no hint, which may do that: hints and skipping are offered.
  const comfort = said?.name === 'hint' && asksForAPiece(text) ? sayingOf('give-up') : undefined;
  return said === null || comfort === undefined ? said : { ...said, ...comfort, name: comfort.meaning };
}

function readAny(context: Context, text: string): Said | null {
  const reading = readPhrase(text);
  const saying = reading === null ? undefined : sayingOf(reading.meaning);
  const meant = saying && { ...saying, name: saying.meaning, isPiece: reading?.by === 'piece', isGuess: false };
  return reading?.by === 'exactly' && meant !== undefined
    ? meant
    : (readPattern(text) ?? instead(context, text, reading) ?? meant ?? readGuess(context, text));
}

/** What a line certainly means that the table read as something else, over slips and what it left out. */
function instead(context: Context, text: string, reading: PhraseReading | null): Said | null {
  const guess = reading === null ? null : readGuess(context, text, CERTAIN);
  return guess?.name === reading?.meaning ? null : guess;
}

/** Whether the table or a pattern says it, and it is no guess. */
export const isPhrase = (text: string): boolean => readPattern(text) !== null || readPhrase(text) !== null;

/** How sure a guess has to be: of something that is only said, of what moves the learner, and where nothing is left. */
const SURE = 0.7;
const SURE_TO_MOVE = 0.85;
const LIKELY = 0.5;
/** That a line means something else than the table says of it but for slips. */
const CERTAIN = 0.97;

function readGuess(context: Context, text: string, sure = SURE): Said | null {
  // “dont run it” asks for the opposite, and yes or no is said to what was asked.
  if (isPlea(text) || readYesNo(text) !== null) return null;
  // “is this the same in django” asks of something that no wish is about.
  if (asksOfAnother(text)) return null;
  // A plea for the key is answered as one, and a hint is not given to who did not ask for it.
  const isOpen = isAskedNow(context);
  if (isOpen && asksForTheKey(text) && !wantsNoKey(text)) return null;
  const [best] = guessMeanings(context, text);
  if (best === undefined) return null;
  if (isMoveUnmeant(best.meaning, text) && best.sure < 1) return null;
  const doesHarm = isMove(context, best.meaning) || (isOpen && TELLING.has(best.meaning));
  if (best.sure < (doesHarm ? Math.max(sure, SURE_TO_MOVE) : sure)) return null;
  const saying = sayingOf(best.meaning);
  return saying === undefined ? null : { ...saying, name: saying.meaning, isPiece: true, isGuess: true };
}

const ASKS = /^(?:(?:so|and|ok|but) )?(?:is|are|does|do|can|how|what|why|will|would|which)\b/i;
const OF_ANOTHER = /\b(?:in|with|using|than|like|does|do) (?!words?\b)([a-z][\w-]{1,20})\b/g;

const asksOfAnother = (text: string): boolean =>
  ASKS.test(text.trim()) &&
  [...text.toLowerCase().matchAll(OF_ANOTHER)].some(([, name = '']) => namesAnotherSubject(name));

/** “a nudge, not the answer”; not “why is it not the answer”. */
const WANTS_NO_KEY =
  /\b(?:not|no|without|never|don['’]?t (?:tell|give|want|show|spoil))\b (?:\w{1,12} ){0,3}(?:answers?|solutions?)\b/i;

const wantsNoKey = (text: string): boolean => WANTS_NO_KEY.test(text) && !/\b(?:why|is)\b/i.test(text);

/** What a line most likely means that is nothing else, not even a question that the lessons answer. */
export const guessAfterAll = (context: Context, text: string): Plan | null =>
  readGuess(context, text, LIKELY)?.decide(context) ?? null;

/** What leads out of a review is a move in it. */
const isMove = ({ learner }: Context, meaning: Meaning): boolean =>
  MOVING.has(meaning) || (learner.review !== null && OUT_OF_REVIEW.has(meaning));

/** What says more about a question that is open. */
const TELLING: ReadonlySet<Meaning> = new Set<Meaning>([
  'hint',
  'show',
  'again',
  'explain',
  'shorter',
  'example',
  'why',
]);

const OUT_OF_REVIEW: ReadonlySet<Meaning> = new Set<Meaning>([
  'stop',
  'later',
  'review-end',
  'resume',
  'explain',
  'shorter',
  'example',
  'show',
  'again',
  'lessons',
  'outline',
  'where',
]);

/** What takes the learner elsewhere at once. */
const MOVING: ReadonlySet<string> = new Set<Meaning>(['skip', 'quiz', 'next', 'back', 'start', 'retry', 'run', 'undo']);

/** “ok and which is right then” does not ask for the next step, and who has had enough of a quiz not for one. */
const isMoveUnmeant = (meaning: Meaning, text: string): boolean =>
  (meaning === 'next' && ASKS_WHICH.test(text)) || (BEGINNING.has(meaning) && HAD_ENOUGH.test(text));

const ASKS_WHICH = /\b(?:which|why|who|whose)\b|\b(?:right|wrong|correct) (?:one|answer)\b/i;
const BEGINNING: ReadonlySet<string> = new Set<Meaning>(['quiz', 'start', 'retry', 'run', 'review', 'next-lesson']);
const HAD_ENOUGH =
  /\b(?:enough|no more|stop|quit|without|tired of|sick of|done with|not|never|don['’]?t)\b (?:\w{1,12} ){0,4}(?:quiz\w{0,4}|questions?|tests?|exams?|cards?|reviews?|run\w{0,4}|it|this|that)\b/i;

/** What changes where the learner is, or what is kept of them. */
export const CHANGING: ReadonlySet<string> = new Set<Meaning>([
  'skip',
  'quiz',
  'restart',
  'stop',
  'later',
  'next',
  'back',
  'forget',
]);

/** Case, a leading slash and closing punctuation do not matter. */
function readPattern(text: string): Said | null {
  if (text.length > MAX_PATTERN) return null;
  const typed = text.trim();
  const line = trimEndOf(typed.toLowerCase().replace(/^\//, '').replace(/\s+/g, ' '), '.!?… ');
  for (const { says, name, where, decide } of PATTERNS) {
    const match = matchOf(says, line, typed);
    if (match !== null)
      return { name, where, isPiece: false, isGuess: false, decide: (context) => decide(context, match) };
  }
  return null;
}

function matchOf(says: Pattern['says'], line: string, typed: string): readonly (string | undefined)[] | null {
  if (typeof says === 'function') return says(typed) ? [typed] : null;
  return says.exec(says.ignoreCase ? typed : line);
}
