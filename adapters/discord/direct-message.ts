/** Sends messages as the bot: into the direct conversation with a learner, or a channel that called it. */
import { type APIDMChannel, type APIMessage, RequestMethod, Routes } from 'discord.js';
import { TOKEN_LIFETIME } from './limits.ts';
import type { Request, Requests } from './requests.ts';
import type { Message } from './write-reply.ts';

/** One way to send a request: patiently, or in passing. */
export type Send = (request: Request) => Promise<unknown>;

/** Requests of the bot that are repeated for as long as those of an interaction are. */
export const sendPatiently =
  (requests: Requests): Send =>
  (request) =>
    requests.asBot(request, requests.clock.now() + TOKEN_LIFETIME);

/**
 * Posts messages into a channel, in order. Each carries a nonce made from `cause`, at most 20 characters that name what
 * is sent, so that a repeated request makes no second message (`enforce_nonce`; at most 25 characters).
 */
export async function postMessages(
  send: Send,
  channel: string,
  cause: string,
  messages: readonly Message[],
): Promise<void> {
  for (const [index, message] of messages.entries()) await postMessage(send, channel, `${cause}-${index}`, message);
}

/** Posts one message, once for each nonce; `more` goes into its body. Resolves to its id. */
export async function postMessage(
  send: Send,
  channel: string,
  nonce: string,
  { body, files }: Message,
  more: object = {},
): Promise<string> {
  const posted = await send({
    method: RequestMethod.Post,
    route: Routes.channelMessages(channel),
    body: { ...body, ...more, nonce, enforce_nonce: true },
    files,
  });
  // The REST client types every answer as unknown; this route answers with the message.
  return (posted as APIMessage).id;
}

export async function editMessage(send: Send, channel: string, id: string, message: Message): Promise<void> {
  await send({ method: RequestMethod.Patch, route: Routes.channelMessage(channel, id), ...message });
}

/** The channel of the direct conversation with an account; Discord opens it when there is none yet. */
export async function openDirectChannel(send: Send, account: string): Promise<string> {
  const body = { recipient_id: account };
  const channel = await send({ method: RequestMethod.Post, route: Routes.userChannels(), body });
  // As above: this route answers with the channel.
  return (channel as APIDMChannel).id;
}
