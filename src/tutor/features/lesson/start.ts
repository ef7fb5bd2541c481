/** The lessons there are, starting one and going on with it; and a name that no lesson has. */

import type { Lesson } from '../../../core/lesson.ts';
import { code, heading, numbered, type Prose, paragraph, strong } from '../../../core/prose.ts';
import { type Block, type Button, MAX_BUTTON_LABEL } from '../../../core/reply.ts';
import { type Context, type Done, onTop, type Plan, sayHere, sayOnly, withLesson } from '../../decision.ts';
import {
  action,
  button,
  buttons,
  buttonsOrMenu,
  type Feature,
  inLesson,
  means,
  meansInLesson,
  menu,
  noButton,
  press,
  showButton,
  slashNamed,
  stepButton,
  yesNo,
} from '../../feature.ts';
import { type CourseLessons, coursesIn, likelyLesson } from '../../lessons.ts';
import type { Place } from '../../place.ts';
import { sayButton } from '../learner/talk.ts';
import { showOpenCard } from '../review/review.ts';
import { begin, resume } from './navigate.ts';

export const start: Feature<'lessons' | 'start' | 'dm'> = {
  command: slashNamed(
    'lesson',
    'Start a lesson, or go on where you left off',
    '[lesson]',
    'Which lesson, or which course? Leave it out to see them all',
    undefined,
    'courses',
  ),
  opening: {
    word: 'lesson',
    alone: null,
    without: listLessons,
    ofCourse: listCourse,
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
    meansInLesson('show', (place) => resume(place, false)),
    meansInLesson('again', again),
    meansInLesson('resume', (place) => resume(place, false)),
    meansInLesson('next-lesson', startNext),
    means('lessons', listLessons),
    means('start', startAny),
  ],
  help: [
    '`lessons` or `lesson cookies` to start or go on with a lesson, `lesson flask` for the lessons of a course; `restart` to begin it again',
  ],
  topics: [
    {
      asked: `which lessons are there, what lessons, list of lessons, other lessons, more lessons, another lesson, choose a
        lesson, switch the lesson, what can i learn here, courses, which courses, courses do you have, what courses,
        lessons are available, lessons available, available lessons, other lessons available, what else can i learn,
        what can you teach me, what do you teach, topics you teach, list lessons, show lessons, how many lessons, how
        do i start a lesson, start another lesson`,
      says: 'Type `lessons` for the list of all lessons.',
    },
    {
      asked: `start over, start again, restart the lesson, begin again, do the lesson again, reset my progress, from the
        beginning, start a lesson from the beginning, lesson from the beginning, do a lesson again, lesson again,
        repeat the lesson, reset, reset everything, begin anew, start anew, from scratch, again from the start, first
        step again, delete my answers and start`,
      says: 'Type `restart` to begin this lesson again. I ask you first, since your answers in it would be gone.',
    },
    {
      asked: `saved when i stop, stop now, can i stop, take a break, leave and come back, continue later, is my place kept,
        is my progress saved, close the chat, lose my progress, go on tomorrow, where i left off, is it saved, saved
        when i leave, stop and go on later, continue tomorrow, can i continue tomorrow, continue another day, quit in
        the middle, leave in the middle, place lost, is my place lost, lose my place, my place, do i lose my progress,
        lose progress, progress lost, when i close this, close this window, close the window, close discord, close
        slack, pause the lesson, break`,
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

/** The same once more; at the end there are two things that it may mean. */
function again(place: Place): Done {
  if (place.step.kind !== 'complete') return resume(place, false);
  return sayHere(
    place,
    'I’m not sure what you’d like to do again: answer what you missed, or the whole lesson?',
    buttons(stepButton(place, 'retry', 'Retry'), stepButton(place, 'restart', 'Start again'), showButton(place)),
  );
}

function startNext(place: Place, context: Context): Plan {
  const next = place.lesson.next?.lesson ?? '';
  if (context.lessons.has(next)) return startLesson(context, next);
  return sayHere(place, 'There’s no next lesson here yet.', buttons(button('All lessons', action('lessons'))));
}

/** Begins a lesson or goes on with it, whichever lesson the learner is in. */
export const startLesson = (context: Context, id: string): Plan =>
  withLesson(context, id, (loaded) => openLesson(loaded, id, false));

/** Goes on where the learner is, or with the first lesson. */
function startAny(context: Context): Plan {
  const { learner, lessons } = context;
  const current = lessons.get(learner.currentLesson ?? '') ?? [...lessons.values()][0];
  return current === undefined ? greet(context) : startLesson(context, current.id);
}

/** Every lesson, course by course, with a way to start it. */
function listLessons({ learner, lessons }: Context): Done {
  const courses = coursesIn(lessons);
  const all = [...lessons.values()];
  if (courses.length < 2) return sayOnly(learner, [heading(2, 'Lessons'), lessonLines(all, 1), startControls(all)]);
  const before = (index: number): number => courses.slice(0, index).flatMap((course) => course.lessons).length;
  const said = courses.flatMap((course, index) => [
    heading(3, course.title),
    ...summaryOf(course),
    lessonLines(course.lessons, before(index) + 1),
  ]);
  return sayOnly(learner, [heading(2, 'Lessons'), ...said, ...controlsFor(courses)]);
}

/** The lessons of one course. */
function listCourse({ learner, lessons }: Context, course: CourseLessons): Done {
  const others = course.lessons.length < lessons.size ? [buttons(button('All lessons', action('lessons')))] : [];
  return sayOnly(learner, [
    heading(2, `The course ${course.title}`),
    ...summaryOf(course),
    lessonLines(course.lessons, 1),
    startControls(course.lessons),
    ...others,
  ]);
}

const summaryOf = ({ summary }: CourseLessons): readonly Prose[] => (summary === null ? [] : [paragraph(summary)]);

const lessonLines = (lessons: readonly Lesson[], first: number): Prose =>
  numbered(
    lessons.map(({ id, title, summary, minutes }) => [strong(title), ` (`, code(id), `, ${minutes} min): ${summary}`]),
    first,
  );

/** One row for all while that is a row; else a menu for each course. */
function controlsFor(courses: readonly CourseLessons[]): readonly Block[] {
  const all = startControls(courses.flatMap(({ lessons }) => lessons));
  if (all.kind === 'buttons') return [all];
  return courses.map(({ title, lessons }) => startMenu(`Start a lesson of ${title}`, lessons));
}

/** Greets a learner whose message belongs to no lesson yet. */
export function greet(context: Context): Done {
  const list = onTop(
    listLessons(context),
    'Hello, I’m Nibble. I teach in small bites, right here. Pick a lesson to begin.',
  );
  const [first] = context.lessons.values();
  if (first === undefined) return list;
  const offer = [
    paragraph('You can type its number or its name. Start with the first one?'),
    yesNo(button('Yes, start', action('start', first.id), 'primary'), sayButton('Not now', 'later')),
  ];
  return { ...list, reply: { ...list.reply, blocks: [...list.reply.blocks, ...offer] } };
}

/** A lesson was asked for by a name that none has. */
export function noSuchLesson(context: Context, typed: string): Done {
  const likely = likelyLesson(context.lessons, typed);
  const list = listLessons(context);
  const said: Block[] = [paragraph('There’s no lesson called ', code(shorten(typed)), '.')];
  if (likely !== null)
    said.push(paragraph('Did you mean ', strong(likely.title), '?'), yesNo(startButton(likely), noButton('No')));
  return { ...list, reply: { ...list.reply, blocks: likely === null ? [...said, ...list.reply.blocks] : said } };
}

const startControls = (lessons: readonly Lesson[]): Block => buttonsOrMenu('Start a lesson', lessons.map(startButton));

const startMenu = (label: string, lessons: readonly Lesson[]): Block =>
  menu(
    label.slice(0, MAX_BUTTON_LABEL),
    lessons.map((lesson) => ({ label: lesson.title, action: startButton(lesson).action })),
  );

const startButton = ({ id, title }: Pick<Lesson, 'id' | 'title'>): Button =>
  button(title, action('start', id), 'primary');

/** Somebody else's words in a sentence of ours: one line, and not a page of them. */
const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 60)}…`;
};
