/** Answering a question of a lesson: by click, by typing, by skipping. A press's message then shows it answered. */

import type { QuestionStep } from '../../../core/lesson.ts';
import { rulesOf } from '../../../quiz/kinds/index.ts';
import { type Done, type Plan, say, sayHere } from '../../decision.ts';
import {
  action,
  buttons,
  type Feature,
  meansInLesson,
  nextButton,
  opensAt,
  pressInLesson,
  progressBlock,
  showButton,
} from '../../feature.ts';
import { type Place, recorded, roundOf } from '../../place.ts';
import {
  type Answer,
  answerOption,
  answerText,
  askedHere,
  exampleAfter,
  hintsOf,
  inItsRound,
  readInRound,
  showQuestion,
} from '../../question.ts';
import { answerForm, formText, placedText, readPlaced } from '../../show/answer-controls.ts';
import { stopBlocks } from '../../show/sitting.ts';
import { waysFrom } from '../../show/ways.ts';
import { compareTyped } from './compare.ts';
import { runHere } from './example.ts';
import { giveHint, hintExercise, showSolution } from './exercise.ts';
import { explain } from './explain.ts';
import { skip, tooLate } from './navigate.ts';
import { predictInWords } from './predict.ts';
import { type Settled, settleAnswer } from './run-lines.ts';

export const answer: Feature<'answer' | 'type' | 'submit-typed' | 'sort' | 'sort-run' | 'hint' | 'skip'> = {
  presses: {
    answer: pressInLesson((place, { action: { step, argument } }) => {
      const { round, argument: position } = readInRound(argument);
      return atOpen(place, step, (question) =>
        // The options of another time stood in another order.
        round === roundOf(place, question)
          ? keep(place, question, answerOption(askedHere(place, question), Number(position) - 1, 'press'))
          : tooLate(place, step),
      );
    }),
    type: opensAt('question', (step, { lesson, argument }, _draft, learner) => {
      const { round } = readInRound(argument);
      const submit = action('submit-typed', lesson, step.id, argument);
      return answerForm(submit, inItsRound({ id: learner }, { id: lesson }, step, round));
    }),
    'submit-typed': pressInLesson((place, { action: { step, argument }, fields }) =>
      atOpen(place, step, (question) =>
        // The letters of a form stand for what it showed.
        readInRound(argument).round === roundOf(place, question)
          ? answerQuestion(place, question, formText(fields))
          : tooLate(place, step),
      ),
    ),
    sort: pressInLesson((place, { action: { step, argument } }) =>
      atSequence(place, step, argument, (question, placed) =>
        say(place, { pressed: showQuestion(place, question, placed), blocks: [] }),
      ),
    ),
    'sort-run': pressInLesson(
      (place, { action: { step, argument } }) =>
        atSequence(place, step, argument, (question, placed) =>
          keep(place, question, answerText(askedHere(place, question), placedText(placed), 'press')),
        ),
      'run',
    ),
    hint: pressInLesson((place, { action: { step } }) =>
      step === place.step.id && place.step.kind === 'exercise'
        ? hintExercise(place, place.step)
        : atOpen(place, step, (question) => hintQuestion(place, question)),
    ),
    skip: pressInLesson((place, { action: { step } }) =>
      step === place.step.id && place.step.kind !== 'question' ? skip(place) : atOpen(place, step, () => skip(place)),
    ),
  },
  typed: [
    meansInLesson('hint', hintHere),
    meansInLesson('solution', (place) => {
      const { step, progress } = place;
      return step.kind === 'exercise' && progress.passed[step.id] === true ? showSolution(place, step) : comfort(place);
    }),
    meansInLesson('compare', (place, context) => {
      const { step, progress } = place;
      if (step.kind === 'exercise') return showSolution(place, step);
      if (step.kind === 'question' && !progress.answered) return comfort(place);
      return compareTyped(place, context);
    }),
    meansInLesson('skip', (place) =>
      exampleAfter(place) === null || place.progress.answered ? skip(place) : runHere(place),
    ),
    meansInLesson('give-up', comfort),
  ],
  topics: [
    {
      asked: `skip a question, go on without an answer, without answering, pass over a question, leave a question out, skip,
        how to skip, skip this, leave out this question, leave out a question, dont want to answer, pass this
        question, jump over a question, next without answering, do i have to answer`,
      says: 'Type `skip` to go on without answering. A skipped question counts as missed, and can be answered later.',
    },
    {
      asked: `get a hint, get help with a question, i am stuck, clue, how many hints, what do hints cost, hint, hints, how
        do i get a hint, tip, get a tip, a tip, i need help, help with this question, stuck, im stuck, what can i do
        when stuck, cannot solve it, i dont know the answer, a little help`,
      says: 'Type `hint` at a question or an exercise. There are several, each says more.',
    },
  ],
};

