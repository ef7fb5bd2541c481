/**
 * A simulated learner who takes a whole lesson, all answers right, by what is shown and nothing else. After each thing
 * that they do they say how long the answer took and what it was, so that it can be held against what somebody got who
 * took the lesson alone.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatClient } from '../../playground/chat-client.ts';
import type { ExerciseStep, Lesson, QuestionStep, Step } from '../../src/core/lesson.ts';
import { inlineText } from '../../src/core/prose.ts';
import { asked, isPredicted } from './asked.ts';
import type { Lookout } from './look.ts';

/** What came of one thing that was done. */
export interface ShownAnswer {
  /** `Next, at what-a-cookie-is`. */
  readonly action: string;
  /** What is new on the screen since, one message after the other. */
  readonly shown: readonly string[];
  /** Milliseconds. */
  readonly took: number;
}

export interface LessonOptions {
  readonly window: ChatClient;
  readonly lesson: Lesson;
  readonly lookout: Lookout;
  readonly onAnswer: (answer: ShownAnswer) => void;
  /** Whether the examples are run, or only read; one that is predicted is always run. */
  readonly runsExamples: boolean;
  /** Told when the sandbox was full and the learner has to come again. */
  readonly turnedAway: () => void;
  /** Told when a form did not open. */
  readonly lostForm: () => void;
}

/** What tells that an answer is there, all of it: its words, and the button below its last message. */
interface Expected {
  readonly words: RegExp;
  readonly button: string | null;
}

const BUSY = /Many programs are running right now/;
/** Milliseconds that somebody waits for a form; the platform gives the bot three seconds. */
const FORM_TIMEOUT = 6000;
/** Milliseconds before somebody tries again who was turned away. */
const SHORTEST_PAUSE = 1000;
const LONGEST_PAUSE = 5000;

export class SimulatedLearner {
  readonly #options: LessonOptions;
  #before: readonly string[] = [];
  #wasBusy = false;

  constructor(options: LessonOptions) {
    this.#options = options;
  }

  /** From the first command to "Lesson complete". Rejects when an answer does not come. */
  async takeLesson(): Promise<void> {
    const { window, lesson } = this.#options;
    const [first] = lesson.steps;
    if (first === undefined) return;
    await this.#see(`/lesson, at ${first.id}`, () => window.command(`/lesson ${lesson.id}`), this.#arrivalAt(0));
    for (const [index, step] of lesson.steps.slice(0, -1).entries()) {
      // The answer to a prediction leads on to the run.
      if (step.kind === 'question' && step.role.kind === 'predict') {
        await this.#predict(step, index);
        continue;
      }
      await this.#takeStep(asked(lesson, step), isPredicted(lesson, index));
      await this.#press('Next', step, this.#arrivalAt(index + 1));
    }
  }

  async #takeStep(step: Step, hasRun: boolean): Promise<void> {
    if (step.kind === 'example' && !hasRun && this.#options.runsExamples) await this.#run(step);
    if (step.kind === 'question') await this.#answer(step);
    if (step.kind === 'exercise') await this.#solve(step);
  }

  /** Right, or without an answer where nothing is to run. */
  async #predict(step: QuestionStep, index: number): Promise<void> {
    const { window, lesson } = this.#options;
    const shown = window.messages().findLast((message) => message.includes(step.title)) ?? '';
    const words = new RegExp(`step ${index + 2} of ${lesson.steps.length}|${BUSY.source}`);
    do await this.#press(new RegExp(`^${letterOf(shown, step)}\\b`), step, { words, button: 'Next' });
    while (await this.#isTurnedAway());
  }

  async #run(step: Step): Promise<void> {
    const words = new RegExp(`What happened: ${literal(step.title)}|${BUSY.source}`);
    do await this.#press('Run it', step, { words, button: 'Run again' });
    while (await this.#isTurnedAway());
  }

