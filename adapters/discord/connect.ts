/** Owns the connection to Discord: logs in, hands events to their handlers, says once what goes wrong, shuts down. */
import {
  type APIInteraction,
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import { InOrder } from '../../src/core/in-order.ts';
import { OperatorError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { handleInteraction, type Surroundings } from './handle-interaction.ts';
import { handleMessage } from './handle-message.ts';
import { PATIENCE } from './limits.ts';
import { describeError } from './platform-error.ts';
import { fileOrigins } from './read-file.ts';
import { registerCommands } from './register-commands.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Base address of the API, without the version; Discord's own unless told. */
  readonly apiUrl?: string | undefined;
  readonly tutor: Tutor;
  readonly log: Log;
  /** Milliseconds that an answer may take before the interaction is acknowledged without it. */
  readonly patience?: number;
}

export interface DiscordConnection {
  /** Takes no new events, waits for the answers under way, and leaves. */
  stop(): Promise<void>;
  /** Resolves when Discord has closed the connection for good, with what to do about it. Never rejects. */
  readonly lost: Promise<OperatorError>;
}

const DISCORD_API = 'https://discord.com/api';

/**
 * Connects to Discord and answers learners until stopped. Resolves when the commands are usable.
 *
 * @throws OperatorError when the token is refused or Discord cannot be reached
 */
export async function startDiscord(options: DiscordOptions): Promise<DiscordConnection> {
  const { token, apiUrl = DISCORD_API, tutor, log, patience = PATIENCE } = options;
  const client = new Client({ intents: [GatewayIntentBits.DirectMessages], rest: { api: apiUrl } });
  const surroundings: Surroundings = {
    rest: client.rest,
    tutor,
    log,
    inOrder: new InOrder(),
    patience,
    fileOrigins: fileOrigins(options.apiUrl),
  };
  const underWay = listen(client, surroundings);
  const lost = watch(client, log);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token).catch((error: unknown) => {
    throw explainLogin(error, apiUrl);
  });
  const { application, user } = await ready;
  await registerCommands(client.rest, application.id, log);
  log.info('discord: connected', { bot: user.tag });
  return {
    async stop() {
      client.ws.removeAllListeners();
      await Promise.allSettled(underWay);
      await client.destroy();
    },
    lost,
  };
}

/**
 * Hands events to their handlers, and keeps those that are under way in the set it returns. The events are taken as
 * Discord sends them: its documented payloads are what `readIntent` reads, in production as in tests.
 */
function listen(client: Client, surroundings: Surroundings): ReadonlySet<Promise<void>> {
  const underWay = new Set<Promise<void>>();
  const follow = (handling: Promise<void>) => {
    underWay.add(handling);
    void handling.finally(() => underWay.delete(handling));
  };
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) =>
    follow(handleInteraction(surroundings, interaction)),
  );
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) =>
    follow(handleMessage(surroundings, message)),
  );
  return underWay;
}

/** Logs troubles. discord.js reconnects by itself; a closed door is for good, and what the promise is for. */
function watch(client: Client, log: Log): Promise<OperatorError> {
  client.on(Events.Error, (error) => log.error('discord: client error', { error: describeError(error) }));
  client.on(Events.ShardError, (error) => log.warn('discord: connection error', { error: describeError(error) }));
  client.on(Events.ShardReconnecting, () => log.info('discord: reconnecting'));
  client.on(Events.ShardResume, (_, replayed) => log.info('discord: connection resumed', { replayed }));
  return new Promise((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      log.error('discord: disconnected for good', { code });
      resolve(explainClose(code));
    });
  });
}

/** What the operator has to do when Discord closes the connection for good. */
function explainClose(code: number): OperatorError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return tokenRefused();
  return new OperatorError(
    `Discord closed the connection for good (code ${code}: ${GatewayCloseCodes[code] ?? 'unknown'}).`,
    'Look at your application on discord.com/developers/applications, page Bot, and start again.',
  );
}

/** What the operator has to do when the login fails. */
function explainLogin(error: unknown, apiUrl: string): OperatorError {
  const isTokenRefused =
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401);
  if (isTokenRefused) return tokenRefused();
  const reason = error instanceof Error ? error.message : String(error);
  return new OperatorError(
    `Discord could not be reached at ${apiUrl}: ${reason}.`,
    'Check the network, and DISCORD_API_URL if you have set it.',
    { cause: error },
  );
}

const tokenRefused = (): OperatorError =>
  new OperatorError(
    'Discord refused the token in DISCORD_TOKEN.',
    'On discord.com/developers/applications choose your application, then Bot, then Reset Token. ' +
      'Put the new token into DISCORD_TOKEN.',
  );
