/** Phrases that authors and features say they are asked for with, and which of them a question has in it. */
import { wordsOf, wordsToCompare } from './words.ts';

/** A phrase that asks for the passages of a section, or for a topic of the help. */
export interface Phrase {
  readonly section: string;
  readonly words: readonly string[];
  /** As it is said, for those that are made of small words only: “what can you do”. */
  readonly whole: string;
}

/** The weight of a word that says next to nothing; it tells phrases apart all the same. */
export const WEAK_WEIGHT = 0.7;
/** A phrase of one word counts when that word tells at least as much, or when nothing else is said. */
const LEAST_WEIGHT = 2.2;

/** `bySection`: the phrases of each section or topic. */
export const phrasesOf = (bySection: ReadonlyMap<string, readonly string[]>): readonly Phrase[] =>
  [...bySection].flatMap(([section, asked]) =>
    asked.map((phrase) => ({ section, words: wordsToCompare(phrase), whole: wordsOf(phrase.toLowerCase()).join(' ') })),
  );

/** For each section, the words of its phrases that are wholly in the question. */
export function wordsExplained(
  phrases: readonly Phrase[],
  asked: ReadonlySet<string>,
  said: string,
  weightOf: (word: string) => number,
): ReadonlyMap<string, ReadonlySet<string>> {
  const explained = new Map<string, Set<string>>();
  for (const { section, words, whole } of phrases) {
    const isTelling = words.length > 1 || words.some((word) => weightOf(word) >= LEAST_WEIGHT);
    if (!(isTelling || said === ` ${whole} `) || !words.every((word) => asked.has(word))) continue;
    const own = explained.get(section) ?? new Set();
    explained.set(section, own);
    for (const word of words) own.add(word);
  }
  return explained;
}
