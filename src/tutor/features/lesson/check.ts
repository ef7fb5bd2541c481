/** A message that somebody picked to have the program in it run, whoever wrote it. */
import { type Exchange, playScenario, type Transcript } from '../../../browser/index.ts';
import type { ExampleStep, ExerciseStep } from '../../../core/lesson.ts';
import type { RunResult } from '../../../core/program.ts';
import { heading, paragraph, strong } from '../../../core/prose.ts';
import { type Block, inWords } from '../../../core/reply.ts';
import { findProgram } from '../../../exercise/find-program.ts';
import { type Evidence, findMistake } from '../../../exercise/mistakes/find-mistake.ts';
import { fittingExercise, hasRoutes, visitEveryRoute } from '../../../exercise/routes.ts';
import { describePrints, describeTranscript, faultSentence } from '../../../transcript/index.ts';
import { type Context, currentPlace, type Done, mapDone, type Plan, sayHere, sayOnly } from '../../decision.ts';
import { answeredBy, type Feature, slash, whereAmI } from '../../feature.ts';
import { type Place, placeAtStart } from '../../place.ts';
import { wrong } from '../../show/verdict.ts';
import { runEdited, runTidied } from './example.ts';
import { submitProgram } from './exercise.ts';

export const check: Feature = {
  command: {
    ...slash('check', 'Run the program in this message', (context, { message = '', author = '' }) =>
      checkMessage(context, message, author),
    ),
    kind: 'message',
    title: 'Check this code',
    options: [{ name: 'message', description: 'The text of the message' }],
    read: (text) => ({ message: text }),
  },
  topics: [
    {
      asked: `check my own code, check code in a message, check this code, check a program of my own, look at my
        code, code of a friend, menu of a message, check my code, can you check my code, check my program,
        check a program, check somebody elses program, program in somebody elses message, program in another
        message, review my code, is my code right, debug my code, look at my program, what is wrong with my
        code, code that a friend posted, code of somebody in the channel`,
      says: 'Send code between two lines of three backticks at an exercise, or pick “Check this code” in the menu of a message.',
    },
  ],
};

/** `author`: the name of who wrote it where that is somebody else, empty for the learner. */
function checkMessage(context: Context, text: string, author: string): Plan {
  const { learner } = context;
  const place = currentPlace(context);
  const program = findProgram(text);
  if (program === null) return place === null ? sayOnly(learner, [NO_PROGRAM]) : sayHere(place, NO_PROGRAM);
  if (!hasRoutes(program)) return place === null ? sayOnly(learner, [NO_LESSON]) : checkNearby(place, program);
  const found = fittingPlace(context, place, program);
  if (found === null) return visitAll(context, place, program, author);
  const isOwn = author === '' && found.lesson.id === place?.lesson.id;
  return isOwn ? judgeOwn(found, program) : judgeOnly(context, place, found, program, author);
}

const NO_LESSON = paragraph(
  'I run programs at an example or an exercise of a lesson. Type “lessons” to begin one, then try again.',
);

const NO_PROGRAM = paragraph(
  'I found no program in that message. Pick one with code between two lines of three backticks, or with a whole program.',
);

type ExercisePlace = Place & { readonly step: ExerciseStep };

/** The exercise that the program answers: the nearest one of the learner's lesson, or one of any other. */
function fittingPlace(context: Context, place: Place | null, program: string): ExercisePlace | null {
  const others = [...context.lessons.values()].filter(({ id }) => id !== place?.lesson.id);
  const places = [
    ...(place === null ? [] : exercisesFrom(place)),
    ...others.flatMap((lesson) => exercisesFrom(placeAtStart(context.learner, lesson, context.now))),
  ];
  const fits = fittingExercise(
    program,
    places.map(({ step }) => step),
  );
  return places.find(({ step }) => step === fits) ?? null;
}

const exercisesFrom = (place: Place): readonly ExercisePlace[] =>
  place.lesson.steps
    .flatMap((step, index) => (step.kind === 'exercise' ? [{ ...place, step, index }] : []))
    .toSorted((one, other) => Math.abs(one.index - place.index) - Math.abs(other.index - place.index));