function hintHere(place: Place): Plan {
  const { step, progress } = place;
  if (step.kind === 'exercise') return hintExercise(place, step);
  if (step.kind === 'question' && !progress.answered) return hintQuestion(place, step);
  return sayHere(place, 'There’s nothing to give a hint for at this step.', buttons(...waysFrom(place)));
}

/**
 * Offers a hint and skipping, also to who pleads for the answer: where a question has no other hints, the first hint is
 * the answer, so a hint has to be asked for. The answer comes as it always does, after the last hint.
 */
function comfort(place: Place): Plan {
  const { step, progress } = place;
  const isOpen = step.kind === 'exercise' || (step.kind === 'question' && !progress.answered);
  return isOpen
    ? sayHere(
        place,
        'That’s all right. A hint may help. Or skip it for now: you can come back.',
        buttons(...waysFrom(place)),
      )
    : explain(place);
}

/** Only where the learner still is, and has not answered. */
function atOpen(place: Place, pressedStep: string, then: (question: QuestionStep) => Plan): Plan {
  const { step, progress } = place;
  const isOpen = step.id === pressedStep && step.kind === 'question' && !progress.answered;
  return isOpen ? then(step) : tooLate(place, pressedStep);
}

/** The same, with what was put in order so far. */
const atSequence = (
  place: Place,
  step: string,
  argument: string,
  then: (question: QuestionStep, placed: readonly number[]) => Plan,
): Plan =>
  atOpen(place, step, (question) => {
    const { round, argument: placed } = readInRound(argument);
    const { answer } = askedHere(place, question).question;
    // Another time, things stood in another order.
    return round === roundOf(place, question)
      ? then(question, readPlaced(placed, rulesOf(answer).count))
      : tooLate(place, step);
  });

/** A message while a question is open, or what was sent with its form. */
export const answerQuestion = (place: Place, question: QuestionStep, text: string): Plan =>
  question.role.kind === 'predict'
    ? predictInWords(place, question, text)
    : keep(place, question, answerText(askedHere(place, question), text));

const hintQuestion = (place: Place, question: QuestionStep): Plan =>
  giveHint(place, hintsOf(askedHere(place, question)), [showButton(place)]);

/** Keeps the answer in the lesson's record, and the attempt. */
const keep = (place: Place, question: QuestionStep, answer: Answer): Plan =>
  settleAnswer(answer, place.now, (settled) => keepSettled(place, question, settled));

function keepSettled(place: Place, question: QuestionStep, answer: Settled): Done {
  if (answer.kind === 'unread') return sayHere(place, ...answer.blocks);
  const { right, given, way } = answer;
  const { after, attempt } = recorded(place, question, { right, given });
  const blocks = [...answer.blocks, progressBlock(after), ...stopBlocks(after), buttons(nextButton(after))];
  const attempts = [attempt];
  return say(after, way === 'press' ? { attempts, pressed: blocks, blocks: [] } : { attempts, blocks });
}