  async #answer(step: QuestionStep): Promise<void> {
    const { window } = this.#options;
    if (step.answer.kind === 'typed') {
      const [answer] = step.answer.accepted;
      return this.#see(`typed, at ${step.id}`, () => window.type(answer), { words: /Right/, button: 'Next' });
    }
    const shown = window.messages().findLast((message) => message.includes(step.title)) ?? '';
    const words = new RegExp(`${literal(step.title)}[\\s\\S]*your answer, right`);
    await this.#press(new RegExp(`^${letterOf(shown, step)}\\b`), step, { words, button: 'Next' });
  }

  async #solve(step: ExerciseStep): Promise<void> {
    const { window } = this.#options;
    const label = step.form === 'blanks' ? 'Fill in the blanks' : 'Write the program';
    const values = step.form === 'blanks' ? blankValues(step) : { program: step.solution };
    do {
      await this.#open(label);
      const words = new RegExp(`checks? passed|${BUSY.source}`);
      await this.#see(`sent, at ${step.id}`, () => window.fill(values), { words, button: 'Next' });
    } while (await this.#isTurnedAway());
  }

  /** A form that does not open in time never will: the learner presses again, and it counts as a wrong reply. */
  async #open(label: string): Promise<void> {
    const { window, lookout, lostForm } = this.#options;
    const isOpen = () => window.form() !== null;
    for (;;) {
      await window.press(label);
      await lookout.until(isOpen, () => 'no form', FORM_TIMEOUT).catch(lostForm);
      if (isOpen()) return;
    }
  }

  async #press(label: string | RegExp, step: Step, expected: Expected): Promise<void> {
    const named = typeof label === 'string' ? label : 'answer';
    await this.#see(`${named}, at ${step.id}`, () => this.#options.window.press(label), expected);
  }

  async #see(action: string, act: () => Promise<void>, { words, button }: Expected): Promise<void> {
    const { window, lookout, onAnswer } = this.#options;
    const begin = performance.now();
    const isThere = () => {
      const news = this.#news();
      if (!news.some((text) => words.test(text))) return false;
      return button === null || news.some((text) => BUSY.test(text)) || window.buttons().includes(button);
    };
    await act();
    await lookout.until(isThere, () => this.#describe(action));
    const shown = this.#news();
    this.#before = window.messages();
    this.#wasBusy = shown.some((text) => BUSY.test(text));
    onAnswer({ action, shown, took: performance.now() - begin });
  }

  /** Whoever is turned away comes again after a while. */
  async #isTurnedAway(): Promise<boolean> {
    const { turnedAway } = this.#options;
    if (!this.#wasBusy) return false;
    turnedAway();
    await pause(SHORTEST_PAUSE + Math.random() * (LONGEST_PAUSE - SHORTEST_PAUSE));
    return true;
  }

  /** Messages that are new, or say something else than before. */
  #news(): readonly string[] {
    return this.#options.window.messages().filter((text, index) => text !== this.#before[index]);
  }

  #arrivalAt(index: number): Expected {
    const { steps, title } = this.#options.lesson;
    const step = steps[index];
    if (step?.kind === 'complete') return { words: new RegExp(`Lesson complete: ${literal(title)}`), button: null };
    const button = { question: 'Skip', exercise: 'Skip for now', example: 'Run it' };
    if (step?.kind === 'question' && step.role.kind === 'predict') {
      return { words: new RegExp(`step ${index + 1} of ${steps.length}`), button: 'Just run it' };
    }
    const last = step?.kind === 'text' || step?.kind === 'score' || step === undefined ? 'Next' : button[step.kind];
    return { words: new RegExp(`step ${index + 1} of ${steps.length}`), button: last };
  }

  #describe(what: string): string {
    const { window } = this.#options;
    return `waited for ${what}, but there is only:\n${window.messages().slice(-3).join('\n---\n')}\n${window.buttons()}`;
  }
}

/** What the reference solution has where the starter has its blanks. */
function blankValues({ starter, solution }: ExerciseStep): Record<string, string> {
  const pattern = starter.trim().split('___').map(literal).join('(.+?)');
  const [, ...values] = new RegExp(`^${pattern}$`, 's').exec(solution.trim()) ?? [];
  return Object.fromEntries(values.map((value, index) => [`blank-${index + 1}`, value]));
}

/** The letter before the right option; the question may be asked by one of its variants. */
function letterOf(shown: string, { id, answer, variants }: QuestionStep): string {
  const answers = [answer, ...variants.map((variant) => variant.answer)];
  const right = answers.flatMap((given) =>
    given.kind === 'choice' ? given.options.filter((option) => option.right) : [],
  );
  for (const { label } of right) {
    const letter = new RegExp(`([A-F])[.)\\s]+\\W?${literal(inlineText(label))}\\W?$`, 'm').exec(shown)?.[1];
    if (letter !== undefined) return letter;
  }
  throw new Error(`no right answer to ${id} is among the options of\n${shown}`);
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
