/** Owns the connection to Discord: logs in, hands events to their handlers, says once what goes wrong, shuts down. */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  Client,
  type ClientOptions,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  InteractionResponseType,
  InteractionType,
  Options,
  RESTEvents,
  Status,
} from 'discord.js';
import { inTime } from '../../src/core/async.ts';
import { type Meter, NO_METER } from '../../src/core/meter.ts';
import type { OperatorError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Platform, Suggestion, Tutor } from '../../src/tutor/ports.ts';
import { Conversations } from '../shared/converse.ts';
import { type Clock, realClock } from '../shared/http.ts';
import { fileOrigins } from '../shared/program-file.ts';
import { type DiscordTools, discordChat, InteractionExchange } from './chat.ts';
import { registerAtStart } from './commands.ts';
import { createPlatform, greetChannel, MessageExchange } from './direct-messages.ts';
import { describeError, explainClose, explainFailure, tokenRefused } from './errors.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { createNames } from './names.ts';
import { isMention, readInteraction, readMessage, readTyped } from './read-event.ts';
import { botRestOptions, DISCORD_API, InteractionWebhook, Requests } from './requests.ts';
import { createRooms } from './rooms.ts';
import { clipLabel } from './text.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Base address of the API, without the version; Discord's own unless told. */
  readonly apiUrl?: string | undefined;
  /**
   * Over how many connections Discord sends the events of its servers, and which of them this process has: as many as
   * Discord asks for unless told. A number beyond those, or one that another process has too, doubles or loses events.
   */
  readonly shards?: Shards;
  readonly tutor: Tutor;
  readonly log: Log;
  readonly meter?: Meter;
  /** For the waits between tries and their deadlines; the real time unless told. */
  readonly clock?: Clock;
  /** Milliseconds that `stop` waits for the answers under way. */
  readonly stopTimeout?: number;
}

export interface DiscordConnection {
  /** For what Nibble sends on its own account. */
  readonly platform: Platform;
  /** Whether events arrive just now; discord.js mends a broken connection by itself. */
  isConnected(): boolean;
  /** Takes no new events, waits for the answers under way (eight seconds at most), and leaves. */
  stop(): Promise<void>;
  /** Resolves when Discord has closed the connection for good, with what to do about it. Never rejects. */
  readonly lost: Promise<OperatorError>;
}

export type Shards = 'auto' | { readonly count: number; readonly own: 'all' | number };

/** Milliseconds. */
const STOP_TIMEOUT = 8000;

/** Where Discord keeps what people attach. */
const DISCORD_FILES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** Both are free: messages to the bot, and those that call it by its name, bring their text without any more. */
const INTENTS = [GatewayIntentBits.DirectMessages, GatewayIntentBits.GuildMessages];

/** Events are taken as Discord sends them, so what discord.js would remember of them is never looked at. */
const NOTHING_KEPT = { MessageManager: 0, UserManager: 0, GuildMemberManager: 0, ThreadManager: 0 };

/**
 * Connects to Discord and answers learners until stopped. Resolves when the commands are usable.
 *
 * @throws OperatorError when the token is refused or Discord cannot be reached
 */
export async function startDiscord(options: DiscordOptions): Promise<DiscordConnection> {
  const { token, apiUrl = DISCORD_API, tutor, log, clock = realClock, stopTimeout = STOP_TIMEOUT } = options;
  const { meter = NO_METER } = options;
  const client = new Client({
    intents: INTENTS,
    rest: botRestOptions(apiUrl),
    makeCache: Options.cacheWithLimits(NOTHING_KEPT),
    ...shardOptions(options.shards),
  });
  const requests = new Requests(client.rest, token, clock, meter);
  const files = { platform: 'Discord', origins: fileOrigins(DISCORD_FILES, options.apiUrl) };
  const conversations = new Conversations({ chat: discordChat, tutor, log, meter });
  listen(client, { requests, log, files, tutor, conversations });
  const lost = watch(client, log);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token).catch((error: unknown) => {
    throw explainFailure(error, apiUrl);
  });
  const { application, user } = await ready;
  await registerAtStart(client.rest, application.id, tutor.commands, log);
  log.info('discord: connected', { bot: user.tag, shards: client.options.shards, of: client.options.shardCount });
  return {
    platform: {
      ...createPlatform(requests, log),
      rooms: createRooms(requests, user.id, createNames(client, log), log),
    },
    isConnected: () => client.ws.shards.every(({ status }) => status === Status.Ready),
    async stop() {
      client.ws.removeAllListeners();
      // One may be waiting for Discord itself, for as long as its interaction lives.
      await inTime(stopTimeout, conversations.idle(), null);
      await client.destroy();
    },
    lost,
  };
}

