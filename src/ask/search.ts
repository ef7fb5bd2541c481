/**
 * Finds the passage that answers a question. MiniSearch ranks by words (BM25+); how much of the question a passage has
 * decides whether it is an answer or only a guess: a word that no lesson has (`django`) weighs the most.
 */

import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';
import type { Lesson } from '../core/lesson.ts';
import { inlineText } from '../core/prose.ts';
import { type Asked, MAX_QUESTION, readAsked, type Vocabulary } from './asked.ts';
import { type HelpTopic, isPartOfEach, type Passage, passagesOf, type Sentence } from './passages.ts';
import { phrasesOf, WEAK_WEIGHT, wordsExplained } from './phrases.ts';
import { isGeneral, stem, termsOf, wordsOf, wordsToCompare } from './words.ts';

export interface Found {
  readonly passage: Passage;
  /** From 0 to 1: the share of the question, weighed by how rare its words are, that the passage has. */
  readonly coverage: number;
  /** The one to three sentences that say it. */
  readonly sentences: readonly Sentence[];
  /** The line of code that shows it; null where none does. */
  readonly line: string | null;
}

export interface Answers {
  /** Best first, one for each section; at most `MAX_FOUND`. */
  readonly found: readonly Found[];
  /** Whether the first is an answer; else it is a guess. */
  readonly isAnswered: boolean;
}

/**
 * Looks a question up. `lesson`: where the learner is, whose passages come first among equals. Null: it has no word
 * that asks about something (`what is this`).
 */
export type Search = (question: string, lesson: string | null) => Answers | null;

const MAX_FOUND = 3;
/** Of what shares a word with the question, the best this many are looked at more closely. */
const MAX_COMPARED = 60;
/** A passage with less of the question is a guess. */
const ENOUGH = 0.53;
/** Of an error's message, when the passage names the error. */
const ENOUGH_OF_AN_ERROR = 0.35;
/** Of what the tutor itself is asked, where a lesson has it. */
const ENOUGH_FOR_OTHERS = 0.9;

/** How much more a word tells that no lesson has than one that a single passage has: it is most likely the subject. */
const UNKNOWN = 1.6;
/** Of a word that can be said of anything, where no lesson has it. */
const GENERAL_WEIGHT = 1.5;

/** By how much less a word counts that was only guessed. */
const BY_GUESS = 0.5;
/** Shorter words resemble many others; so do those below the other length, where one letter is another one. */
const SHORTEST_MISSPELT = 5;
const SHORTEST_EXCHANGED = 7;

const FIELDS = ['title', 'text', 'code', 'also', 'refused'] as const;
const BOOST = { title: 2.5, text: 1, code: 0.6, also: 0.8, refused: 0.5 };

/** A passage, and what the search compares of it. */
interface Entry {
  readonly passage: Passage;
  readonly section: string;
  readonly terms: ReadonlySet<string>;
  /** All that it says, in lower case. */
  readonly text: string;
  /** Its heading's words. */
  readonly heading: string;
  /** Of a section that every lesson has: then the learner's own lesson is meant. */
  readonly isPart: boolean;
}

