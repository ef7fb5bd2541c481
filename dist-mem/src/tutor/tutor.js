import { InOrder, inTime, RecentMap } from '../core/async.js';
import { heading, paragraph, withCode } from '../core/prose.js';
import { localDay } from '../review/local-time.js';
import { rate, ratingOf } from '../review/rate.js';
import { withNextReminder } from '../review/reminder-times.js';
import { mapDone, needs, onTop, perform, withZone, zoneIn } from './decision.js';
import { buttons } from './feature.js';
import { COMMANDS, paceOf, pressOf, readEvent } from './features/index.js';
import { reminded } from './features/reminders/remind.js';
import { suggest } from './lessons.js';
import { isInLab } from './place.js';
import { runningOnce } from './running-once.js';
import { settingsOf } from './settings.js';
import { change } from './show/settings.js';
import { momentWords } from './show/words.js';
/** How many events this process remembers having answered: bounds memory. */
const REMEMBERED_EVENTS = 10_000;
/**
 * How long a form waits for what was sent with it last, in milliseconds; without it the form opens as for the first
 * time. A platform gives three seconds in all, and the guard is here because the storage's own thread may be what
 * stands still.
 */
const LONGEST_DRAFT_WAIT = 500;
/**
 * How often an event is decided again because another process had something of the same learner to commit. Each time
 * that other event was counted, so it ends when the learner pauses; nobody presses this often while one event is
 * decided.
 */
const TRIES = 20;
export function createTutor({ lessons, store, sandbox, clock, zoneOf }) {
    const turns = new InOrder();
    const taken = new RecentMap(REMEMBERED_EVENTS);
    async function answer({ id, learner: owner, asked, draft }, watch) {
        // When it came, however often it is decided: so a program that ran need not run again.
        const now = clock();
        const services = { sandbox: runningOnce(sandbox), store, zoneOf, waiting: watch?.waiting };
        for (let tried = 0; tried < TRIES; tried += 1) {
            const { version, ...loaded } = await store.load(owner, asked.lesson);
            const plan = decide(asked, { ...loaded, learner: loaded.learner ?? newcomer(owner), lessons, now });
            const { kind: _, learner, ...change } = await perform(plan, services);
            if (learner === null)
                return change.reply;
            const outcome = await store.commit({ event: id, at: now, version, draft, learner, ...change });
            if (outcome === 'committed')
                return change.reply;
            if (outcome === 'duplicate')
                return store.takeOver(owner, id);
        }
        throw new Error(`event ${id} was overtaken ${TRIES} times by others of its learner`);
    }
    return {
        commands: COMMANDS,
        turns,
        paceOf,
        async form(learner, action) {
            const press = pressOf(action);
            if (press?.pace !== 'form')
                return null;
            const form = press.form(lessons, action, {});
            if (form === null || !isDrafted(form.submit))
                return form;
            const { lesson, step, verb } = form.submit;
            const stored = store.loadDraft(learner, { lesson, step, form: verb }).catch(() => null);
            const draft = await inTime(LONGEST_DRAFT_WAIT, stored, null);
            return draft === null ? form : press.form(lessons, action, draft);
        },
        async handle(event, watch) {
            if (taken.get(event.id))
                return null;
            taken.set(event.id, true);
            const { id, learner } = event;
            const question = { id, learner, asked: readEvent(event, lessons), draft: draftIn(event) };
            try {
                if (watch?.hasTurn)
                    return await answer(question, watch);
                return await turns.run(learner, () => answer(question, watch));
            }
            catch (error) {
                // Nothing was committed, so a repeated delivery may try again.
                taken.delete(event.id);
                throw error;
            }
        },
        async reminded({ id, learner, written, result }) {
            const message = await store.replyTo(learner, written);
            const decide = (context) => reminded(context, message?.blocks ?? [], result);
            const asked = { lesson: undefined, isUnasked: true, decide };
            await turns.run(learner, () => answer({ id, learner, asked, draft: null }));
        },
        suggest: (what, typed) => suggest(lessons, what, typed, clock()),
    };
}
/** Pure: nothing here reads a clock, a disk or a network. */
function decide(asked, loaded) {
    const { reminders } = loaded;
    const context = asked.isUnasked || reminders === null ? loaded : { ...loaded, reminders: active(reminders, loaded.now) };
    return afterwards(asked.decide(context), { context, reminders });
}
const newcomer = (id) => ({ id, currentLesson: null, review: null });
/** Programs, and what is done in the lab: what may have to be corrected. An answer to a question is given once. */
const isDrafted = (action) => paceOf(action) === 'run';
function draftIn(input) {
    if (input.kind !== 'submit' || input.action === null || !isDrafted(input.action))
        return null;
    const { lesson, step, verb } = input.action;
    return { lesson, step, form: verb, fields: input.fields };
}
const AFTERWARDS = [sayLabIsLeft, offerReminders, sayWhatReminderMet, rateAnswer];
/** Runs them all. What has been deleted stays deleted. */
export const afterwards = (plan, before) => AFTERWARDS.reduce((decided, next) => mapDone(decided, (done) => (done.learner === null ? done : next(before, done))), plan);
/**
 * The settings once the learner is active: that ends the counting of unanswered reminders. The same when nothing
 * changes.
 */
