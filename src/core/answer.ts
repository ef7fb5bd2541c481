/**
 * What a question takes as its answer: a shape for each kind. `src/quiz/kinds` has one file a kind that says how it is
 * shown, read and graded; everything else asks there, so that a new kind is this line and that file.
 */
import { type Inline, inlineText, type Prose } from './prose.ts';
import type { VariedCheck } from './scenario.ts';

export type ExpectedAnswer =
  | ChoiceAnswer
  | SeveralAnswer
  | OrderAnswer
  | MatchAnswer
  | NumberAnswer
  | TypedAnswer
  | LinesAnswer;

export interface Option {
  readonly label: readonly Inline[];
  readonly right: boolean;
  /** Why it is wrong (always there for a wrong one) or what makes it right. */
  readonly why: readonly Prose[];
}

/** One option out of some. */
export interface ChoiceAnswer {
  readonly kind: 'choice';
  /** In the author's order, which is never the order shown; exactly one is right. */
  readonly options: readonly Option[];
}

/** Every right option, and no other. */
export interface SeveralAnswer {
  readonly kind: 'several';
  /** In the author's order, which is never the order shown; at least two are right, and one is not. */
  readonly options: readonly Option[];
}

/** Things to be put in order. */
export interface OrderAnswer {
  readonly kind: 'order';
  /** In the right order. No two read the same. */
  readonly items: readonly (readonly Inline[])[];
}

/** What goes with what. */
export interface MatchAnswer {
  readonly kind: 'match';
  /** What the two sides are called. */
  readonly heads: readonly [readonly Inline[], readonly Inline[]];
  /** `partner`: its index in `choices`. */
  readonly items: readonly { readonly label: readonly Inline[]; readonly partner: number }[];
  /** May have some that no item goes with. No two read the same. */
  readonly choices: readonly (readonly Inline[])[];
}

export interface NumberAnswer {
  readonly kind: 'number';
  readonly value: number;
  /** So far from the value an answer may be, either way; 0 for an exact one. */
  readonly tolerance: number;
}

/** A text in the learner's own words. */
export interface TypedAnswer {
  readonly kind: 'typed';
  /** Accepted forms; the first is the one that is shown as the answer. */
  readonly accepted: readonly [string, ...string[]];
  /** The first form is a Cookie header. `caseCounts`: cookies of its scenario differ in nothing but case. */
  readonly header?: { readonly caseCounts: boolean };
}

/** The lines of a program to be put in order (a Parsons problem): whatever order does the same is right. */
export interface LinesAnswer {
  readonly kind: 'lines';
  /** In an order that is right, each with its indentation; none is blank. */
  readonly lines: readonly string[];
  /** By which an order is judged; without any, by what the program prints. */
  readonly checks: readonly VariedCheck[];
}

/** Between the parts of an answer that is kept: options, or pairs; and between what is in a pair or in an order. */
export const BETWEEN_PARTS = '; ';
export const BETWEEN_STEPS = ' → ';

/** The options of a question that has some, in the author's order. */
export const optionsOf = (answer: ExpectedAnswer): readonly Option[] =>
  answer.kind === 'choice' || answer.kind === 'several' ? answer.options : [];

/** As it is written and compared: `3.14`, `3.14 ± 0.01`. */
export const numberText = ({ value, tolerance }: Pick<NumberAnswer, 'value' | 'tolerance'>): string =>
  tolerance === 0 ? String(value) : `${value} ± ${tolerance}`;

/** All words that are shown to answer with, a line for each. */
export function shownWords(answer: ExpectedAnswer): string {
  switch (answer.kind) {
    case 'choice':
    case 'several':
      return answer.options.map(({ label }) => inlineText(label)).join('\n');
    case 'order':
      return answer.items.map(inlineText).join('\n');
    case 'match':
      return [...answer.heads, ...answer.items.map(({ label }) => label), ...answer.choices].map(inlineText).join('\n');
    case 'lines':
      return answer.lines.join('\n');
    case 'number':
    case 'typed':
      return '';
  }
}
