/**
 * Finds the passage that answers a question: the sections that share words with it are put in order, and how much of
 * the question the first one has decides whether that is an answer or only a guess.
 */
import type { Lesson } from '../core/lesson.ts';
import { isAnswer } from './answered.ts';
import { readAsked } from './asked.ts';
import { indexPassages } from './index-passages.ts';
import type { HelpTopic, Passage } from './passages.ts';
import { type Quote, quote } from './quote.ts';
import { bestEntry, rankUnits } from './rank.ts';

export interface Found extends Quote {
  readonly passage: Passage;
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

/** Reads all passages into an index: some milliseconds of work. The search itself keeps nothing. */
export function createSearch(lessons: readonly Lesson[], topics: readonly HelpTopic[] = []): Search {
  const index = indexPassages(lessons, topics);
  return (question, lesson) => {
    const asked = readAsked(question, index.vocabulary);
    const ranked = rankUnits(index, asked, lesson);
    const [first] = ranked;
    if (first === undefined && asked.terms.length === 0) return null;
    const found = ranked.slice(0, MAX_FOUND).map(({ unit }): Found => {
      const { passage } = bestEntry(unit, asked, index.weightOf);
      return { passage, ...quote(passage, asked, index.weightOf) };
    });
    return { found, isAnswered: first !== undefined && isAnswer(index, asked, first) };
  };
}
