/** Messages outside interactions: in the direct conversation with a person, and in channels of the bot's servers. */
import {
  CreatePrivateChannelRequestSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import type { MessageBody } from './check-payload.ts';
import type { Answer, Call } from './http-api.ts';
import { deleteMessage, editMessage, messagesIn, postMessage, showMessage } from './messages.ts';
import {
  checkSchema,
  closedDirectMessages,
  invalidBody,
  missingAccess,
  notOurMessage,
  strangers,
  unknownChannel,
  unknownMessage,
  unknownUser,
} from './refusals.ts';
import { type Message, sentAt, type World } from './world.ts';

/** `POST /users/@me/channels` */
export function openDirectChannel(world: World, { body }: Call): Answer {
  checkSchema(CreatePrivateChannelRequestSchema, body);
  const { recipient_id: recipient } = body as { recipient_id?: string };
  const account = [...world.accounts.values()].find(({ user }) => user.id === recipient);
  if (account === undefined) throw unknownUser();
  const type = world.channels.get(account.directChannel)?.type;
  return { status: 200, body: { id: account.directChannel, type, recipients: [account.user] } };
}

/** Milliseconds. Discord says "the past few minutes". */
const NONCE_REMEMBERED = 5 * 60_000;

/** `POST /channels/:channel/messages`; with `enforce_nonce` a repeated nonce returns the message that exists. */
export function createMessage(world: World, { params: { channel = '' }, body, files }: Call): Answer {
  checkChannel(world, channel);
  checkSchema(MessageCreateRequestSchema, body);
  const message = body as MessageBody;
  const existing = messagesIn(world, channel).find(
    ({ id, author, nonce }) =>
      author === world.bot &&
      nonce !== null &&
      nonce === String(message.nonce) &&
      world.now() - sentAt(id) < NONCE_REMEMBERED,
  );
  if (message.enforce_nonce === true && existing !== undefined) return { status: 200, body: showMessage(existing) };
  const reference = message.message_reference;
  if (reference != null && !messagesIn(world, channel).some(({ id }) => id === reference.message_id)) {
    if (reference.fail_if_not_exists !== false) {
      throw invalidBody(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
    }
  }
  const posting = { channel, body: message, files, at: [], visibleTo: null, causedBy: null };
  return { status: 200, body: showMessage(postMessage(world, posting)) };
}

const LISTED = 50;

/** `GET /channels/:channel/messages`: newest first, on request only those before a message; no ephemeral ones. */
export function listMessages(world: World, { params: { channel = '' }, query }: Call): Answer {
  checkChannel(world, channel);
  const before = query.get('before');
  const listed = messagesIn(world, channel)
    .filter(({ id, visibleTo }) => visibleTo === null && (before === null || BigInt(id) < BigInt(before)))
    .slice(-Number(query.get('limit') ?? LISTED));
  return { status: 200, body: listed.reverse().map(showMessage) };
}

/** `GET /channels/:channel/messages/:message` */
export const getMessage = (world: World, call: Call): Answer => ({
  status: 200,
  body: showMessage(messageOf(world, call)),
});

/** `PATCH /channels/:channel/messages/:message` */
export function changeMessage(world: World, call: Call): Answer {
  const message = messageOf(world, call);
  if (message.author !== world.bot) throw notOurMessage();
  checkSchema(MessageEditRequestPartialSchema, call.body);
  editMessage(world, message, call.body as MessageBody, call.files, []);
  return { status: 200, body: showMessage(message) };
}

/** `DELETE /channels/:channel/messages/:message` */
export function removeMessage(world: World, call: Call): Answer {
  deleteMessage(world, messageOf(world, call));
  return { status: 204 };
}

/** Ephemeral messages are not found: they do not belong to the channel. */
function messageOf(world: World, { params: { channel = '', message: id } }: Call): Message {
  checkChannel(world, channel);
  const message = messagesIn(world, channel).find((other) => other.id === id && other.visibleTo === null);
  if (message === undefined) throw unknownMessage();
  return message;
}

function checkChannel(world: World, id: string): void {
  const channel = world.channels.get(id);
  if (channel === undefined || channel.isDeleted) throw unknownChannel();
  if (!channel.hasBot) throw missingAccess();
  const account = [...world.accounts.values()].find(({ directChannel }) => directChannel === id);
  if (account?.refusesDirectMessages === 'closed') throw closedDirectMessages();
  if (account?.refusesDirectMessages === 'strangers') throw strangers();
}
