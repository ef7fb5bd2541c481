/** All passages, made ready to be searched: their words, and how much each word tells. Some milliseconds of work. */
import type { Lesson } from '../core/lesson.ts';
import { inlineText } from '../core/prose.ts';
import type { Vocabulary } from './asked.ts';
import { type HelpTopic, isPartOfEach, type Passage, passagesOf } from './passages.ts';
import { createPhrases, type Phrases, type PhraseText, readPhrase } from './phrases.ts';
import { createSpeller } from './spelling.ts';
import { isFiller, isGeneral, isGrammar, stem, termsOf, wordsOf } from './words.ts';

/** A passage, and what the search compares of it. */
export interface Entry {
  readonly passage: Passage;
  readonly terms: ReadonlySet<string>;
  /** All that it says, in lower case. */
  readonly text: string;
}

/** A section of a lesson, or a topic of the help: what is named as an answer's place. */
export interface Unit {
  /** The first is what it begins with. */
  readonly entries: readonly [Entry, ...Entry[]];
  /** What it is asked for with. */
  readonly phrases: readonly PhraseText[];
  readonly terms: ReadonlySet<string>;
  /** How often each word is said in it, its phrases included. */
  readonly times: ReadonlyMap<string, number>;
  /** In words. */
  readonly length: number;
  /** Each two words that stand side by side in it, with a space between. */
  readonly pairs: ReadonlySet<string>;
  /** The telling words of its lesson's title. */
  readonly subject: readonly string[];
  /** Of a section that every lesson has: then the learner's own lesson is meant. */
  readonly isPart: boolean;
}

export interface PassageIndex {
  readonly units: readonly Unit[];
  readonly phrases: Phrases;
  readonly vocabulary: Vocabulary;
  /** The telling words of all lessons' titles. */
  readonly subjects: ReadonlySet<string>;
  /** How well a unit fits the words, by BM25+. */
  readonly scoreOf: (unit: Unit, words: readonly string[]) => number;
  /** How much a term tells: the rarer, the more; those that no lesson has the most. */
  readonly weightOf: (term: string) => number;
  /** How much a term tells units apart. */
  readonly contrastOf: (term: string) => number;
}

/** How much more a word tells that no lesson has than one that a single passage has: it is most likely the subject. */
const UNKNOWN = 1.6;
/** Of a word that can be said of anything, where no lesson has it. */
const GENERAL_WEIGHT = 1.5;
/** Of a word that says next to nothing; it tells phrases apart all the same. */
const WEAK_WEIGHT = 0.7;

export function indexPassages(lessons: readonly Lesson[], topics: readonly HelpTopic[]): PassageIndex {
  const read = createReader();
  const byPlace = new Map<string, [Entry, ...Entry[]]>();
  const counts = new Map<string, number>();
  const countOnce = (terms: Iterable<string>): void => {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  };
  for (const passage of passagesOf(lessons, topics)) {
    const entry = read.entry(passage);
    countOnce(entry.terms);
    const place = passage.place?.name ?? passage.also;
    const others = byPlace.get(place);
    if (others === undefined) byPlace.set(place, [entry]);
    else others.push(entry);
  }
  const units = [...byPlace.values()].map((entries) => unitOf(entries, read));
  // What only its phrases say counts like one more passage.
  for (const { terms, entries } of units) {
    countOnce([...terms].filter((term) => !entries.some((entry) => entry.terms.has(term))));
  }
  const passages = units.reduce((sum, { entries }) => sum + entries.length, 0);
  const rarity = (count: number): number => Math.log(1 + passages / (count + 0.5));
  const unknown = UNKNOWN * rarity(0);
  const weightOf = (term: string): number => {
    const count = counts.get(term);
    if (count !== undefined) return rarity(count);
    return isGeneral(term) ? GENERAL_WEIGHT : unknown;
  };
  return {
    ...compareUnits(units),
    units,
    phrases: createPhrases(
      units.map(({ phrases }) => phrases),
      (word) => (isFiller(word) ? WEAK_WEIGHT : weightOf(word)),
    ),
    vocabulary: {
      isKnown: (term) => counts.has(term),
      isSaid: (name) => units.some(({ entries }) => entries.some(({ text }) => text.includes(name))),
      spell: createSpeller(read.counts, read.stem),
    },
    subjects: new Set(units.flatMap(({ subject }) => subject)),
    weightOf,
  };
}

