/** Running an example, as it is or as the learner changed it, and showing what the browser saw. */
import { playScenario } from '../../../browser/index.js';
import { heading, paragraph } from '../../../core/prose.js';
import { straightenQuotes, tidyProgram } from '../../../exercise/tidy-program.js';
import { listDecisions } from '../../../explain/decisions.js';
import { transcriptScenes } from '../../../transcript/diagram/transcript-scenes.js';
import { describePrints, describeTranscript, faultSentence } from '../../../transcript/index.js';
import { runThen, say, sayHere } from '../../decision.js';
import { action, answeredBy, buttons, nextButton, opensAt, pictureButton, pressInLesson, programForm, stepButton, typedInLesson, whereAmI, whyButton, } from '../../feature.js';
import { atStep, isAtPosition } from '../../place.js';
import { tooLate } from './navigate.js';
export const example = {
    presses: {
        run: pressInLesson((place, { action }) => atExample(place, action.step, runExample), 'run'),
        edit: opensAt('example', ({ id, program }, { lesson }, draft) => programForm('Change and run', action('run-edited', lesson, id), program, draft)),
        'run-edited': pressInLesson((place, { action, fields }) => atExample(place, action.step, (at, step) => runEdited(at, step, fields.program ?? '')), 'run'),
    },
    typed: [
        typedInLesson('run', ['run', 'run it', 'run again', 'run it again'], (place) => place.step.kind === 'example'
            ? runExample(place, place.step)
            : sayHere(place, 'There is no example to run at this step.')),
        typedInLesson('edit', ['edit', 'change', 'change and run'], (place) => sayHere(place, 'Send your version of the program between two lines of three backticks, and I will run it.')),
    ],
    help: ['`run` to run an example; to run your own version, send it between two lines of three backticks'],
};
/** Running code is welcome at any step of the lesson, whatever step the learner is at by now. */
function atExample(place, stepId, then) {
    const at = atStep(place, stepId);
    return at?.step.kind === 'example' ? then(at, at.step) : tooLate(place, stepId);
}
/** The author's program. */
const runExample = (place, step) => run(place, step, step.program, true);
/** The learner's version of it, under the same scenario. */
export const runEdited = (place, step, text) => run(place, step, tidyProgram(text), false);
function run(place, step, program, isOriginal) {
    return runTidied(program, place.now, (startTime) => playScenario(step.scenario, startTime), (result, repairs) => {
        const happened = result.kind === 'finished'
            ? [...describeTranscript(result.value), answeredBy(result.flask)]
            : [...faultSentence(result.fault), ...describePrints(result.prints)];
        // What to notice is written about the original; a changed program may well show something else.
        const takeaway = isOriginal && result.kind === 'finished' ? step.takeaway : [];
        const title = isOriginal ? `What happened: ${step.title}` : 'What happened with your version';
        const lastRun = result.kind === 'finished' ? lastRunOf(place.lesson.id, step.id, result.value) : null;
        const blocks = [
            heading(2, title),
            ...repairs,
            ...happened,
            ...takeaway,
            ...afterExample(place, lastRun, pictureButton(place, lastRun)),
        ];
        return say(place, { pressed: isOriginal ? 'settle' : 'keep', blocks, lastRun });
    });
}
/** What can be done below a run; `others` stand with what is about the run. */
export function afterExample(place, lastRun, others) {
    const more = [...others, ...whyButton(place, lastRun), stepButton(place, 'lab', 'Open the lab')];
    if (!isAtPosition(place))
        return [whereAmI(place, ...more)];
    const again = [stepButton(place, 'edit', 'Change and run'), stepButton(place, 'run', 'Run again')];
    return [buttons(nextButton(place), ...again), buttons(...more)];
}
/** HTTP dates have no fractions of a second, so a run starts at a whole one. */
export const wholeSeconds = (now) => Math.floor(now / 1000) * 1000;
/**
 * Makes the dialogue for the time at which the run starts. `then` gets what was repaired, and the program that ran in
 * the end. `now`: epoch milliseconds.
 */
export function runTidied(program, now, makeDialogue, then) {
    const startTime = wholeSeconds(now);
    return runThen(program, startTime, makeDialogue(startTime), (result) => {
        const isUnreadable = result.kind === 'not-started' && result.fault.kind === 'syntax';
        const straight = isUnreadable ? straightenQuotes(program) : null;
        if (straight === null)
            return then(result, [], program);
        const said = paragraph('Your quotes were typographic ones, as phones make them. I made them straight.');
        return runThen(straight, startTime, makeDialogue(startTime), (second) => then(second, [said], straight));
    });
}
/** It bounds what is remembered of a learner; more do not fit on the pictures of one answer. */
const MOST_SCENES = 60;
export const lastRunOf = (lesson, step, transcript) => ({
    lesson,
    step,
    decisions: listDecisions(transcript),
    scenes: transcriptScenes(transcript).slice(-MOST_SCENES),
});
//# sourceMappingURL=example.js.map