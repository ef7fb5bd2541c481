/** Messages outside interactions: in the direct conversation with a person, and in channels of the bot's servers. */
import { CreatePrivateChannelRequestSchema, MessageCreateRequestSchema, MessageEditRequestPartialSchema, } from 'discord-api-spec/zod';
import { deleteMessage, editMessage, messagesIn, postMessage, showMessage } from './messages.js';
import { checkSchema, closedDirectMessages, invalidBody, missingAccess, notOurMessage, strangers, unknownChannel, unknownMessage, unknownUser, } from './refusals.js';
/** `POST /users/@me/channels` */
export function openDirectChannel(world, { body }) {
    checkSchema(CreatePrivateChannelRequestSchema, body);
    const { recipient_id: recipient } = body;
    const account = [...world.accounts.values()].find(({ user }) => user.id === recipient);
    if (account === undefined)
        throw unknownUser();
    const type = world.channels.get(account.directChannel)?.type;
    return { status: 200, body: { id: account.directChannel, type, recipients: [account.user] } };
}
/** `POST /channels/:channel/messages`; with `enforce_nonce` a repeated nonce returns the message that exists. */
export function createMessage(world, { params: { channel = '' }, body, files }) {
    checkChannel(world, channel);
    checkSchema(MessageCreateRequestSchema, body);
    const message = body;
    const existing = messagesIn(world, channel).find(({ author, nonce }) => author === world.bot && nonce !== null && nonce === String(message.nonce));
    if (message.enforce_nonce === true && existing !== undefined)
        return { status: 200, body: showMessage(existing) };
    const reference = message.message_reference;
    if (reference != null && !messagesIn(world, channel).some(({ id }) => id === reference.message_id)) {
        if (reference.fail_if_not_exists !== false) {
            throw invalidBody(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
        }
    }
    const posting = { channel, body: message, files, at: [], visibleTo: null, causedBy: null };
    return { status: 200, body: showMessage(postMessage(world, posting)) };
}
const LISTED = 50;
/** `GET /channels/:channel/messages`: newest first, on request only those before a message; no ephemeral ones. */
export function listMessages(world, { params: { channel = '' }, query }) {
    checkChannel(world, channel);
    const before = query.get('before');
    const listed = messagesIn(world, channel)
        .filter(({ id, visibleTo }) => visibleTo === null && (before === null || BigInt(id) < BigInt(before)))
        .slice(-Number(query.get('limit') ?? LISTED));
    return { status: 200, body: listed.reverse().map(showMessage) };
}
/** `GET /channels/:channel/messages/:message` */
export const getMessage = (world, call) => ({
    status: 200,
    body: showMessage(messageOf(world, call)),
});
/** `PATCH /channels/:channel/messages/:message` */
export function changeMessage(world, call) {
    const message = messageOf(world, call);
    if (message.author !== world.bot)
        throw notOurMessage();
    checkSchema(MessageEditRequestPartialSchema, call.body);
    editMessage(world, message, call.body, call.files, []);
    return { status: 200, body: showMessage(message) };
}
/** `DELETE /channels/:channel/messages/:message` */
export function removeMessage(world, call) {
    deleteMessage(world, messageOf(world, call));
    return { status: 204 };
}
/** Ephemeral messages are not found: they do not belong to the channel. */
function messageOf(world, { params: { channel = '', message: id } }) {
    checkChannel(world, channel);
    const message = messagesIn(world, channel).find((other) => other.id === id && other.visibleTo === null);
    if (message === undefined)
        throw unknownMessage();
    return message;
}
function checkChannel(world, id) {
    const channel = world.channels.get(id);
    if (channel === undefined || channel.isDeleted)
        throw unknownChannel();
    if (!channel.hasBot)
        throw missingAccess();
    const account = [...world.accounts.values()].find(({ directChannel }) => directChannel === id);
    if (account?.refusesDirectMessages === 'closed')
        throw closedDirectMessages();
    if (account?.refusesDirectMessages === 'strangers')
        throw strangers();
}
//# sourceMappingURL=channel-routes.js.map