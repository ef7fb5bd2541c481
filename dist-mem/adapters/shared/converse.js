import { RecentMap } from '../../src/core/async.js';
import { about } from '../../src/log.js';
import { APOLOGY, APOLOGY_LOST, FILE_IS_UNREADABLE, FORM_IS_GONE, FORM_IS_LATE, waitingNote, withDirectOffer, } from './words.js';
/** How many learners it is remembered of that they missed an answer. */
const REMEMBERED = 1000;
export class Conversations {
    #parts;
    #underWay = new Set();
    /** What the next answer has to begin with, for learners who missed one. */
    #missed = new RecentMap(REMEMBERED);
    constructor(parts) {
        this.#parts = parts;
    }
    /** Answers what a learner did. Never rejects. */
    async take(exchange) {
        const taken = this.#take(exchange);
        this.#underWay.add(taken);
        await taken;
        this.#underWay.delete(taken);
    }
    async #take(exchange) {
        const { tutor, log: everywhere } = this.#parts;
        const { event } = exchange;
        const log = about(everywhere, { event: event.id });
        const form = formAskedFor(event, tutor.paceOf);
        const acknowledgement = exchange.acknowledge(form === null ? 'answer' : 'form');
        const metered = acknowledgement?.taken.then((isTaken) => {
            if (isTaken)
                this.#time('acknowledgement', exchange);
        });
        if (form !== null)
            await this.#openForm(exchange, form, log);
        else {
            // The place in the queue is taken before anything is awaited, or a later event could overtake.
            const isAnswered = await tutor.turns.run(event.learner, async () => {
                await acknowledgement?.sent;
                return this.#answer(exchange, log);
            });
            // Not in the queue: what the learner does next does not have to wait for it.
            if (isAnswered)
                await exchange.removeControlsAbove?.();
        }
        await metered;
    }
    /** Resolves when everything that was taken until now is answered. */
    async idle() {
        await Promise.all(this.#underWay);
    }
    async #openForm(exchange, action, log) {
        const { chat, tutor } = this.#parts;
        try {
            const form = await tutor.form(exchange.event.learner, action);
            if (form === null)
                return await exchange.send(FORM_IS_GONE);
            const outcome = await exchange.openForm(form, tutor.paceOf(form.submit));
            if (outcome === 'late')
                await exchange.send(FORM_IS_LATE);
            if (outcome === 'too-large')
                await exchange.send(chat.words.formTooLarge);
        }
        catch (error) {
            await this.#apologise(exchange, error, APOLOGY_LOST, log);
        }
    }
    /**
     * Resolves to whether the answer was shown and the question above it, if it was typed, has had its day. Never
     * rejects.
     */
    async #answer(exchange, log) {
        const { chat, answered } = this.#parts;
        const { event } = exchange;
        let missed = APOLOGY_LOST;
        try {
            const reply = await this.#ask(exchange, log);
            if (reply === null)
                return false;
            missed = chat.words.answerLost;
            await this.#show(exchange, this.#withMissed(event.learner, reply), log);
            this.#missed.delete(event.learner);
            this.#time('reply', exchange);
            return reply.pressed !== 'keep';
        }
        catch (error) {
            await this.#apologise(exchange, error, missed, log);
            return false;
        }
        finally {
            answered?.(event);
        }
    }
    /** Null when there is nothing to say: the event was answered before. Rejects as the tutor does. */
    async #ask(exchange, log) {
        const { chat, tutor } = this.#parts;
        const event = await this.#withProgram(exchange, log);
        if (event === null)
            return FILE_IS_UNREADABLE;
        let announced = Promise.resolve();
        let isWaiting = false;
        const waiting = (ahead) => {
            // Whoever is next at once does not have to hear of the queue.
            if (ahead === 0 && !isWaiting)
                return;
            isWaiting = true;
            announced = announced
                .then(() => exchange.showWaiting(waitingNote(ahead)))
                .catch((error) => {
                log.info(`${chat.platform}: a learner could not be told of the queue`, chat.describeError(error));
            });
        };
        const reply = await tutor.handle(event, { waiting, hasTurn: true });
        // A late note would take the answer's place.
        await announced;
        return reply;
    }
    /**
     * The event with the program that came as a file, as if it had been pasted below the words; null when it is
     * unreadable.
     */
    async #withProgram({ event, fetchProgram }, log) {
        if (fetchProgram === null)
            return event;
        const { chat } = this.#parts;
        const below = (words, program) => (words === '' ? program : `${words}\n${program}`);
        try {
            if (event.kind === 'message')
                return { ...event, text: below(event.text, await fetchProgram()) };
            if (event.kind !== 'command' || event.options.message === undefined)
                return event;
            const message = below(event.options.message, await fetchProgram());
            return { ...event, options: { ...event.options, message } };
        }
        catch (error) {
            log.info(`${chat.platform}: a file could not be read`, chat.describeError(error));
            return null;
        }
    }
    #withMissed(learner, reply) {
        const sentence = this.#missed.get(learner);
        return sentence === undefined ? reply : { ...reply, blocks: [sentence, ...reply.blocks] };
    }
    async #show(exchange, reply, log) {
        const { event, isAmongOthers, offersDirect } = exchange;
        const isDirectWanted = event.kind === 'press' && event.action?.verb === 'dm';
        if (!isAmongOthers || !isDirectWanted)
            return exchange.send(offersDirect ? withDirectOffer(reply) : reply);
        const { chat } = this.#parts;
        try {
            await exchange.sendDirectly(reply);
        }
        catch (error) {
            if (chat.failureOf(error).kind !== 'unreachable')
                throw error;
            log.info(`${chat.platform}: the learner takes no direct messages`);
            await exchange.send(chat.words.directClosed);
        }
    }
    /** `missed` is what the learner finds on top of the next answer when they cannot be told of the error now. */
    async #apologise(exchange, error, missed, log) {
        const { chat } = this.#parts;
        const { learner } = exchange.event;
        const failure = chat.failureOf(error);
        if (failure.kind === 'other') {
            const explained = chat.explain?.(error) ?? null;
            if (explained === null)
                log.error(`${chat.platform}: an event was not answered`, chat.describeError(error));
            const isTold = await exchange.send(explained ?? APOLOGY).then(() => true, (second) => {
                log.warn(`${chat.platform}: the learner could not be told either`, chat.describeError(second));
                return false;
            });
            if (isTold)
                return;
        }
        else if (failure.kind === 'unreachable' && this.#missed.get(learner) === undefined) {
            log.warn(`${chat.platform}: an answer was not shown, since ${failure.why}`, chat.describeError(error));
        }
        this.#missed.set(learner, missed);
    }
    #time(what, { arrivedAt }) {
        const { chat, meter } = this.#parts;
        meter.time(what, { platform: chat.platform }, performance.now() - arrivedAt);
    }
}
/** The form that a press opens, known from its action alone; null for everything else. A form cannot open a form. */
export function formAskedFor(input, paceOf) {
    const action = input.kind === 'press' ? input.action : null;
    return action !== null && paceOf(action) === 'form' ? action : null;
}
//# sourceMappingURL=converse.js.map