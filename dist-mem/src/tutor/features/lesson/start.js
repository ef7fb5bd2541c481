/** The lessons there are, starting one and going on with it; and a name that no lesson has. */
import { bullets, code, heading, paragraph, strong } from '../../../core/prose.js';
import { onTop, sayHere, sayOnly } from '../../decision.js';
import { action, button, buttonsOrMenu, inLesson, press, slashNamed, typedInLesson, } from '../../feature.js';
import { likelyLesson } from '../../lessons.js';
import { showOpenCard } from '../review/review.js';
import { begin, resume } from './navigate.js';
export const start = {
    command: slashNamed('lesson', 'Start a lesson, or go on where you left it', '[lesson]', 'Which lesson? Leave it out to see them all'),
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
        typedInLesson('show', ['show', 'where', 'where am i', 'show where i am', 'back to the lesson', 'resume', 'repeat'], (place) => resume(place, false)),
        typedInLesson('next-lesson', ['start the next lesson', 'next lesson'], sayNextLesson),
        {
            where: 'lesson',
            name: 'lessons',
            says: ['lessons', 'lesson', 'list', 'courses', 'all lessons', 'start', 'hello', 'hi', 'hey'],
            decide: listLessons,
        },
    ],
    help: ['`lessons` or `lesson cookies` to start or go on with a lesson; `restart` to begin it again'],
};
/** Begins the lesson or shows where the learner is; `welcome`: they come back, they did not ask where they are. */
const openLesson = (context, id, welcome) => inLesson(context, id, (place, left) => (left.progress === null ? begin(place) : resume(place, welcome)));
const openCurrent = (context) => context.lessons.has(context.learner.currentLesson ?? '')
    ? openLesson(context, context.learner.currentLesson, false)
    : greet(context);
function sayNextLesson(place, { lessons }) {
    const lesson = lessons.get(place.lesson.next?.lesson ?? '');
    const none = 'There is no next lesson here yet. Type “lessons” to see what there is.';
    return sayHere(place, lesson === undefined ? none : `Type “${lesson.title}” to start it.`);
}
/** Every lesson, with a way to start it. */
function listLessons({ learner, lessons }) {
    const all = [...lessons.values()];
    return sayOnly(learner, [
        heading(2, 'Lessons'),
        bullets(all.map(({ id, title, summary, minutes }) => [strong(title), ` (`, code(id), `, ${minutes} min): ${summary}`])),
        startControls(all),
    ]);
}
/** Greets a learner whose message belongs to no lesson yet. */
export const greet = (context) => onTop(listLessons(context), 'Hello, I am Nibble. I teach in small bites, right here. Pick a lesson to begin.');
/** A lesson was asked for by a name that none has. */
export function noSuchLesson(context, typed) {
    const likely = likelyLesson(context.lessons, typed);
    const list = listLessons(context);
    const said = [paragraph('There is no lesson called ', code(shorten(typed)), '.')];
    if (likely !== null)
        said.push(paragraph('Did you mean ', strong(likely.title), '?'), startControls([likely]));
    return { ...list, reply: { ...list.reply, blocks: likely === null ? [...said, ...list.reply.blocks] : said } };
}
const startControls = (lessons) => buttonsOrMenu('Start a lesson', lessons.map(({ id, title }) => button(title, action('start', id), 'primary')));
/** Somebody else's words in a sentence of ours: one line, and not a page of them. */
const shorten = (text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= 60 ? line : `${line.slice(0, 60)}…`;
};
//# sourceMappingURL=start.js.map