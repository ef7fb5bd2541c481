/** The state of the local Discord: people, channels, messages, interactions, commands, and the requests of the bot. */
import {
  type APIApplicationCommand,
  type APIAttachment,
  type APIUser,
  ChannelType,
  type InteractionType,
} from 'discord.js';
import { type Changes, createChanges } from '../changes.ts';
import type { Component, Modal } from './check-payload.ts';
import { type Role, startingRoles } from './role-routes.ts';

/**
 * Where a user is: in the direct conversation with the bot, in a channel of a server that has the bot, in a
 * conversation of two people, or in a server without the bot, where only those who installed it for themselves can use
 * it.
 */
export type Place = 'dm' | 'server' | 'private' | 'other-server';

export interface Account {
  readonly user: APIUser;
  /** The direct conversation with the bot. */
  readonly directChannel: string;
  /** Why direct messages of the bot are refused: closed, or no server in common; null when they arrive. */
  refusesDirectMessages: 'closed' | 'strangers' | null;
  /** What they may do in the server: Discord's bits, as a number in text. */
  permissions: string;
  /** The open form. */
  form: { readonly modal: Modal; readonly openedFrom: Interaction } | null;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  /** The server that it belongs to; null for conversations. */
  readonly guild: string | null;
  /** Whether the bot is there: in the conversation, or as a member of the server. */
  hasBot: boolean;
  isDeleted: boolean;
}

export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly author: APIUser;
  /** The account id of the only user who sees it; null: everybody in the channel. */
  readonly visibleTo: string | null;
  readonly nonce: string | null;
  content: string;
  attachments: readonly APIAttachment[];
  flags: number;
  components: readonly Component[];
  /** "Nibble is thinking…": there is no text yet. */
  isThinking: boolean;
  readonly causedBy: Interaction | null;
  editedAt: number | null;
  /** The message that it replies to. */
  readonly repliesTo: string | null;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly account: Account;
  /** The command that was used, `/lesson` or `Check this code`; null for anything else. */
  readonly command: string | null;
  readonly channel: string;
  /** When it was dispatched, epoch milliseconds. */
  readonly at: number;
  /** The message whose button was pressed, or from which a form was opened. */
  readonly source: Message | null;
  /** The type of the first response, once it was given. */
  response: number | null;
  /** What `@original` stands for. */
  original: Message | null;
  /** How many messages were added after the first response. */
  followUps: number;
  /** The suggestions of autocompletion. */
  choices: readonly { readonly name: string; readonly value: string }[] | null;
}

/** A request of the bot, and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  /** The body of a refusal; null when the request was accepted. */
  readonly refusal: unknown;
  /** When it was answered, epoch milliseconds. */
  readonly at: number;
}

interface Places {
  readonly guild: string;
  readonly channels: Map<string, Channel>;
  /** The channel of a place; `directChannel` is the one of the user who is there. */
  channelAt(place: Place, directChannel: string): string;
  /** Creates a direct conversation with the bot. Returns its channel. */
  openDirect(): string;
}

export interface World extends Changes, Places {
  /** The bot's token; empty once it is withdrawn. */
  token: string;
  readonly bot: APIUser;
  /** The application's flags: what was switched on for it. */
  readonly applicationFlags: number;
  readonly accounts: Map<string, Account>;
  /** By channel, oldest first. */
  readonly messages: Map<string, Message[]>;
  readonly interactions: Map<string, Interaction>;
  /** Commands for everywhere, and those of one server only, by its id. */
  commands: APIApplicationCommand[];
  readonly guildCommands: Map<string, APIApplicationCommand[]>;
  /** Those of the server. */
  readonly roles: Role[];
  /** By account. */
  readonly rolesGiven: Map<string, readonly string[]>;
  /** `http://127.0.0.1:…`, once the server listens. */
  origin: string;
  /** How many connections are recommended to the bot. */
  readonly shards: number;
  /** Attached files, by the path of their address. */
  readonly files: Map<string, Uint8Array>;
  readonly requests: RecordedRequest[];
  /** Mentions that would have notified somebody. */
  readonly pings: string[];
  /** Epoch milliseconds, as the deadlines see it. */
  now(): number;
  snowflake(): string;
  /** The account with this name; a new name creates an account. */
  person(name: string): Account;
}

export const gatewayUrl = ({ origin }: World): string => origin.replace(/^http/, 'ws');

const DISCORD_EPOCH = 1_420_070_400_000;

/** When something was made, by its id; epoch milliseconds. */
export const sentAt = (id: string): number => Number(BigInt(id) >> 22n) + DISCORD_EPOCH;

export interface WorldOptions {
  readonly token: string;
  readonly applicationFlags: number;
  readonly shards: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export function createWorld({ token, applicationFlags, shards, now }: WorldOptions): World {
  let made = 0;
  const snowflake = () => ((BigInt(Math.trunc(now()) - DISCORD_EPOCH) << 22n) | BigInt(made++ % 4096)).toString();
  const user = (name: string, isBot: boolean): APIUser => ({
    id: snowflake(),
    username: name,
    discriminator: '0',
    global_name: name,
    avatar: null,
    bot: isBot,
  });
  const accounts = new Map<string, Account>();
  const places = createPlaces(snowflake);
  return {
    token,
    bot: { ...user('nibble', true), global_name: 'Nibble' },
    applicationFlags,
    accounts,
    messages: new Map(),
    interactions: new Map(),
    commands: [],
    guildCommands: new Map(),
    roles: startingRoles(places.guild, snowflake),
    rolesGiven: new Map(),
    origin: '',
    shards,
    files: new Map(),
    requests: [],
    pings: [],
    now,
    snowflake,
    person: (name) => {
      const existing = accounts.get(name);
      if (existing !== undefined) return existing;
      const directChannel = places.openDirect();
      const account = {
        user: user(name, false),
        directChannel,
        refusesDirectMessages: null,
        permissions: '0',
        form: null,
      };
      accounts.set(name, account);
      return account;
    },
    ...places,
    ...createChanges(),
  };
}

function createPlaces(snowflake: () => string): Places {
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
