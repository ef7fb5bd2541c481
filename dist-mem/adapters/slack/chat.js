import { code, paragraph } from '../../src/core/prose.js';
import { fetchProgram } from '../shared/program-file.js';
import { chatWords } from '../shared/words.js';
import { content, postPlainly, ResponseUrl, retryUntil } from './client.js';
import { describeError, failureOf, isLateTrigger, isTriggerUsed, isUncertain, isUnreachable } from './errors.js';
import { writeForm } from './forms.js';
import { SLACK_LIMITS } from './limits.js';
import { NOTHING_UPLOADED, planBlocks, writeReply } from './messages.js';
import { Pressed, removeControlsAbove } from './pressed.js';
import { directPlace, encodePlace, findProgram, readPlace } from './read-event.js';
import { shareFile, uploadPictures } from './upload.js';
export const slackChat = {
    platform: 'slack',
    failureOf,
    describeError,
    words: chatWords('Slack', [code('show'), ' to see where you are.'], 'I could not write to you directly: Slack does not let me. Ask the people who run this workspace whether apps may ' +
        'send direct messages. Until then we go on here.'),
};
const GOES_ON_DIRECTLY = paragraph('We go on in our direct messages.');
export class SlackExchange {
    event;
    arrivedAt;
    isAmongOthers;
    offersDirect;
    fetchProgram;
    removeControlsAbove;
    #tools;
    #delivery;
    #place;
    #answer;
    constructor(tools, delivery) {
        const { payload, event, arrivedAt } = delivery;
        const place = readPlace(payload);
        this.event = event;
        this.arrivedAt = arrivedAt;
        this.isAmongOthers = place.audience === 'learner';
        this.offersDirect = this.isAmongOthers;
        this.#tools = tools;
        this.#delivery = delivery;
        this.#place = place;
        // Slack leaves out ephemeral messages.
        const sentAlong = payload.kind === 'press' ? (payload.message ?? null) : null;
        this.#answer = new Answer(tools, place, sentAlong);
        const program = findProgram(payload);
        this.fetchProgram = program && (() => fetchProgram(program, tools.files));
        const typed = payload.kind === 'message' ? payload.event : null;
        // In a thread there may be nothing above but what was said there, long ago.
        const above = typed?.thread_ts == null ? typed?.ts : undefined;
        this.removeControlsAbove =
            typed === null || above === undefined ? null : () => removeControlsAbove(tools, typed.channel, above);
    }
    /** Not waited for, or a slow acknowledgement would hold up the learner's next events. */
    acknowledge() {
        const taken = this.#delivery.acknowledge().then(() => true, (error) => {
            // Slack may deliver it again; the tutor knows the event by its id then.
            this.#warn('a Slack delivery could not be acknowledged', error);
            return false;
        });
        return { sent: Promise.resolve(), taken };
    }
    async openForm(form, pace) {
        const { payload } = this.#delivery;
        if (payload.kind !== 'press')
            return 'expired';
        const view = writeForm(form, encodePlace(this.#place), pace);
        const open = () => this.#tools.formClient.views.open({ trigger_id: payload.trigger_id, view });
        try {
            // Where Slack did not say, asking again tells: a trigger opens one form, and it is used up then.
            await open().catch((error) => (isUncertain(error) ? open() : Promise.reject(error)));
            return 'opened';
        }
        catch (error) {
            // Its form is open: it was the same press, delivered again on a new connection, or asked for again.
            if (isTriggerUsed(error))
                return 'opened';
            if (!isLateTrigger(error))
                throw error;
            this.#warn('a Slack form could not be opened', error);
            return 'late';
        }
    }
    async showWaiting(words) {
        const [note] = writeReply([words]);
        if (note !== undefined)
            await this.#answer.showNote(note);
    }
    send(reply) {
        return this.#answer.send(reply);
    }
    async sendDirectly({ blocks }) {
        await new Answer(this.#tools, directPlace(this.#place.user, null), null).send({ pressed: 'keep', blocks });
        const [note] = writeReply([GOES_ON_DIRECTLY]);
        if (note !== undefined)
            await this.#answer.endPressed(note);
    }
    #warn(what, error) {
        this.#tools.log.warn(what, { event: this.event.id, ...describeError(error) });
    }
}
/** Brings replies to one place. */
class Answer {
    #tools;
    #place;
    #pressed;
    #responseUrl;
    /** Epoch milliseconds until which this answer is tried: as long as a response URL works. */
    #until = Date.now() + SLACK_LIMITS.responseUrlLifetime;
    /** The message that says how many are ahead; null where there is none, or none that can be changed. */
    #note = null;
    #isNoted = false;
    /** `pressedMessage`: the pressed message as Slack sent it along, or null. */
    constructor(tools, place, pressedMessage) {
        this.#tools = tools;
        this.#place = place;
        this.#responseUrl =
            place.responseUrl === null ? null : new ResponseUrl(place.responseUrl, place.thread, tools.meter);
        this.#pressed = place.pressed && new Pressed(tools, place, pressedMessage, this.#responseUrl, this.#until);
    }
    /** @throws what Slack's client throws when nothing new could be sent by any way. */
    async send({ pressed, blocks }) {
        const isDirect = this.#place.audience === 'everyone';
        const hasPicture = blocks.some(({ kind }) => kind === 'picture');
        const uploaded = isDirect && hasPicture ? await uploadPictures(this.#tools, blocks, this.#until) : NOTHING_UPLOADED;
        const fresh = planBlocks(blocks, uploaded, isDirect);
        const remaining = this.#pressed === null ? fresh : await this.#pressed.change(pressed, fresh);
        for (const outgoing of await this.#takeNotesPlace(remaining))
            await this.#post(outgoing);
    }
    /** A note that the answer takes the place of: one message that changes; where it cannot change, it is said once. */
    async showNote(note) {
        if (this.#pressed !== null && (await this.#pressed.annotate(note)))
            return;
        if (this.#note !== null) {
            return this.#tools.poster.update(this.#note.channel, this.#note.ts, note, this.#until);
        }
        if (this.#isNoted)
            return;
        this.#isNoted = true;
        if (this.#place.audience === 'everyone')
            this.#note = await this.#postNote(note);
        else
            await this.#postByAnyRoute(note);
    }
    /** Changes the pressed message to its words with this sentence below. */
    async endPressed(sentence) {
        await this.#pressed?.endWith(sentence);
    }
    async #postNote(note) {
        const channel = await this.#channel();
        const ts = await this.#tools.poster.post(channel, note, { until: this.#until, thread: this.#place.thread });
        return ts === null ? null : { channel, ts };
    }
    /** The first message takes the place of the note; all are still to be sent when there is none. */
    async #takeNotesPlace(fresh) {
        const note = this.#note;
        const [first, ...rest] = fresh;
        if (note === null || first?.kind !== 'message')
            return fresh;
        try {
            await this.#tools.poster.update(note.channel, note.ts, this.#tools.recall.mark(first.message), this.#until);
            return rest;
        }
        catch (error) {
            this.#tools.log.warn('an answer could not take its place in Slack', describeError(error));
            return fresh;
        }
    }
    async #post(outgoing) {
        if (outgoing.kind === 'file')
            return this.#share(outgoing.file);
        const message = this.#tools.recall.mark(outgoing.message);
        await postPlainly(message, (attempt) => this.#postByAnyRoute(attempt), this.#tools.log);
    }
    async #share(file) {
        try {
            const where = { channel: await this.#channel(), thread: this.#place.thread };
            await shareFile(this.#tools.client, file, where, this.#until);
        }
        catch (error) {
            this.#tools.log.warn('a file could not be shared in Slack', describeError(error));
            for (const message of writeReply([file]))
                await this.#post({ kind: 'message', message });
        }
    }
    async #postByAnyRoute(message) {
        let refusal = new Error('no way leads to this learner');
        for (const route of this.#routes()) {
            try {
                await route(message);
                return;
            }
            catch (error) {
                if (!isUnreachable(error))
                    throw error;
                refusal = error;
            }
        }
        throw refusal;
    }
    /** The ways to the learner, the best first. */
    *#routes() {
        const { client, poster } = this.#tools;
        const { channel, user, thread, audience } = this.#place;
        const until = this.#until;
        const responseUrl = this.#responseUrl;
        if (channel !== null && audience === 'everyone')
            yield (message) => poster.post(channel, message, { until, thread });
        if (responseUrl !== null && !responseUrl.isUsedUp) {
            yield (message) => retryUntil(until, () => responseUrl.send(message, 'new'));
        }
        if (channel !== null && audience === 'learner') {
            const where = { channel, user, ...(thread === null ? {} : { thread_ts: thread }) };
            yield (message) => retryUntil(until, () => client.chat.postEphemeral({ ...where, ...content(message) }));
        }
        yield async (message) => poster.post(await poster.openDirect(user, until), message, { until });
    }
    /** The conversation for what everybody in it sees. */
    async #channel() {
        return this.#place.channel ?? (await this.#tools.poster.openDirect(this.#place.user, this.#until));
    }
}
//# sourceMappingURL=chat.js.map