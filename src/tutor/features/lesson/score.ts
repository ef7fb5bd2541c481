/** The score in the middle of a lesson, retrying what was missed, and only the questions of a lesson. */

import { questionsOf } from '../../../core/lesson.ts';
import { heading, paragraph } from '../../../core/prose.ts';
import { shuffle } from '../../../core/random.ts';
import { type Done, say, sayHere } from '../../decision.ts';
import {
  type Feature,
  type FeatureCommand,
  meansInLesson,
  opensLesson,
  pressInLesson,
  slashNamed,
  stepButton,
  whereAmI,
} from '../../feature.ts';
import { behindRetry, missedQuestions, moveToRetry, type Place } from '../../place.ts';
import { scoreProse, showStep } from '../../show/step.ts';
import { count } from '../../show/words.ts';
import { openQuiz, TOGETHER } from '../group/quiz-together.ts';
import { sayHowToSubmit } from './exercise.ts';
import { showStepAt } from './navigate.ts';

export const score: Feature<'score' | 'retry'> = {
  presses: {
    score: pressInLesson(tellScore),
    retry: pressInLesson(retryMissed),
  },
  typed: [
    meansInLesson('score', tellScore),
    meansInLesson('retry', (place) => (place.step.kind === 'exercise' ? sayHowToSubmit(place) : retryMissed(place))),
    meansInLesson('quiz', quiz),
  ],
  help: ['`score` and `retry` for the quiz; `quiz` for the questions alone'],
  topics: [
    {
      asked: `my score, see my score, see my points, where are my points, where can i see my points, where is my
        score, my result, how many did i get right, points, how did the quiz go, answer missed questions
        again, retry the quiz, wrong questions again, repeat the quiz, score, see the score, how good was i,
        how good was i in the quiz, result of the quiz, my points, how many points, points do i have, my
        marks, how many right, how many wrong, number right, what did i get wrong, questions i got wrong,
        repeat only the questions i got wrong, repeat wrong questions, do the wrong ones again, missed ones
        again, try the missed ones, second try, redo only the wrong questions, redo what i had wrong`,
      says: 'Type `score` for how the quiz went, and `retry` to answer again what you missed.',
    },
    {
      asked: `just the quiz, only the questions, quiz without the lesson, quiz alone, questions alone, test
        myself, only the quiz, quiz only, only quiz, quiz without reading, quiz without lesson, without the
        lesson, skip the reading, skip the reading only quiz, just test me, jump to the quiz, i know it
        already, test without lesson, quiz straight away, do i type the answers or click, type or click`,
      says: 'Type `quiz` for the questions of a lesson alone.',
    },
  ],
};

const alone = slashNamed(
  'quiz',
  'Only the questions of a lesson: for yourself, or together in a channel',
  '[lesson] [together | daily | weekly | off]',
  'Which lesson? Leave it out for the one you’re in',
  openQuiz,
);

/** With a second option it is for everybody in the channel. */
const quizCommand: FeatureCommand = {
  ...alone,
  options: [
    ...alone.options,
    {
      name: 'how',
      description: 'In a channel: together; or daily, weekly (for hosts), such as “daily 9:00 to 17:00”; off',
    },
  ],
  isOfRoom: ({ how }) => how !== undefined,
  read: (text) => {
    const words = text.split(/\s+/).filter((word) => word !== '');
    const from = words.findIndex((word) => TOGETHER.includes(word.toLowerCase()));
    const [name, how] = from < 0 ? [words, []] : [words.slice(0, from), words.slice(from)];
    return {
      ...(name.length > 0 && { name: name.join(' ') }),
      ...(how.length > 0 && { how: how.join(' ') }),
    };
  },
};

export const questionsAlone: Feature<'quiz'> = {
  command: quizCommand,
  opening: opensLesson(
    'quiz',
    /^(?:the )?quiz$/,
    { question: 'Which lesson should the questions be from?', menu: 'Questions of' },
    quiz,
  ),
  presses: { quiz: pressInLesson(quiz) },
};

/** The score so far, asked for at any step: the learner stays where they are. */
function tellScore(place: Place): Done {
  const missed = missedQuestions(place).length;
  const more = missed > 0 ? [stepButton(place, 'retry', `Retry ${missed} missed`)] : [];
  return sayHere(place, heading(2, 'Your score so far'), ...scoreProse(place), whereAmI(place, ...more));
}

/** Asks the missed questions again, and only those: in another order, and each in another form. */
function retryMissed(place: Place): Done {
  const missed = missedQuestions(place).map(({ id }) => id);
  if (missed.length === 0) {
    return sayHere(
      place,
      'There’s nothing to retry: so far, you haven’t missed a question of the quiz.',
      whereAmI(place),
    );
  }
  const asked = Math.max(...missed.map((id) => place.progress.answers[id]?.round ?? 0));
  const order = shuffle(missed.length, `${place.learner.id}\n${place.lesson.id}\nretry\n${asked}`);
  return showStepAt(
    moveToRetry(
      place,
      order.flatMap((index) => missed[index] ?? []),
    ),
  );
}

function quiz(place: Place): Done {
  const { what, questions } = questionsFor(place);
  if (questions.length === 0) return sayHere(place, 'This lesson has no questions.', whereAmI(place));
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
  if (open.length === all.length) return { what: 'all of them', questions: all };
  if (open.length > 0) return { what: 'those still open', questions: open };
  if (missed.length > 0) return { what: 'those that you missed', questions: missed };
  return { what: 'all of them again, since you had them right', questions: all };
}
