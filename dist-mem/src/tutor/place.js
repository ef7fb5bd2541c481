/** The place that stored progress stands for. A step that an edited lesson lost becomes the one now at its index. */
export function placeAt(learner, lesson, progress, now) {
    const index = indexIn(lesson, progress);
    const step = stepAt(lesson, index);
    const current = { ...learner, currentLesson: lesson.id };
    const place = { learner: current, lesson, progress, step, index, now };
    return step.id === progress.position ? place : moveTo(place, index);
}
/** Where in the lesson, as it is now, a position is. */
export function indexIn({ steps }, { position, index }) {
    const found = steps.findIndex((step) => step.id === position);
    return found >= 0 ? found : Math.min(index, steps.length - 1);
}
/** The first step of a lesson that the learner has never seen, or wants to begin again. */
export function placeAtStart(learner, lesson, now) {
    const progress = {
        lesson: lesson.id,
        position: stepAt(lesson, 0).id,
        index: 0,
        answered: false,
        answers: {},
        hints: {},
        passed: {},
        retry: null,
        startedAt: now,
        completedAt: null,
        lab: null,
    };
    return placeAt(learner, lesson, progress, now);
}
/** The place as if the learner were at another step, to run its code; null when the lesson has no such step. */
export function atStep(place, id) {
    const index = place.lesson.steps.findIndex((step) => step.id === id);
    return index < 0 ? null : { ...place, step: stepAt(place.lesson, index), index };
}
/** Goes to the step at `index` (kept within the lesson) and leaves a retry. */
export function moveTo(place, index) {
    const kept = Math.max(0, Math.min(index, place.lesson.steps.length - 1));
    const step = stepAt(place.lesson, kept);
    return withPosition(place, step, kept, null, place.progress.answers[step.id]?.given != null);
}
/**
 * Goes on with the questions still to be asked, the first of `retry`; after them, to the step that stands behind them,
 * or else to the score.
 */
export function moveToRetry(place, retry) {
    const [first] = retry;
    const index = place.lesson.steps.findIndex((step) => step.id === first);
    const step = place.lesson.steps[index];
    if (first !== undefined && step === undefined)
        return moveToRetry(place, retry.slice(1));
    if (step === undefined)
        return moveTo(place, scoreIndex(place.lesson));
    return step.kind === 'question' ? withPosition(place, step, index, retry, false) : moveTo(place, index);
}
/** Out of the questions, without asking those that are left. */
export const leaveRetry = (place) => moveToRetry(place, behindRetry(place));
/** The step to come back to after a retry or quiz, if there is one. */
export const behindRetry = (place) => (place.progress.retry ?? []).slice(-1).filter((id) => !isQuestion(place, id));
/** How many questions come after the one that is being asked again. */
export const leftInRetry = (place) => (place.progress.retry ?? []).slice(1).filter((id) => isQuestion(place, id)).length;
const isQuestion = ({ lesson }, id) => questionsOf(lesson).some((question) => question.id === id);
/** The lab is left as it is, to be come back to. */
export const leaveLab = (place) => place.progress.lab === null ? place : withProgress(place, { lab: { ...place.progress.lab, open: false } });
/** Whether the learner is in the lab, so that what is typed belongs there. */
export const isInLab = (progress) => progress.lab?.open === true;
/** Whether the step being talked about is the one that the learner is at: code can be run at any step. */
export const isAtPosition = ({ step, progress }) => step.id === progress.position;
/** The place with other progress, at the same step. */
export const withProgress = (place, changes) => ({
    ...place,
    progress: { ...place.progress, ...changes },
});
export const questionsOf = (lesson) => lesson.steps.filter((step) => step.kind === 'question');
/** The questions that were answered wrong, skipped, or passed over. Those that lie ahead are not missed. */
export function missedQuestions({ lesson, progress, index }) {
    const passed = new Set(lesson.steps.slice(0, index));
    return questionsOf(lesson).filter((question) => {
        const record = progress.answers[question.id];
        return record === undefined ? passed.has(question) : !record.right;
    });
}
function withPosition(place, step, index, retry, answered) {
    const completedAt = step.kind === 'complete' ? (place.progress.completedAt ?? place.now) : place.progress.completedAt;
    const moved = withProgress(leaveLab(place), { position: step.id, index, retry, answered, completedAt });
    return { ...moved, step, index };
}
const scoreIndex = (lesson) => lesson.steps.findIndex((step) => step.kind === 'score');
function stepAt(lesson, index) {
    const step = lesson.steps[index];
    if (step === undefined)
        throw new RangeError(`lesson ${lesson.id} has no step ${index}`);
    return step;
}
//# sourceMappingURL=place.js.map