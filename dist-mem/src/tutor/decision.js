import { paragraph } from '../core/prose.js';
import { isZone } from '../review/local-time.js';
import { placeAt, placeAtStart } from './place.js';
import { settingsOf } from './settings.js';
/** Where the learner is in a lesson, which is the one that `progress` is about. */
export const placeIn = ({ learner, progress, now }, lesson) => progress === null ? placeAtStart(learner, lesson, now) : placeAt(learner, lesson, progress, now);
/** Where the learner is in the current lesson; null outside of any. */
export function currentPlace(context) {
    const lesson = context.lessons.get(context.learner.currentLesson ?? '');
    return lesson === undefined ? null : placeIn(context, lesson);
}
/** Turns to a lesson. A review with an open card is left for that, and can be gone on with. */
export function leavingReview(context, then) {
    const { review } = context.learner;
    const left = then({ ...context, learner: { ...context.learner, review: null } });
    if (review === null || review.answered)
        return left;
    return mapDone(left, (done) => onTop(done, 'Your review waits. Type “review” to go on with it.'));
}
/** Loads the learner's cards of questions that there still are, then goes on. */
export const withCards = (context, then) => needs(async ({ store }) => {
    const { cards } = await store.loadReview(context.learner.id);
    return then(cards.filter((card) => questionOf(context.lessons, card) !== null));
});
/** Loads the last run that the learner saw of late, then goes on; null when there is none. */
export const withLastRun = ({ learner }, then) => needs(async ({ store }) => then(await store.loadRun(learner.id)));
/** The question that a card is about; null when the lesson or the question is gone. */
export function questionOf(lessons, { lesson, step }) {
    const found = lessons.get(lesson);
    const question = found?.steps.find(({ id }) => id === step);
    return found === undefined || question?.kind !== 'question' ? null : { lesson: found, question };
}
/** What is asked of a learner when, by their own settings. */
export const toSelect = ({ reminders, now }, cards) => {
    const { zone, cardsPerDay } = settingsOf(reminders);
    return { cards, now, zone, cardsPerDay };
};
/** The zone in which this learner's days begin and end. */
export const zoneIn = ({ reminders }) => settingsOf(reminders).zone;
/** The settings, with the zone of the learner's profile where they have not chosen one. */
export function withZone({ learner, reminders }, then) {
    const settings = settingsOf(reminders);
    if (settings.zoneChosen)
        return then(settings);
    return needs(async ({ zoneOf }) => {
        const zone = await zoneOf(learner.id);
        return then(zone === null || !isZone(zone) ? settings : { ...settings, zone });
    });
}
const NOTHING_ELSE = { attempts: [], cards: [], reviews: [], reminders: null, lastRun: null };
/** Says something at `place`. The pressed message loses its controls unless `pressed` says otherwise. */
export function say(place, { blocks, pressed = 'settle', attempts = [], lastRun = null }) {
    const { learner, progress } = place;
    return { kind: 'done', ...NOTHING_ELSE, learner, progress, attempts, reply: { pressed, blocks }, lastRun };
}
/** Says something at `place`, sentences or blocks; the pressed message stays as it is. */
export const sayHere = (place, ...said) => say(place, { pressed: 'keep', blocks: said.map((one) => (typeof one === 'string' ? paragraph(one) : one)) });
/** Says something that belongs to no lesson, with these changes. */
export function sayOnly(learner, blocks, changes = {}) {
    const { pressed = 'keep', ...rest } = changes;
    return { kind: 'done', ...NOTHING_ELSE, ...rest, learner, progress: null, reply: { pressed, blocks } };
}
/** The same in place of the pressed message, or below what was typed. */
export const sayInPlace = (way, learner, blocks, changes = {}) => way === 'press' ? sayOnly(learner, [], { ...changes, pressed: blocks }) : sayOnly(learner, blocks, changes);
/** The same with a sentence above what is said. */
export const onTop = (done, text) => ({
    ...done,
    reply: { ...done.reply, blocks: [paragraph(text), ...done.reply.blocks] },
});
export const needs = (perform) => ({ kind: 'needs', perform });
/** Runs a program with a dialogue, then decides. `startTime`: epoch milliseconds. */
export const runThen = (program, startTime, dialogue, then) => ({
    kind: 'needs',
    perform: async ({ sandbox, waiting }) => then(await sandbox.run(program, startTime, dialogue, waiting)),
});
/** The same plan with something made of what is done, once that is known. */
export function mapDone(plan, change) {
    if (plan.kind === 'done')
        return change(plan);
    return needs(async (services) => mapDone(await plan.perform(services), change));
}
/** Gets everything that a plan needs, until it is done. */
export async function perform(plan, services) {
    let next = plan;
    while (next.kind === 'needs')
        next = await next.perform(services);
    return next;
}
//# sourceMappingURL=decision.js.map