/** The message whose button was pressed, or that stands above a typed answer, and what becomes of it. */
import { randomUUID } from 'node:crypto';
import { RecentMap } from '../../src/core/async.js';
import { content, retryUntil } from './client.js';
import { describeError } from './errors.js';
import { joined, removeControls, writeReply } from './messages.js';
import { readMessage } from './read-event.js';
export class Pressed {
    #tools;
    #channel;
    /** Null for an ephemeral message: only the response URL can change it. */
    #ts;
    #message;
    #responseUrl;
    #until;
    #isAnnotated = false;
    /** `sentAlong`: the message as it came from Slack, or null. `until` in epoch milliseconds. */
    constructor(tools, { channel, pressed }, sentAlong, responseUrl, until) {
        this.#tools = tools;
        this.#channel = channel;
        this.#ts = pressed?.ts ?? null;
        // What we sent is preferred: Slack gives blocks back with changes of its own.
        this.#message = (pressed && tools.recall.find(pressed.key)) ?? sentAlong;
        this.#responseUrl = responseUrl;
        this.#until = until;
    }
    /** Does what the reply says, and returns what is still to be sent below. */
    async change(pressed, fresh) {
        if (pressed === 'keep') {
            if (this.#isAnnotated && this.#message !== null)
                await this.#replace(this.#message);
            return fresh;
        }
        if (pressed !== 'settle') {
            const instead = writeReply(pressed).map((message) => ({ kind: 'message', message }));
            if (instead.length > 0)
                return this.#giveWay([...instead, ...fresh]);
            await this.#replace(null);
            return fresh;
        }
        await this.#findWords();
        // An ephemeral message that we have forgotten has words that nobody can give back: the new ones take its place, so
        // that no button without a meaning stays behind.
        if (this.#message === null)
            return this.#ts === null ? this.#giveWay(fresh) : fresh;
        const bare = removeControls(this.#message) ?? (this.#isAnnotated ? this.#message : null);
        if (bare !== null)
            await this.#replace(bare.blocks.length === 0 ? null : bare);
        return fresh;
    }
    /** Adds a passing note below the message's words; false when the message is not known any more. */
    async annotate(note) {
        if (this.#message === null)
            return false;
        // Each use of a response URL counts, and the answer needs some.
        if (this.#isAnnotated && this.#ts === null)
            return true;
        this.#isAnnotated = true;
        return this.#replace(joined(removeControls(this.#message) ?? this.#message, note));
    }
    /** Takes the controls off and adds a last sentence. */
    async endWith(sentence) {
        await this.#replace(this.#message === null ? sentence : joined(removeControls(this.#message) ?? this.#message, sentence));
    }
    /** A form does not bring the message that it was opened from; where we have forgotten it, Slack may still have it. */
    async #findWords() {
        const channel = this.#channel;
        const latest = this.#ts;
        if (this.#message !== null || channel === null || latest === null)
            return;
        const call = { channel, latest, inclusive: true, limit: 1 };
        try {
            const { messages = [] } = await retryUntil(this.#until, () => this.#tools.client.conversations.history(call));
            this.#message = readMessage(messages.find(({ ts }) => ts === latest));
        }
        catch (error) {
            this.#tools.log.warn('a pressed Slack message could not be read', describeError(error));
        }
    }
    /** The first message comes into this one's place. When that cannot be, all are to be sent below it. */
    async #giveWay(messages) {
        const [first, ...rest] = messages;
        const isReplaced = first?.kind === 'message' && (await this.#replace(this.#tools.recall.mark(first.message)));
        return isReplaced ? rest : messages;
    }
    /** Changes the message, or removes it for null; false when Slack would not. */
    async #replace(message) {
        try {
            await this.#replaceByAnyWay(message);
            return true;
        }
        catch (error) {
            this.#tools.log.warn('a pressed Slack message could not be changed', describeError(error));
            return false;
        }
    }
    /**
     * The response URL first: Slack takes 50 calls of `chat.update` a minute from a whole workspace, but any number of
     * answers to presses.
     */
    async #replaceByAnyWay(message) {
        const url = this.#responseUrl;
        const channel = this.#channel;
        const ts = this.#ts;
        const hasOtherWay = ts !== null && channel !== null;
        if (url !== null && !url.isUsedUp) {
            try {
                return await retryUntil(this.#until, () => url.send(message, message === null ? 'delete' : 'replace'));
            }
            catch (error) {
                if (!hasOtherWay)
                    throw error;
            }
        }
        if (!hasOtherWay)
            throw new RangeError('no way leads to the pressed message');
        if (message === null)
            await retryUntil(this.#until, () => this.#tools.client.chat.delete({ channel, ts }));
        else
            await this.#tools.poster.update(channel, ts, message, this.#until);
    }
}
/** How far above the typed message it is looked for. */
const LOOKED_AT = 5;
/**
 * A typed answer does to the message above it what a press would have done: takes the controls off the newest message
 * above the one with this `ts` that has some. Tried once, and never rejects: old controls are answered kindly, too.
 */
export async function removeControlsAbove({ client, recall, log }, channel, latest) {
    try {
        const { messages = [] } = await client.conversations.history({ channel, latest, limit: LOOKED_AT });
        for (const message of messages.map(readMessage)) {
            const controls = message?.blocks.find(({ type }) => type === 'actions');
            if (message === null || controls === undefined)
                continue;
            const [key = ''] = (controls.block_id ?? '').split('.');
            const bare = removeControls(recall.find(key) ?? message);
            const { ts } = message;
            if (bare === null)
                return;
            if (bare.blocks.length === 0)
                await client.chat.delete({ channel, ts });
            else
                await client.chat.update({ channel, ts, ...content(bare) });
            return;
        }
    }
    catch (error) {
        log.info('the message above an answer kept its buttons in Slack', describeError(error));
    }
}
/**
 * Remembers the last messages that had controls, so that the controls can be taken off later and the words stay. Slack
 * sends an ephemeral message never back, and a modal does not bring the message it was opened from. What has been
 * forgotten, by a restart or by time, is dealt with in `Pressed`.
 */
export class Recall {
    #messages;
    /** `most`: how many messages are remembered. */
    constructor(most) {
        this.#messages = new RecentMap(most);
    }
    /** Marks a message's controls with a key that comes back when one is pressed, and remembers the message by it. */
    mark(message) {
        const hasControls = message.blocks.some((block) => block.type === 'actions');
        if (!hasControls)
            return message;
        const key = randomUUID();
        const blocks = message.blocks.map((block, index) => (block.type === 'actions' ? { ...block, block_id: `${key}.${index}` } : block));
        const marked = { text: message.text, blocks };
        this.#messages.set(key, marked);
        return marked;
    }
    /** The message whose controls bear this key, or null when it is not known any more. */
    find(key) {
        return this.#messages.get(key) ?? null;
    }
}
//# sourceMappingURL=pressed.js.map