/** The blanks of an exercise: finding them, filling them, and noticing one that was left. */
import { BLANK } from '../core/lesson.ts';

export interface Blank {
  /** From 1. */
  readonly number: number;
  /** Line of the starter, from 1. */
  readonly line: number;
  /** That line without its indentation; other blanks in it are `…`, so that it is clear which one is meant. */
  readonly text: string;
}

/** A blank stands alone: `__name__` and `a___b` have none. */
const STANDALONE = new RegExp(`(?<!\\w)${BLANK}(?!\\w)`, 'g');

/** Every `___` of a program in reading order. */
export function findBlanks(program: string): readonly Blank[] {
  const places = program
    .split('\n')
    .flatMap((text, index) =>
      Array.from(text.matchAll(STANDALONE), (match) => ({ line: index + 1, text: onlyBlank(text, match.index) })),
    );
  return places.map((place, index) => ({ number: index + 1, ...place }));
}

/** The starter with its blanks replaced in order; a missing or empty value leaves its blank. */
export function fillBlanks(starter: string, values: readonly string[]): string {
  let at = 0;
  return starter.replace(STANDALONE, () => values[at++]?.trim() || BLANK);
}

const onlyBlank = (line: string, at: number): string =>
  line.replace(STANDALONE, (blank: string, offset: number) => (offset === at ? blank : '…')).trim();
