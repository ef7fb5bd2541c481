/** What the local Discord knows: people, channels, messages, interactions, commands, and what the bot sent. */
import type { APIApplicationCommand, APIAttachment, APIUser, InteractionType } from 'discord.js';
import { type Changes, createChanges } from './changes.ts';
import type { Component } from './check-message.ts';
import type { Modal } from './check-modal.ts';

export interface Account {
  readonly user: APIUser;
  /** The direct conversation with the bot. */
  readonly directChannel: string;
  /** Whether messages of the bot reach the person. */
  takesDirectMessages: boolean;
  /** The form that is open on the person's screen. */
  form: { readonly modal: Modal; readonly openedFrom: Interaction } | null;
}

export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly author: APIUser;
  /** The account id of the only person who sees it, or null when everybody in the channel does. */
  readonly visibleTo: string | null;
  readonly nonce: string | null;
  content: string;
  readonly attachments: readonly APIAttachment[];
  flags: number;
  components: readonly Component[];
  /** "Nibble is thinking…": there is no text yet. */
  isThinking: boolean;
  readonly causedBy: Interaction | null;
  editedAt: number | null;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly account: Account;
  readonly channel: string;
  /** When it was dispatched, epoch milliseconds. */
  readonly at: number;
  /** The message whose button was pressed, or from which a form was opened. */
  readonly source: Message | null;
  /** The type of the first response, once it was given. */
  response: number | null;
  /** What `@original` stands for. */
  original: Message | null;
  /** What autocompletion offered. */
  choices: readonly { readonly name: string; readonly value: string }[] | null;
}

/** A request of the bot and what it got. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

export interface World extends Changes {
  readonly token: string;
  readonly bot: APIUser;
  readonly guild: string;
  readonly guildChannel: string;
  readonly accounts: Map<string, Account>;
  readonly messages: Message[];
  readonly interactions: Map<string, Interaction>;
  commands: APIApplicationCommand[];
  /** `http://127.0.0.1:…`, once the server listens. */
  origin: string;
  /** What people have attached to their messages, by the path it is served at. */
  readonly files: Map<string, Uint8Array>;
  readonly requests: RecordedRequest[];
  /** Mentions that would have notified somebody. */
  readonly pings: string[];
  /** Epoch milliseconds, as the deadlines see it. */
  now(): number;
  advance(milliseconds: number): void;
  snowflake(): string;
  /** The account of a person with this name; a new name is a new person. */
  person(name: string): Account;
}

const DISCORD_EPOCH = 1_420_070_400_000;

export function createWorld(token: string): World {
  let ahead = 0;
  let made = 0;
  const now = () => Date.now() + ahead;
  const snowflake = () => ((BigInt(now() - DISCORD_EPOCH) << 22n) | BigInt(made++ % 4096)).toString();
  const user = (name: string, isBot: boolean): APIUser => ({
    id: snowflake(),
    username: name,
    discriminator: '0',
    global_name: name,
    avatar: null,
    bot: isBot,
  });
  const accounts = new Map<string, Account>();
  return {
    token,
    bot: user('nibble', true),
    guild: snowflake(),
    guildChannel: snowflake(),
    accounts,
    messages: [],
    interactions: new Map(),
    commands: [],
    origin: '',
    files: new Map(),
    requests: [],
    pings: [],
    now,
    snowflake,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    person: (name) => {
      const account: Account = accounts.get(name) ?? {
        user: user(name, false),
        directChannel: snowflake(),
        takesDirectMessages: true,
        form: null,
      };
      accounts.set(name, account);
      return account;
    },
    ...createChanges(),
  };
}
