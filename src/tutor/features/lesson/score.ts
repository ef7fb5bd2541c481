/** The score in the middle of a lesson, retrying what was missed, and only the questions of a lesson. */

import { action } from '../../../core/action.ts';
import type { Lesson } from '../../../core/lesson.ts';
import { code, heading, paragraph } from '../../../core/prose.ts';
import { type Context, type Done, leavingReview, type Plan, placeIn, say, sayOnly } from '../../decision.ts';
import { button, type Feature, pressInLesson, slashNamed, typedInLesson, whereAmI } from '../../feature.ts';
import { behindRetry, missedQuestions, moveToRetry, type Place, questionsOf } from '../../place.ts';
import { scoreProse, showStep } from '../../show/step.ts';
import { count } from '../../show/words.ts';
import { sayHowToSubmit } from './exercise.ts';

export const score: Feature<'score' | 'retry'> = {
  presses: {
    score: pressInLesson((place) => tellScore(place)),
    retry: pressInLesson((place) => retryMissed(place)),
  },
  typed: [
    typedInLesson('score', ['score', 'my score', 'result', 'results'], tellScore),
    // The button says how many: "Retry 3 missed".
    typedInLesson('retry', /^(?:retry|try again|retry missed|retry the missed ones|retry \d+ missed)$/, (place) =>
      place.step.kind === 'exercise' ? sayHowToSubmit(place) : retryMissed(place),
    ),
  ],
  help: [[code('score'), ' and ', code('retry'), ' for the quiz; ', code('quiz'), ' for the questions alone']],
};

const ofLesson = (context: Context, lesson: Lesson): Plan =>
  leavingReview(context, (left) => quiz(placeIn(left, lesson)));

export const questionsAlone: Feature<'quiz'> = {
  command: slashNamed(
    'quiz',
    'Only the questions of a lesson',
    '[lesson]',
    'Which lesson? Leave it out for the one you are in',
  ),
  opening: {
    word: 'quiz',
    alone: /^(?:the )?quiz$/,
    decide: ofLesson,
    without: (context) => {
      const current = context.lessons.get(context.learner.currentLesson ?? '');
      return current === undefined ? chooseLesson(context) : ofLesson(context, current);
    },
  },
  presses: { quiz: pressInLesson((place) => quiz(place)) },
};

/** Asks which lesson's questions are meant. */
function chooseLesson({ learner, lessons }: Context): Plan {
  const entries = [...lessons.values()].map(({ id, title }) => ({ label: title, action: action('quiz', id) }));
  return sayOnly(learner, [
    paragraph('Which lesson are the questions to be from?'),
    { kind: 'menu', label: 'Questions of', entries },
  ]);
}

/** The score so far, asked for at any step: the learner stays where they are. */
function tellScore(place: Place): Done {
  const missed = missedQuestions(place).length;
  const more = missed > 0 ? [button(place, 'retry', `Retry ${missed} missed`)] : [];
  const blocks = [heading(2, 'Your score so far'), ...scoreProse(place), whereAmI(place, ...more)];
  return say(place, { pressed: 'keep', blocks });
}

/** Asks the missed questions again, and only those. */
function retryMissed(place: Place): Done {
  const missed = missedQuestions(place).map(({ id }) => id);
  if (missed.length === 0) {
    const nothing = paragraph('There is nothing to retry: you have missed no question so far.');
    return say(place, { pressed: 'keep', blocks: [nothing, whereAmI(place)] });
  }
  const after = moveToRetry(place, missed);
  return say(after, { blocks: showStep(after) });
}

export function quiz(place: Place): Done {
  const { what, questions } = questionsFor(place);
  if (questions.length === 0) {
    const none = paragraph('This lesson has no questions.');
    return say(place, { pressed: 'keep', blocks: [none, whereAmI(place)] });
  }
  const after = moveToRetry(place, [...questions, ...backTo(place)]);
  const said = paragraph(`${place.lesson.title}: ${count(questions.length, 'question')}, ${what}.`);
  return say(after, { blocks: [said, ...showStep(after)] });
}

/** Who asks for the quiz in the middle of the lesson comes back there; after its own questions stands the score. */
function backTo(place: Place): readonly string[] {
  const { step, progress } = place;
  if (progress.retry !== null) return behindRetry(place);
  return step.kind === 'text' || step.kind === 'example' || step.kind === 'exercise' ? [step.id] : [];
}

function questionsFor({ lesson, progress }: Place): { readonly what: string; readonly questions: readonly string[] } {
  const all = questionsOf(lesson).map(({ id }) => id);
  const open = all.filter((id) => progress.answers[id] === undefined);
  const missed = all.filter((id) => progress.answers[id]?.right === false);
  if (open.length > 0)
    return { what: open.length === all.length ? 'all of them' : 'those still open', questions: open };
  return missed.length > 0
    ? { what: 'those that you missed', questions: missed }
    : { what: 'all once more, since you had them right', questions: all };
}
