/** The blanks of an exercise: finding them, filling them, and noticing one that was left. */
import { BLANK } from '../core/lesson.ts';

export interface Blank {
  /** From 1. */
  readonly number: number;
  /** Line of the starter, from 1. */
  readonly line: number;
  /** That line as it is, without its indentation. */
  readonly text: string;
}

/** Every `___` of a program in reading order. */
export function findBlanks(program: string): readonly Blank[] {
  const blanks: Blank[] = [];
  program.split('\n').forEach((text, index) => {
    for (let found = text.indexOf(BLANK); found >= 0; found = text.indexOf(BLANK, found + BLANK.length)) {
      blanks.push({ number: blanks.length + 1, line: index + 1, text: text.trim() });
    }
  });
  return blanks;
}

/** The starter with its blanks replaced in order; a missing or empty value leaves its blank. */
export function fillBlanks(starter: string, values: readonly string[]): string {
  let at = 0;
  return starter.replaceAll(BLANK, () => values[at++]?.trim() || BLANK);
}
