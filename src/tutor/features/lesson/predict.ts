/** Predicting a run: the answer lets the example run, and the run says what was right. */

import type { Transcript } from '../../../browser/index.ts';
import type { Option } from '../../../core/answer.ts';
import type { QuestionStep } from '../../../core/lesson.ts';
import type { Reply } from '../../../core/reply.ts';
import { optionList } from '../../../quiz/kinds/choice.ts';
import { saysWhatWasSeen } from '../../../quiz/prediction.ts';
import { NOTHING, observe } from '../../../transcript/index.ts';
import { type Plan, sayHere } from '../../decision.ts';
import { action, type Feature, opensAt, pressInLesson } from '../../feature.ts';
import { moveTo, type Place, recorded, roundOf } from '../../place.ts';
import {
  type Answer,
  type AskedQuestion,
  answerOption,
  answerText,
  askedHere,
  exampleAfter,
  readInRound,
  shownOptions,
} from '../../question.ts';
import { answerForm, formText } from '../../show/answer-controls.ts';
import { type Judged, runArriving } from './example.ts';
import { tooLate } from './navigate.ts';

export const predict: Feature<'predict' | 'predict-type' | 'submit-predict'> = {
  presses: {
    predict: pressInLesson(
      (place, { action: { step, argument } }) => atPrediction(place, step, argument, predictOption),
      'run',
    ),
    'predict-type': opensAt('question', (step, { lesson, argument }, _draft, learner) =>
      answerForm(action('submit-predict', lesson, step.id, argument), {
        asking: { learner: { id: learner }, lesson: { id: lesson } },
        question: step,
      }),
    ),
    'submit-predict': pressInLesson(
      (place, { action: { step }, fields }) =>
        place.step.id === step && place.step.kind === 'question' && !place.progress.answered
          ? predictInWords(place, place.step, formText(fields))
          : tooLate(place, step),
      'run',
    ),
  },
};

/** Only where the learner still is, and has not answered. */
function atPrediction(
  place: Place,
  pressedStep: string,
  argument: string,
  then: (place: Place, question: QuestionStep, position: number) => Plan,
): Plan {
  const { step, progress } = place;
  const { round, argument: position } = readInRound(argument);
  const isOpen = step.id === pressedStep && step.kind === 'question' && !progress.answered;
  if (!isOpen || round !== roundOf(place, step)) return tooLate(place, pressedStep);
  return then(place, step, Number(position) - 1);
}

function predictOption(place: Place, question: QuestionStep, position: number): Plan {
  const asked = askedHere(place, question);
  const options = shownOptions(asked.asking, asked.question);
  // What is right is not known yet.
  const history = [...asked.shown, optionList(options.map(withoutKey), new Set([position]))];
  return settle(place, question, history, (judged) => answerOption(judged, position, 'message'));
}

const withoutKey = <Shown extends Option>(option: Shown): Shown => ({ ...option, right: false });

/** A message while a prediction is open, or what was sent with its form. */
export function predictInWords(place: Place, question: QuestionStep, text: string): Plan {
  const read = answerText(askedHere(place, question), text);
  if (read.kind === 'unread') return sayHere(place, ...read.blocks);
  return settle(place, question, 'settle', (judged) => answerText(judged, text));
}

/** Lets the example run, then grades by what it showed. */
function settle(
  place: Place,
  question: QuestionStep,
  pressed: Reply['pressed'],
  grade: (judged: AskedQuestion) => Answer,
): Plan {
  const example = exampleAfter(place);
  if (example === null) return tooLate(place, place.step.id);
  const asked = askedHere(place, question);
  return runArriving(moveTo(place, place.index + 1), example, pressed, (at, transcript): Judged => {
    const answer = grade({ ...asked, question: judgedBy(transcript, asked.question) });
    if (answer.kind === 'to-run') return { after: at, blocks: [], attempts: [] };
    if (answer.kind === 'unread') return { after: at, blocks: answer.blocks, attempts: [] };
    const { right, given } = answer;
    const { after, attempt } = recorded(place, question, { right, given });
    return { after: moveTo(after, at.index), blocks: answer.blocks, attempts: [attempt] };
  });
}

/** The question with the run's own word for what is right; the author's where the run does not say. */
function judgedBy(transcript: Transcript, question: QuestionStep): QuestionStep {
  const { role, answer } = question;
  const seen = role.kind === 'predict' ? observe(transcript, role.sees) : null;
  if (seen === null) return question;
  if (answer.kind === 'typed') {
    const isHeader = role.kind === 'predict' && role.sees.what === 'cookie-header' && seen !== NOTHING;
    const header = isHeader ? { header: { caseCounts: true } } : {};
    return { ...question, answer: { kind: 'typed', accepted: [seen, ...answer.accepted], ...header } };
  }
  if (answer.kind !== 'choice') return question;
  const options = answer.options.map((option) => ({ ...option, right: saysWhatWasSeen(option.label, seen) }));
  const isDecided = options.filter(({ right }) => right).length === 1;
  return isDecided ? { ...question, answer: { kind: 'choice', options } } : question;
}
