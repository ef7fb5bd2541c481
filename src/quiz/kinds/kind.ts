/** What a kind of answer has to say of itself: everything that the tutor and the author's tools need to know of it. */
import type { Inline, Prose } from '../../core/prose.ts';

export type Label = readonly Inline[];

/** `order`: at each place as shown, the author's index of what is shown there. */
export type Order = readonly number[];

export interface AnswerKind<Expected> {
  /** How many things are shown in an order of their own; 0 where nothing is. */
  readonly count: (answer: Expected) => number;
  /** What a learner is given to answer with. */
  readonly control: (answer: Expected, order: Order) => Control;
  /** Completes "I could not match that to an answer." Between backticks is what is typed. */
  readonly howToType: (answer: Expected, order: Order) => string;
  /** Total: whatever was typed, or sent with the form, is read. */
  readonly read: (answer: Expected, order: Order, text: string) => Reading;
  /** The right answer, as a sentence or two. */
  readonly key: (answer: Expected, order: Order) => readonly Prose[];
  /** Hints that lead from the author's to the key, which comes after them. */
  readonly hints: (answer: Expected, order: Order) => readonly (readonly Prose[])[];
  /** The right answer in a few words without markup, for an author and for looking up what teaches it. */
  readonly keyText: (answer: Expected) => string;
  /** What is typed for the right answer. */
  readonly write: (answer: Expected, order: Order) => string;
  /** What no reply may say while the question is open. */
  readonly secret: (answer: Expected) => Secret;
}

export type Control =
  /** One of these to press. */
  | { readonly kind: 'options'; readonly labels: readonly Label[] }
  /** Some of these to tick. */
  | { readonly kind: 'checks'; readonly labels: readonly Label[] }
  /** For each of the rows one of the choices. */
  | {
      readonly kind: 'selects';
      readonly heads: readonly [Label, Label];
      readonly rows: readonly Label[];
      readonly choices: readonly Label[];
    }
  /** All of these, one after the other. `isCode`: they are lines of a program. */
  | { readonly kind: 'sequence'; readonly labels: readonly Label[]; readonly isCode: boolean }
  /** A line of text. */
  | { readonly kind: 'text' };

export type Reading =
  /** No answer, or none that can be graded. `says`: why, where that is known. */
  | { readonly kind: 'unclear'; readonly says: string | null }
  /**
   * Probably this option, but misspelt or asked: ask. `position` counts from 0, as shown; with `isLoose` only some of
   * its words were typed.
   */
  | { readonly kind: 'perhaps'; readonly position: number; readonly isLoose?: true }
  /**
   * `clear`: it can be nothing but an answer. `likely`: misspelt. `unsure`: it may as well be something else that was
   * said.
   */
  | { readonly kind: 'read'; readonly sign: 'clear' | 'likely' | 'unsure'; readonly given: Given };

export type Given =
  | {
      readonly kind: 'graded';
      readonly right: boolean;
      /** The answer in words, to be kept. */
      readonly text: string;
      /** How it was read, and what is right. */
      readonly said: readonly Prose[];
    }
  /** Only running the program tells. `isAuthors`: the author has it in just this order. */
  | { readonly kind: 'program'; readonly program: string; readonly isAuthors: boolean };

export interface Secret {
  /** Words that are the key, or a part of it. */
  readonly answers: readonly string[];
  /** Sentences of which all telling words together say the key. */
  readonly meanings: readonly string[];
  /** What gives the key away when it is said in this order. */
  readonly sequences: readonly (readonly string[])[];
}

export const NO_SECRET: Secret = { answers: [], meanings: [], sequences: [] };

export const UNCLEAR: Reading = { kind: 'unclear', says: null };

/** The letter of what is shown at a position: A for 0. */
export const letterOf = (position: number): string => String.fromCharCode('A'.charCodeAt(0) + position);

/** `A`, `A and C`, `A, C and D`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
