/** An example or exercise as it is written: what an author's tools need to know beside what learners get. */
import type { ExampleStep, ExerciseStep } from '../core/lesson.ts';
import type { Place } from './problem.ts';

export interface WrittenExample {
  readonly step: ExampleStep;
  /** Where the first line of the program begins. */
  readonly program: Place;
}

export interface WrittenExercise {
  readonly step: ExerciseStep;
  /** Where the first line of the starter begins. */
  readonly program: Place;
  /** Where the first line of the solution begins. */
  readonly solution: Place;
}

interface Surroundings {
  readonly heading: Place;
  /** Where a comment says that the example fails on purpose; null when none does. */
  readonly failsOnPurpose: Place | null;
  /** Where each step of its scenario or its checks begins, among others. */
  readonly places: ReadonlyMap<object, Place>;
}

/** One that was read without any problem, so that it can be run. */
export type WrittenStep = Surroundings & (WrittenExample | WrittenExercise);
