/** What an error of Discord's API means for us. Pure. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { AskedToWait } from './interaction-client.ts';
import { mayPass } from './patiently.ts';

export type Refusal =
  /** The interaction is older than 3 s without a first response, or its token than 15 minutes. */
  | 'expired'
  /** Nothing more can be shown there: the channel or the server is gone, or the interaction has said all it may. */
  | 'closed-place'
  /** Somebody (a repeated delivery, another process) has given the first response already. */
  | 'acknowledged'
  /** The message is not there any more: deleted, or dismissed by the learner. */
  | 'gone'
  /** The learner takes no direct messages from this bot, or is not there any more. */
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

/** What names an error in statistics: Discord's own number, an HTTP status, or what broke the connection. */
export function codeOf(error: unknown): string {
  if (error instanceof DiscordAPIError) return String(error.code);
  if (error instanceof HTTPError) return `http ${error.status}`;
  if (error instanceof RateLimitError || error instanceof AskedToWait) return 'rate limit';
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'other';
}

/** The parts of an error that may go into the log: never the request's body, which has a learner's text in it. */
export function describeError(error: unknown): object {
  if (error instanceof DiscordAPIError) {
    const { code, status, method, message } = error;
    return { code, status, method, message };
  }
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { error: String(error) };
}
