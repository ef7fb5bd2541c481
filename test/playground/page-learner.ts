/** A learner in front of the page: reads what a window shows, presses, types and fills forms, and waits for the bot. */
import type { Locator, Page } from 'playwright-core';
import type { ExerciseStep, Lesson, QuestionStep, Step } from '../../src/core/lesson.ts';
import { asked, blankValues, isPredicted, letterOf, literal } from '../e2e/take-lesson.ts';
import { message, say, type WindowName } from './open-page.ts';

/** How long a learner waits for anything, milliseconds: long enough for a busy machine. */
export const PATIENCE = 90_000;
const MOST_TAPS = 3;

export class PageLearner {
  readonly page: Page;
  readonly window: WindowName;

  constructor(page: Page, window: WindowName) {
    this.page = page;
    this.window = window;
    page.setDefaultTimeout(PATIENCE);
  }

  says(text: string): Promise<void> {
    return say(this.page, this.window, text);
  }

  /** The newest one with this label. */
  buttonOf(label: string | RegExp): Locator {
    return this.page.locator(`#${this.window} .item`).getByRole('button', { name: label, exact: true }).last();
  }

  presses(label: string | RegExp): Promise<void> {
    return this.buttonOf(label).click();
  }

  /** Taps until a message with these words is there: a finger may miss while the page moves. */
  async taps(label: string, words: string): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      await this.buttonOf(label).tap();
      const answer = message(this.page, this.window, words).waitFor({ timeout: PATIENCE / MOST_TAPS });
      const isThere = await answer.then(
        () => true,
        (error: unknown) => {
          if (tries === MOST_TAPS) throw error;
          return false;
        },
      );
      if (isThere) return;
    }
  }

  /** Waits for a message with these words, and reads it. */
  async reads(words: string | RegExp): Promise<string> {
    return message(this.page, this.window, words).innerText();
  }

  get form(): Locator {
    return this.page.locator(`#${this.window} dialog[open]`);
  }

  /** The boxes of the form in their order, then its button; waits until it is gone. */
  async fillsForm(values: readonly string[]): Promise<void> {
    for (const [index, value] of values.entries()) await this.form.getByRole('textbox').nth(index).fill(value);
    await this.form.locator('button[type=submit]').click();
    await this.form.waitFor({ state: 'detached' });
  }

  /** Goes through a lesson from its first step to its last; odd questions by button, even ones by typing. */
  async takes(lesson: Lesson): Promise<void> {
    await this.says(`/lesson ${lesson.id}`);
    let questions = 0;
    for (const [index, step] of lesson.steps.entries()) {
      if (step.kind === 'complete') break;
      await this.reads(placeIn(lesson, index));
      if (step.kind === 'question') questions++;
      const by = questions % 2 === 1 ? 'button' : 'typing';
      // The answer to a prediction leads on to the run.
      if (step.kind === 'question' && step.role.kind === 'predict') {
        await this.#predicts(step, by);
        continue;
      }
      await this.#takeStep(asked(lesson, step), by, isPredicted(lesson, index));
      await this.presses('Next');
    }
    await this.reads(`Lesson complete: ${lesson.title}`);
  }

  async #predicts(step: QuestionStep, by: 'button' | 'typing'): Promise<void> {
    const letter = letterOf(await this.reads(`: ${step.title}`), step);
    if (by === 'typing') await this.says(letter.toLowerCase());
    else await this.presses(new RegExp(`^${letter}\\b`));
    await this.reads(new RegExp(`Right\\s*You chose ${letter}`));
  }

  async #takeStep(step: Step, by: 'button' | 'typing', hasRun: boolean): Promise<void> {
    if (step.kind === 'example' && !hasRun) {
      await this.presses('Run it');
      await this.reads(`What happened: ${step.title}`);
    }
    if (step.kind === 'exercise') await this.solves(step);
    if (step.kind === 'question') await this.answers(step, by);
  }

  /** In the form that the exercise opens. */
  async solves(step: ExerciseStep): Promise<void> {
    await this.presses(buttonOf(step));
    await this.fillsForm(solutionOf(step));
    await this.reads(/checks? passed/);
  }

  /** Right. */
  async answers(step: QuestionStep, by: 'button' | 'typing'): Promise<void> {
    if (step.answer.kind === 'typed') {
      await this.reads(`: ${step.title}`);
      await this.says(step.answer.accepted[0]);
      await this.reads(/Right\s*You wrote/);
      return;
    }
    const letter = letterOf(await this.reads(`: ${step.title}`), step);
    if (by === 'typing') await this.says(letter.toLowerCase());
    else await this.presses(new RegExp(`^${letter}\\b`));
    // A press is answered in the question itself, words are answered below.
    const told = by === 'typing' ? `Right\\s*You chose ${letter}` : `: ${literal(step.title)}.*your answer, right`;
    await this.reads(new RegExp(told, 's'));
  }
}

/** `step 3 of 41` */
export const placeIn = ({ steps }: Lesson, index: number): string => `step ${index + 1} of ${steps.length}`;

/** What opens the form of an exercise. */
export const buttonOf = ({ form }: ExerciseStep): string =>
  form === 'blanks' ? 'Fill in the blanks' : 'Write the program';

/** What has to stand in the boxes of that form. */
export const solutionOf = (step: ExerciseStep): readonly string[] =>
  step.form === 'blanks' ? Object.values(blankValues(step)) : [step.solution];
