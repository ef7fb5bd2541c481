/** What Discord sends to the bot when a user does something: `INTERACTION_CREATE` and `MESSAGE_CREATE`. */
import { randomBytes } from 'node:crypto';
import { ApplicationCommandType, GatewayIntentBits, InteractionContextType, InteractionType, MessageType, } from 'discord.js';
import { showMessage } from './messages.js';
/** Creates an interaction and its event. Its 3 seconds start now. */
export function createInteraction(world, account, place, input) {
    const interaction = {
        id: world.snowflake(),
        token: randomBytes(24).toString('base64url'),
        type: input.type,
        account,
        command: commandOf(input),
        channel: input.source?.channel ?? world.channelAt(place, account.directChannel),
        at: world.now(),
        source: input.source ?? null,
        response: null,
        original: null,
        followUps: 0,
        choices: null,
    };
    world.interactions.set(interaction.token, interaction);
    return { interaction, event: { name: 'INTERACTION_CREATE', data: showInteraction(world, interaction, input) } };
}
/** With a slash for a slash command, without for a command in the menu of a message. */
function commandOf({ type, data }) {
    if (type !== InteractionType.ApplicationCommand || !('name' in data && 'type' in data))
        return null;
    return data.type === ApplicationCommandType.ChatInput ? `/${data.name}` : String(data.name);
}
/** Whether only the user has installed the bot there, and not the server. */
export const isUserInstall = ({ channels }, { account, channel }) => channel !== account.directChannel && channels.get(channel)?.hasBot !== true;
/**
 * The event for a message of a user; null when the bot's intents leave it out. Without one of them it comes without
 * text.
 */
export function messageEvent(world, message, intents) {
    const channel = world.channels.get(message.channel);
    const wanted = channel?.guild === null ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
    if (channel?.hasBot !== true || (intents & wanted) === 0)
        return null;
    const isMentioned = new RegExp(`<@!?${world.bot.id}>`).test(message.content);
    const isReadable = channel.guild === null || isMentioned || (intents & GatewayIntentBits.MessageContent) !== 0;
    const shown = {
        ...showMessage(message),
        type: message.repliesTo === null ? MessageType.Default : MessageType.Reply,
        channel_type: channel.type,
        mentions: isMentioned ? [world.bot] : [],
        ...(isReadable ? {} : { content: '', attachments: [], components: [] }),
        ...(channel.guild === null ? {} : { guild_id: channel.guild, member: memberFields() }),
    };
    return { name: 'MESSAGE_CREATE', data: shown };
}
function showInteraction(world, interaction, { data, source }) {
    const { id, token, type, account, channel: channelId } = interaction;
    const channel = world.channels.get(channelId);
    return {
        version: 1,
        id,
        token,
        type,
        application_id: world.bot.id,
        channel_id: channelId,
        channel: { id: channelId, type: channel?.type },
        app_permissions: '0',
        locale: 'en-GB',
        entitlements: [],
        attachment_size_limit: 10_485_760,
        authorizing_integration_owners: isUserInstall(world, interaction)
            ? { 1: account.user.id }
            : { 0: channel?.guild ?? '0' },
        data,
        ...userAndContext(account, channel),
        ...(source ? { message: showMessage(source) } : {}),
    };
}
function userAndContext({ user, directChannel }, channel) {
    if (channel?.id === directChannel)
        return { user, context: InteractionContextType.BotDM };
    if (channel == null || channel.guild === null)
        return { user, context: InteractionContextType.PrivateChannel };
    const member = { user, ...memberFields(), permissions: '0' };
    return { member, guild_id: channel.guild, context: InteractionContextType.Guild };
}
const memberFields = () => ({ roles: [], joined_at: new Date(0).toISOString(), flags: 0, deaf: false, mute: false });
//# sourceMappingURL=events.js.map