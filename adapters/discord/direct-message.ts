/** Sends messages into the direct conversation with a learner, each at most once. */
import { type APIDMChannel, type REST, Routes } from 'discord.js';
import type { MessagePayload } from './write-reply.ts';

/**
 * Posts messages into a channel, in order. Each carries a nonce made from `cause` (the snowflake of what it answers),
 * so that a repeated request makes no second message (`enforce_nonce`; at most 25 characters).
 */
export async function postMessages(
  rest: REST,
  channel: string,
  cause: string,
  messages: readonly MessagePayload[],
): Promise<void> {
  for (const [index, message] of messages.entries()) {
    const body = { ...message, nonce: `${cause}-${index}`, enforce_nonce: true };
    await rest.post(Routes.channelMessages(channel), { body });
  }
}

/** The channel of the direct conversation with an account; Discord opens it when there is none yet. */
export async function openDirectChannel(rest: REST, account: string): Promise<string> {
  // The REST client types every answer as unknown; this route answers with the channel.
  const channel = (await rest.post(Routes.userChannels(), { body: { recipient_id: account } })) as APIDMChannel;
  return channel.id;
}
