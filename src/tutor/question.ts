/**
 * Asking one question, in a lesson and in a review: what a text or a press answers, the next hint, the feedback.
 * Nothing here knows what becomes of the answer: the callers keep the record or rate the card. What is special about a
 * kind of answer stands in `src/quiz/kinds`.
 */
import type { Action } from '../core/action.ts';
import { optionsOf } from '../core/answer.ts';
import { type ExampleStep, type Lesson, type QuestionStep, questionsOf } from '../core/lesson.ts';
import { code, codeBlock, heading, numbered, type Prose, paragraph } from '../core/prose.ts';
import type { Block, Button, Notice } from '../core/reply.ts';
import { gradeChoice, optionList, type ShownOption, shownInOrder } from '../quiz/kinds/choice.ts';
import { rulesOf, shownOrder } from '../quiz/kinds/index.ts';
import type { Given, Reading } from '../quiz/kinds/kind.ts';
import { variantFor } from '../review/due.ts';
import { stepSummary } from '../transcript/index.ts';
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
import { answerControls, whatToType, writePlaced } from './show/answer-controls.ts';
import { stopBlocks } from './show/sitting.ts';
import type { Learner } from './state.ts';

/** A question as it is asked of this learner now. */
export interface AskedQuestion {
  readonly asking: Asking;
  readonly question: QuestionStep;
  /** Heading and prompt, as they stay in the history. */
  readonly shown: readonly Block[];
  readonly actions: AnswerActions;
}

/** What its controls do. Positions are as shown. */
export interface AnswerActions {
  /** Answers with the option at this position, from 1. */
  readonly choose: (position: number) => Action;
  /** Opens the form. */
  readonly type: Action;
  /** Shows the question with this much put in order; positions from 0. */
  readonly sort: (placed: readonly number[]) => Action;
  /** Answers with this order. */
  readonly submit: (placed: readonly number[]) => Action;
}

export type Answer =
  /** It was no answer; these blocks say why, and nothing was counted. */
  | { readonly kind: 'unread'; readonly blocks: readonly Block[] }
  | Answered
  /** Only a run of the program tells (`run-lines.ts`). */
  | ToRun;

/** `blocks`: the feedback, below the question itself where its message is replaced. */
export interface Answered {
  readonly kind: 'answered';
  readonly right: boolean;
  readonly given: string;
  readonly blocks: readonly Block[];
  readonly way: Way;
}

export interface ToRun extends Pick<Extract<Given, { readonly kind: 'program' }>, 'program' | 'isAuthors'> {
  readonly kind: 'to-run';
  readonly question: QuestionStep;
  /** What stands above the feedback. */
  readonly history: readonly Block[];
  readonly way: Way;
}

/** An option was pressed or clearly meant; `position` counts from 0 as shown. */
export function answerOption(asked: AskedQuestion, position: number, way: Way): Answer {
  const { asking, question, shown } = asked;
  const options = shownOptions(asking, question);
  const chosen = options[position];
  if (chosen === undefined || question.answer.kind !== 'choice') return { kind: 'unread', blocks: [whatToType(asked)] };
  const history = way === 'press' ? [...shown, optionList(options, new Set([position]))] : [];
  return answered(question, gradeChoice(options, chosen), history, way);
}

/**
 * A message, what was sent with a form, or an order that was pressed together: whatever its kind takes. A misspelt
 * option is asked about.
 */
export function answerText(asked: AskedQuestion, text: string, way: Way = 'message'): Answer {
  const problem = ungradable(text);
  if (problem !== null) return { kind: 'unread', blocks: [problem] };
  const { question, shown } = asked;
  const reading = readAnswer(asked, text);
  switch (reading.kind) {
    case 'unclear':
      return { kind: 'unread', blocks: [reading.says === null ? whatToType(asked) : paragraph(reading.says)] };
    case 'perhaps':
      return { kind: 'unread', blocks: askWhetherMeant(asked, reading.position, reading.isLoose === true) };
    case 'read':
      return answered(question, reading.given, way === 'press' ? shown : [], way);
  }
}

/** What a text says, as an answer to this question. */
export const readAnswer = ({ asking, question }: Pick<AskedQuestion, 'asking' | 'question'>, text: string): Reading =>
  rulesOf(question.answer).read(orderOf(asking, question), text);

function answered(question: QuestionStep, given: Given, history: readonly Block[], way: Way): Answer {
  if (given.kind === 'program') {
    const { program, isAuthors } = given;
    return { kind: 'to-run', program, isAuthors, question, history, way };
  }
  const { right, text, said } = given;
  return { kind: 'answered', right, given: text, blocks: [...history, feedback(question, right, said)], way };
}

/** Asks whether this option was meant. What the learner didn't type of it, a reply doesn't add (`isLoose`). */
function askWhetherMeant(asked: AskedQuestion, position: number, isLoose: boolean): readonly Block[] {
  const likely = shownOptions(asked.asking, asked.question)[position];
  if (likely === undefined) return [whatToType(asked)];
  const yes = {
    label: `Yes, ${likely.letter}`,
    action: asked.actions.choose(likely.position + 1),
    style: 'primary',
  } as const;
  return [
    isLoose
      ? paragraph(`I read that as ${likely.letter}.`)
      : paragraph(`I read that as ${likely.letter}: `, ...likely.label),
    paragraph('If that is your answer, type ', code(likely.letter), '. If not, type another letter.'),
    yesNo(yes, noButton('No, another one')),
  ];
}