/** The constants of BM25+, as its authors recommend them but for the length, which matters less here. */
const SATURATION = 1.2;
const BY_LENGTH = 0.6;
const AT_LEAST = 0.3;

function compareUnits(units: readonly Unit[]): Pick<PassageIndex, 'scoreOf' | 'contrastOf'> {
  const counts = new Map<string, number>();
  for (const { times } of units) for (const term of times.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const average = units.reduce((sum, { length }) => sum + length, 0) / units.length;
  const contrastOf = (term: string): number => {
    const count = counts.get(term) ?? 0;
    return Math.log(1 + (units.length - count + 0.5) / (count + 0.5));
  };
  const scoreOf = ({ times, length }: Unit, words: readonly string[]): number =>
    words.reduce((sum, word) => {
      const count = times.get(word);
      if (count === undefined) return sum;
      const long = 1 - BY_LENGTH + (BY_LENGTH * length) / average;
      return sum + contrastOf(word) * (AT_LEAST + (count * (SATURATION + 1)) / (count + SATURATION * long));
    }, 0);
  return { contrastOf, scoreOf };
}

function unitOf(entries: readonly [Entry, ...Entry[]], read: Reader): Unit {
  const [{ passage }] = entries;
  const terms = new Set(entries.flatMap((entry) => [...entry.terms]));
  const times = new Map<string, number>();
  const pairs = new Set<string>();
  const count = (words: readonly string[]): void => {
    words.forEach((word, at) => {
      if (at > 0) pairs.add(`${words[at - 1]} ${word}`);
      times.set(word, (times.get(word) ?? 0) + 1);
    });
  };
  const phrases = passage.asked.map(read.phrase);
  for (const { words } of phrases) {
    for (const word of words) terms.add(word);
    count(words);
  }
  for (const { text } of entries) {
    for (const line of text.split(/[\n.:;]/))
      count(
        wordsOf(line)
          .filter((word) => !isGrammar(word))
          .map(read.stem),
      );
  }
  const [lesson = ''] = passage.place?.name.split(' › ') ?? [];
  return {
    entries,
    phrases,
    terms,
    times,
    length: [...times.values()].reduce((sum, one) => sum + one, 0),
    pairs,
    subject: [
      ...new Set(
        wordsOf(lesson.toLowerCase())
          .filter((word) => !isFiller(word))
          .map(read.stem),
      ),
    ],
    isPart: isPartOfEach(passage),
  };
}

/** Reads texts, each word once. */
function createReader() {
  const termsOfWord = new Map<string, readonly string[]>();
  const stems = new Map<string, string>();
  const counts = new Map<string, number>();
  const stemOf = (word: string): string => {
    const made = stems.get(word) ?? stem(word);
    stems.set(word, made);
    return made;
  };
  const termsIn = (text: string): readonly string[] =>
    wordsOf(text).flatMap((word) => {
      const lower = word.toLowerCase();
      counts.set(lower, (counts.get(lower) ?? 0) + 1);
      const made = termsOfWord.get(word) ?? termsOf(word);
      termsOfWord.set(word, made);
      return made;
    });
  const entry = (passage: Passage): Entry => {
    const { title, sentences, code, also, refused } = passage;
    const text = [title, ...sentences.map(inlineText), ...code, also];
    return {
      passage,
      // Wrong options are found by their names, but not by what these are made of.
      terms: new Set([...text.flatMap(termsIn), ...wordsOf(refused.toLowerCase()).map(stemOf)]),
      text: [...text, refused].join('\n').toLowerCase(),
    };
  };
  const phrase = (text: string): PhraseText => {
    const made = readPhrase(text, stemOf);
    for (const word of made.said.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
    return made;
  };
  return { entry, phrase, stem: stemOf, counts };
}

type Reader = ReturnType<typeof createReader>;
