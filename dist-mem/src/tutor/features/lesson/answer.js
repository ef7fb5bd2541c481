/** Answering a question of a lesson: by click, by typing, by skipping. A press's message then shows it answered. */
import { say, sayHere } from '../../decision.js';
import { action, answerForm, buttons, nextButton, opensAt, pressInLesson, progressBlock, showButton, typedInLesson, } from '../../feature.js';
import { withProgress } from '../../place.js';
import { answerOption, answerText, hintsOf, questionBlocks } from '../../question.js';
import { giveHint, hintExercise } from './exercise.js';
import { skip, tooLate } from './navigate.js';
export const answer = {
    presses: {
        answer: pressInLesson((place, { action: { step, argument } }) => atOpen(place, step, (question) => keep(place, question, answerOption(askedHere(place, question), Number(argument) - 1, 'press')))),
        type: opensAt('question', ({ id, prompt }, { lesson }) => answerForm(action('submit-typed', lesson, id), prompt)),
        'submit-typed': pressInLesson((place, { action: { step }, fields }) => atOpen(place, step, (question) => answerQuestion(place, question, fields.answer ?? ''))),
        hint: pressInLesson((place, { action: { step } }) => step === place.step.id && place.step.kind === 'exercise'
            ? hintExercise(place, place.step)
            : atOpen(place, step, (question) => hintQuestion(place, question))),
        skip: pressInLesson((place, { action: { step } }) => step === place.step.id && place.step.kind !== 'question' ? skip(place) : atOpen(place, step, () => skip(place))),
    },
    typed: [
        typedInLesson('hint', ['hint', 'another hint', 'next hint', 'help me', 'answer', 'show the answer', 'solution'], (place) => {
            const { step, progress } = place;
            if (step.kind === 'exercise')
                return hintExercise(place, step);
            if (step.kind === 'question' && !progress.answered)
                return hintQuestion(place, step);
            return sayHere(place, 'There is nothing to give a hint for at this step. Type “next” to go on.');
        }),
        typedInLesson('skip', ['skip', 'skip it', 'skip for now', 'pass'], skip),
    ],
};
/** Only where the learner still is, and has not answered. */
function atOpen(place, pressedStep, then) {
    const { step, progress } = place;
    const isOpen = step.id === pressedStep && step.kind === 'question' && !progress.answered;
    return isOpen ? then(step) : tooLate(place, pressedStep);
}
export const askedHere = (place, question) => ({
    asking: place,
    question,
    shown: questionBlocks(place, question),
    choose: (position) => action('answer', place.lesson.id, question.id, String(position)),
});
/** A message while a question is open, or what was sent with its form. */
export const answerQuestion = (place, question, text) => keep(place, question, answerText(askedHere(place, question), text));
const hintQuestion = (place, question) => giveHint(place, hintsOf(askedHere(place, question)), [showButton(place)]);
/** Keeps the answer in the lesson's record, and the attempt. */
function keep(place, question, answer) {
    if (answer.kind === 'unread')
        return sayHere(place, ...answer.blocks);
    const { right, given, way } = answer;
    const prior = place.progress.answers[question.id];
    const hints = place.progress.hints[question.id] ?? 0;
    const firstTry = prior === undefined ? right && hints === 0 : prior.firstTry;
    const after = withProgress(place, {
        answered: true,
        answers: { ...place.progress.answers, [question.id]: { given, right, firstTry } },
    });
    const blocks = [...answer.blocks, progressBlock(after), buttons(nextButton(after))];
    const verdict = right ? 'right' : 'wrong';
    const attempts = [{ lesson: place.lesson.id, step: question.id, kind: 'answer', given, verdict, hints }];
    return say(after, way === 'press' ? { attempts, pressed: blocks, blocks: [] } : { attempts, blocks });
}
//# sourceMappingURL=answer.js.map