/** What an interaction's token allows after the first response, for 15 minutes: edits and further messages. */
import { MessageFlags } from 'discord.js';
import { IncomingWebhookRequestPartialSchema, IncomingWebhookUpdateRequestPartialSchema } from 'discord-api-spec/zod';
import type { MessageBody } from './check-message.ts';
import { isUserInstall } from './deliveries.ts';
import type { Call, Outcome } from './http-api.ts';
import { deleteMessage, editMessage, messagesIn, postMessage, showMessage } from './message-store.ts';
import {
  checkSchema,
  expiredToken,
  tooManyFollowUps,
  unknownChannel,
  unknownMessage,
  unknownWebhook,
} from './refusal.ts';
import type { Interaction, Message, World } from './world.ts';

const TOKEN_LIFETIME = 15 * 60 * 1000;
/** Where the server has not installed the bot, an interaction may add so many messages. */
const MAX_FOLLOW_UPS = 5;

/** `POST /webhooks/:application/:token`. The first one after "thinking…" takes the place of that. */
export function followUp(world: World, { parameters: [, token], body, files }: Call): Outcome {
  const interaction = interactionOf(world, token);
  checkSchema(IncomingWebhookRequestPartialSchema, body);
  const message = body as MessageBody;
  if (interaction.original?.isThinking === true) {
    editMessage(world, interaction.original, message, files, []);
    return { status: 200, body: showMessage(interaction.original) };
  }
  const isHidden = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const visibleTo = isHidden ? interaction.account.user.id : null;
  if (isUserInstall(world, interaction) && interaction.followUps >= MAX_FOLLOW_UPS) throw tooManyFollowUps();
  const posting = { channel: interaction.channel, body: message, files, at: [], visibleTo, causedBy: interaction };
  interaction.followUps++;
  return { status: 200, body: showMessage(postMessage(world, posting)) };
}

/** `GET /webhooks/:application/:token/messages/:message` */
export function getReply(world: World, { parameters: [, token, id] }: Call): Outcome {
  return { status: 200, body: showMessage(replyOf(world, interactionOf(world, token), id)) };
}

/** `PATCH /webhooks/:application/:token/messages/:message` */
export function editReply(world: World, { parameters: [, token, id], body, files }: Call): Outcome {
  const message = replyOf(world, interactionOf(world, token), id);
  checkSchema(IncomingWebhookUpdateRequestPartialSchema, body);
  editMessage(world, message, body as MessageBody, files, []);
  return { status: 200, body: showMessage(message) };
}

/** `DELETE /webhooks/:application/:token/messages/:message` */
export function deleteReply(world: World, { parameters: [, token, id] }: Call): Outcome {
  deleteMessage(world, replyOf(world, interactionOf(world, token), id));
  return { status: 204 };
}

function interactionOf(world: World, token = ''): Interaction {
  const interaction = world.interactions.get(token);
  if (interaction === undefined || interaction.response === null) throw unknownWebhook();
  if (world.now() - interaction.at > TOKEN_LIFETIME) throw expiredToken();
  if (world.channels.get(interaction.channel)?.isDeleted === true) throw unknownChannel();
  return interaction;
}

function replyOf(world: World, interaction: Interaction, id = ''): Message {
  const messages = messagesIn(world, interaction.channel);
  const message =
    id === '@original'
      ? interaction.original
      : messages.find((other) => other.id === id && other.causedBy === interaction);
  if (message === null || message === undefined || !messages.includes(message)) throw unknownMessage();
  return message;
}
