/**
 * Answers to interactions. The first response comes once, within 3 seconds; a form only as the first response and
 * never to a form. After it the interaction's token allows edits and further messages for 15 minutes.
 */
import { InteractionType, MessageFlags, InteractionResponseType as Response } from 'discord.js';
import { ApplicationCommandAutocompleteCallbackRequestSchema, CreateMessageInteractionCallbackRequestSchema, IncomingWebhookRequestPartialSchema, IncomingWebhookUpdateRequestPartialSchema, ModalInteractionCallbackRequestSchema, UpdateMessageInteractionCallbackRequestSchema, } from 'discord-api-spec/zod';
import { checkModal } from './check-payload.js';
import { isUserInstall } from './events.js';
import { deleteMessage, editMessage, messagesIn, postMessage, postThinking, showMessage } from './messages.js';
import { alreadyAcknowledged, checkSchema, expiredToken, invalidBody, tooManyFollowUps, unknownChannel, unknownInteraction, unknownMessage, unknownWebhook, } from './refusals.js';
const ACK_DEADLINE = 3000;
const TOKEN_LIFETIME = 15 * 60 * 1000;
/** Messages that an interaction may add where only the user has installed the bot. */
const MAX_FOLLOW_UPS = 5;
/** `POST /interactions/:interaction/:token/callback` */
export function respondToInteraction(world, { params, query, body, files }) {
    const { interaction: id = '', token = '' } = params;
    const interaction = world.interactions.get(token);
    if (interaction?.id !== id || world.now() - interaction.at > ACK_DEADLINE)
        throw unknownInteraction();
    if (interaction.response !== null)
        throw alreadyAcknowledged();
    const callback = body;
    respond(world, interaction, callback, files);
    interaction.response = callback.type;
    if (query.get('with_response') !== 'true')
        return { status: 204 };
    const message = interaction.original === null ? {} : { message: showMessage(interaction.original) };
    return {
        status: 200,
        body: { interaction: { id, type: interaction.type }, resource: { type: callback.type, ...message } },
    };
}
function respond(world, interaction, callback, files) {
    const isAutocomplete = interaction.type === InteractionType.ApplicationCommandAutocomplete;
    if (isAutocomplete !== (callback.type === Response.ApplicationCommandAutocompleteResult))
        throw unfit(callback);
    switch (callback.type) {
        case Response.ChannelMessageWithSource:
        case Response.DeferredChannelMessageWithSource:
            checkSchema(CreateMessageInteractionCallbackRequestSchema, callback);
            respondWithMessage(world, interaction, callback, files);
            break;
        case Response.DeferredMessageUpdate:
        case Response.UpdateMessage:
            checkSchema(UpdateMessageInteractionCallbackRequestSchema, callback);
            updateSource(world, interaction, callback, files);
            break;
        case Response.ApplicationCommandAutocompleteResult:
            checkSchema(ApplicationCommandAutocompleteCallbackRequestSchema, callback);
            interaction.choices = callback.data.choices ?? [];
            break;
        case Response.Modal:
            if (interaction.type === InteractionType.ModalSubmit)
                throw unfit(callback);
            checkSchema(ModalInteractionCallbackRequestSchema, callback);
            checkModal(callback.data);
            interaction.account.form = { modal: callback.data, openedFrom: interaction };
            break;
        default:
            throw unfit(callback);
    }
}
function respondWithMessage(world, interaction, callback, files) {
    const body = callback.data ?? {};
    const isHidden = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const visibleTo = isHidden ? interaction.account.user.id : null;
    if (callback.type === Response.ChannelMessageWithSource) {
        const posting = { channel: interaction.channel, body, files, at: ['data'], visibleTo, causedBy: interaction };
        interaction.original = postMessage(world, posting);
        return;
    }
    if (((body.flags ?? 0) & ~MessageFlags.Ephemeral) !== 0) {
        throw invalidBody(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', 'A deferred response takes only the ephemeral flag');
    }
    interaction.original = postThinking(world, interaction, visibleTo);
}
function updateSource(world, interaction, callback, files) {
    const { source } = interaction;
    if (source === null)
        throw unfit(callback);
    if (!messagesIn(world, source.channel).includes(source))
        throw unknownMessage();
    if (callback.type === Response.UpdateMessage)
        editMessage(world, source, callback.data ?? {}, files, ['data']);
    interaction.original = source;
}
const unfit = ({ type }) => invalidBody(['type'], 'INTERACTION_RESPONSE_TYPE_INVALID', `Response type ${type} does not fit this interaction`);
/** `POST /webhooks/:application/:token`. The first one replaces "thinking…". */
export function followUp(world, { params: { token }, body, files }) {
    const interaction = interactionOf(world, token);
    checkSchema(IncomingWebhookRequestPartialSchema, body);
    const message = body;
    if (interaction.original?.isThinking === true) {
        editMessage(world, interaction.original, message, files, []);
        return { status: 200, body: showMessage(interaction.original) };
    }
    const isHidden = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const visibleTo = isHidden ? interaction.account.user.id : null;
    if (isUserInstall(world, interaction) && interaction.followUps >= MAX_FOLLOW_UPS)
        throw tooManyFollowUps();
    const posting = { channel: interaction.channel, body: message, files, at: [], visibleTo, causedBy: interaction };
    interaction.followUps++;
    return { status: 200, body: showMessage(postMessage(world, posting)) };
}
/** `GET /webhooks/:application/:token/messages/:message` */
export function getReply(world, { params: { token, message: id } }) {
    return { status: 200, body: showMessage(replyOf(world, interactionOf(world, token), id)) };
}
/** `PATCH /webhooks/:application/:token/messages/:message` */
export function editReply(world, { params: { token, message: id }, body, files }) {
    const message = replyOf(world, interactionOf(world, token), id);
    checkSchema(IncomingWebhookUpdateRequestPartialSchema, body);
    editMessage(world, message, body, files, []);
    return { status: 200, body: showMessage(message) };
}
/** `DELETE /webhooks/:application/:token/messages/:message` */
export function deleteReply(world, { params: { token, message: id } }) {
    deleteMessage(world, replyOf(world, interactionOf(world, token), id));
    return { status: 204 };
}
function interactionOf(world, token = '') {
    const interaction = world.interactions.get(token);
    if (interaction === undefined || interaction.response === null)
        throw unknownWebhook();
    if (world.now() - interaction.at > TOKEN_LIFETIME)
        throw expiredToken();
    if (world.channels.get(interaction.channel)?.isDeleted === true)
        throw unknownChannel();
    return interaction;
}
function replyOf(world, interaction, id = '') {
    const messages = messagesIn(world, interaction.channel);
    const message = id === '@original'
        ? interaction.original
        : messages.find((other) => other.id === id && other.causedBy === interaction);
    if (message === null || message === undefined || !messages.includes(message))
        throw unknownMessage();
    return message;
}
//# sourceMappingURL=interaction-routes.js.map