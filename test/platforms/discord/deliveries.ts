/** What Discord sends to the bot when a person does something: `INTERACTION_CREATE` and `MESSAGE_CREATE`. */
import { randomBytes } from 'node:crypto';
import { ChannelType, InteractionContextType, type InteractionType, MessageType } from 'discord.js';
import { showMessage } from './message-store.ts';
import type { Account, Interaction, Message, World } from './world.ts';

/** Where a person sits: in the direct conversation with the bot, or in a channel of a server. */
export type Place = 'dm' | 'server';

export interface Delivery {
  readonly event: 'INTERACTION_CREATE' | 'MESSAGE_CREATE';
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
    channel: deed.source?.channel ?? channelOf(world, account, place),
    at: world.now(),
    source: deed.source ?? null,
    response: null,
    original: null,
    choices: null,
  };
  world.interactions.set(interaction.token, interaction);
  return { interaction, delivery: { event: 'INTERACTION_CREATE', data: showInteraction(world, interaction, deed) } };
}

/** The payload of a message that a person has typed into the direct conversation. */
export function makeTypedMessage(message: Message): Delivery {
  return { event: 'MESSAGE_CREATE', data: { ...showMessage(message), type: MessageType.Default } };
}

const channelOf = (world: World, account: Account, place: Place): string =>
  place === 'dm' ? account.directChannel : world.guildChannel;

function showInteraction(world: World, interaction: Interaction, { data, source }: Deed): object {
  const { id, token, type, account, channel } = interaction;
  const isDirect = channel === account.directChannel;
  const person = isDirect
    ? { user: account.user, context: InteractionContextType.BotDM, authorizing_integration_owners: { 0: '0' } }
    : {
        member: { user: account.user, roles: [], permissions: '0', joined_at: new Date(0).toISOString(), flags: 0 },
        guild_id: world.guild,
        context: InteractionContextType.Guild,
        authorizing_integration_owners: { 0: world.guild },
      };
  return {
    version: 1,
    id,
    token,
    type,
    application_id: world.bot.id,
    channel_id: channel,
    channel: { id: channel, type: isDirect ? ChannelType.DM : ChannelType.GuildText },
    app_permissions: '0',
    locale: 'en-GB',
    entitlements: [],
    attachment_size_limit: 10_485_760,
    data,
    ...person,
    ...(source ? { message: showMessage(source) } : {}),
  };
}
