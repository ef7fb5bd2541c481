/** Submitting a program to an exercise: blanks or whole, judged, and answered with what was seen. */
import { code, codeBlock, heading, paragraph } from '../../../core/prose.js';
import { fillBlanks, findBlanks } from '../../../exercise/blanks.js';
import { judge } from '../../../exercise/judge.js';
import { findMistake } from '../../../exercise/mistakes/find-mistake.js';
import { tidyBlank, tidyProgram } from '../../../exercise/tidy-program.js';
import { describePrints, describeTranscript, faultSentence } from '../../../transcript/index.js';
import { say, sayHere } from '../../decision.js';
import { action, answeredBy, buttons, nextButton, opensAt, pictureButton, pressInLesson, programForm, stepButton, textField, typedInLesson, whereAmI, whyButton, } from '../../feature.js';
import { atStep, isAtPosition, withProgress } from '../../place.js';
import { nextHint } from '../../question.js';
import { howToAnswer, submitButtons } from '../../show/step.js';
import { lastRunOf, runEdited, runTidied } from './example.js';
import { tooLate } from './navigate.js';
export const exercise = {
    presses: {
        blanks: opensAt('exercise', (step, { lesson }, draft) => ({
            title: 'Fill in the blanks',
            submit: action('submit-blanks', lesson, step.id),
            fields: findBlanks(step.starter).map(({ number, line, text }) => {
                const id = `blank-${number}`;
                return textField(id, `Blank ${number}, in line ${line}`, text, draft[id] ?? '');
            }),
        })),
        program: opensAt('exercise', ({ id, starter }, { lesson }, draft) => programForm('Your program', action('submit-program', lesson, id), starter, draft)),
        'submit-blanks': pressInLesson((place, pressed) => submitAt(place, pressed, submitBlanks), 'run'),
        'submit-program': pressInLesson((place, pressed) => submitAt(place, pressed, (at, step, { program = '' }) => submitProgram(at, step, program)), 'run'),
    },
    typed: [typedInLesson('submit', ['fill in the blanks', 'write the program', 'type your answer'], sayHowToSubmit)],
};
/** At any step of the lesson, whatever step the learner is at by now. An example takes a program as well. */
function submitAt(place, { action: { step: id }, fields }, submit) {
    const at = atStep(place, id);
    if (at?.step.kind === 'example')
        return runEdited(at, at.step, fields.program ?? '');
    return at?.step.kind === 'exercise' ? submit(at, at.step, fields) : tooLate(place, id);
}
/** What to type where a button would open a form. */
export function sayHowToSubmit(place) {
    const { step } = place;
    if (step.kind === 'exercise')
        return sayHere(place, howToAnswer(step));
    return sayHere(place, 'Type the answer itself, and send it.');
}
/** Text at an exercise: as many values as there are blanks, or else a program when it looks like one. */
export function submitTyped(place, step, text) {
    const count = findBlanks(step.starter).length;
    const values = text.includes('|') ? text.split('|') : text.trim().split('\n');
    if (step.form === 'blanks' && values.length === count && !LOOKS_LIKE_PROGRAM.test(text)) {
        return submitBlanks(place, step, Object.fromEntries(values.map((value, index) => [`blank-${index + 1}`, value])));
    }
    if (LOOKS_LIKE_PROGRAM.test(text))
        return submitProgram(place, step, text);
    const found = values.length === 1 ? 'one value' : `${values.length} values`;
    const problem = step.form === 'blanks'
        ? paragraph(`I found ${found}, and there are ${count} blanks. Send them all at once. `, code('hint'), ' helps.')
        : 'That does not look like a program yet.';
    return sayHere(place, problem, howToAnswer(step));
}
/** What a Flask program, or a beginning of one, has at the start of some line. */
export const LOOKS_LIKE_PROGRAM = /^[ \t]*(?:from\s+\w|import\s+\w|def\s+\w|class\s+\w|@\w|app\s*=)/m;
/** Values for the blanks, by field id `blank-1`, `blank-2`, … */
function submitBlanks(place, step, fields) {
    const values = findBlanks(step.starter).map(({ number }) => tidyBlank(fields[`blank-${number}`] ?? ''));
    return submit(place, step, fillBlanks(step.starter, values));
}
/** A whole program, as pasted. */
export const submitProgram = (place, step, text) => submit(place, step, tidyProgram(text));
/** The author's hints, then the reference solution. */
export function hintExercise(place, step) {
    const solution = [paragraph('One way to write it:'), codeBlock('python', step.solution.trimEnd())];
    return giveHint(place, [...step.hints, solution], submitButtons(place, step));
}
function submit(place, step, program) {
    if (program.trim() === '')
        return sayHere(place, 'That program was empty. Nothing was counted.');
    const [blank] = findBlanks(program);
    if (blank !== undefined) {
        const line = paragraph(`Line ${blank.line} still has a blank. Nothing was run or counted.`);
        const said = wrong('There is still a blank', [line, codeBlock('python', blank.text)]);
        return sayHere(place, said, ...tryAgain(place, step, []));
    }
    return runTidied(program, place.now, (startTime) => judge(step.checks, startTime), (result, repairs, ran) => tell(place, step, { given: program, ran }, result, repairs));
}
function tell(place, step, { given, ran }, result, repairs) {
    const verdict = result.kind === 'finished' ? result.value : null;
    const lastRun = verdict === null ? null : lastRunOf(place.lesson.id, step.id, verdict.transcript);
    const attempts = isOurFault(result) ? [] : [attempt(place, step, given, verdict)];
    const footer = result.kind === 'finished' ? [answeredBy(result.flask)] : [];
    const about = [...pictureButton(place, lastRun), ...whyButton(place, lastRun)];
    const isPass = verdict?.kind === 'pass';
    const passed = { ...place.progress.passed, [step.id]: true };
    const after = isPass ? withProgress(place, { passed }) : place;
    const ways = isPass ? [onward(after, about)] : tryAgain(place, step, about);
    const blocks = [...repairs, ...showResult(step, result, ran), ...footer, ...ways];
    return say(after, { pressed: isPass ? 'settle' : 'keep', attempts, lastRun, blocks });
}
/** What can be done about an exercise after its run was shown in another way; `about` is about the run. */
export function afterSubmission(place, step, about) {
    return place.progress.passed[step.id] === true ? [onward(place, about)] : tryAgain(place, step, about);
}
const onward = (place, about) => isAtPosition(place) ? buttons(nextButton(place), ...about) : whereAmI(place, ...about);
function tryAgain(place, step, about) {
    const here = isAtPosition(place)
        ? [stepButton(place, 'hint', 'Hint'), stepButton(place, 'skip', 'Skip for now')]
        : [];
    return [buttons(...submitButtons(place, step), ...here), ...(about.length > 0 ? [buttons(...about)] : [])];
}
const attempt = (place, step, program, verdict) => ({
    lesson: place.lesson.id,
    step: step.id,
    kind: 'program',
    given: program,
    verdict: verdict?.kind === 'pass' ? 'right' : verdict?.kind === 'fail' ? 'wrong' : 'error',
    hints: place.progress.hints[step.id] ?? 0,
});
// What a verdict says: which checks passed, what was missing, one hint that names the mistake, what the browser saw.
/** The outcome of a submission in blocks, without controls. `program` is what ran. */
function showResult(step, result, program) {
    const found = findMistake(program, result.kind === 'finished' ? result.value : result)?.hint;
    if (result.kind === 'not-started') {
        const title = isOurFault(result) ? 'It could not be run just now' : 'The program did not start';
        return [wrong(title, [...faultSentence(result.fault), ...describePrints(result.prints)]), ...hintNotice(found)];
    }
    const verdict = result.value;
    if (verdict.kind === 'pass') {
        const count = step.checks.length;
        const title = count === 1 ? 'Right: the check passed' : `Right: all ${count} checks passed`;
        return [
            { kind: 'notice', tone: 'right', title, content: [checkList(step, count)] },
            ...whatWasSeen(verdict, `: ${step.checks.at(-1)?.title}`),
        ];
    }
    const checks = checkList(step, verdict.check);
    if (verdict.kind === 'fail') {
        const said = wrong('Not there yet', [...verdict.unmet.otherwise, checks]);
        return [said, ...hintNotice(found ?? authorsHint(step, verdict.unmet.hint)), ...whatWasSeen(verdict)];
    }
    // The program gave no answer to a request; the transcript ends with that request and says why.
    const { request } = verdict;
    const where = request === null ? [] : [paragraph(`It was request ${request} of this check.`)];
    return [wrong('The program gave no answer', [...where, checks]), ...hintNotice(found), ...whatWasSeen(verdict)];
}
const whatWasSeen = ({ transcript }, of = '') => [
    heading(3, `What the browser saw${of}`),
    ...describeTranscript(transcript, 'check'),
];
/** Where no usual mistake explains it, the author's hint for what was missing. */
const authorsHint = ({ hints }, number) => number === null ? undefined : hints[number - 1];
const hintNotice = (hint) => hint === undefined ? [] : [{ kind: 'notice', tone: 'info', title: 'Hint', content: hint }];
/** Whether a run came to nothing for no reason of the learner's, so that it does not count. */
function isOurFault(result) {
    const fault = result.kind === 'not-started' ? result.fault : result.value.kind === 'fault' ? result.value.fault : null;
    return fault?.kind === 'busy' || fault?.kind === 'broken';
}
/** A notice that something is not right yet. */
const wrong = (title, content) => ({ kind: 'notice', tone: 'wrong', title, content });
/** Every check with what came of it, in words: passed, not passed, or not looked at because an earlier one stopped. */
const checkList = (step, passed) => ({
    kind: 'list',
    start: 1,
    items: step.checks.map(({ title }, index) => {
        const outcome = index < passed ? 'passed' : index === passed ? 'not passed' : 'not tried yet';
        return [paragraph(`${title}: ${outcome}`)];
    }),
});
/** Shows the next of `hints`. `more` are buttons that belong below it. */
export function giveHint(place, hints, more) {
    const { progress, step } = place;
    const another = stepButton(place, 'hint', 'Another hint');
    const { shown, blocks } = nextHint(hints, progress.hints[step.id] ?? 0, another, more);
    const after = shown === 0 ? place : withProgress(place, { hints: { ...progress.hints, [step.id]: shown } });
    return sayHere(after, ...blocks);
}
//# sourceMappingURL=exercise.js.map