export function active(settings, now) {
    const { unanswered, pace, refused } = settings;
    if (unanswered === 0 && pace === 'daily' && !refused)
        return settings;
    const reset = { ...settings, unanswered: 0, pace: 'daily', refused: false };
    return pace === 'daily' ? reset : withNextReminder(reset, now);
}
function sayLabIsLeft({ context: { progress: before } }, done) {
    if (before === null || done.progress === null)
        return done;
    if (!isInLab(before) || isInLab(done.progress) || before.lesson !== done.progress.lesson)
        return done;
    return onTop(done, 'You left the lab. It stays as it is; type “lab” to come back.');
}
/** Asks once, at the end of the first quiz, whether reminders are wanted. They stay off until somebody says so. */
function offerReminders({ context }, done) {
    const { progress, reply } = done;
    if (context.reminders !== null || done.reminders !== null || progress === null)
        return done;
    const hasAnswered = Object.values(progress.answers).some(({ given }) => given !== null);
    if (!hasAnswered || !isEndOfQuiz(context, progress))
        return done;
    return withZone(context, (reminders) => ({
        ...done,
        reminders,
        reply: { ...reply, blocks: [...reply.blocks, ...OFFER] },
    }));
}
/** At the score, or come back into the lesson from its last question. */
function isEndOfQuiz({ lessons, progress: before }, { lesson: id, position, retry }) {
    const lesson = lessons.get(id);
    const isQuestion = (step) => lesson?.steps.find((one) => one.id === step)?.kind === 'question';
    if (lesson?.steps.find((step) => step.id === position)?.kind === 'score')
        return true;
    if (before === null || before.lesson !== id || before.retry === null || retry !== null)
        return false;
    return before.answered && before.retry.filter(isQuestion).length === 1;
}
const OFFER = [
    heading(3, 'Keep it?'),
    paragraph('What you learnt fades unless it is recalled now and then. Shall I bring each question back, just before you would ', 'forget it? That is a message a day at most, and you choose when.'),
    buttons(change('Yes, remind me', 'on', 'primary'), change('No, thanks', 'off')),
];
/** Keeps that the learner is active, and says on top what they ought to know: once. */
function sayWhatReminderMet({ context: { reminders, now }, reminders: before }, done) {
    if (before === null || reminders === null || before === reminders)
        return done;
    const after = done.reminders ?? reminders;
    const blocks = [...news(before, after, now), ...done.reply.blocks];
    return { ...done, reminders: after, reply: { ...done.reply, blocks } };
}
function news(before, after, now) {
    const refused = paragraph('I could not write to you: your settings refuse direct messages from me. ', 'On Discord, allow direct messages in the privacy settings of the server that we share. ', ...withCode('In Slack, ask for me to be added again. Or type `reminders off`.'));
    const next = after.nextAt === null ? '' : ` The next one comes ${momentWords(after.nextAt, now, after)}.`;
    const silent = paragraph(`Welcome back. I had stopped my reminders, so as not to bother you. They go on as before.${next} `, ...withCode('To have none, type `reminders off`.'));
    return [...(before.refused ? [refused] : []), ...(isSilenced(before) && after.state === 'on' ? [silent] : [])];
}
const isSilenced = ({ pace, state }) => pace === 'silent' && state === 'on';
/**
 * Every question that is answered in a lesson becomes a card, or rates the one it is, in the same commit. A second
 * answer on the same local day (a retry, the lesson begun again) says nothing about memory, so it rates nothing.
 */
function rateAnswer({ context }, done) {
    const answer = done.attempts.find(({ kind }) => kind === 'answer');
    if (answer === undefined || done.cards.length > 0)
        return done;
    const { lesson, step, verdict, hints } = answer;
    const { learner, now, reminders } = context;
    return needs(async ({ store }) => {
        const before = await store.loadCard(learner.id, lesson, step);
        const zone = zoneIn(context);
        if (before !== null && localDay(zone, before.lastReview) === localDay(zone, now))
            return done;
        const rating = ratingOf({ right: verdict === 'right', hints });
        const { retention } = settingsOf(reminders);
        const { card, entry } = rate({ lesson, step, before, rating, now, retention, learner: learner.id });
        return { ...done, cards: [card], reviews: [entry] };
    });
}
//# sourceMappingURL=tutor.js.map