/** As discord.js takes them. Direct messages come to shard 0, those of a server to the one that its id falls to. */
function shardOptions(shards: Shards = 'auto'): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === 'auto') return { shards };
  const { count, own } = shards;
  return { shards: own === 'all' ? Array.from({ length: count }, (_, index) => index) : [own], shardCount: count };
}

interface Tools extends DiscordTools {
  readonly tutor: Tutor;
  readonly conversations: Conversations;
}

/**
 * Takes events as Discord sends them: its documented payloads are what `read-event.ts` reads, in production as in
 * tests.
 */
function listen(client: Client, tools: Tools): void {
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    void takeInteraction(tools, interaction);
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) => {
    void takeMessage(tools, message, client.user?.id ?? '');
  });
}

async function takeInteraction(tools: Tools, interaction: APIInteraction): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return suggest(tools, interaction);
  const event = readInteraction(interaction);
  if (event !== null) await tools.conversations.take(new InteractionExchange(tools, interaction, event));
}

async function takeMessage(tools: Tools, message: GatewayMessageCreateDispatchData, bot: string): Promise<void> {
  if (isMention(message, bot)) return greetChannel(tools, message);
  const event = readMessage(message, bot);
  if (event !== null) await tools.conversations.take(new MessageExchange(tools, message, event, bot));
}

/** Suggestions are a courtesy: when they fail, the learner can still type the name. */
async function suggest(
  { requests, tutor, log }: Tools,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  try {
    const { what, typed } = readTyped(interaction, tutor.commands);
    const place = interaction.guild_id === undefined ? 'discord' : `discord:${interaction.guild_id}`;
    const choices = tutor.suggest(what, typed, place).slice(0, DISCORD_LIMITS.suggestions.number).map(writeChoice);
    const webhook = new InteractionWebhook(requests, interaction);
    await webhook.respond(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices });
  } catch (error) {
    log.info('discord: suggestions failed', { interaction: interaction.id, ...describeError(error) });
  }
}

const writeChoice = ({ label, value }: Suggestion) => ({
  name: clipLabel(label, DISCORD_LIMITS.suggestions.label),
  value,
});

/** Logs troubles. discord.js reconnects by itself; a connection that Discord closes for good resolves the promise. */
function watch(client: Client, log: Log): Promise<OperatorError> {
  client.on(Events.Error, (error) => log.error('discord: client error', describeError(error)));
  client.on(Events.ShardError, (error, shard) =>
    log.warn('discord: connection error', { shard, ...describeError(error) }),
  );
  client.on(Events.ShardReconnecting, (shard) => log.info('discord: reconnecting', { shard }));
  client.on(Events.ShardResume, (shard, replayed) => log.info('discord: connection resumed', { shard, replayed }));
  return new Promise((resolve) => {
    let isLost = false;
    const lose = (why: string, code: number, error: OperatorError) => {
      if (!isLost) log.error(`discord: ${why}`, { code });
      isLost = true;
      resolve(error);
    };
    client.on(Events.ShardDisconnect, ({ code }) => lose('disconnected for good', code, explainClose(code)));
    // A token that was withdrawn is refused here first: the gateway closes when Discord gets round to it.
    client.rest.on(RESTEvents.Response, (_, { status }) => {
      if (status === 401) lose('the token was refused', status, tokenRefused());
    });
  });
}
