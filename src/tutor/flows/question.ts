/** Answering a question: by click, by typing, by skipping; and its hints. */

import { action } from '../../core/action-id.ts';
import type { QuestionStep } from '../../core/lesson.ts';
import type { Prose } from '../../core/prose.ts';
import { code, inlineText, paragraph } from '../../core/prose.ts';
import type { Block, Notice } from '../../core/reply.ts';
import { questionHints } from '../../quiz/hints.ts';
import { gradeTyped, readChoice } from '../../quiz/read-answer.ts';
import { buttons, nextButton, progressBlock, showButton } from '../controls.ts';
import { type Outcome, say } from '../decision.ts';
import { type Place, withProgress } from '../place.ts';
import { optionList, optionOrder, questionBlocks, type ShownOption, shownOptions } from '../show/question.ts';
import type { Attempt } from '../state.ts';
import { giveHint } from './hint.ts';

/** How the answer came: by a press, whose message then shows the answered question, or as a message of its own. */
type Way = 'press' | 'message';

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
  if (text.length > MAX_ANSWER_CHARACTERS) return tooLong(place, text);
  if (text.trim() === '')
    return say(place, { pressed: 'keep', blocks: [paragraph('That answer was empty. Try again.')] });
  const { right, readAs } = gradeTyped(text, accepted);
  const content: Prose[] = [paragraph('You wrote ', code(text.trim()), '.')];
  if (readAs !== null) content.push(paragraph('I read that as ', code(readAs), '. Mind the exact spelling.'));
  if (!right) content.push(paragraph('The answer is ', code(accepted[0]), '.'));
  const feedback: Notice = notice(right, [...content, ...question.explanation]);
  return answered(record(place, question, text, right), question, right, text, [feedback], 'message');
}

/** An answer is a line or two; anything longer is code or an accident. */
export const MAX_ANSWER_CHARACTERS = 1_000;

export const tooLong = (place: Place, text: string): Outcome =>
  say(place, {
    pressed: 'keep',
    blocks: [paragraph(`That is ${text.length} characters, too long for an answer. Nothing was counted.`)],
  });

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
  giveHint(place, questionHints(question, optionOrder(place.learner.id, place.lesson.id, question)), [
    showButton(place),
  ]);

function choiceFeedback(question: QuestionStep, options: readonly ShownOption[], chosen: ShownOption): Notice {
  const youChose = paragraph(`You chose ${chosen.letter}: `, ...chosen.label);
  if (chosen.right) return notice(true, [youChose, ...chosen.why, ...question.explanation]);
  const key = options.find((option) => option.right);
  const theKey = key === undefined ? [] : [paragraph(`The right answer is ${key.letter}: `, ...key.label)];
  return notice(false, [youChose, ...chosen.why, ...theKey, ...question.explanation]);
}

const notice = (right: boolean, content: readonly Prose[]): Notice => ({
  kind: 'notice',
  tone: right ? 'right' : 'wrong',
  title: right ? 'Right' : 'Not this time',
  content,
});

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

function askAgain(place: Place, options: readonly ShownOption[]): Outcome {
  const last = options.at(-1)?.letter ?? 'A';
  const help = paragraph(
    `I could not match that to an answer. Type a letter from A to ${last}, or the answer's words. `,
    code('hint'),
    ' helps, ',
    code('skip'),
    ' goes on.',
  );
  return say(place, { pressed: 'keep', blocks: [help] });
}

function askWhether(place: Place, question: QuestionStep, likely: ShownOption): Outcome {
  const yes = action('answer', place.lesson.id, question.id, String(likely.position + 1));
  return say(place, {
    pressed: 'keep',
    blocks: [
      paragraph(`I read that as ${likely.letter}: `, ...likely.label),
      paragraph('If that is your answer, type ', code(likely.letter), '. If not, type another letter.'),
      buttons({ label: `Yes, ${likely.letter}`, action: yes, style: 'primary' }),
    ],
  });
}
