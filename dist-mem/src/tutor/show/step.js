/** A step as the learner first sees it: its content, where it stands, and what can be done. */
import { bullets, code, codeBlock, heading, paragraph, strong } from '../../core/prose.js';
import { MAX_BUTTON_LABEL } from '../../core/reply.js';
import { findBlanks } from '../../exercise/blanks.js';
import { action, button, buttons, nextButton, progressBlock, stepButton, wayButtons } from '../feature.js';
import { missedQuestions, questionsOf } from '../place.js';
import { showQuestion } from '../question.js';
/** The blocks of the step that the learner is at. */
export function showStep(place) {
    const { step } = place;
    switch (step.kind) {
        case 'text':
            return showText(place, step);
        case 'example':
            return showExample(place, step);
        case 'question':
            return showQuestion(place, step);
        case 'exercise':
            return showExercise(place, step);
        case 'score':
            return showScore(place);
        case 'complete':
            return showComplete(place, step);
    }
}
const showText = (place, step) => [
    heading(2, step.title),
    ...step.content,
    progressBlock(place),
    buttons(nextButton(place), ...wayButtons(place)),
];
const showExample = (place, step) => [
    heading(2, `Example: ${step.title}`),
    ...step.content,
    codeBlock('python', step.program),
    progressBlock(place),
    buttons(stepButton(place, 'run', 'Run it', 'primary'), stepButton(place, 'edit', 'Change and run'), stepButton(place, 'next', 'Next'), ...wayButtons(place)),
    buttons(stepButton(place, 'lab', 'Open the lab')),
];
const showExercise = (place, step) => [
    heading(2, `${step.form === 'blanks' ? 'Exercise' : 'Challenge'}: ${step.title}`),
    ...step.task,
    codeBlock('python', step.starter),
    howToAnswer(step),
    progressBlock(place),
    buttons(...submitButtons(place, step), stepButton(place, 'hint', 'Hint'), isPassed(place) ? nextButton(place) : stepButton(place, 'skip', 'Skip for now'), ...(place.index > 0 ? [stepButton(place, 'back', 'Back')] : [])),
];
const isPassed = ({ progress, step }) => progress.passed[step.id] === true;
/** The buttons that open the forms of an exercise. */
export function submitButtons(place, step) {
    const at = { lesson: place.lesson, step };
    const whole = stepButton(at, 'program', 'Write the program', step.form === 'program' ? 'primary' : 'secondary');
    return step.form === 'blanks' ? [stepButton(at, 'blanks', 'Fill in the blanks', 'primary'), whole] : [whole];
}
/** How an exercise is answered by typing. */
export function howToAnswer(step) {
    const whole = 'In a direct message to me, send the whole program between two lines of three backticks.';
    if (step.form === 'program')
        return paragraph(`Use the button, or type. ${whole}`);
    const count = findBlanks(step.starter).length;
    return bullets([
        ['Use the buttons, or type.'],
        [`In a direct message to me, send what goes into the ${count} blanks, in order: `, code(exampleOf(count))],
        [whole],
    ]);
}
/** `first | second | …`, so that the form of the answer is plain. */
const exampleOf = (count) => ['first', 'second', ...Array(count).fill('…')].slice(0, count).join(' | ');
// The score, and the closing message.
/** The score step itself. */
function showScore(place) {
    const missed = missedQuestions(place).length;
    return [
        heading(2, 'Your score'),
        ...scoreProse(place),
        progressBlock(place),
        buttons(...(missed > 0 ? [stepButton(place, 'retry', `Retry ${missed} missed`, 'primary')] : []), missed > 0 ? stepButton(place, 'next', 'Next') : nextButton(place), ...wayButtons(place)),
    ];
}
/** "Lesson complete": what can now be done, and what is next. */
function showComplete(place, step) {
    const { lesson, progress } = place;
    const exercises = lesson.steps.filter(({ kind }) => kind === 'exercise');
    const open = exercises.filter(({ id }) => !progress.passed[id]);
    const solved = exercises.length - open.length;
    return [
        heading(1, `Lesson complete: ${lesson.title}`),
        ...step.content,
        paragraph('You can now:'),
        bullets(lesson.outcomes.map((outcome) => [outcome])),
        ...scoreProse(place),
        ...(exercises.length > 0 ? [paragraph(`You solved ${solved} of ${exercises.length} exercises.`)] : []),
        ...(open.length > 0 ? [paragraph('Still open:'), bullets(open.map(({ title }) => [title]))] : []),
        ...nextLesson(place),
        buttons(...open.map(({ id, title }) => goButton(lesson.id, id, title)), ...completeButtons(place)),
    ];
}
/** How many questions are right, how many at once, how many lie ahead, and which are not right yet. */
export function scoreProse(place) {
    const questions = questionsOf(place.lesson);
    if (questions.length === 0)
        return [];
    const records = questions.map(({ id }) => place.progress.answers[id]);
    const atFirst = records.filter((record) => record?.firstTry).length;
    const right = records.filter((record) => record?.right).length;
    const missed = missedQuestions(place);
    const ahead = questions.length - right - missed.length;
    return [
        paragraph(strong(`${right} of ${questions.length} questions right`), `, ${atFirst} at the first try without a hint.`, ahead > 0 ? ` ${ahead} still to come.` : ''),
        ...(missed.length > 0 ? [paragraph('Not right yet:'), bullets(missed.map(({ title }) => [title]))] : []),
    ];
}
function nextLesson({ lesson }) {
    if (lesson.next === null)
        return [];
    const soon = lesson.next.lesson === null ? ' It is not here yet.' : '';
    return [paragraph('Next in the course ', lesson.course, ': ', strong(lesson.next.title), `.${soon}`)];
}
function completeButtons(place) {
    const { lesson } = place;
    const next = lesson.next?.lesson ?? null;
    return [
        ...(next === null ? [] : [button('Start the next lesson', action('start', next), 'primary')]),
        ...(missedQuestions(place).length > 0 ? [stepButton(place, 'retry', 'Retry the missed ones')] : []),
        stepButton(place, 'outline', 'Outline'),
        button('All lessons', action('lessons')),
        stepButton(place, 'restart', 'Start again'),
    ];
}
/** Leads to an exercise by its title, or by a short word where the title is too long for a button. */
function goButton(lesson, step, title) {
    const label = title.length <= MAX_BUTTON_LABEL ? title : 'Go to the open exercise';
    return button(label, action('go', lesson, step));
}
//# sourceMappingURL=step.js.map