/** The lessons there are, starting one and going on with it; and a name that no lesson has. */
import { action } from '../../../core/action.ts';
import type { Lesson } from '../../../core/lesson.ts';
import { bullets, code, heading, paragraph, strong } from '../../../core/prose.ts';
import { type Block, MAX_BUTTON_LABEL } from '../../../core/reply.ts';
import { type Context, type Done, leavingReview, type Plan, placeIn, sayHere, sayOnly } from '../../decision.ts';
import { type Feature, press, sayGone, slashNamed, typedInLesson } from '../../feature.ts';
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
    decide: (context, lesson) => openLesson(context, lesson, true),
  },
  presses: {
    lessons: press(listLessons),
    start: {
      pace: 'reply',
      isOfLesson: true,
      decide: (context, { action }) =>
        context.lessons.has(action.lesson) ? showLesson(context, action.lesson) : sayGone(context),
    },
    /** Go on in the direct conversation: the adapter sends the answer there. */
    dm: press((context) => showOpenCard(context, (left) => showLesson(left, left.learner.currentLesson))),
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
  help: [
    [
      code('lessons'),
      ' or ',
      code('lesson cookies'),
      ' to start or go on with a lesson; ',
      code('restart'),
      ' to begin it again',
    ],
  ],
};

/** Begins the lesson or shows where the learner is in it; `welcome`: they come back, rather than asking where they are. */
function openLesson(context: Context, lesson: Lesson, welcome: boolean): Plan {
  return leavingReview(context, (left) => {
    const place = placeIn(left, lesson);
    return left.progress === null ? begin(place) : resume(place, welcome);
  });
}

function showLesson(context: Context, id: string | null): Plan {
  const lesson = context.lessons.get(id ?? '');
  return lesson === undefined ? greet(context) : openLesson(context, lesson, false);
}

function sayNextLesson(place: Place, { lessons }: Context): Plan {
  const lesson = lessons.get(place.lesson.next?.lesson ?? '');
  return lesson === undefined
    ? sayHere(place, 'There is no next lesson here yet. Type “lessons” to see what there is.')
    : sayHere(place, `Type “${lesson.title}” to start it.`);
}

/** Buttons up to this many lessons, a menu beyond. */
const MOST_BUTTONS = 5;

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
export function greet(context: Context): Done {
  const list = listLessons(context);
  const hello = paragraph('Hello, I am Nibble. I teach in small bites, right here. Pick a lesson to begin.');
  return { ...list, reply: { ...list.reply, blocks: [hello, ...list.reply.blocks] } };
}

/** A lesson was asked for by a name that none has. */
export function noSuchLesson(context: Context, typed: string): Done {
  const likely = likelyLesson(context.lessons, typed);
  const list = listLessons(context);
  const said: Block[] = [paragraph('There is no lesson called ', code(shorten(typed)), '.')];
  if (likely !== null) said.push(paragraph('Did you mean ', strong(likely.title), '?'), startControls([likely]));
  return { ...list, reply: { ...list.reply, blocks: likely === null ? [...said, ...list.reply.blocks] : said } };
}

function startControls(lessons: readonly Lesson[]): Block {
  const entries = lessons.map(({ id, title }) => ({ label: title, action: action('start', id) }));
  const asButtons = entries.length <= MOST_BUTTONS && entries.every(({ label }) => label.length <= MAX_BUTTON_LABEL);
  if (!asButtons) return { kind: 'menu', label: 'Start a lesson', entries };
  return { kind: 'buttons', buttons: entries.map((entry) => ({ ...entry, style: 'primary' })) };
}

/** Somebody else's words in a sentence of ours: one line, and not a page of them. */
const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 60)}…`;
};
