import { paragraph } from '../../../core/prose.js';
import { hasFence, tidyProgram } from '../../../exercise/tidy-program.js';
import { currentPlace, sayHere, sayOnly } from '../../decision.js';
import { slash } from '../../feature.js';
import { runEdited } from './example.js';
import { LOOKS_LIKE_PROGRAM, submitProgram } from './exercise.js';
export const check = {
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
};
/** Runs it at the example or exercise that the learner is at, or came past last. */
function checkMessage(place, text) {
    const program = programIn(text);
    if (program === null)
        return sayHere(place, NO_PROGRAM);
    const at = runnableNear(place);
    if (at === null)
        return sayHere(place, 'There is no example or exercise in this lesson that I could run it with.');
    const { step } = at;
    return step.kind === 'example' ? runEdited(at, step, program) : submitProgram(at, step, program);
}
const NO_LESSON = paragraph('I run programs at an example or an exercise of a lesson. Type “lessons” to begin one, then try again.');
const NO_PROGRAM = 'I found no program in that message. Pick one with code between two lines of three backticks, or with a whole program.';
/** What stands in a fence, or the whole text where that looks like a program; null when there is none. */
function programIn(text) {
    if (!hasFence(text) && !LOOKS_LIKE_PROGRAM.test(text))
        return null;
    const program = tidyProgram(text);
    return program.trim() === '' ? null : program;
}
function runnableNear(place) {
    const { lesson, index } = place;
    const steps = lesson.steps.map((step, at) => ({ step, at }));
    for (const { step, at } of [...steps.slice(0, index + 1).reverse(), ...steps.slice(index + 1)]) {
        if (step.kind === 'example' || step.kind === 'exercise')
            return { ...place, step, index: at };
    }
    return null;
}
//# sourceMappingURL=check.js.map