/**
 * Where people sit: in the direct conversation with the bot, in a channel of a server that has the bot, in a
 * conversation of two people, or in a server that does not have it, where only those who have installed it for
 * themselves can use it.
 */
import { ChannelType } from 'discord.js';
import type { Channel } from './world.ts';

export type Place = 'dm' | 'server' | 'private' | 'other-server';

export interface Places {
  readonly guild: string;
  readonly channels: Map<string, Channel>;
  /** The channel of a place; `directChannel` is the one of the person who sits there. */
  channelAt(place: Place, directChannel: string): string;
  /** Makes a direct conversation with the bot, and returns its channel. */
  openDirect(): string;
}

export function createPlaces(snowflake: () => string): Places {
  const channels = new Map<string, Channel>();
  const add = (type: ChannelType, guild: string | null, hasBot: boolean): string => {
    const id = snowflake();
    channels.set(id, { id, type, guild, hasBot, isDeleted: false });
    return id;
  };
  const guild = snowflake();
  const shared: Readonly<Record<Exclude<Place, 'dm'>, string>> = {
    server: add(ChannelType.GuildText, guild, true),
    private: add(ChannelType.DM, null, false),
    'other-server': add(ChannelType.GuildText, snowflake(), false),
  };
  return {
    guild,
    channels,
    channelAt: (place, directChannel) => (place === 'dm' ? directChannel : shared[place]),
    openDirect: () => add(ChannelType.DM, null, true),
  };
}