/** All hints of the question: the author's, those of its kind, and the answer. */
export function hintsOf({ asking, question }: AskedQuestion): readonly (readonly Prose[])[] {
  const rules = rulesOf(question.answer);
  const order = orderOf(asking, question);
  return [...question.hints, ...rules.hints(order), rules.key(order)];
}

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

/** Who is asked, and where the question is from. `round`: which time it is, in a review. */
export interface Asking {
  readonly learner: Pick<Learner, 'id'>;
  readonly lesson: Pick<Lesson, 'id'>;
  readonly round?: number;
}

/** The options in the order that this learner sees; empty where there are none. */
export const shownOptions = (asking: Asking, question: QuestionStep): readonly ShownOption[] =>
  shownInOrder(optionsOf(question.answer), orderOf(asking, question));

/**
 * The order in which what is shuffled is shown: another one in each round, so that nobody learns the place of the right
 * option.
 */
export function orderOf({ learner, lesson, round }: Asking, question: QuestionStep): readonly number[] {
  const seed = `${learner.id}\n${lesson.id}\n${question.id}`;
  return shownOrder(question.answer, round === undefined ? seed : `${seed}\n${round}`);
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
  const { learner, lesson } = place;
  const about = (verb: Verb, argument: string): Action => action(verb, lesson.id, step.id, inRound(round, argument));
  const asked = inItsRound(learner, lesson, step, round);
  return {
    ...asked,
    shown: questionBlocks(place, asked.question),
    actions: {
      choose: (position) => about(verbsOf(step).choose, String(position)),
      type: about(verbsOf(step).type, ''),
      sort: (placed) => about('sort', writePlaced(placed)),
      submit: (placed) => about('sort-run', writePlaced(placed)),
    },
  };
}

/** The question of a lesson in the form in which it comes in a round. The first time it is asked in itself. */
export const inItsRound = (
  learner: Asking['learner'],
  lesson: Asking['lesson'],
  step: QuestionStep,
  round: number,
): Pick<AskedQuestion, 'asking' | 'question'> => ({
  // The first time, options stand as they did before questions came back.
  asking: round === 0 ? { learner, lesson } : { learner, lesson, round },
  question: sceneIn(step, round),
});

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

/**
 * The question, ready to be answered; or, come back to, with the answer that was given. `placed`: what was put in order
 * so far.
 */
export function showQuestion(place: Place, step: QuestionStep, placed: readonly number[] = []): readonly Block[] {
  const asked = askedHere(place, step);
  if (place.progress.answered) return showAnsweredBefore(place, asked);
  return [
    ...asked.shown,
    ...answerControls(asked, placed),
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
    numbered(example.scenario.map((step) => [stepSummary(step)])),
    heading(3, `Before it runs: ${question.title}`),
    ...question.prompt,
  ];
}

const headingOf = (place: Place, question: QuestionStep): string =>
  question.role.kind === 'quiz' ? `${questionNumber(place, question)}: ${question.title}` : `Recall: ${question.title}`;

function showAnsweredBefore(place: Place, { asking, question, shown }: AskedQuestion): readonly Block[] {
  const record = place.progress.answers[question.id];
  return [
    ...shown,
    ...youAnswered(record?.given ?? '', record?.right ? 'right' : 'not right'),
    ...(record?.right ? [] : keyAgain(asking, question)),
    ...question.explanation,
    progressBlock(place),
    ...stopBlocks(place),
    buttons(nextButton(place), ...wayButtons(place)),
  ];
}

/** The key, where the options with their letters are out of sight. */
function keyAgain(asking: Asking, question: QuestionStep): readonly Prose[] {
  const [right] = question.answer.kind === 'choice' ? question.answer.options.filter((option) => option.right) : [];
  if (right !== undefined) return [paragraph('The right answer is ', ...right.label, '.')];
  return rulesOf(question.answer).key(orderOf(asking, question));
}

/** A program has lines; any other answer is one. */
const youAnswered = (given: string, verdict: string): readonly Prose[] =>
  given.includes('\n')
    ? [paragraph(`Your answer was ${verdict}:`), codeBlock('python', given)]
    : [paragraph('You answered: ', code(given), ` — ${verdict}.`)];

function questionNumber(place: Place, question: QuestionStep): string {
  const { lesson, progress } = place;
  if (progress.retry !== null) {
    const left = leftInRetry(place);
    const again = progress.answers[question.id] === undefined ? 'Quiz' : 'Again';
    return left === 0 ? `${again}, the last one` : `${again}, ${left} after this one`;
  }
  const questions = questionsOf(lesson);
  return `Question ${questions.findIndex(({ id }) => id === question.id) + 1} of ${questions.length}`;
}

// Feedback, in a lesson and in a review.

/** An answer is a line or two; anything longer is code or an accident. */
const MAX_ANSWER_CHARACTERS = 1_000;

/** Why a typed answer cannot be graded; null when it can. */
export function ungradable(text: string): Prose | null {
  if (text.length > MAX_ANSWER_CHARACTERS) {
    return paragraph(`That is ${text.length} characters, too long for an answer. Nothing was counted.`);
  }
  return text.trim() === '' ? paragraph('That answer was empty. Try again.') : null;
}

/** How an answer was read and what is right, and the explanation. */
export const feedback = ({ explanation }: QuestionStep, right: boolean, said: readonly Prose[]): Notice => ({
  kind: 'notice',
  tone: right ? 'right' : 'wrong',
  title: right ? 'Right' : 'Not this time',
  content: [...said, ...explanation],
});