/** Reads all passages into an index: some milliseconds of work. The search itself keeps nothing. */
export function createSearch(lessons: readonly Lesson[], topics: readonly HelpTopic[] = []): Search {
  const passages = passagesOf(lessons, topics);
  const termsOfWord = new Map<string, readonly string[]>();
  const termsIn = (text: string): string =>
    wordsOf(text)
      .flatMap((word) => {
        const terms = termsOfWord.get(word) ?? termsOf(word);
        termsOfWord.set(word, terms);
        return terms;
      })
      .join(' ');
  const stems = new Map<string, string>();
  const stemsIn = (text: string): string =>
    wordsOf(text.toLowerCase())
      .map((word) => {
        const made = stems.get(word) ?? stem(word);
        stems.set(word, made);
        return made;
      })
      .join(' ');
  const index = new MiniSearch<Record<'id' | (typeof FIELDS)[number], string>>({
    fields: [...FIELDS],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
  });
  const counts = new Map<string, number>();
  const sections = new Map<string, Set<string>>();
  const entries = passages.map((passage, id): Entry => {
    const said = passage.sentences.map(inlineText).join('\n');
    const lines = passage.code.join('\n');
    const { title, also, refused } = passage;
    const fields = {
      title: termsIn(title),
      text: termsIn(said),
      code: termsIn(lines),
      also: termsIn(also),
      refused: stemsIn(refused),
    };
    index.add({ id: String(id), ...fields });
    const terms = new Set(FIELDS.flatMap((field) => fields[field].split(' ')));
    const section = passage.place?.name ?? also;
    const around = sections.get(section) ?? new Set();
    sections.set(section, around);
    for (const term of terms) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      around.add(term);
    }
    const text = [title, said, lines, also, refused].join('\n').toLowerCase();
    return {
      passage,
      section,
      terms,
      text,
      heading: wordsOf(title.toLowerCase()).join(' '),
      isPart: isPartOfEach(passage),
    };
  });
  const phrases = phrasesOf(new Map(entries.map(({ section, passage: { asked } }) => [section, asked])));
  /** How much a term tells: the rarer, the more; unknown ones the most. */
  const rarity = (count: number): number => Math.log(1 + entries.length / (count + 0.5));
  const unknown = UNKNOWN * rarity(0);
  const weightOf = (term: string): number => {
    const count = counts.get(term);
    if (count !== undefined) return rarity(count);
    return isGeneral(term) ? GENERAL_WEIGHT : unknown;
  };
  const sumOf = (terms: readonly string[]): number => terms.reduce((sum, term) => sum + weightOf(term), 0);

  const known = [...counts.keys()];
  const likely = (word: string): string =>
    counts.has(word) || isGeneral(word) || word.length < SHORTEST_MISSPELT || /\W|\d|_/.test(word)
      ? word
      : (known.find((term) => isMisspelt(word, term)) ?? word);

  const vocabulary: Vocabulary = {
    isKnown: (term) => counts.has(term),
    isSaid: (name) => entries.some(({ text }) => text.includes(name)),
    likely,
  };

  return (question, lesson) => {
    const asked = readAsked(question, vocabulary);
    const total = sumOf(asked.terms);
    const words = new Set(wordsToCompare(question.slice(0, MAX_QUESTION)).map((word) => likely(word)));
    const weak = (word: string): number => (asked.terms.includes(word) ? weightOf(word) : WEAK_WEIGHT);
    const sumOfWords = (all: Iterable<string>): number => [...all].reduce((sum, word) => sum + weak(word), 0);
    /** How much of the question phrases of a section say. */
    const toldBy = (phrase: ReadonlySet<string> | undefined): number =>
      phrase === undefined ? 0 : words.size === 0 ? 1 : sumOfWords(phrase) / sumOfWords(words);
    const explained = wordsExplained(phrases, words, asked.said, weightOf);
    if (asked.terms.length === 0 && explained.size === 0) return null;
    const hits = index.search(asked.terms.join(' '), { boost: BOOST });
    const scored = withExplained(hits.slice(0, MAX_COMPARED), entries, explained).flatMap(
      ({ id, score, queryTerms }) => {
        const entry = entries[Number(id)];
        if (entry === undefined) return [];
        const phrase = explained.get(entry.section);
        const told = toldBy(phrase);
        // A word that is only guessed counts for less.
        const had = [...new Set([...queryTerms, ...asked.terms.filter((term) => phrase?.has(term))])];
        const share =
          total === 0 ? told : (sumOf(had) - BY_GUESS * sumOf(had.filter((term) => asked.guessed.has(term)))) / total;
        // One word of a topic is no reason to think that the tutor itself is meant.
        const own = entry.passage.kind === 'help' && phrase === undefined ? 0.6 * share : share;
        const near = sections.get(entry.section);
        const around = total === 0 ? 0 : sumOf(asked.terms.filter((term) => near?.has(term))) / total;
        const rank = score * (0.15 + own + 0.35 * around) ** 1.5 * fitOf(entry, asked) * (1 + BY_PHRASE * told ** 2);
        const coverage = Math.min(1, Math.max(own, 0.9 * around, told));
        return [{ entry, coverage, rank: rank * nearness(entry, lesson) }];
      },
    );
    const best = new Map<string, (typeof scored)[number]>();
    for (const one of scored.toSorted((left, right) => right.rank - left.rank)) {
      if (!best.has(one.entry.section)) best.set(one.entry.section, one);
    }
    const found = [...best.values()]
      .slice(0, MAX_FOUND)
      .map(({ entry: { passage }, coverage }): Found => ({ passage, coverage, ...quote(passage, asked, weightOf) }));
    const [first] = found;
    return { found, isAnswered: first !== undefined && first.coverage >= leastCoverage(asked, first) };
  };
}

/** How much it counts that a phrase of a section says all of a question. */
const BY_PHRASE = 6;
/** How much of a question its answer has to have. */
function leastCoverage({ error, isToTutor, isAboutTutor }: Asked, { passage }: Found): number {
  if (isAboutTutor && passage.place !== null) return Number.POSITIVE_INFINITY;
  if (isToTutor && passage.place !== null) return ENOUGH_FOR_OTHERS;
  const names =
    `${passage.title} ${passage.sentences.map(inlineText).join(' ')} ${passage.asked.join(' ')}`.toLowerCase();
  return error !== null && names.includes(error) ? ENOUGH_OF_AN_ERROR : ENOUGH;
}

/** What is in the learner's lesson comes first among equals; of what each lesson has, it is meant. */
function nearness({ passage: { place }, isPart }: Entry, lesson: string | null): number {
  if (place === null || place.lesson !== lesson) return 1;
  return isPart ? 2.5 : 1.3;
}

interface Hit {
  readonly id: string;
  readonly score: number;
  readonly queryTerms: readonly string[];
}

