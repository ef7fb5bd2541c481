/** A message that somebody picked to have the program in it run, whoever wrote it. */
import type { ExampleStep, ExerciseStep } from '../../../core/lesson.ts';
import { paragraph } from '../../../core/prose.ts';
import { findProgram } from '../../../exercise/find-program.ts';
import { currentPlace, type Plan, sayHere, sayOnly } from '../../decision.ts';
import { type Feature, slash } from '../../feature.ts';
import type { Place } from '../../place.ts';
import { runEdited } from './example.ts';
import { submitProgram } from './exercise.ts';

export const check: Feature = {
  command: {
    ...slash('check', 'Run the program in this message', (context, { message = '' }) => {
      const place = currentPlace(context);
      return place === null ? sayOnly(context.learner, [NO_LESSON]) : checkMessage(place, message);
    }),
    kind: 'message',
    title: 'Check this code',
    options: [{ name: 'message', description: 'The text of the message' }],
    read: (text) => ({ message: text }),
  },
  topics: [
    {
      asked: `check my own code, check code in a message, check this code, check a program of my own, look at my code,
        code of a friend, menu of a message`,
      says: 'Send code between two lines of three backticks at an exercise, or pick “Check this code” in the menu of a message.',
    },
  ],
};

/** Runs it at the example or exercise that the learner is at, or came past last. */
function checkMessage(place: Place, text: string): Plan {
  const program = findProgram(text);
  if (program === null) return sayHere(place, NO_PROGRAM);
  const at = runnableNear(place);
  if (at === null) return sayHere(place, 'There is no example or exercise in this lesson that I could run it with.');
  const { step } = at;
  return step.kind === 'example' ? runEdited(at, step, program) : submitProgram(at, step, program);
}

const NO_LESSON = paragraph(
  'I run programs at an example or an exercise of a lesson. Type “lessons” to begin one, then try again.',
);

const NO_PROGRAM =
  'I found no program in that message. Pick one with code between two lines of three backticks, or with a whole program.';

function runnableNear(place: Place): (Place & { readonly step: ExampleStep | ExerciseStep }) | null {
  const { lesson, index } = place;
  const steps = lesson.steps.map((step, at) => ({ step, at }));
  for (const { step, at } of [...steps.slice(0, index + 1).reverse(), ...steps.slice(index + 1)]) {
    if (step.kind === 'example' || step.kind === 'exercise') return { ...place, step, index: at };
  }
  return null;
}
