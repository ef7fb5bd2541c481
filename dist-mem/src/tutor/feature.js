/**
 * What a feature is: its command, its buttons and forms, and its typed words, each with what it decides. `features/`
 * has one file for each; the commands of all platforms, the help and the reading of typed words are made from them.
 */
import { action as makeAction } from '../core/action.js';
import { emphasis, paragraph, proseText } from '../core/prose.js';
import { MAX_BUTTON_LABEL, } from '../core/reply.js';
import { leavingReview, placeIn, sayOnly } from './decision.js';
/** Of a command that means the learner's current lesson where none is named, and asks where there is none. */
export const opensLesson = (word, alone, ask, decide) => {
    const open = (context, id) => inLesson(context, id, decide);
    return {
        word,
        alone,
        decide: (context, lesson) => open(context, lesson.id),
        without: (context) => {
            const { learner, lessons } = context;
            if (lessons.has(learner.currentLesson ?? ''))
                return open(context, learner.currentLesson);
            return sayOnly(learner, [paragraph(ask.question), lessonMenu(ask.menu, word, lessons.values())]);
        },
    };
};
/** A command without options that is typed behind a slash. */
export const slash = (name, description, decide) => ({
    kind: 'slash',
    name,
    title: name,
    description,
    options: [],
    argument: '',
    read: () => ({}),
    ...(decide && { decide }),
});
/** The same with one option, `name`, that takes all that is typed. `about`: its description. */
export const slashNamed = (name, description, argument, about, decide) => ({
    ...slash(name, description, decide),
    options: [{ name: 'name', description: about, suggests: 'lessons' }],
    argument,
    read: (text) => (text === '' ? {} : { name: text }),
});
export const internal = (name, decide) => ({
    ...slash(name, '', decide),
    kind: 'internal',
});
/** About no lesson. */
export const press = (decide) => ({ pace: 'reply', isOfLesson: false, decide });
/** About a lesson, at any of its steps. */
export const pressInLesson = (decide, pace = 'reply') => ({
    pace,
    isOfLesson: true,
    decide: (context, pressed) => inLesson(context, pressed.action.lesson, (place, left) => decide(place, pressed, left)),
});
/** Opens a form about a step of this kind. */
export const opensAt = (kind, form) => ({
    pace: 'form',
    form: (lessons, about, draft) => {
        const step = lessons.get(about.lesson)?.steps.find(({ id }) => id === about.step);
        return isOfKind(step, kind) ? form(step, about, draft) : null;
    },
});
const isOfKind = (step, kind) => step?.kind === kind;
/** Words that can be typed where a learner is in a lesson. */
export const typedInLesson = (name, says, decide) => ({
    where: 'lesson',
    name,
    says,
    decide: (context, match) => inLesson(context, context.learner.currentLesson, (place, left) => decide(place, left, match)),
});
/** Turns to a lesson; a review that is open is left for it. */
export function inLesson(context, id, decide) {
    const lesson = context.lessons.get(id ?? '');
    return lesson === undefined
        ? sayGone(context)
        : leavingReview(context, (left) => decide(placeIn(left, lesson), left));
}
/** Words that can be typed anywhere. */
export const typed = (name, says, decide) => ({
    where: 'anywhere',
    name,
    says,
    decide,
});
/** A control of a version or a lesson that is gone. */
export const sayGone = ({ learner }) => sayOnly(learner, [paragraph('That button is from a lesson or a version that is gone. Type “lessons” to go on.')]);
// Buttons and menus. Every label here can be typed, too.
/** As that of core, for the verbs that there are. */
export const action = (verb, lesson = '', step = '', argument = '') => makeAction(verb, lesson, step, argument);
export const button = (label, does, style = 'secondary') => ({
    label,
    action: does,
    style,
});
export const buttons = (...row) => ({ kind: 'buttons', buttons: row });
/** A button about the step the learner is at. */
export const stepButton = ({ lesson, step }, verb, label, style) => button(label, action(verb, lesson.id, step.id), style);
export const menu = (label, entries) => ({ kind: 'menu', label, entries });
export const lessonMenu = (label, verb, lessons) => menu(label, Array.from(lessons, ({ id, title }) => ({ label: title, action: action(verb, id) })));
/** Buttons up to this many, a menu beyond. */
const MOST_BUTTONS = 5;
/** A row of buttons, or a menu where that is too much for a row. */
export function buttonsOrMenu(label, row) {
    const fits = row.length <= MOST_BUTTONS && row.every((one) => one.label.length <= MAX_BUTTON_LABEL);
    if (fits)
        return buttons(...row);
    return menu(label, row.map((one) => ({ label: one.label, action: one.action })));
}
export const nextButton = (place) => stepButton(place, 'next', 'Next', 'primary');
/** Back and the outline, where there is a way back. */
export const wayButtons = (place) => [
    ...(place.index > 0 ? [stepButton(place, 'back', 'Back')] : []),
    stepButton(place, 'outline', 'Outline'),
];
/** Asks about the last run of a step, where there is something to ask. */
export const whyButton = (place, lastRun) => lastRun === null || lastRun.decisions.length === 0 ? [] : [stepButton(place, 'why', 'Why was a cookie (not) sent?')];
/** Draws the last run of a step, where anything happened in it. */
export const pictureButton = (place, lastRun) => lastRun === null || lastRun.scenes.length === 0 ? [] : [stepButton(place, 'picture', 'Show as a picture')];
/** Shows the current step again, from wherever that is asked; other buttons may stand beside it. */
export const whereAmI = (place, ...others) => buttons(showButton(place), ...others);
export const showButton = ({ lesson }) => button('Show where I am', action('start', lesson.id), 'primary');
/** The footer of a transcript: which Flask gave the answers. */
export const answeredBy = (flask) => paragraph(emphasis(`Answered by ${flask}.`));
/** "Setting a cookie, step 4 of 31". */
export function progressBlock({ lesson, step, index }) {
    const section = lesson.sections.find(({ id }) => id === step.section);
    const done = index + 1;
    const total = lesson.steps.length;
    return { kind: 'progress', label: `${section?.title ?? lesson.title}, step ${done} of ${total}`, done, total };
}
// Forms.
const MAX_DESCRIPTION = 100;
/** A field of a form for one line of text; a longer `description` is shortened. */
export const textField = (id, label, description, value) => ({
    id,
    label,
    description: description.length <= MAX_DESCRIPTION ? description : `${description.slice(0, MAX_DESCRIPTION - 1)}…`,
    kind: 'text',
    optional: false,
    lines: 'one',
    value,
});
/** The form for a whole program; it opens with what was sent last. */
export const programForm = (title, submit, starter, draft) => {
    const about = draft.program === undefined ? '' : 'What you sent last.';
    const field = textField('program', 'Python program', about, draft.program ?? starter.trimEnd());
    return { title, submit, fields: [{ ...field, lines: 'many' }] };
};
/** The form for an answer in words. */
export const answerForm = (submit, prompt) => ({
    title: 'Your answer',
    submit,
    fields: [textField('answer', 'Your answer', proseText(prompt), '')],
});
//# sourceMappingURL=feature.js.map