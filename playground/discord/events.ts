/** What Discord sends to the bot when a person does something: `INTERACTION_CREATE` and `MESSAGE_CREATE`. */
import { randomBytes } from 'node:crypto';
import { ApplicationCommandType, InteractionContextType, InteractionType, MessageType } from 'discord.js';
import { showMessage } from './messages.ts';
import type { Account, Channel, Interaction, Message, Place, World } from './world.ts';

export interface Delivery {
  readonly event: 'INTERACTION_CREATE' | 'MESSAGE_CREATE' | 'GUILD_DELETE' | 'CHANNEL_DELETE';
  readonly data: object;
}

export interface Deed {
  readonly type: InteractionType;
  readonly data: object;
  /** The message whose button was pressed, or from which the form was opened. */
  readonly source?: Message | null;
}

/** Makes an interaction and the payload that tells the bot of it. Its 3 seconds start now. */
export function makeInteraction(
  world: World,
  account: Account,
  place: Place,
  deed: Deed,
): { readonly interaction: Interaction; readonly delivery: Delivery } {
  const interaction: Interaction = {
    id: world.snowflake(),
    token: randomBytes(24).toString('base64url'),
    type: deed.type,
    account,
    command: commandOf(deed),
    channel: deed.source?.channel ?? world.channelAt(place, account.directChannel),
    at: world.now(),
    source: deed.source ?? null,
    response: null,
    original: null,
    followUps: 0,
    choices: null,
  };
  world.interactions.set(interaction.token, interaction);
  return { interaction, delivery: { event: 'INTERACTION_CREATE', data: showInteraction(world, interaction, deed) } };
}

/** As people read it: with a slash what is typed, without what is picked from a message's menu. */
function commandOf({ type, data }: Deed): string | null {
  if (type !== InteractionType.ApplicationCommand || !('name' in data && 'type' in data)) return null;
  return data.type === ApplicationCommandType.ChatInput ? `/${data.name}` : String(data.name);
}

/** Whether only the person has installed the bot where they are, and not the server. */
export const isUserInstall = ({ channels }: World, { account, channel }: Interaction): boolean =>
  channel !== account.directChannel && channels.get(channel)?.hasBot !== true;

/** The intents that messages come with, and the one that their text needs where the bot is not meant. */
const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;
const MESSAGE_CONTENT = 1 << 15;

/** The payload of a message that a person has typed; null when the bot does not hear of it. */
export function makeTypedMessage(world: World, message: Message, intents: number): Delivery | null {
  const channel = world.channels.get(message.channel);
  const wanted = channel?.guild === null ? DIRECT_MESSAGES : GUILD_MESSAGES;
  if (channel?.hasBot !== true || (intents & wanted) === 0) return null;
  const isMentioned = new RegExp(`<@!?${world.bot.id}>`).test(message.content);
  const isReadable = channel.guild === null || isMentioned || (intents & MESSAGE_CONTENT) !== 0;
  const shown = {
    ...showMessage(message),
    type: message.repliesTo === null ? MessageType.Default : MessageType.Reply,
    channel_type: channel.type,
    mentions: isMentioned ? [world.bot] : [],
    ...(isReadable ? {} : { content: '', attachments: [], components: [] }),
    ...(channel.guild === null ? {} : { guild_id: channel.guild, member: memberOf() }),
  };
  return { event: 'MESSAGE_CREATE', data: shown };
}

function showInteraction(world: World, interaction: Interaction, { data, source }: Deed): object {
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
    ...whoIsThere(account, channel),
    ...(source ? { message: showMessage(source) } : {}),
  };
}

function whoIsThere({ user, directChannel }: Account, channel: Channel | undefined): object {
  if (channel?.id === directChannel) return { user, context: InteractionContextType.BotDM };
  if (channel == null || channel.guild === null) return { user, context: InteractionContextType.PrivateChannel };
  const member = { user, ...memberOf(), permissions: '0' };
  return { member, guild_id: channel.guild, context: InteractionContextType.Guild };
}

const memberOf = () => ({ roles: [], joined_at: new Date(0).toISOString(), flags: 0, deaf: false, mute: false });
