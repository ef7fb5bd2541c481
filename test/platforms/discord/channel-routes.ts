/** Messages outside interactions: the direct conversation with a person. */

import { ChannelType } from 'discord.js';
import {
  CreatePrivateChannelRequestSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import type { MessageBody } from './check-message.ts';
import type { Call, Outcome } from './http-api.ts';
import { editMessage, postMessage, showMessage } from './message-store.ts';
import { checkSchema, closedDirectMessages, unknownChannel, unknownMessage } from './refusal.ts';
import type { Account, World } from './world.ts';

/** `POST /users/@me/channels` */
export function openDirectChannel(world: World, { body }: Call): Outcome {
  checkSchema(CreatePrivateChannelRequestSchema, body);
  const { recipient_id: recipient } = body as { recipient_id?: string };
  const account = [...world.accounts.values()].find(({ user }) => user.id === recipient);
  if (account === undefined) throw unknownChannel();
  return { status: 200, body: { id: account.directChannel, type: ChannelType.DM, recipients: [account.user] } };
}

/** `POST /channels/:channel/messages`; with `enforce_nonce` a repeated nonce returns the message that exists. */
export function createMessage(world: World, { parameters: [channel], body }: Call): Outcome {
  const account = accountOfChannel(world, channel);
  if (!account.takesDirectMessages) throw closedDirectMessages();
  checkSchema(MessageCreateRequestSchema, body);
  const message = body as MessageBody;
  const existing = world.messages.find(
    ({ author, nonce }) => author === world.bot && nonce !== null && nonce === message.nonce,
  );
  if (message.enforce_nonce === true && existing !== undefined) return { status: 200, body: showMessage(existing) };
  const posting = { channel: account.directChannel, body: message, at: [], visibleTo: null, causedBy: null };
  return { status: 200, body: showMessage(postMessage(world, posting)) };
}

/** `PATCH /channels/:channel/messages/:message` */
export function changeMessage(world: World, { parameters: [channel, id], body }: Call): Outcome {
  accountOfChannel(world, channel);
  const message = world.messages.find(
    (other) => other.id === id && other.author === world.bot && other.visibleTo === null,
  );
  if (message === undefined) throw unknownMessage();
  checkSchema(MessageEditRequestPartialSchema, body);
  editMessage(world, message, body as MessageBody, []);
  return { status: 200, body: showMessage(message) };
}

function accountOfChannel(world: World, channel = ''): Account {
  const account = [...world.accounts.values()].find(({ directChannel }) => directChannel === channel);
  if (account === undefined) throw unknownChannel();
  return account;
}
