/** A typed message in a lesson: an answer, a word in place of a button, or code. Everything a button does can be typed. */
import type { ExerciseStep } from '../core/lesson.ts';
import { code, inlineText, paragraph } from '../core/prose.ts';
import { findBlanks } from '../exercise/blanks.ts';
import { hasFence } from '../exercise/tidy-program.ts';
import { readQuestion } from '../explain/index.ts';
import { readLabCommand } from '../lab/lab-command.ts';
import { gradeTyped, readChoice } from '../quiz/read-answer.ts';
import { type Decision, say } from './decision.ts';
import { runEdited, runExample } from './flows/example.ts';
import { hintExercise, submitBlanks, submitProgram } from './flows/exercise.ts';
import { explainTyped } from './flows/explain.ts';
import { drawLab, explainInLab, leave, obeyInLab, openLabOf } from './flows/lab.ts';
import { askRestart, goBack, goNext, goTo, outline, restart, resume, skip } from './flows/navigate.ts';
import { showPictureTyped } from './flows/picture.ts';
import { answerInWords, answerTyped, hintQuestion } from './flows/question.ts';
import { retryMissed, tellScore } from './flows/score.ts';
import { help, listLessons } from './flows/welcome.ts';
import type { Lessons } from './lessons.ts';
import type { Place } from './place.ts';
import { LOOKS_LIKE_PROGRAM } from './read-code.ts';
import type { Seen } from './seen.ts';
import { ungradable } from './show/feedback.ts';
import { labHelp, type ShownLab } from './show/lab.ts';
import { shownOptions } from './show/question.ts';
import { howToAnswer } from './show/step.ts';
import { type Command, readArgument, readCommand } from './words.ts';

export function readMessage(place: Place, text: string, lessons: Lessons, seen: Seen | null): Decision {
  if (text.trim() === '') return sayHere(place, 'I can only read text. Type an answer, or “help”.');
  if (hasFence(text)) return runCode(place, text);
  const lab = openLabOf(place);
  return lab === null ? readInLesson(place, text, lessons, seen) : readInLab(place, lab, text, lessons);
}

/** In the lab its own words go first. The lesson's words are understood, too; many of them leave the lab. */
function readInLab(place: Place, lab: ShownLab, text: string, lessons: Lessons): Decision {
  const question = readQuestion(text);
  if (question !== null) return explainInLab(place, lab, question);
  const labCommand = readLabCommand(text);
  if (labCommand !== null) return obeyInLab(place, lab, labCommand);
  const command = readCommand(text);
  if (command === 'picture') return drawLab(place, lab);
  const target = command === null ? readArgument(text, 'go') : null;
  if (target !== null) return goTo(place, target);
  // The question that is still open is not in sight here, so it is shown rather than complained about.
  const isAtOpenQuestion = place.step.kind === 'question' && !place.progress.answered;
  if (command === 'next' && isAtOpenQuestion) return leave(place);
  if (command !== null) return obey(place, command, lessons, null);
  return say(place, { pressed: 'keep', blocks: [paragraph('I did not understand that.'), ...labHelp()] });
}

function readInLesson(place: Place, text: string, lessons: Lessons, seen: Seen | null): Decision {
  const { step, progress } = place;
  const question = readQuestion(text);
  if (question !== null) return explainTyped(place, seen, question);
  const command = readCommand(text);
  const target = command === null ? readArgument(text, 'go') : null;
  if (target !== null) return goTo(place, target);
  const isOpenQuestion = step.kind === 'question' && !progress.answered;
  if (command !== null && !isClearAnswer(place, text)) return obey(place, command, lessons, seen);
  if (step.kind === 'exercise') return submitTyped(place, step, text);
  const problem = ungradable(text);
  if (problem !== null) return say(place, { pressed: 'keep', blocks: [problem] });
  if (!isOpenQuestion)
    return sayHere(place, 'I did not understand that. Type “next” to go on, or “help” for what I know.');
  return step.answer.kind === 'choice'
    ? answerInWords(place, step, text)
    : answerTyped(place, step, step.answer.accepted, text);
}

