/** What an error of Discord's API means for us. Pure. */
import { DiscordAPIError } from 'discord.js';

export type Refusal =
  /** The interaction is older than 3 s without a first response, or its token than 15 minutes. */
  | 'expired'
  /** Somebody (a repeated delivery, another process) has given the first response already. */
  | 'acknowledged'
  /** The message is not there any more: deleted, or dismissed by the learner. */
  | 'gone'
  /** The learner takes no direct messages from this bot. */
  | 'closed-dm'
  | 'other';

const REFUSALS: Readonly<Record<number, Refusal>> = {
  10008: 'gone', // Unknown Message
  10015: 'expired', // Unknown Webhook
  10062: 'expired', // Unknown interaction
  50027: 'expired', // Invalid Webhook Token
  40060: 'acknowledged', // Interaction has already been acknowledged
  50007: 'closed-dm', // Cannot send messages to this user
  50278: 'closed-dm', // Cannot send messages to this user due to having no mutual guilds
};

/** The kind of refusal that a failed request stands for. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof DiscordAPIError ? (REFUSALS[Number(error.code)] ?? 'other') : 'other';
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
