/** A question as it is asked, and as it stays in the history once it is answered. */
import { action } from '../../core/action.ts';
import type { Lesson, Option, QuestionStep } from '../../core/lesson.ts';
import { code, heading, type Inline, type Prose, paragraph, strong } from '../../core/prose.ts';
import type { Block, Notice } from '../../core/reply.ts';
import { letterOf, orderOptions } from '../../quiz/question.ts';
import { gradeTyped } from '../../quiz/read-answer.ts';
import { leftInRetry, type Place, questionsOf } from '../place.ts';
import type { Learner } from '../state.ts';
import { button, buttons, nextButton, progressBlock, wayButtons } from './controls.ts';

export interface ShownOption extends Option {
  readonly letter: string;
  /** From 0, as shown. */
  readonly position: number;
}

/** Who is asked, and where the question is from. `round`: which time it is, in a review. */
export interface Asking {
  readonly learner: Pick<Learner, 'id'>;
  readonly lesson: Pick<Lesson, 'id'>;
  readonly round?: number;
}

/** The options in the order that this learner sees; empty for a typed answer. */
export function shownOptions(asking: Asking, question: QuestionStep): readonly ShownOption[] {
  const { answer } = question;
  if (answer.kind === 'typed') return [];
  return optionOrder(asking, question).flatMap((index, position) => {
    const option = answer.options[index];
    return option === undefined ? [] : [{ ...option, letter: letterOf(position), position }];
  });
}

/** Another one in each round, so that nobody learns the place of the right option. */
export function optionOrder({ learner, lesson, round }: Asking, question: QuestionStep): readonly number[] {
  const count = question.answer.kind === 'choice' ? question.answer.options.length : 0;
  const seed = `${learner.id}\n${lesson.id}\n${question.id}`;
  return orderOptions(count, round === undefined ? seed : `${seed}\n${round}`);
}

/** The question, ready to be answered; or, come back to, with the answer that was given. */
export function showQuestion(place: Place, question: QuestionStep): readonly Block[] {
  if (place.progress.answered) return showAnsweredBefore(place, question);
  return [
    ...questionBlocks(place, question),
    ...answerControls(place, question),
    progressBlock(place),
    buttons(button(place, 'hint', 'Hint'), button(place, 'skip', 'Skip'), ...wayButtons(place)),
  ];
}

/** Heading and prompt. */
export function questionBlocks(place: Place, question: QuestionStep): readonly Block[] {
  return [heading(2, `${questionNumber(place, question)}: ${question.title}`), ...question.prompt];
}

/** The options as a list, for a message whose question is over. */
export function optionList(options: readonly ShownOption[], chosen: number | null): Prose {
  return {
    kind: 'list',
    start: null,
    items: options.map((option) => [paragraph(`${option.letter}. `, ...option.label, ...optionMark(option, chosen))]),
  };
}

function optionMark(option: ShownOption, chosen: number | null): readonly Inline[] {
  const marks = [
    ...(option.position === chosen ? ['your answer'] : []),
    ...(option.right ? [option.position === chosen ? 'right' : 'the right answer'] : []),
  ];
  return marks.length === 0 ? [] : [{ kind: 'text', text: ' — ' }, strong(marks.join(', '))];
}

function answerControls(place: Place, question: QuestionStep): readonly Block[] {
  if (question.answer.kind === 'typed') {
    return [
      paragraph('Use the button, or type your answer in a direct message to me.'),
      buttons(button(place, 'type', 'Type your answer', 'primary')),
    ];
  }
  const choices = shownOptions(place, question).map(({ letter, label, position }) => ({
    letter,
    label,
    action: action('answer', place.lesson.id, question.id, String(position + 1)),
  }));
  return [{ kind: 'choices', choices }];
}

function rightAnswer({ answer }: QuestionStep): readonly Inline[] {
  if (answer.kind === 'typed') return [code(answer.accepted[0])];
  return answer.options.find(({ right }) => right)?.label ?? [];
}

function showAnsweredBefore(place: Place, question: QuestionStep): readonly Block[] {
  const record = place.progress.answers[question.id];
  return [
    ...questionBlocks(place, question),
    paragraph('You answered: ', code(record?.given ?? ''), record?.right ? ' — right.' : ' — not right.'),
    ...(record?.right ? [] : [paragraph('The right answer is ', ...rightAnswer(question), '.')]),
    ...question.explanation,
    progressBlock(place),
    buttons(nextButton(place), ...wayButtons(place)),
  ];
}

function questionNumber(place: Place, question: QuestionStep): string {
  const { lesson, progress } = place;
  if (progress.retry !== null) {
    const left = leftInRetry(place);
    const again = progress.answers[question.id] === undefined ? 'Quiz' : 'Once more';
    return left === 0 ? `${again}, the last one` : `${again}, ${left} after this one`;
  }
  const questions = questionsOf(lesson);
  return `Question ${questions.findIndex(({ id }) => id === question.id) + 1} of ${questions.length}`;
}

// Feedback, in a lesson and in a review.

/** An answer is a line or two; anything longer is code or an accident. */
const MAX_ANSWER_CHARACTERS = 1_000;

/** Why the chosen option is right or wrong, which one is right, and the explanation. */
export function choiceFeedback(question: QuestionStep, options: readonly ShownOption[], chosen: ShownOption): Notice {
  const youChose = paragraph(`You chose ${chosen.letter}: `, ...chosen.label);
  if (chosen.right) return notice(true, [youChose, ...chosen.why, ...question.explanation]);
  const key = options.find((option) => option.right);
  const theKey = key === undefined ? [] : [paragraph(`The right answer is ${key.letter}: `, ...key.label)];
  return notice(false, [youChose, ...chosen.why, ...theKey, ...question.explanation]);
}

/** How a typed answer was read, and the explanation. */
export function typedFeedback(
  question: QuestionStep,
  accepted: readonly [string, ...string[]],
  text: string,
): { readonly right: boolean; readonly notice: Notice } {
  const { right, readAs } = gradeTyped(text, accepted);
  const content: Prose[] = [paragraph('You wrote ', code(text.trim()), '.')];
  if (readAs !== null) content.push(paragraph('I read that as ', code(readAs), '. Mind the exact spelling.'));
  if (!right) content.push(paragraph('The answer is ', code(accepted[0]), '.'));
  return { right, notice: notice(right, [...content, ...question.explanation]) };
}

/** Why a typed answer cannot be graded; null when it can. */
export function ungradable(text: string): Prose | null {
  if (text.length > MAX_ANSWER_CHARACTERS) {
    return paragraph(`That is ${text.length} characters, too long for an answer. Nothing was counted.`);
  }
  return text.trim() === '' ? paragraph('That answer was empty. Try again.') : null;
}

/** What can be typed where a text was no option. */
export function whatToType(options: readonly ShownOption[]): Prose {
  const last = options.at(-1)?.letter ?? 'A';
  return paragraph(
    `I could not match that to an answer. Type a letter from A to ${last}, or the answer's words. `,
    code('hint'),
    ' helps, ',
    code('skip'),
    ' goes on.',
  );
}

/** Asks whether a misspelt text was meant to be this option. */
export const readAsOption = (likely: ShownOption): readonly Prose[] => [
  paragraph(`I read that as ${likely.letter}: `, ...likely.label),
  paragraph('If that is your answer, type ', code(likely.letter), '. If not, type another letter.'),
];

const notice = (right: boolean, content: readonly Prose[]): Notice => ({
  kind: 'notice',
  tone: right ? 'right' : 'wrong',
  title: right ? 'Right' : 'Not this time',
  content,
});
