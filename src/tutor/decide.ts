/** What to answer: a request and what is remembered in, a decision out. Nothing here reads a clock, a disk or a network. */
import type { Action, Verb } from '../core/action-id.ts';
import { paragraph } from '../core/prose.ts';
import { type Decision, sayOnly } from './decision.ts';
import { runEdited, runExample } from './flows/example.ts';
import { hintExercise, submitBlanks, submitProgram } from './flows/exercise.ts';
import { explain, questionOf } from './flows/explain.ts';
import { openLab } from './flows/lab.ts';
import { pressInLab } from './flows/lab-press.ts';
import {
  askRestart,
  begin,
  CONFIRMED,
  goBack,
  goNext,
  goTo,
  outline,
  restart,
  resume,
  skip,
  tooLate,
} from './flows/navigate.ts';
import { answerChoice, answerTyped, hintQuestion } from './flows/question.ts';
import { retryMissed, tellScore } from './flows/score.ts';
import { chooseLab, greet, help, listLessons, noSuchLesson } from './flows/welcome.ts';
import type { Lessons } from './lessons.ts';
import { isInLab, type Place, placeAt, placeAtStart } from './place.ts';
import { readMessage } from './read-message.ts';
import type { Request } from './read-request.ts';
import type { Seen } from './seen.ts';
import type { Learner, Progress } from './state.ts';
import { readCommand } from './words.ts';

export interface Remembered {
  readonly learner: Learner;
  /** In the request's lesson, or for a message in the learner's current one. */
  readonly progress: Progress | null;
  /** The last run that the learner saw, as long as this process remembers it. */
  readonly seen: Seen | null;
}

/** `now`: epoch milliseconds. */
export function decide(lessons: Lessons, request: Request, remembered: Remembered, now: number): Decision {
  return politely(remembered.progress, decideAlone(lessons, request, remembered, now));
}

/** Says that the lab is left, where a decision leaves it. */
function politely(before: Progress | null, decision: Decision): Decision {
  if (decision.kind !== 'outcome' || before === null || decision.progress === null) return decision;
  if (!isInLab(before) || isInLab(decision.progress) || before.lesson !== decision.progress.lesson) return decision;
  const { reply } = decision;
  const said = paragraph('You left the lab. It stays as it is; type “lab” to come back.');
  return { ...decision, reply: { ...reply, blocks: [said, ...reply.blocks] } };
}

function decideAlone(
  lessons: Lessons,
  request: Request,
  { learner, progress, seen }: Remembered,
  now: number,
): Decision {
  switch (request.kind) {
    case 'lessons':
      return listLessons(learner, lessons);
    case 'help':
      return help(learner);
    case 'unknown-lesson':
      return noSuchLesson(learner, lessons, request.typed);
    case 'gone':
      return sayOnly(learner, [
        paragraph('That button is from a lesson or a version that is gone. Type “lessons” to go on.'),
      ]);
    case 'open':
      return progress === null
        ? begin(placeAtStart(learner, request.lesson, now))
        : resume(placeAt(learner, request.lesson, progress, now), request.welcome);
    case 'action': {
      const place = placeIn(request.lesson, learner, progress, now);
      return act(place, request.action, request.fields, seen);
    }
    case 'lab': {
      const lesson = request.lesson ?? lessons.get(learner.currentLesson ?? '');
      return lesson === undefined ? chooseLab(learner, lessons) : openLab(placeIn(lesson, learner, progress, now), '');
    }
    case 'say': {
      const lesson = lessons.get(learner.currentLesson ?? '');
      if (lesson !== undefined)
        return readMessage(placeIn(lesson, learner, progress, now), request.text, lessons, seen);
      return readCommand(request.text) === 'help' ? help(learner) : greet(learner, lessons);
    }
  }
}

const placeIn = (lesson: Place['lesson'], learner: Learner, progress: Progress | null, now: number): Place =>
  progress === null ? placeAtStart(learner, lesson, now) : placeAt(learner, lesson, progress, now);

/** A pressed button or a submitted form. Ids name the step they were shown at, so a late press can be told. */
function act(
  place: Place,
  { verb, step, argument }: Action,
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
    case 'run':
    case 'run-edited':
    case 'submit-blanks':
    case 'submit-program':
      return runAt(place, verb, step, fields ?? {});
    case 'why':
      return explain(place, step, seen, questionOf(argument));
    case 'lab':
      return openLab(place, step);
    case 'lab-do':
    case 'lab-why':
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
