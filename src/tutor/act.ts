/** A pressed button or a submitted form of a lesson. Ids name the step they were shown at, so a late press can be told. */

import { paragraph } from '../core/prose.ts';
import { type Decision, sayOnly } from './decision.ts';
import type { Verb } from './features/index.ts';
import { runEdited, runExample } from './flows/example.ts';
import { hintExercise, submitBlanks, submitProgram } from './flows/exercise.ts';
import { explain, questionOf } from './flows/explain.ts';
import { openLab } from './flows/lab.ts';
import { pressInLab } from './flows/lab-press.ts';
import { askRestart, CONFIRMED, goBack, goNext, goTo, outline, restart, skip, tooLate } from './flows/navigate.ts';
import { showPicture } from './flows/picture.ts';
import { answerChoice, answerTyped, hintQuestion } from './flows/question.ts';
import { quiz } from './flows/quiz.ts';
import { retryMissed, tellScore } from './flows/score.ts';
import type { Place } from './place.ts';
import type { VerbAction } from './read-request.ts';
import type { Seen } from './seen.ts';

/** `fields` are there when a form was submitted. */
export function act(
  place: Place,
  { verb, step, argument }: VerbAction,
  fields: Readonly<Record<string, string>> | null,
  seen: Seen | null,
): Decision {
  switch (verb) {
    case 'restart':
      return argument === CONFIRMED ? restart(place) : askRestart(place);
    case 'go':
      return goTo(place, step);
    case 'outline':
      return outline(place);
    case 'score':
      return tellScore(place);
    case 'retry':
      return retryMissed(place);
    case 'quiz':
      return quiz(place);
    case 'run':
    case 'run-edited':
    case 'submit-blanks':
    case 'submit-program':
      return runAt(place, verb, step, fields ?? {});
    case 'why':
      return explain(place, step, seen, questionOf(argument));
    case 'picture':
      return showPicture(place, step, seen);
    case 'lab':
      return openLab(place, step);
    case 'lab-do':
    case 'lab-why':
    case 'lab-picture':
    case 'lab-over':
    case 'lab-others':
    case 'lab-leave':
    case 'lab-visit':
    case 'lab-post':
    case 'lab-edit':
    case 'lab-wait':
      return pressInLab(place, verb, step, argument, fields ?? {});
    case 'lab-address':
    case 'lab-form':
    case 'lab-cookie':
    case 'lab-time':
    case 'edit':
    case 'blanks':
    case 'program':
    case 'type':
      return sayOnly(place.learner, [paragraph('That form is not here any more. Type “show” to see where you are.')]);
    default:
      return step === place.step.id ? actHere(place, verb, argument, fields ?? {}) : tooLate(place, step);
  }
}

/** A press that only makes sense at the step that the learner is at. */
function actHere(
  place: Place,
  verb: Exclude<Verb, 'go' | 'run'>,
  argument: string,
  fields: Readonly<Record<string, string>>,
): Decision {
  const { step, progress } = place;
  if (verb === 'next') return goNext(place);
  if (verb === 'back') return goBack(place);
  if (verb === 'hint' && step.kind === 'exercise') return hintExercise(place, step);
  if (step.kind !== 'question') return verb === 'skip' ? skip(place) : tooLate(place, step.id);
  if (progress.answered) return tooLate(place, step.id);
  if (verb === 'skip') return skip(place);
  if (verb === 'hint') return hintQuestion(place, step);
  if (step.answer.kind === 'choice') return answerChoice(place, step, Number(argument) - 1, 'press');
  return answerTyped(place, step, step.answer.accepted, fields.answer ?? '');
}

/** Running code is welcome at any step of the lesson, whatever step the learner is at by now. */
function runAt(
  place: Place,
  verb: 'run' | 'run-edited' | 'submit-blanks' | 'submit-program',
  stepId: string,
  fields: Readonly<Record<string, string>>,
): Decision {
  const index = place.lesson.steps.findIndex(({ id }) => id === stepId);
  const step = place.lesson.steps[index];
  if (step?.kind === 'example') {
    const at = { ...place, step, index };
    return verb === 'run' ? runExample(at, step) : runEdited(at, step, fields.program ?? '');
  }
  if (step?.kind === 'exercise') {
    const at = { ...place, step, index };
    return verb === 'submit-blanks' ? submitBlanks(at, step, fields) : submitProgram(at, step, fields.program ?? '');
  }
  return tooLate(place, stepId);
}
