/** Phrases that authors and features say they are asked for with, and how like them a question is. */
import { inFull } from './spelling.ts';
import { inOneWord, isGrammar, wordsOf } from './words.ts';

/** A phrase that asks for the passages of a section, or for a topic of the help. */
interface Phrase {
  readonly unit: number;
  readonly words: readonly string[];
  /** The sum of what its words tell. */
  readonly weight: number;
}

/** How like a section's phrases a question is, each from 0 to 1. */
export interface Likeness {
  /** To the phrase that is most like it. */
  readonly best: number;
  /** To the three that are most like it, on average. */
  readonly three: number;
  /** How much of the question is in phrases that are wholly in the question. */
  readonly told: number;
  /** Whether it is one of the phrases, word for word. */
  readonly isVerbatim: boolean;
}

export const NOT_ALIKE: Likeness = { best: 0, three: 0, told: 0, isVerbatim: false };

/** The phrases of all sections, to be looked up by their words. */
export interface Phrases {
  /** `words`: of the question, as they are compared; `said`: all of its words. */
  readonly likenesses: (words: readonly string[], said: string) => ReadonlyMap<number, Likeness>;
}

/** A phrase as it is compared. */
export interface PhraseText {
  /** The words that say something. */
  readonly words: readonly string[];
  /** All of its words, between spaces. */
  readonly said: string;
}

export function readPhrase(phrase: string, stemOf: (word: string) => string): PhraseText {
  const all = wordsOf(inOneWord(phrase)).flatMap(inFull);
  return { words: [...new Set(all.filter((word) => !isGrammar(word)).map(stemOf))], said: ` ${all.join(' ')} ` };
}

/** `asked`: the phrases of each section or topic, by its number. `weightOf`: how much a word tells. */
export function createPhrases(asked: readonly (readonly PhraseText[])[], weightOf: (word: string) => number): Phrases {
  const byWord = new Map<string, Phrase[]>();
  const verbatim = new Map<string, Set<number>>();
  asked.forEach((phrases, unit) => {
    for (const { words, said } of phrases) {
      const phrase = { unit, words, weight: sumOf(words, weightOf) };
      for (const word of words) {
        const others = byWord.get(word);
        if (others === undefined) byWord.set(word, [phrase]);
        else others.push(phrase);
      }
      verbatim.set(said, (verbatim.get(said) ?? new Set()).add(unit));
    }
  });

  /** The phrases that share words with the question, and how much the shared ones tell. */
  const sharing = (known: readonly string[]): ReadonlyMap<Phrase, number> => {
    const shared = new Map<Phrase, number>();
    for (const word of known) {
      const weight = weightOf(word);
      for (const phrase of byWord.get(word) ?? []) shared.set(phrase, (shared.get(phrase) ?? 0) + weight);
    }
    return shared;
  };

  const likenesses = (words: readonly string[], said: string): ReadonlyMap<number, Likeness> => {
    const known = words.filter((word) => byWord.has(word));
    const total = sumOf(known, weightOf);
    const found = new Map<number, { readonly alike: number[]; readonly told: Set<string> }>();
    for (const [phrase, weight] of sharing(known)) {
      const of = found.get(phrase.unit) ?? { alike: [], told: new Set() };
      found.set(phrase.unit, of);
      of.alike.push(weight / Math.sqrt(phrase.weight * total));
      if (isWhollyIn(phrase, weight, total)) for (const word of phrase.words) of.told.add(word);
    }
    const all = new Map(
      [...found].map(([unit, { alike, told }]) => [unit, likenessOf(alike, sumOf([...told], weightOf) / total)]),
    );
    for (const unit of verbatim.get(said) ?? []) {
      all.set(unit, { ...(all.get(unit) ?? NOT_ALIKE), best: 1, told: 1, isVerbatim: true });
    }
    return all;
  };
  return { likenesses };
}

function likenessOf(alike: readonly number[], told: number): Likeness {
  const [best = 0, second = 0, third = 0] = alike.toSorted((one, other) => other - one);
  return { best, three: (best + second + third) / 3, told, isVerbatim: false };
}

/** Sums of the same weights in another order may differ by this much. */
const ROUNDING = 0.001;

/** `shared`: how much those of its words tell that are in the question; `total`: all words of the question. */
const isWhollyIn = ({ words, weight }: Phrase, shared: number, total: number): boolean =>
  shared >= weight - ROUNDING && (words.length > 1 || weight >= LEAST_WEIGHT || shared >= total - ROUNDING);

/** A phrase of one word counts when that word tells at least as much, or when nothing else is said. */
const LEAST_WEIGHT = 2.2;

const sumOf = (words: readonly string[], weightOf: (word: string) => number): number =>
  words.reduce((sum, word) => sum + weightOf(word), 0);
