/**
 * Messages that the bot sends itself: answers in the direct conversation, the answer to a mention in a channel, and
 * reminders.
 */
import { createHash } from 'node:crypto';
import { ComponentType, RateLimitError, RequestMethod, Routes, } from 'discord.js';
import { action } from '../../src/core/action.js';
import { code, paragraph } from '../../src/core/prose.js';
import { drawAhead } from '../shared/pictures.js';
import { fetchProgram } from '../shared/program-file.js';
import { CONTINUE_DIRECTLY } from '../shared/words.js';
import { removeControls } from './chat.js';
import { describeError, refusalOf, unlessGone } from './errors.js';
import { writeReply } from './messages.js';
import { accountOf, findProgram } from './read-event.js';
import { editMessage, openDirectChannel, postMessage, postMessages } from './requests.js';
import { withoutEscapes } from './text.js';
/** How far above a typed answer a message with controls is looked for. */
const LOOKED_AT = '5';
/** As much of the hash of a reminder's key as leaves room for the number of a message in Discord's 25 characters. */
const NONCE_LENGTH = 20;
/** What was typed in the direct conversation, and its answer. */
export class MessageExchange {
    event;
    arrivedAt = performance.now();
    isAmongOthers = false;
    offersDirect = false;
    fetchProgram;
    #tools;
    #message;
    /** The bot's account. */
    #bot;
    #send;
    /** The message that says how many are ahead; the answer takes its place. */
    #note = null;
    /** Whether something was sent, or tried to: what comes after it needs a nonce of its own. */
    #hasSent = false;
    constructor(tools, message, event, bot) {
        this.event = event;
        this.#tools = tools;
        this.#message = message;
        this.#bot = bot;
        this.#send = (request) => tools.requests.asBot(request);
        const program = findProgram(message.attachments);
        this.fetchProgram = program && (async () => withoutEscapes(await fetchProgram(program, tools.files)));
    }
    /** Discord does not wait for anything. */
    acknowledge() {
        return null;
    }
    /** A message presses no button. */
    openForm() {
        return Promise.resolve('expired');
    }
    async showWaiting(note) {
        const [words] = writeReply([note]);
        if (words === undefined)
            return;
        const { id, channel_id: channel } = this.#message;
        if (this.#note === null)
            this.#note = await postMessage(this.#send, channel, `${id}?`, words);
        else
            await editMessage(this.#send, channel, this.#note, words);
    }
    async send({ blocks }) {
        await drawAhead(blocks);
        const { id, channel_id: channel } = this.#message;
        const messages = writeReply(blocks);
        const note = this.#note;
        this.#note = null;
        const [first] = messages;
        if (note !== null && first !== undefined) {
            if (await unlessGone(editMessage(this.#send, channel, note, first)))
                messages.shift();
        }
        const mark = this.#hasSent ? '!' : '';
        this.#hasSent = true;
        await postMessages(this.#send, channel, `${id}${mark}`, messages);
    }
    sendDirectly(reply) {
        return this.send(reply);
    }
    /** A courtesy: old controls are answered kindly, too. */
    async removeControlsAbove() {
        const { requests, log } = this.#tools;
        const { id, channel_id: channel } = this.#message;
        const send = (request) => requests.inPassing(request);
        try {
            const query = new URLSearchParams({ before: id, limit: LOOKED_AT });
            // The REST client types every answer as unknown; this route answers with messages, the newest first.
            const above = (await send({
                method: RequestMethod.Get,
                route: Routes.channelMessages(channel),
                query,
            }));
            const found = above.find(({ author, components = [] }) => author.id === this.#bot && components.some(hasControls));
            if (found !== undefined)
                await editMessage(send, channel, found.id, removeControls(found.components ?? []));
        }
        catch (error) {
            const about = { event: this.event.id, ...describeError(error) };
            log.info('discord: the message above an answer kept its buttons', about);
        }
    }
}
const hasControls = (component) => component.type === ComponentType.ActionRow ||
    component.type === ComponentType.Section ||
    (component.type === ComponentType.Container &&
        component.components.some(({ type }) => type === ComponentType.ActionRow));
const GREETING = [
    paragraph('I teach in private, so that nobody sees your answers. Press a button, or type ', code('/lesson'), '.'),
    {
        kind: 'buttons',
        buttons: [{ label: 'See the lessons', action: action('lessons'), style: 'primary' }, CONTINUE_DIRECTLY],
    },
];
/**
 * The answer to being called in a channel. Everybody there sees it, so it says how to go on, and nothing about the
 * person. Never rejects.
 */
export async function greetChannel({ requests, log }, { id, channel_id: channel }) {
    try {
        const more = { message_reference: { message_id: id, fail_if_not_exists: false } };
        const [hello] = writeReply(GREETING);
        if (hello !== undefined)
            await postMessage((request) => requests.asBot(request), channel, `${id}-0`, hello, more);
    }
    catch (error) {
        // The connection reports a void token, once.
        if (refusalOf(error) === 'revoked')
            return;
        log.info('discord: a mention was not answered', { channel, ...describeError(error) });
    }
}
/** What Nibble sends unasked: reminders, as direct messages. Discord keeps nobody's time zone. */
export const createPlatform = (requests, log) => ({
    zoneOf: async () => null,
    deliver: async (learner, blocks, key) => {
        const send = (request) => requests.inPassing(request);
        try {
            const channel = await openDirectChannel(send, accountOf(learner));
            const nonce = createHash('sha256').update(key).digest('base64url').slice(0, NONCE_LENGTH);
            await drawAhead(blocks);
            await postMessages(send, channel, nonce, writeReply(blocks));
            return { kind: 'sent' };
        }
        catch (error) {
            return resultOf(error, key, log);
        }
    },
});
function resultOf(error, key, log) {
    if (error instanceof RateLimitError) {
        return { kind: 'later', wait: Math.ceil(Math.max(error.retryAfter, error.timeToReset)) };
    }
    const refusal = refusalOf(error);
    if (refusal === 'closed-dm')
        return { kind: 'refused' };
    if (refusal !== 'not-now' && refusal !== 'revoked') {
        log.error('discord: a direct message was not delivered', { message: key, ...describeError(error) });
    }
    return { kind: 'later', wait: null };
}
//# sourceMappingURL=direct-messages.js.map