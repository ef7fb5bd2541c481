/**
 * Whether a reply gives away what is asked: it is compared as it goes out, so it does not matter how its words were
 * found. Rather too strict than too loose: a passage that is kept back is still named by its place.
 */
import { optionsOf } from '../core/answer.ts';
import type { ExerciseStep, QuestionStep } from '../core/lesson.ts';
import { type Prose, proseText } from '../core/prose.ts';
import { rulesOf } from '../quiz/kinds/index.ts';
import { isFiller, termsOf, wordsOf } from './words.ts';

/** What must not be said while a question or an exercise is open; all in `plain` form. */
export interface Key {
  /** Right options, accepted answers and lines of the solution. */
  readonly answers: readonly string[];
  /** Sentences that are shown after the answer, or as a hint. */
  readonly sentences: readonly string[];
  /** The telling terms of right options that are sentences: together in one sentence they say the same. */
  readonly meanings: readonly (readonly string[])[];
  /** What says the answer once all of it is said, in this order. */
  readonly sequences: readonly (readonly string[])[];
}

export function keyOf(step: QuestionStep | ExerciseStep): Key {
  if (step.kind === 'exercise') {
    const given = new Set(step.starter.split('\n').map(plain));
    const lines = step.solution.split('\n').map(plain);
    return {
      answers: lines.filter((line) => line.includes(' ') && !given.has(line)),
      sentences: step.hints.flatMap(plainSentences),
      meanings: [],
      sequences: [],
    };
  }
  const scenes = [step, ...step.variants];
  const secrets = scenes.map(({ answer }) => rulesOf(answer).secret);
  const shownAfter = scenes.flatMap(({ explanation, hints, answer }) => [
    explanation,
    ...hints,
    ...optionsOf(answer).map(({ why }) => why),
  ]);
  return {
    answers: secrets
      .flatMap(({ answers }) => answers)
      .map(plain)
      .filter((answer) => answer !== ''),
    sentences: shownAfter.flatMap(plainSentences),
    meanings: secrets
      .flatMap(({ meanings }) => meanings)
      .map(tellingTerms)
      .filter((terms) => terms.length > 1),
    sequences: secrets.flatMap(({ sequences }) => sequences).map((sequence) => sequence.map(plain)),
  };
}

export function givesAway(content: readonly Prose[], { answers, sentences, meanings, sequences }: Key): boolean {
  const text = proseText(content);
  const said = ` ${plain(text)} `;
  if ([...answers, ...sentences].some((one) => said.includes(` ${one} `))) return true;
  if (sequences.some((sequence) => saysInOrder(said, sequence))) return true;
  return sentencesIn(text).some((sentence) => {
    const had = new Set(termsOf(sentence));
    return meanings.some((terms) => terms.every((term) => had.has(term)));
  });
}

/** Whether all of a sequence is said, one after the other, whatever stands between. */
function saysInOrder(said: string, sequence: readonly string[]): boolean {
  let from = 0;
  return sequence.every((one) => {
    const at = said.indexOf(` ${one} `, from);
    from = at + one.length + 1;
    return at >= 0;
  });
}

/** Words alone, in lower case: neither quotes, brackets nor underscores make a difference. */
const plain = (text: string): string => wordsOf(text).join(' ').toLowerCase().replace(/[_-]/g, ' ');

const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[.!?:])\s+|\n/);

/** Shorter ones say nothing of their own. */
const MIN_WORDS = 4;

const plainSentences = (content: readonly Prose[]): readonly string[] =>
  sentencesIn(proseText(content))
    .map(plain)
    .filter((sentence) => sentence.split(' ').length >= MIN_WORDS);

const tellingTerms = (label: string): readonly string[] =>
  wordsOf(label.toLowerCase())
    .filter((word) => !isFiller(word))
    .flatMap(termsOf);
