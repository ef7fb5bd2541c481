/** What an error of Discord's API means: for the learner, for another try, for the log, and for the operator. Pure. */
import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
} from 'discord.js';
import { OperatorError } from '../../src/errors.ts';
import type { Failure } from '../shared/chat.ts';

/** Discord asks to come again in so many milliseconds. */
export class AskedToWait extends Error {
  readonly wait: number;

  constructor(wait: number) {
    super(`Discord asks to wait for ${wait} ms`);
    this.name = 'AskedToWait';
    this.wait = wait;
  }
}

export type Refusal =
  /** The interaction is older than 3 s without a first response, or its token than 15 minutes. */
  | 'expired'
  /** Nothing more can be shown there: the channel or the server is gone, or the interaction has said all it may. */
  | 'closed-place'
  /** Somebody (a repeated delivery, another process) has given the first response already. */
  | 'acknowledged'
  /** The message is gone: deleted, or dismissed by the learner. */
  | 'gone'
  /** The learner takes no direct messages from this bot, or has left. */
  | 'closed-dm'
  /** The bot's token is void. */
  | 'revoked'
  /** Discord did not answer in time, or asks to wait too long. */
  | 'not-now'
  | 'other';

const REFUSALS: Readonly<Record<number, Refusal>> = {
  10003: 'closed-place', // Unknown Channel
  10004: 'closed-place', // Unknown Guild
  10008: 'gone', // Unknown Message
  10013: 'closed-dm', // Unknown User
  10015: 'expired', // Unknown Webhook
  10062: 'expired', // Unknown interaction
  40003: 'not-now', // You are opening direct messages too fast
  40060: 'acknowledged', // Interaction has already been acknowledged
  40094: 'closed-place', // This interaction has reached the maximum number of follow-up messages
  50001: 'closed-place', // Missing Access
  50007: 'closed-dm', // Cannot send messages to this user
  50013: 'closed-place', // Missing Permissions
  50027: 'expired', // Invalid Webhook Token
  50278: 'closed-dm', // Cannot send messages to this user due to having no mutual guilds
};

/** The kind of refusal that a failed request stands for. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof RateLimitError || mayPass(error)) return 'not-now';
  if (!(error instanceof DiscordAPIError)) return 'other';
  const known = REFUSALS[Number(error.code)];
  return known ?? (error.status === 401 ? 'revoked' : 'other');
}

/** Resolves to false when the message that was to be changed is gone. Rejects with any other refusal. */
export async function unlessGone(change: Promise<unknown>): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    if (refusalOf(error) !== 'gone') throw error;
    return false;
  }
}

/** Whether a request may have been carried out all the same: no answer came. Where Discord stumbles, it was not. */
export const isUncertain = (error: unknown): boolean =>
  ![DiscordAPIError, HTTPError, RateLimitError, AskedToWait].some((known) => error instanceof known);

/** As `Chat.failureOf`. */
export function failureOf(error: unknown): Failure {
  switch (refusalOf(error)) {
    case 'revoked':
      return { kind: 'revoked' };
    case 'closed-dm':
      return { kind: 'unreachable', why: 'the learner takes no direct messages' };
    case 'closed-place':
      return { kind: 'unreachable', why: 'the channel is gone' };
    default:
      return { kind: 'other' };
  }
}

/** Milliseconds before the second try, the third …; the last one again and again. */
const PAUSES = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/** As `withRetry` wants it: errors of Discord's servers, lost connections and answers that do not come may pass. */
export function pauseAfter(error: unknown, attempts: number): number | null {
  if (error instanceof AskedToWait) return error.wait;
  return mayPass(error) ? (PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? null) : null;
}

/** Whether the same request may succeed later. A refusal is Discord's last word. */
function mayPass(error: unknown): boolean {
  if (error instanceof HTTPError || error instanceof AskedToWait) return true;
  if (error instanceof DiscordAPIError || !(error instanceof Error)) return false;
  // A connection that failed has a code such as ECONNRESET or UND_ERR_SOCKET; Node's ERR_… are mistakes of ours.
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return error.name === 'AbortError' || /^(?!ERR_)[A-Z]/.test(code);
}

/** What names an error in metrics: Discord's own number, an HTTP status, or what broke the connection. */
export function codeOf(error: unknown): string {
  if (error instanceof DiscordAPIError) return String(error.code);
  if (error instanceof HTTPError) return `http ${error.status}`;
  if (error instanceof RateLimitError || error instanceof AskedToWait) return 'rate limit';
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'other';
}

/** As `Chat.describeError`. */
export function describeError(error: unknown): { readonly error: object } {
  if (error instanceof DiscordAPIError) {
    const { code, status, method, message } = error;
    return { error: { code, status, method, message } };
  }
  if (!(error instanceof Error)) return { error: { message: String(error) } };
  return { error: { name: error.name, message: error.message, stack: error.stack } };
}

/** For the operator: the gateway has closed the connection for good, with this code. */
export function explainClose(code: number): OperatorError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return tokenRefused();
  if (code === GatewayCloseCodes.ShardingRequired) {
    return new OperatorError(
      `Discord closed the connection for good (code ${code}): the bot is in too many servers for so few connections.`,
      'Set DISCORD_SHARDS to auto, or to the number that "nibble doctor" recommends (docs/many-processes.md).',
    );
  }
  return new OperatorError(
    `Discord closed the connection for good (code ${code}: ${GatewayCloseCodes[code] ?? 'unknown'}).`,
    'Look at your application on discord.com/developers/applications, page Bot, and start again.',
  );
}

/** For the operator: a request of the bot itself failed, such as the login. */
export function explainFailure(error: unknown, apiUrl: string): OperatorError {
  if (isTokenRefused(error)) return tokenRefused();
  const reason = error instanceof Error ? error.message : String(error);
  return new OperatorError(
    `Discord could not be reached at ${apiUrl}: ${reason}.`,
    'Check the network, and DISCORD_API_URL if you have set it.',
    { cause: error },
  );
}

/** Unknown Guild, or Missing Access: Discord says one or the other of a server that the bot is not in. */
export const isNoServer = (error: unknown): boolean =>
  error instanceof DiscordAPIError && (error.code === 10004 || error.code === 50001);

/** For the operator: commands were to be registered in a server that the bot cannot reach. */
export const explainNoServer = (guild: string, application: string): OperatorError =>
  new OperatorError(
    `the bot is not in the server ${guild}, so it can have no commands there.`,
    'Check the id (right-click the server, Copy Server ID), and invite the bot: ' +
      `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands`,
  );

const isTokenRefused = (error: unknown): boolean =>
  (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
  (error instanceof DiscordAPIError && error.status === 401);

export const tokenRefused = (): OperatorError =>
  new OperatorError(
    'Discord refused the token in DISCORD_TOKEN.',
    'On discord.com/developers/applications choose your application, then Bot, then Reset Token. ' +
      'Put the new token into DISCORD_TOKEN.',
  );
