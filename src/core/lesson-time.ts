/**
 * How long a lesson takes, by one rule for all lessons, so that nobody has to guess it: words are read, code is read by
 * the line, runs and questions take a while each. docs/authoring.md tells authors the same figures.
 */
import { shownWords } from './answer.ts';
import type { ExampleStep, ExerciseStep, Lesson, QuestionStep, Step } from './lesson.ts';
import { type Prose, proseText } from './prose.ts';

/** Seconds, but for the first one. */
export const LESSON_TIME = {
  /** Of somebody who meets the words of a new subject, maybe not in their first language. */
  wordsPerMinute: 150,
  codeLine: 3,
  /** For each step of a run's scenario: what was asked and answered, and what the browser holds. */
  runStep: 10,
  /** On top of its words. */
  question: 20,
  blanks: 3 * 60,
  program: 8 * 60,
} as const;

/** Whole minutes, at least one. */
export const minutesOf = (steps: readonly Step[]): number =>
  Math.max(1, Math.round(steps.reduce((sum, step) => sum + secondsOf(step), 0) / 60));

/** What a step takes, in seconds. */
export function secondsOf(step: Step): number {
  switch (step.kind) {
    case 'text':
    case 'complete':
      return reading(step.content);
    case 'example':
      return secondsOfExample(step);
    case 'question':
      return secondsOfQuestion(step);
    case 'exercise':
      return secondsOfExercise(step);
    case 'score':
      return 0;
  }
}

const secondsOfExample = ({ content, program, scenario, takeaway }: ExampleStep): number =>
  reading(content) + codeReading(program) + LESSON_TIME.runStep * scenario.length + reading(takeaway);

function secondsOfQuestion({ prompt, answer, explanation }: QuestionStep): number {
  return LESSON_TIME.question + reading(prompt) + wordsReading(shownWords(answer)) + reading(explanation);
}

const secondsOfExercise = ({ task, starter, form }: ExerciseStep): number =>
  reading(task) + codeReading(starter) + LESSON_TIME[form];

const reading = (content: readonly Prose[]): number => wordsReading(proseText(content));

const wordsReading = (text: string): number => ((text.match(/\S+/g) ?? []).length * 60) / LESSON_TIME.wordsPerMinute;

const codeReading = (program: string): number =>
  program.split('\n').filter((line) => line.trim() !== '').length * LESSON_TIME.codeLine;

/** What is done in one go, from one good place to stop to the next. */
export interface Sitting {
  /** Index of its first step. */
  readonly first: number;
  /** Never empty. */
  readonly steps: readonly Step[];
}

/** At least one. */
export const sittingsOf = ({ sittings, steps }: Pick<Lesson, 'sittings' | 'steps'>): readonly Sitting[] =>
  [0, ...sittings].map((first, index) => ({ first, steps: steps.slice(first, sittings[index]) }));