/** The learner's own program at an exercise of their lesson counts as an answer to it. */
const judgeOwn = (at: ExercisePlace, program: string): Plan =>
  mapDone(submitProgram(at, at.step, program), (done) => {
    const said = [paragraph('Your code, as an answer to ', strong(at.step.title), ':'), ...done.reply.blocks];
    return { ...done, reply: { ...done.reply, blocks: said } };
  });

/** Somebody else's program, or one for another lesson, is judged, and counts for nothing. */
const judgeOnly = (context: Context, place: Place | null, at: ExercisePlace, program: string, author: string): Plan =>
  mapDone(submitProgram(at, at.step, program), ({ reply }) => {
    const said = paragraph(`${ownerWords(author)}, as an answer to `, strong(at.step.title), '. It counts for nobody:');
    return show(context, place, [said, ...inWords(reply.blocks).filter(({ kind }) => kind !== 'buttons')]);
  });

const ownerWords = (author: string): string => (author === '' ? 'Your code' : `Code by ${author}`);

const show = ({ learner }: Context, place: Place | null, blocks: readonly Block[]): Done =>
  place === null ? sayOnly(learner, blocks) : sayHere(place, ...blocks, whereAmI(place));

/** A program without routes that can be read is run where the learner is, or came past last. */
function checkNearby(place: Place, program: string): Plan {
  const at = runnableNear(place);
  if (at === null) return sayHere(place, 'This lesson has no example or exercise that I could run it with.');
  const { step } = at;
  return step.kind === 'example' ? runEdited(at, step, program) : submitProgram(at, step, program);
}

function runnableNear(place: Place): (Place & { readonly step: ExampleStep | ExerciseStep }) | null {
  const { lesson, index } = place;
  const steps = lesson.steps.map((step, at) => ({ step, at }));
  for (const { step, at } of [...steps.slice(0, index + 1).reverse(), ...steps.slice(index + 1)]) {
    if (step.kind === 'example' || step.kind === 'exercise') return { ...place, step, index: at };
  }
  return null;
}

/** A program that answers no exercise: a browser visits all of its routes, and the first mistake is named. */
const visitAll = (context: Context, place: Place | null, program: string, author: string): Plan =>
  runTidied(
    program,
    context.now,
    (startTime) => playScenario(visitEveryRoute(program), startTime),
    (result, repairs, ran) => {
      const found = findMistake(ran, evidenceIn(result))?.hint;
      const notice = found === undefined ? [] : [wrong('Something goes wrong', found)];
      const repair = found === undefined ? 'with-repair' : 'without-repair';
      const seen: readonly Block[] =
        result.kind === 'finished'
          ? [
              heading(3, 'What a browser saw at each route'),
              ...describeTranscript(result.value, 'whole', repair),
              answeredBy(result.flask),
            ]
          : [wrong('The program didn’t start', faultSentence(result.fault, repair)), ...describePrints(result.prints)];
      const said = paragraph(`${ownerWords(author)}, visited at every route:`);
      return show(context, place, [said, ...repairs, ...notice, ...seen]);
    },
  );

/** What the usual mistakes are looked for in: the first request that was not answered well. */
function evidenceIn(result: RunResult<Transcript>): Evidence {
  if (result.kind === 'not-started') return result;
  const transcript = result.value;
  const at = transcript.findIndex((entry) => entry.kind === 'exchange' && isTrouble(entry));
  const entry = transcript[at];
  const seen = transcript.slice(0, at + 1);
  if (entry?.kind !== 'exchange') return { kind: 'pass', transcript };
  const request = seen.filter(({ kind }) => kind === 'exchange').length;
  if (entry.answer.kind === 'fault') {
    return { kind: 'fault', check: 0, request, fault: entry.answer.fault, transcript: seen };
  }
  const unmet = { expectation: { see: 'answers' }, otherwise: [], hint: null } as const;
  return { kind: 'fail', check: 0, request, unmet, transcript: seen };
}

const isTrouble = ({ answer }: Exchange): boolean =>
  answer.kind === 'fault' || answer.error !== null || answer.response.status >= 400;
