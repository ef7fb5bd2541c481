/**
 * Puts the sections that may answer a question in order. What speaks for a section is measured, most of it from 0 to 1,
 * and weighed. The weights were fitted, by logistic regression over questions whose place is known.
 */
import { inlineText } from '../core/prose.ts';
import type { Asked } from './asked.ts';
import type { Entry, PassageIndex, Unit } from './index-passages.ts';
import { type Likeness, NOT_ALIKE } from './phrases.ts';
import { termsOf } from './words.ts';

/** What speaks for a section, and by how much. */
export const WEIGHTS = {
  /** By BM25+, in proportion to the best section. */
  score: 3.8,
  /** The share of the question that its passages and phrases have, weighed by how much the words tell. */
  coverage: 1.2,
  /** Its likeness to the phrase that is most like it, to the three most like it, and what phrases say wholly. */
  likest: 1.5,
  alike: 2.4,
  told: 3.1,
  /** Whether it is one of its phrases, word for word. */
  verbatim: 3.7,
  /** The share of the question’s pairs of neighbouring words that stand side by side there, too. */
  pairs: 2.9,
  /** Whether it has a piece of code of the question in it, or the name of its exception. */
  code: 1.1,
  error: 0.7,
  /** How much it says what a thing is, where that is asked. */
  defines: 1.1,
  /** 1: its lesson’s subject is named. -1: only another lesson’s is. */
  subject: 1.8,
  /** Of the parts that each lesson has. 1: it is the learner’s own lesson. -1: it is another one. */
  ownPart: 3.5,
  help: 1.2,
} as const;

export type Signs = Readonly<Record<keyof typeof WEIGHTS, number>>;

/** A section, with what speaks for it. */
export interface Ranked {
  readonly unit: Unit;
  readonly signs: Signs;
  readonly rank: number;
}

const asNumber = (is: boolean): number => (is ? 1 : 0);

/** Best first: all sections that share a word with the question. */
export function rankUnits(index: PassageIndex, asked: Asked, lesson: string | null): readonly Ranked[] {
  const { units, phrases } = index;
  const likenesses = phrases.likenesses(asked.words, asked.said);
  const scores = units.map((unit) => index.scoreOf(unit, asked.words));
  const highest = Math.max(...scores) || 1;
  const measure = measureFor(index, asked, lesson);
  return units
    .flatMap((unit, at): readonly Ranked[] => {
      const score = (scores[at] ?? 0) / highest;
      const likeness = likenesses.get(at);
      if (score === 0 && likeness === undefined) return [];
      const signs = { ...measure(unit, likeness ?? NOT_ALIKE), score };
      return [{ unit, signs, rank: rankOf(signs) }];
    })
    .toSorted((one, other) => other.rank - one.rank);
}

const rankOf = (signs: Signs): number =>
  (Object.keys(WEIGHTS) as (keyof Signs)[]).reduce((sum, sign) => sum + WEIGHTS[sign] * signs[sign], 0);

function measureFor({ vocabulary, weightOf, contrastOf, subjects }: PassageIndex, asked: Asked, lesson: string | null) {
  const { words } = asked;
  const known = asked.terms.filter(vocabulary.isKnown);
  const sum = (terms: readonly string[], worth: (term: string) => number): number =>
    terms.reduce((all, term) => all + worth(term), 0);
  const total = sum(known, weightOf) || 1;
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  const contrastOfPair = (pair: string): number => sum(pair.split(' '), contrastOf);
  const allPairs = sum(pairs, contrastOfPair) || 1;
  const namesOne = words.some((word) => subjects.has(word));
  return (unit: Unit, { best, three, told, isVerbatim }: Likeness): Omit<Signs, 'score'> => {
    const [{ passage }] = unit.entries;
    const isOfSubject = unit.subject.some((word) => words.includes(word));
    return {
      coverage:
        sum(
          known.filter((term) => unit.terms.has(term)),
          weightOf,
        ) / total,
      likest: best,
      alike: three,
      told,
      verbatim: asNumber(isVerbatim),
      pairs:
        sum(
          pairs.filter((pair) => unit.pairs.has(pair)),
          contrastOfPair,
        ) / allPairs,
      code: asNumber(asked.codes.some((code) => unit.entries.some(({ text }) => text.includes(code)))),
      error: asNumber(asked.error !== null && unit.terms.has(asked.error)),
      defines: asked.isDefinition ? Math.max(...unit.entries.map((entry) => defines(entry, asked.terms))) : 0,
      subject: isOfSubject ? 1 : namesOne ? -1 : 0,
      ownPart: !unit.isPart || lesson === null ? 0 : passage.place?.lesson === lesson ? 1 : -1,
      help: asNumber(passage.place === null),
    };
  };
}

/** From 0 to 1: what is told first, and under a heading of that name, is most often what says what a thing is. */
function defines({ passage: { title, sentences, kind } }: Entry, terms: readonly string[]): number {
  if (kind === 'question' || kind === 'row' || kind === 'task') return 0;
  const has = (had: readonly string[]): boolean => terms.every((term) => had.includes(term));
  const isSubject = sentences.some((sentence) => {
    const text = inlineText(sentence);
    const verb = /\b(?:is|are|means|makes|adds|gives|sends|goes)\b/.exec(text);
    const before = termsOf(text.slice(0, verb?.index ?? 0)).filter((term) => !/^(?:an?|the)$/.test(term));
    return before.length === terms.length && has(before);
  });
  return (isSubject ? 0.7 : 0) + (has(termsOf(title)) ? 0.3 : 0);
}

/** A question’s row or explanation says it in passing; a text is there to say it. */
const WORTH: Readonly<Record<Entry['passage']['kind'], number>> = {
  text: 1.15,
  example: 1,
  question: 0.62,
  row: 0.5,
  task: 0.7,
  help: 1,
};

/** The passage of a section that says most of what is asked. */
export function bestEntry({ entries }: Unit, asked: Asked, weightOf: (term: string) => number): Entry {
  const worthOf = (entry: Entry): number => {
    const { passage, terms, text } = entry;
    const heads = termsOf(passage.title);
    const had = asked.terms.filter((term) => terms.has(term)).reduce((sum, term) => sum + weightOf(term), 0);
    const headed = asked.terms.filter((term) => heads.includes(term)).reduce((sum, term) => sum + weightOf(term), 0);
    const isQuoted = asked.codes.some((code) => text.includes(code));
    const isSaid = asked.phrase.length > 5 && text.includes(asked.phrase);
    const isItsText = asked.isHowTo && passage.kind === 'text' && asked.terms.every((term) => heads.includes(term));
    const worth = passage.kind === 'row' && asked.isHowTo ? 1.2 : WORTH[passage.kind] * (isItsText ? 1.5 : 1);
    const literal = isQuoted ? 2 : isSaid ? 1.7 : 1;
    return (1 + had + headed) * worth * literal * (asked.isDefinition ? 1 + 2 * defines(entry, asked.terms) : 1);
  };
  return entries
    .map((entry) => ({ entry, worth: worthOf(entry) }))
    .reduce((best, one) => (one.worth > best.worth ? one : best)).entry;
}
