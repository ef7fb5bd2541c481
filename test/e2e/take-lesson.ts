/**
 * A learner who takes a whole lesson, quiz and exercises included, on any platform: by what is shown, and nothing else.
 */
import { expect } from 'vitest';
import type { ChatClient } from '../../playground/chat-client.ts';
import { optionsOf } from '../../src/core/answer.ts';
import type { ExerciseStep, Lesson, QuestionStep, Step } from '../../src/core/lesson.ts';
import { inlineText } from '../../src/core/prose.ts';

/** How long a run may take on a busy machine, milliseconds. */

/** From `/lesson` to "Lesson complete", all answers right. */
export async function takeLesson(learner: ChatClient, lesson: Lesson): Promise<void> {
  await learner.command(`/lesson ${lesson.id}`);
  for (const [index, step] of lesson.steps.entries()) {
    await learner.waitFor(arrival(lesson, step, index));
    await takeStep(learner, asked(lesson, step), isPredicted(lesson, index));
  }
}

/** Whether a step is an example whose run has been predicted, and so has been seen already. */
export const isPredicted = ({ steps }: Lesson, index: number): boolean => {
  const before = steps[index - 1];
  return before?.kind === 'question' && before.role.kind === 'predict';
};

/** What tells that a step has arrived: its place in the lesson, or for the last one the closing words. */
const arrival = (lesson: Lesson, step: Step, index: number): RegExp =>
  step.kind === 'complete'
    ? new RegExp(`Lesson complete: ${lesson.title}`)
    : new RegExp(`step ${index + 1} of ${lesson.steps.length}`);

/** A question as it is asked of somebody who has recalled it well before: in the form of its first variant. */
export function asked<One extends Step>(lesson: Lesson, step: One): One {
  if (step.kind !== 'question') return step;
  const isKnown = lesson.steps.some(
    (other) => other.kind === 'question' && other.role.kind === 'recall' && other.role.asks === step.id,
  );
  return isKnown ? { ...step, ...step.variants[0] } : step;
}

async function takeStep(learner: ChatClient, step: Step, hasRun: boolean): Promise<void> {
  if (step.kind === 'complete') return;
  // The answer to a prediction leads on by itself.
  if (step.kind === 'question' && step.role.kind === 'predict') return predict(learner, step);
  if (step.kind === 'example' && !hasRun) {
    await press(learner, 'Run it');
    await learner.waitFor(new RegExp(`What happened: ${literal(step.title)}`));
  }
  if (step.kind === 'exercise') await solve(learner, step);
  if (step.kind === 'question') await answer(learner, step);
  await press(learner, 'Next');
}

async function predict(learner: ChatClient, step: QuestionStep): Promise<void> {
  const shown = await learner.waitFor(new RegExp(literal(step.title)));
  await press(learner, new RegExp(`^${letterOf(shown, step)}\\b`));
  await learner.waitFor(/Right[\s\S]*You chose/);
}

/** A long reply comes in several messages, the buttons in the last: waits for the button, then presses it. */
async function press(learner: ChatClient, label: string | RegExp): Promise<void> {
  await learner.waitForButton(label);
  await learner.press(label);
}

async function solve(learner: ChatClient, step: ExerciseStep): Promise<void> {
  await press(learner, step.form === 'blanks' ? 'Fill in the blanks' : 'Write the program');
  await learner.waitForForm();
  await learner.fill(step.form === 'blanks' ? blankValues(step) : { program: step.solution });
  await learner.waitFor(/checks? passed/);
}

/** What the reference solution has where the starter has its blanks. */
export function blankValues({ starter, solution }: ExerciseStep): Record<string, string> {
  const pattern = starter.trim().split('___').map(literal).join('(.+?)');
  const match = new RegExp(`^${pattern}$`, 's').exec(solution.trim());
  expect(match, 'the solution is the starter with its blanks filled').not.toBeNull();
  return Object.fromEntries((match ?? []).slice(1).map((value, index) => [`blank-${index + 1}`, value]));
}

async function answer(learner: ChatClient, step: QuestionStep): Promise<void> {
  const { answer: expected } = step;
  const shown = await learner.waitFor(new RegExp(literal(step.title)));
  switch (expected.kind) {
    case 'choice':
      await press(learner, new RegExp(`^${letterOf(shown, step)}\\b`));
      await learner.waitFor(/your answer, right/);
      return;
    case 'several':
      await fillIn(learner, 'Choose the answers', { answer: lettersOf(shown, wordsOfRight(step)).join(',') });
      return;
    case 'match': {
      const partners = expected.items.map(({ partner }) => inlineText(expected.choices[partner] ?? []));
      const letters = lettersOf(shown, partners);
      const fields = Object.fromEntries(letters.map((letter, index) => [`item-${index + 1}`, letter]));
      await fillIn(learner, 'Match them', fields);
      return;
    }
    case 'order':
      await putInOrder(learner, expected.items.map(inlineText), 'Check this order');
      return;
    case 'lines':
      await putInOrder(learner, expected.lines, 'Run it in this order');
      return;
    case 'number':
      await fillIn(learner, 'Type your answer', { answer: String(expected.value) });
      return;
    case 'typed':
      await fillIn(learner, 'Type your answer', { answer: expected.accepted[0] });
  }
}

async function fillIn(learner: ChatClient, label: string, fields: Record<string, string>): Promise<void> {
  await press(learner, label);
  await learner.waitForForm();
  await learner.fill(fields);
  await learner.waitFor(/Right/);
}

/** Presses one after the other; the last one's place follows. */
async function putInOrder(learner: ChatClient, words: readonly string[], submit: string): Promise<void> {
  for (const word of words.slice(0, -1)) {
    const text = literal(word.trim());
    // A long one is cut on its button.
    await press(learner, new RegExp(`^\\d+: (?:${text}$|${literal(word.trim().slice(0, 25))}.*…$)`));
    // The buttons of the message before would begin anew.
    await learner.waitFor(new RegExp(`Your order(?: so far)?:[\\s\\S]*${text}`));
  }
  await press(learner, submit);
  await learner.waitFor(/Right/);
}

const wordsOfRight = ({ answer: given }: QuestionStep): readonly string[] =>
  optionsOf(given).flatMap(({ right, label }) => (right ? [inlineText(label)] : []));

/** The letters that stand before these words in a message, in small letters, as forms give them back. */
const lettersOf = (shown: string, words: readonly string[]): readonly string[] =>
  words.map((word) => {
    const [, letter] = new RegExp(`([A-H])[.)]\\s+${literal(word)}`).exec(shown) ?? [];
    if (letter === undefined) throw new Error(`"${word}" is not among the options of\n${shown}`);
    return letter.toLowerCase();
  });

/** The letter before the right option, read from the message; the question may be asked by one of its variants. */
export function letterOf(shown: string, step: QuestionStep): string {
  const [letter] = rightLabels(step).flatMap(
    (label) => new RegExp(`([A-F])[.)\\s]+\\W?${literal(label)}\\W?$`, 'm').exec(shown)?.[1] ?? [],
  );
  if (letter === undefined)
    throw new Error(`"${rightLabels(step).join('" or "')}" is not among the options of\n${shown}`);
  return letter;
}

/** The words of the right option, in the question itself and in each variant. */
export const rightLabels = (step: QuestionStep): readonly string[] =>
  [step, ...step.variants].flatMap(({ answer: given }) =>
    given.kind === 'choice' ? given.options.filter(({ right }) => right).map(({ label }) => inlineText(label)) : [],
  );

export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