/** The hits, and the first passage of each section that a phrase leads to while none of its passages was hit. */
function withExplained(
  hits: readonly Hit[],
  entries: readonly Entry[],
  explained: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Hit[] {
  const hit = new Set(hits.map(({ id }) => entries[Number(id)]?.section));
  const score = (hits[0]?.score ?? 1) / 2;
  const missing = [...explained.keys()].filter((section) => !hit.has(section));
  return [
    ...hits,
    ...missing.map((section) => ({
      id: String(entries.findIndex((entry) => entry.section === section)),
      score,
      queryTerms: [],
    })),
  ];
}

/** One letter too many, one too few, or two exchanged; in long words also a wrong one. The first letter is right. */
function isMisspelt(word: string, term: string): boolean {
  if (word[0] !== term[0] || Math.abs(word.length - term.length) > 1) return false;
  const typos = distance(word, term);
  if (word.length !== term.length) return typos === 1;
  return (
    (typos === 1 && word.length >= SHORTEST_EXCHANGED) ||
    (typos === 2 && [...word].sort().join('') === [...term].sort().join(''))
  );
}

/** How well a passage is made for a question, beside the words that they share. */
function fitOf(
  { passage, text, heading }: Entry,
  { said, phrase, runs, codes, isHowTo, isDefinition, terms }: Asked,
): number {
  const words = heading.split(' ').length;
  const isNamed = words > 1 && words < 6 && passage.place !== null && said.includes(` ${heading} `);
  const isQuoted = codes.some((one) => text.includes(one));
  const isSaid = (phrase.length > 5 && text.includes(phrase)) || runs.some((run) => text.includes(run));
  const literal = isQuoted ? 2 : isSaid ? 1.7 : 1;
  const heads = termsOf(passage.title);
  const isItsText = isHowTo && passage.kind === 'text' && terms.every((term) => heads.includes(term));
  const worth = passage.kind === 'row' && isHowTo ? 1.2 : WORTH[passage.kind] * (isItsText ? 1.5 : 1);
  return worth * literal * (isNamed ? 2 : 1) * (isDefinition ? definingBoost(passage, terms) : 1);
}

/** A question's row or explanation says it in passing; a text is there to say it. */
const WORTH: Readonly<Record<Passage['kind'], number>> = {
  text: 1.15,
  example: 1,
  question: 0.62,
  row: 0.5,
  task: 0.7,
  help: 1,
};

/** What is told first, and under a heading of that name, is most often what says what a thing is. */
function definingBoost({ title, sentences, kind }: Passage, terms: readonly string[]): number {
  const has = (text: string) => {
    const had = termsOf(text);
    return terms.every((term) => had.includes(term));
  };
  const subject = sentences.some((sentence) => {
    const text = inlineText(sentence);
    const verb = /\b(?:is|are|means|makes|adds|gives|sends|goes)\b/.exec(text);
    const before = termsOf(text.slice(0, verb?.index ?? 0)).filter((term) => !/^(?:an?|the)$/.test(term));
    return before.length === terms.length && has(text.slice(0, verb?.index));
  });
  return (
    (has(title) ? 1.4 : 1) *
    (subject ? 2.2 : 1) *
    (kind === 'text' || kind === 'example' || kind === 'help' ? 1.2 : 0.7)
  );
}

/** What tells of a run that the learner does not see here. */
const OF_A_RUN =
  /\b(?:examples?|this (?:app|time|lesson)|here|(?:first|second|third|last) (?:request|visit|browser))\b/i;

/** What leans on the sentence before it. */
const LEANING = /^(?:It|That|This|So|But|And|Then|They|With it)\b|\bsuch\b/;

/**
 * The sentence with most of the question in it, and what goes on from it; a passage that is about nothing else, from
 * its beginning. And the line of code with most of the question, where code is asked for or announced.
 */
function quote(
  { title, sentences, code, kind }: Passage,
  { terms, isHowTo, isAbout }: Asked,
  weightOf: (term: string) => number,
): Pick<Found, 'sentences' | 'line'> {
  const worthOf = (text: string): number => {
    const had = new Set(termsOf(text));
    const worth = terms.filter((term) => had.has(term)).reduce((sum, term) => sum + weightOf(term), 0);
    return OF_A_RUN.test(text) ? worth / 2 : worth;
  };
  const heads = termsOf(title);
  const isWhole = isAbout && kind === 'text' && terms.every((term) => heads.includes(term));
  const worths = sentences.map((sentence) => worthOf(inlineText(sentence)));
  const best = isWhole ? 0 : worths.indexOf(Math.max(...worths));
  const before = best > 0 && LEANING.test(inlineText(sentences[best] ?? [])) ? 1 : 0;
  const isShort = kind === 'row' || kind === 'help';
  const shown = isShort ? sentences : sentences.slice(best - before, best + (isWhole ? 3 : 2));
  const announced = /:$/.test(inlineText(shown.at(-1) ?? []));
  const lines = code.map((line) => ({ line: line.trim(), worth: worthOf(line) }));
  const line = lines.toSorted((one, other) => other.worth - one.worth)[0];
  const isShown = line !== undefined && (announced || (isHowTo && line.worth > 0));
  return {
    sentences: announced && !isShown && shown.length > 1 ? shown.slice(0, -1) : shown,
    line: isShown ? line.line : null,
  };
}
