/** A lesson as the tutor teaches it: a list of steps, each a bite that fits a chat message. */
import type { ExpectedAnswer } from './answer.ts';
import type { Prose } from './prose.ts';
import type { ScenarioStep, VariedCheck } from './scenario.ts';

/** Ids are lower-case slugs; their lengths keep every action id within 100 characters (see action-id.ts). */
export const MAX_LESSON_ID = 24;
export const MAX_STEP_ID = 48;

/** Lessons that belong together: those of a folder, or those that name the same course. */
export interface Course {
  /** What is typed to see its lessons: `flask`. */
  readonly id: string;
  readonly title: string;
  /** One plain sentence; null where there is none. */
  readonly summary: string | null;
}

export interface Lesson {
  /** The file's name without `.md`: `cookies`. */
  readonly id: string;
  readonly title: string;
  readonly course: Course;
  /** One plain sentence for lists and autocompletion. */
  readonly summary: string;
  /** What all of it takes, by the rule of `lesson-time.ts`. */
  readonly minutes: number;
  /** What the learner can do afterwards; each completes "You can now …". */
  readonly outcomes: readonly string[];
  readonly next: NextLesson | null;
  /** The outline. `first` is the index in `steps` of the section's first step. */
  readonly sections: readonly Section[];
  /** Indexes of the steps, in rising order, before which it is good to stop: each is the first of a new sitting. */
  readonly sittings: readonly number[];
  /** Never empty; the last one is always the `complete` step. */
  readonly steps: readonly Step[];
  /** By its name within the lesson, `jar.png`: what `Picture.image` holds when it is shown. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** The lesson that follows. */
export interface NextLesson {
  readonly title: string;
  /** Its id once it exists here. */
  readonly lesson: string | null;
  /** What it will teach; completes "There you learn to …". */
  readonly promise: string | null;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly first: number;
  /** Other words that people ask for it with; each is a word or a few. */
  readonly also: readonly string[];
}

interface StepBase {
  /** Stable: progress and attempts refer to it. */
  readonly id: string;
  readonly title: string;
  /** Id of the section that holds it. */
  readonly section: string;
}

export interface TextStep extends StepBase {
  readonly kind: 'text';
  readonly content: readonly Prose[];
}

export interface ExampleStep extends StepBase {
  readonly kind: 'example';
  readonly content: readonly Prose[];
  readonly program: string;
  /** Empty: the program serves nobody, and what it prints is what happens. */
  readonly scenario: readonly ScenarioStep[];
  /** What to notice in the transcript. */
  readonly takeaway: readonly Prose[];
}

export interface QuestionStep extends StepBase, Scene {
  readonly kind: 'question';
  readonly role: QuestionRole;
  /** Other ways to ask about the same; reviews take turns between the question itself and these. */
  readonly variants: readonly Scene[];
}

/** Where in the lesson it is asked, and what becomes of the answer. */
export type QuestionRole =
  /** One of those that the score counts. */
  | { readonly kind: 'quiz' }
  /** At the end of a section. `asks`: id of the question of the quiz that asks the same; null when none does. */
  | { readonly kind: 'recall'; readonly asks: string | null }
  /** Before the run of the example that is the next step. The run says what is right. */
  | { readonly kind: 'predict'; readonly sees: Observation };

/** What of a run is predicted. `step` is the number of a step of the scenario, from 1. */
export interface Observation {
  readonly what: 'page' | 'status' | 'cookie-header' | 'set-cookie-header' | 'document.cookie' | 'prints';
  readonly step: number;
}

/** One way to ask: the names and values, the wording, and what belongs to them. */
export interface Scene {
  readonly prompt: readonly Prose[];
  readonly answer: ExpectedAnswer;
  readonly explanation: readonly Prose[];
  readonly hints: readonly (readonly Prose[])[];
}

export interface ExerciseStep extends StepBase {
  readonly kind: 'exercise';
  /** `blanks`: the starter has `___` to fill; `program`: written freely, the starter may be a skeleton. */
  readonly form: 'blanks' | 'program';
  readonly task: readonly Prose[];
  readonly starter: string;
  readonly solution: string;
  /** Of a web app; empty where `plain` is not. */
  readonly checks: readonly VariedCheck[];
  /** Of a program that serves nobody. */
  readonly plain: readonly PlainCheck[];
  readonly hints: readonly (readonly Prose[])[];
}

/** What a program that serves nobody has to do. */
export interface PlainCheck {
  readonly title: string;
  readonly wanted: /** It prints this, but for space at the end of lines. */
    | { readonly kind: 'prints'; readonly text: string }
    /** This expression, once the program has run, has a value that Python writes (`repr`) like this. */
    | { readonly kind: 'call'; readonly call: string; readonly gives: string };
  /** What the learner reads when it does not. */
  readonly otherwise: readonly Prose[];
  /** Which of the exercise's hints fits, from 1; null when none does. */
  readonly hint: number | null;
}

/** Stands after the last question: the score, and the way to the missed ones. */
export interface ScoreStep extends StepBase {
  readonly kind: 'score';
}

export interface CompleteStep extends StepBase {
  readonly kind: 'complete';
  readonly content: readonly Prose[];
}

export type Step = TextStep | ExampleStep | QuestionStep | ExerciseStep | ScoreStep | CompleteStep;

/** The questions of the quiz, which are those that the score counts. */
export const questionsOf = (lesson: Lesson): readonly QuestionStep[] =>
  lesson.steps.filter((step): step is QuestionStep => step.kind === 'question' && step.role.kind === 'quiz');

/** How many of those are right. */
export const countRight = (lesson: Lesson, isRight: (question: string) => boolean | undefined): number =>
  questionsOf(lesson).filter(({ id }) => isRight(id)).length;

/** Where in the lesson, as it is now, a position is: a step's id, and the index that it had then. */
export function indexIn({ steps }: Lesson, { position, index }: { readonly position: string; readonly index: number }) {
  const found = steps.findIndex((step) => step.id === position);
  return found >= 0 ? found : Math.min(index, steps.length - 1);
}

/** The blank of a fill-the-blanks exercise. */
export const BLANK = '___';