/** Whether a text is an answer to the open question, word for word or by its letter, even if it is also a word of ours. */
export function isClearAnswer(place: Place, text: string): boolean {
  if (place.step.kind !== 'question' || place.progress.answered) return false;
  const { answer } = place.step;
  if (answer.kind === 'typed') {
    const { right, readAs } = gradeTyped(text, answer.accepted);
    return right && readAs === null;
  }
  const words = shownOptions(place, place.step).map(({ label }) => inlineText(label));
  return readChoice(text, words).kind === 'chosen';
}

function obey(place: Place, command: Command, lessons: Lessons, seen: Seen | null): Decision {
  const { step } = place;
  switch (command) {
    case 'next':
      return goNext(place);
    case 'back':
      return goBack(place);
    case 'outline':
      return outline(place);
    case 'skip':
      return skip(place);
    case 'score':
      return tellScore(place);
    case 'retry':
      return step.kind === 'exercise' ? sayHowToSubmit(place) : retryMissed(place);
    case 'restart':
      return askRestart(place);
    case 'restart-now':
      return restart(place);
    case 'next-lesson':
      return nextLesson(place, lessons);
    case 'submit':
      return sayHowToSubmit(place);
    case 'show':
      return resume(place, false);
    case 'lessons':
      return listLessons(place.learner, lessons);
    case 'help':
      return help(place.learner);
    case 'run':
      return step.kind === 'example'
        ? runExample(place, step)
        : sayHere(place, 'There is no example to run at this step.');
    case 'edit':
      return sayHere(
        place,
        'Send your version of the program between two lines of three backticks, and I will run it.',
      );
    case 'picture':
      return showPictureTyped(place, seen);
    case 'hint':
      if (step.kind === 'exercise') return hintExercise(place, step);
      if (step.kind === 'question' && !place.progress.answered) return hintQuestion(place, step);
      return sayHere(place, 'There is nothing to give a hint for at this step. Type “next” to go on.');
  }
}

/** What to type where a button would open a form. */
function sayHowToSubmit(place: Place): Decision {
  const { step } = place;
  if (step.kind === 'exercise') return say(place, { pressed: 'keep', blocks: [howToAnswer(step)] });
  return sayHere(place, 'Type the answer itself, and send it.');
}

function nextLesson(place: Place, lessons: Lessons): Decision {
  const { next } = place.lesson;
  const lesson = lessons.get(next?.lesson ?? '');
  if (lesson === undefined)
    return sayHere(place, 'There is no next lesson here yet. Type “lessons” to see what there is.');
  return sayHere(place, `Type “${lesson.title}” to start it.`);
}

function runCode(place: Place, text: string): Decision {
  if (place.step.kind === 'example') return runEdited(place, place.step, text);
  if (place.step.kind === 'exercise') return submitProgram(place, place.step, text);
  return sayHere(
    place,
    'I can run code at an example or an exercise. This step has none; type “outline” to go to one.',
  );
}

/** Text at an exercise: as many values as there are blanks, or else a program when it looks like one. */
function submitTyped(place: Place, step: ExerciseStep, text: string): Decision {
  const count = findBlanks(step.starter).length;
  const values = text.includes('|') ? text.split('|') : text.trim().split('\n');
  if (step.form === 'blanks' && values.length === count && !LOOKS_LIKE_PROGRAM.test(text)) {
    return submitBlanks(place, step, Object.fromEntries(values.map((value, index) => [`blank-${index + 1}`, value])));
  }
  if (LOOKS_LIKE_PROGRAM.test(text)) return submitProgram(place, step, text);
  const found = values.length === 1 ? 'one value' : `${values.length} values`;
  return step.form === 'blanks'
    ? say(place, {
        pressed: 'keep',
        blocks: [
          paragraph(
            `I found ${found}, and there are ${count} blanks. Send them all at once. `,
            code('hint'),
            ' helps.',
          ),
          howToAnswer(step),
        ],
      })
    : say(place, { pressed: 'keep', blocks: [paragraph('That does not look like a program yet.'), howToAnswer(step)] });
}

const sayHere = (place: Place, text: string): Decision => say(place, { pressed: 'keep', blocks: [paragraph(text)] });
