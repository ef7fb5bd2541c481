/**
 * Guesses what a line means that no phrase of the table says, by the words and the pairs of words that it shares with
 * the examples of each meaning (naive Bayes). What the lessons and the help say stands on the other side, so that a
 * question about them is not taken for a wish.
 *
 * Words are counted by their hash in one table of bytes, which keeps it small and quick to make: where two of them
 * share a row, a guess is a little less sure.
 */
import { passagesOf } from '../../ask/passages.ts';
import { inlineText } from '../../core/prose.ts';
import { type Context, currentPlace } from '../decision.ts';
import { TOPICS } from '../features/index.ts';
import type { Lessons } from '../lessons.ts';
import { examples, NO_WISHES } from './examples/examples.ts';
import type { Meaning } from './phrases/phrases.ts';
import { corrected, phraseWords } from './read-phrase.ts';

export interface Guess {
  readonly meaning: Meaning;
  /** From 0 to 1. */
  readonly sure: number;
}

/** In characters; what is longer is no wish. */
const LONGEST = 400;
/** What only code has. */
const CODE = /[={}<>\\]|\w\(|\w[._]\w|```/;

/** What a line may mean to somebody who is there, the likeliest first; nothing for code, letters and numbers. */
export function guessMeanings(context: Context, text: string): readonly Guess[] {
  if (text.length > LONGEST || CODE.test(text) || !/\p{L}{2}|\p{Extended_Pictographic}/u.test(text)) return [];
  const impossible = impossibleFor(context);
  return guesserFor(context.lessons)(text, (meaning) => !impossible.has(meaning));
}

/** What can only be meant where there is something to do it to. */
const OF_A_QUESTION: readonly Meaning[] = ['hint', 'solution', 'give-up', 'skip'];
const OF_A_RUN: readonly Meaning[] = ['run', 'edit', 'headers', 'inside', 'picture', 'compare-browsers', 'why'];
const OF_AN_EXERCISE: readonly Meaning[] = ['submit', 'compare', 'edit', 'headers', 'why'];
const OF_A_REVIEW: readonly Meaning[] = [
  'easy',
  'guess',
  'undo',
  'why-card',
  'review-end',
  'review-short',
  'review-all',
];
const OF_NO_LESSON: readonly Meaning[] = ['start'];

/** Whether a question, an exercise or a card is open. */
export function isAskedNow(context: Context): boolean {
  const place = currentPlace(context);
  const { review } = context.learner;
  if (review !== null && !review.answered) return true;
  if (place?.step.kind === 'exercise') return true;
  return place?.step.kind === 'question' && !place.progress.answered;
}

function impossibleFor(context: Context): ReadonlySet<Meaning> {
  const place = currentPlace(context);
  const { review } = context.learner;
  const step = place?.step.kind;
  const possible = new Set<Meaning>([
    ...(isAskedNow(context) ? OF_A_QUESTION : []),
    ...(step === 'example' ? OF_A_RUN : []),
    ...(step === 'exercise' ? OF_AN_EXERCISE : []),
    ...(review === null ? [] : OF_A_REVIEW),
    ...(place === null || step === 'complete' ? OF_NO_LESSON : []),
  ]);
  const all = [...OF_A_QUESTION, ...OF_A_RUN, ...OF_AN_EXERCISE, ...OF_A_REVIEW, ...OF_NO_LESSON];
  return new Set(all.filter((meaning) => !possible.has(meaning)));
}

type Guesser = (text: string, isPossible: (meaning: Meaning) => boolean) => readonly Guess[];

const guessers = new WeakMap<Lessons, Guesser>();

/** Makes what guessing needs, a few milliseconds a step, so that no learner waits for all of it. */
export function* prepareGuesses(lessons: Lessons): Generator<void> {
  if (!guessers.has(lessons)) guessers.set(lessons, yield* createGuesser(lessons));
}

function guesserFor(lessons: Lessons): Guesser {
  const known = guessers.get(lessons);
  if (known !== undefined) return known;
  const making = createGuesser(lessons);
  let step = making.next();
  while (!step.done) step = making.next();
  guessers.set(lessons, step.value);
  return step.value;
}

const ROWS = 2 ** 15;
/** Of a word that was never seen with a meaning, as a part of one sighting. Fitted on the sets of conversation. */
const UNSEEN = 0.02;

/** So many lines are counted in a step. */
const STEP = 200;

function* createGuesser(lessons: Lessons): Generator<void, Guesser> {
  const lines = examples();
  const meanings = [...new Set(lines.map(([meaning]) => meaning))];
  // The last column is of what means none of them.
  const columns = meanings.length + 1;
  const counts = new Uint8Array(ROWS * columns);
  const lineCount = new Array<number>(columns).fill(0);
  const wordCount = new Array<number>(columns).fill(0);
  const learn = (words: readonly string[], column: number): void => {
    if (words.length === 0) return;
    lineCount[column] = (lineCount[column] ?? 0) + 1;
    for (const row of rowsOf(words)) {
      const at = row * columns + column;
      counts[at] = Math.min(255, (counts[at] ?? 0) + 1);
      wordCount[column] = (wordCount[column] ?? 0) + 1;
    }
  };
  // Null: no wish. Undefined: a line that may mean two things, which its words decide.
  const whole = new Map<number, Meaning | null | undefined>();
  for (const [index, [meaning, said]] of lines.entries()) {
    if (index % STEP === 0) yield;
    const words = phraseWords(said);
    learn(words, meanings.indexOf(meaning));
    const line = hashOf(words.join(' '));
    whole.set(line, whole.has(line) && whole.get(line) !== meaning ? undefined : meaning);
  }
  for (const [index, line] of [...NO_WISHES.split('|'), ...linesOf(lessons)].entries()) {
    if (index % STEP === 0) yield;
    const words = phraseWords(line);
    learn(words, columns - 1);
    whole.set(hashOf(words.join(' ')), null);
  }

  const isKnown = (row: number): boolean => counts.subarray(row * columns, (row + 1) * columns).some((n) => n > 0);
  const known = Array.from({ length: ROWS }, (_, row) => row).filter(isKnown).length;
  const all = lineCount.reduce((sum, count) => sum + count, 0);
  const before = lineCount.map((count) => Math.log(count / all));
  const least = wordCount.map((count) => count + UNSEEN * known);

  return (text, isPossible) => {
    const words = phraseWords(text).map((word) => (isKnown(rowOf(word)) ? word : corrected(word)));
    const rows = [...rowsOf(words)].filter(isKnown);
    if (rows.length === 0) return [];
    const said = whole.get(hashOf(words.join(' ')));
    if (said != null && isPossible(said)) return [{ meaning: said, sure: 1 }];
    // A word alone may be an answer, a name or a value.
    if (said === null || words.length === 1) return [];
    const scores = before.map((score, column) =>
      rows.reduce(
        (sum, row) => sum + Math.log(((counts[row * columns + column] ?? 0) + UNSEEN) / (least[column] ?? 1)),
        score,
      ),
    );
    // Words do not stand by chance beside each other, so many of them say less than their product does.
    const best = Math.max(...scores);
    const weights = scores.map((score, column) => {
      const meaning = meanings[column];
      return meaning === undefined || isPossible(meaning) ? Math.exp((score - best) / Math.sqrt(rows.length)) : 0;
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return meanings
      .map((meaning, column): Guess => ({ meaning, sure: (weights[column] ?? 0) / total }))
      .toSorted((one, other) => other.sure - one.sure);
  };
}

/** The rows of a line's words and of its pairs of words, each once. */
function rowsOf(words: readonly string[]): ReadonlySet<number> {
  const rows = new Set<number>();
  let last = '^';
  for (const word of [...words, '$']) {
    rows.add(rowOf(word));
    rows.add(rowOf(`${last} ${word}`));
    last = word;
  }
  return rows;
}

const rowOf = (word: string): number => hashOf(word) % ROWS;

/** FNV-1a (https://www.ietf.org/archive/id/draft-eastlake-fnv-21.html), folded. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** What lessons and the help say, and what they are asked for with. */
const linesOf = (lessons: Lessons): readonly string[] =>
  passagesOf(lessons.values(), TOPICS).flatMap(({ title, sentences, asked }) => [
    title,
    ...asked,
    ...sentences.map(inlineText),
  ]);
