/**
 * Asking one question, in a lesson and in a review: which option was meant, whether a typed text is right, the next
 * hint. Nothing here knows what becomes of the answer: the callers keep the record or rate the card.
 */
import type { Action } from '../core/action.ts';
import {
  type ExampleStep,
  type Lesson,
  type Option,
  type QuestionStep,
  questionsOf,
  type TypedAnswer,
} from '../core/lesson.ts';
import {
  code,
  codeBlock,
  heading,
  type Inline,
  inlineText,
  numbered,
  type Prose,
  paragraph,
  strong,
  withCode,
} from '../core/prose.ts';
import type { Block, Button, Notice } from '../core/reply.ts';
import { letterOf, orderOptions, questionHints } from '../quiz/question.ts';
import { readChoice } from '../quiz/read-choice.ts';
import { gradeTyped } from '../quiz/typed-answer.ts';
import { variantFor } from '../review/due.ts';
import { stepTitle } from '../transcript/index.ts';
import type { Way } from './decision.ts';
import {
  action,
  button,
  buttons,
  nextButton,
  noButton,
  progressBlock,
  stepButton,
  wayButtons,
  yesNo,
} from './feature.ts';
import type { Verb } from './features/index.ts';
import { leftInRetry, type Place, roundOf } from './place.ts';
import { stopBlocks } from './show/sitting.ts';
import type { Learner } from './state.ts';

/** A question as it is asked of this learner now. */
export interface AskedQuestion {
  readonly asking: Asking;
  readonly question: QuestionStep;
  /** Heading and prompt, as they stay in the history. */
  readonly shown: readonly Block[];
  /** The action of answering with the option at this position, from 1 as shown. */
  readonly choose: (position: number) => Action;
}

export type Answer =
  /** It was no answer; these blocks say why, and nothing was counted. */
  | { readonly kind: 'unread'; readonly blocks: readonly Block[] }
  /** `blocks`: the feedback, below the question itself where its message is replaced. */
  | {
      readonly kind: 'answered';
      readonly right: boolean;
      readonly given: string;
      readonly blocks: readonly Block[];
      readonly way: Way;
    };

/** An option was pressed or clearly meant; `position` counts from 0 as shown. */
export function answerOption({ asking, question, shown }: AskedQuestion, position: number, way: Way): Answer {
  const options = shownOptions(asking, question);
  const chosen = options.find((option) => option.position === position);
  if (chosen === undefined) return { kind: 'unread', blocks: [whatToType(options)] };
  const history = way === 'press' ? [...shown, optionList(options, position)] : [];
  const blocks = [...history, choiceFeedback(question, options, chosen)];
  return { kind: 'answered', right: chosen.right, given: inlineText(chosen.label), blocks, way };
}

/**
 * A message or a form's text: an option's letter, number or words, or the answer itself. A misspelt option is asked
 * about.
 */
export function answerText(asked: AskedQuestion, text: string): Answer {
  const problem = ungradable(text);
  if (problem !== null) return { kind: 'unread', blocks: [problem] };
  const { asking, question } = asked;
  if (question.answer.kind === 'typed') {
    const { right, notice } = typedFeedback(question, question.answer, text);
    if (!right && TWO_ANSWERS.test(text.trim())) return { kind: 'unread', blocks: [paragraph(WHICH_OF_TWO)] };
    return { kind: 'answered', right, given: text, blocks: [notice], way: 'message' };
  }
  const options = shownOptions(asking, question);
  const reading = readOption(asked, text);
  if (reading.kind === 'chosen') return answerOption(asked, reading.position, 'message');
  const likely = reading.kind === 'perhaps' ? options[reading.position] : undefined;
  if (likely === undefined) return { kind: 'unread', blocks: [whatToType(options)] };
  const yes = { label: `Yes, ${likely.letter}`, action: asked.choose(likely.position + 1), style: 'primary' } as const;
  return { kind: 'unread', blocks: [...readAsOption(likely), yesNo(yes, noButton('No, another one'))] };
}

/** `400 or 413`: neither is taken, and nothing is said of either. */
const TWO_ANSWERS = /^\S+(?: \S+)? or \S+(?: \S+)?$/i;
const WHICH_OF_TWO = 'Those are two answers, so nothing was counted. Type the one you mean.';

/** Which option a text means. */
export const readOption = ({ asking, question }: Pick<AskedQuestion, 'asking' | 'question'>, text: string) =>
  readChoice(
    text,
    shownOptions(asking, question).map(({ label }) => inlineText(label)),
  );

/** All hints of the question; the last one is the answer. */
export const hintsOf = ({ asking, question }: AskedQuestion) => questionHints(question, optionOrder(asking, question));

/**
 * The next of `hints`, of which `seen` were shown; after the last one, the last one again. `more` stand beside
 * `another`.
 */
export function nextHint(
  hints: readonly (readonly Prose[])[],
  seen: number,
  another: Button,
  more: readonly Button[],
): { readonly shown: number; readonly blocks: readonly Block[] } {
  const shown = Math.min(seen + 1, hints.length);
  const content = hints[shown - 1];
  if (content === undefined) return { shown, blocks: [paragraph('There’s no hint for this one.')] };
  const controls = [...(shown < hints.length ? [another] : []), ...more];
  return {
    shown,
    blocks: [
      { kind: 'notice', tone: 'info', title: `Hint ${shown} of ${hints.length}`, content },
      ...(controls.length > 0 ? [buttons(...controls)] : []),
    ],
  };
}

// A question as it is asked, and as it stays in the history once it is answered.

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

/** The verbs of a question's controls: those of a prediction let its example run. */
const VERBS = {
  asked: { choose: 'answer', type: 'type' },
  predicted: { choose: 'predict', type: 'predict-type' },
} as const satisfies Readonly<Record<string, { readonly choose: Verb; readonly type: Verb }>>;

