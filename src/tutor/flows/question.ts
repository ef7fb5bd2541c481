/** Answering a question: by click, by typing, by skipping; and its hints. A press's message then shows it answered. */
import { action } from '../../core/action.ts';
import type { QuestionStep } from '../../core/lesson.ts';
import { inlineText } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import { questionHints } from '../../quiz/hints.ts';
import { readChoice } from '../../quiz/read-answer.ts';
import { buttons, nextButton, progressBlock, showButton } from '../controls.ts';
import { type Outcome, say } from '../decision.ts';
import { type Place, withProgress } from '../place.ts';
import { choiceFeedback, readAsOption, typedFeedback, ungradable, whatToType } from '../show/feedback.ts';
import { optionList, optionOrder, questionBlocks, type ShownOption, shownOptions } from '../show/question.ts';
import type { Way } from '../situation.ts';
import type { Attempt } from '../state.ts';
import { giveHint } from './hint.ts';

/** An option was clicked or clearly meant; `position` counts from 0 as shown. */
export function answerChoice(place: Place, question: QuestionStep, position: number, way: Way): Outcome {
  const options = shownOptions(place, question);
  const chosen = options.find((option) => option.position === position);
  if (chosen === undefined) return askAgain(place, options);
  const after = record(place, question, inlineText(chosen.label), chosen.right);
  const feedback = choiceFeedback(question, options, chosen);
  const history = way === 'press' ? [...questionBlocks(place, question), optionList(options, position)] : [];
  return answered(after, question, chosen.right, inlineText(chosen.label), [...history, feedback], way);
}

/** A message while a question with options is open. */
export function answerInWords(place: Place, question: QuestionStep, text: string): Outcome {
  const options = shownOptions(place, question);
  const words = options.map((option) => inlineText(option.label));
  const reading = readChoice(text, words);
  if (reading.kind === 'chosen') return answerChoice(place, question, reading.position, 'message');
  const likely = reading.kind === 'perhaps' ? options[reading.position] : undefined;
  return likely === undefined ? askAgain(place, options) : askWhether(place, question, likely);
}

/** A typed answer, from a message or a form. */
export function answerTyped(
  place: Place,
  question: QuestionStep,
  accepted: readonly [string, ...string[]],
  text: string,
): Outcome {
  const problem = ungradable(text);
  if (problem !== null) return say(place, { pressed: 'keep', blocks: [problem] });
  const { right, notice } = typedFeedback(question, accepted, text);
  return answered(record(place, question, text, right), question, right, text, [notice], 'message');
}

/** The learner wants to go on without an answer; it counts as missed and can be retried. */
export function recordSkip(place: Place, question: QuestionStep): { place: Place; attempts: readonly Attempt[] } {
  const prior = place.progress.answers[question.id];
  if (prior?.right) return { place, attempts: [] };
  const answers = { ...place.progress.answers, [question.id]: { given: null, right: false, firstTry: false } };
  return {
    place: withProgress(place, { answers }),
    attempts: [attempt(place, question, '', 'skip', 'skipped')],
  };
}

export const hintQuestion = (place: Place, question: QuestionStep): Outcome =>
  giveHint(place, questionHints(question, optionOrder(place, question)), [showButton(place)]);

function record(place: Place, question: QuestionStep, given: string, right: boolean): Place {
  const prior = place.progress.answers[question.id];
  const hints = place.progress.hints[question.id] ?? 0;
  const firstTry = prior === undefined ? right && hints === 0 : prior.firstTry;
  return withProgress(place, {
    answered: true,
    answers: { ...place.progress.answers, [question.id]: { given, right, firstTry } },
  });
}

function answered(
  place: Place,
  question: QuestionStep,
  right: boolean,
  given: string,
  content: readonly Block[],
  way: Way,
): Outcome {
  const all: readonly Block[] = [...content, progressBlock(place), buttons(nextButton(place))];
  const attempts = [attempt(place, question, given, 'answer', right ? 'right' : 'wrong')];
  return way === 'press'
    ? say(place, { attempts, pressed: all, blocks: [] })
    : say(place, { attempts, pressed: 'settle', blocks: all });
}

const attempt = (
  { lesson, progress }: Place,
  question: QuestionStep,
  given: string,
  kind: 'answer' | 'skip',
  verdict: Attempt['verdict'],
): Attempt => ({
  lesson: lesson.id,
  step: question.id,
  kind,
  given,
  verdict,
  hints: progress.hints[question.id] ?? 0,
});

const askAgain = (place: Place, options: readonly ShownOption[]): Outcome =>
  say(place, { pressed: 'keep', blocks: [whatToType(options)] });

function askWhether(place: Place, question: QuestionStep, likely: ShownOption): Outcome {
  const yes = action('answer', place.lesson.id, question.id, String(likely.position + 1));
  return say(place, {
    pressed: 'keep',
    blocks: [...readAsOption(likely), buttons({ label: `Yes, ${likely.letter}`, action: yes, style: 'primary' })],
  });
}
