/** The lessons there are, starting one and going on with it; and a name that no lesson has. */

import type { Lesson } from '../../../core/lesson.ts';
import { bullets, code, heading, paragraph, strong } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { type Context, type Done, onTop, type Plan, sayHere, sayOnly } from '../../decision.ts';
import {
  action,
  button,
  buttonsOrMenu,
  type Feature,
  inLesson,
  press,
  slashNamed,
  typedInLesson,
} from '../../feature.ts';
import { likelyLesson } from '../../lessons.ts';
import type { Place } from '../../place.ts';
import { showOpenCard } from '../review/review.ts';
import { begin, resume } from './navigate.ts';

export const start: Feature<'lessons' | 'start' | 'dm'> = {
  command: slashNamed(
    'lesson',
    'Start a lesson, or go on where you left it',
    '[lesson]',
    'Which lesson? Leave it out to see them all',
  ),
  opening: {
    word: 'lesson',
    alone: null,
    without: listLessons,
    decide: (context, lesson) => openLesson(context, lesson.id, true),
  },
  presses: {
    lessons: press(listLessons),
    start: {
      pace: 'reply',
      isOfLesson: true,
      decide: (context, { action }) => openLesson(context, action.lesson, false),
    },
    /** Go on in the direct conversation: the adapter sends the answer there. */
    dm: press((context) => showOpenCard(context, openCurrent)),
  },
  typed: [
    typedInLesson(
      'show',
      ['show', 'where', 'where am i', 'show where i am', 'back to the lesson', 'resume', 'repeat'],
      (place) => resume(place, false),
    ),
    typedInLesson('next-lesson', ['start the next lesson', 'next lesson'], sayNextLesson),
    {
      where: 'lesson',
      name: 'lessons',
      says: ['lessons', 'lesson', 'list', 'courses', 'all lessons', 'start', 'hello', 'hi', 'hey'],
      decide: listLessons,
    },
  ],
  help: ['`lessons` or `lesson cookies` to start or go on with a lesson; `restart` to begin it again'],
  topics: [
    {
      asked: `which lessons are there, what lessons, list of lessons, other lessons, more lessons, another lesson,
        choose a lesson, switch the lesson, what can i learn here, courses`,
      says: 'Type `lessons` for the list of all lessons.',
    },
    {
      asked: `start over, start again, restart the lesson, begin again, do the lesson again, reset my progress, from
        the beginning`,
      says: 'Type `restart` to begin this lesson again. I ask you first, since your answers in it would be gone.',
    },
    {
      asked: `saved when i stop, stop now, can i stop, take a break, leave and come back, continue later, is my place
        kept, is my progress saved, close the chat, lose my progress, go on tomorrow, where i left off`,
      says: 'You can stop at any time. I remember where you are, and you go on from there.',
    },
  ],
};

/** Begins the lesson or shows where the learner is; `welcome`: they come back, they did not ask where they are. */
const openLesson = (context: Context, id: string | null, welcome: boolean): Plan =>
  inLesson(context, id, (place, left) => (left.progress === null ? begin(place) : resume(place, welcome)));

const openCurrent = (context: Context): Plan =>
  context.lessons.has(context.learner.currentLesson ?? '')
    ? openLesson(context, context.learner.currentLesson, false)
    : greet(context);

function sayNextLesson(place: Place, { lessons }: Context): Plan {
  const lesson = lessons.get(place.lesson.next?.lesson ?? '');
  const none = 'There is no next lesson here yet. Type “lessons” to see what there is.';
  return sayHere(place, lesson === undefined ? none : `Type “${lesson.title}” to start it.`);
}

/** Every lesson, with a way to start it. */
function listLessons({ learner, lessons }: Context): Done {
  const all = [...lessons.values()];
  return sayOnly(learner, [
    heading(2, 'Lessons'),
    bullets(
      all.map(({ id, title, summary, minutes }) => [strong(title), ` (`, code(id), `, ${minutes} min): ${summary}`]),
    ),
    startControls(all),
  ]);
}

/** Greets a learner whose message belongs to no lesson yet. */
export const greet = (context: Context): Done =>
  onTop(listLessons(context), 'Hello, I am Nibble. I teach in small bites, right here. Pick a lesson to begin.');

/** A lesson was asked for by a name that none has. */
export function noSuchLesson(context: Context, typed: string): Done {
  const likely = likelyLesson(context.lessons, typed);
  const list = listLessons(context);
  const said: Block[] = [paragraph('There is no lesson called ', code(shorten(typed)), '.')];
  if (likely !== null) said.push(paragraph('Did you mean ', strong(likely.title), '?'), startControls([likely]));
  return { ...list, reply: { ...list.reply, blocks: likely === null ? [...said, ...list.reply.blocks] : said } };
}

const startControls = (lessons: readonly Lesson[]): Block =>
  buttonsOrMenu(
    'Start a lesson',
    lessons.map(({ id, title }) => button(title, action('start', id), 'primary')),
  );

/** Somebody else's words in a sentence of ours: one line, and not a page of them. */
const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 60)}…`;
};