const verbsOf = ({ role }: QuestionStep) => VERBS[role.kind === 'predict' ? 'predicted' : 'asked'];

/** The question of the lesson that the learner is at, in the form in which it comes this time. */
export function askedHere(place: Place, step: QuestionStep): AskedQuestion {
  const round = roundOf(place, step);
  const question = sceneIn(step, round);
  const { learner, lesson } = place;
  return {
    // The first time, options stand as they did before questions came back.
    asking: round === 0 ? { learner, lesson } : { learner, lesson, round },
    question,
    shown: questionBlocks(place, question),
    choose: (position) => action(verbsOf(step).choose, lesson.id, step.id, inRound(round, String(position))),
  };
}

/** The question as it is asked in a round: itself, or one of its variants in its place. */
export const sceneIn = (question: QuestionStep, round: number): QuestionStep => ({
  ...question,
  ...question.variants[variantFor(round, question.variants.length) - 1],
});

/** The argument of a control of a lesson's question: `3`, or `1-3` when it is asked again. */
const inRound = (round: number, argument: string): string => (round === 0 ? argument : `${round}-${argument}`);

/** Reads that argument back. */
export function readInRound(argument: string): { readonly round: number; readonly argument: string } {
  const [, round = '0', rest = ''] = /^(?:(\d+)-)?(.*)$/.exec(argument) ?? [];
  return { round: Number(round), argument: rest };
}

/** On without an answer: a prediction lets its example run. */
export function skipButton(place: Place): Button {
  const example = exampleAfter(place);
  return example === null ? stepButton(place, 'skip', 'Skip') : button('Just run it', runAction(place.lesson, example));
}

/** The question, ready to be answered; or, come back to, with the answer that was given. */
export function showQuestion(place: Place, step: QuestionStep): readonly Block[] {
  const asked = askedHere(place, step);
  const { asking, question, shown, choose } = asked;
  if (place.progress.answered) return showAnsweredBefore(place, asked);
  const type = action(verbsOf(step).type, place.lesson.id, step.id, inRound(roundOf(place, step), ''));
  return [
    ...shown,
    ...answerControls(asking, question, type, (position) => choose(Number(position))),
    progressBlock(place),
    buttons(stepButton(place, 'hint', 'Hint'), skipButton(place), ...wayButtons(place)),
  ];
}

const runAction = ({ id }: Lesson, example: ExampleStep): Action => action('run', id, example.id);

/** The example whose run is to be predicted here; null where nothing is predicted. */
export function exampleAfter({ lesson, step, index }: Pick<Place, 'lesson' | 'step' | 'index'>): ExampleStep | null {
  if (step.kind !== 'question' || step.role.kind !== 'predict') return null;
  const next = lesson.steps[index + 1];
  return next?.kind === 'example' ? next : null;
}

/** Heading and prompt; before a run also what will run, and what the visitor does. */
function questionBlocks(place: Place, question: QuestionStep): readonly Block[] {
  const example = exampleAfter(place);
  if (example === null) return [heading(2, headingOf(place, question)), ...question.prompt];
  return [
    heading(2, `Example: ${example.title}`),
    ...example.content,
    codeBlock('python', example.program),
    paragraph('What the visitor does:'),
    numbered(example.scenario.map((step) => [stepTitle(step)])),
    heading(3, `Before it runs: ${question.title}`),
    ...question.prompt,
  ];
}

const headingOf = (place: Place, question: QuestionStep): string =>
  question.role.kind === 'quiz' ? `${questionNumber(place, question)}: ${question.title}` : `Recall: ${question.title}`;

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

/** The options to press, or the way to a form. `choose`: the action of the option at this position, from 1 as shown. */
export function answerControls(
  asking: Asking,
  question: QuestionStep,
  type: Action,
  choose: (position: string) => Action,
): readonly Block[] {
  if (question.answer.kind === 'typed') {
    return [
      paragraph('Use the button, or type your answer in a direct message to me.'),
      buttons(button('Type your answer', type, 'primary')),
    ];
  }
  const choices = shownOptions(asking, question).map(({ letter, label, position }) => ({
    letter,
    label,
    action: choose(String(position + 1)),
  }));
  return [{ kind: 'choices', choices }];
}

function rightAnswer({ answer }: QuestionStep): readonly Inline[] {
  if (answer.kind === 'typed') return [code(answer.accepted[0])];
  return answer.options.find(({ right }) => right)?.label ?? [];
}

function showAnsweredBefore(place: Place, { question, shown }: AskedQuestion): readonly Block[] {
  const record = place.progress.answers[question.id];
  return [
    ...shown,
    paragraph('You answered: ', code(record?.given ?? ''), record?.right ? ' — right.' : ' — not right.'),
    ...(record?.right ? [] : [paragraph('The right answer is ', ...rightAnswer(question), '.')]),
    ...question.explanation,
    progressBlock(place),
    ...stopBlocks(place),
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
  answer: TypedAnswer,
  text: string,
): { readonly right: boolean; readonly notice: Notice } {
  const { right, readAs } = gradeTyped(text, answer);
  const content: Prose[] = [paragraph('You wrote ', code(text.trim()), '.')];
  if (readAs !== null) content.push(paragraph('I read that as ', code(readAs), '. Mind the exact spelling.'));
  if (!right) content.push(paragraph('The answer is ', code(answer.accepted[0]), '.'));
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
  const how = `Type a letter from A to ${last}, or the answer's words. \`hint\` helps, \`skip\` goes on.`;
  return paragraph(...withCode(`I could not match that to an answer. ${how}`));
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
