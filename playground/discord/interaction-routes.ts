/** First responses to interactions: once, within 3 seconds, a form only as the first response and never to a form. */
import { InteractionType, MessageFlags, InteractionResponseType as Response } from 'discord.js';
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import type { MessageBody } from './check-message.ts';
import { checkModal, type Modal } from './check-modal.ts';
import type { Call, Outcome } from './http-api.ts';
import { editMessage, messagesIn, postMessage, postThinking, showMessage } from './message-store.ts';
import type { Upload } from './read-body.ts';
import { alreadyAcknowledged, checkSchema, invalidBody, unknownInteraction, unknownMessage } from './refusal.ts';
import type { Interaction, World } from './world.ts';

const ACK_DEADLINE = 3000;

interface Callback {
  readonly type: number;
  readonly data?: object;
}

/** `POST /interactions/:id/:token/callback` */
export function respondToInteraction(world: World, { parameters, query, body, files }: Call): Outcome {
  const [id = '', token = ''] = parameters;
  const interaction = world.interactions.get(token);
  if (interaction?.id !== id || world.now() - interaction.at > ACK_DEADLINE) throw unknownInteraction();
  if (interaction.response !== null) throw alreadyAcknowledged();
  const callback = body as Callback;
  respond(world, interaction, callback, files);
  interaction.response = callback.type;
  if (query.get('with_response') !== 'true') return { status: 204 };
  const message = interaction.original === null ? {} : { message: showMessage(interaction.original) };
  return {
    status: 200,
    body: { interaction: { id, type: interaction.type }, resource: { type: callback.type, ...message } },
  };
}

function respond(world: World, interaction: Interaction, callback: Callback, files: readonly Upload[]): void {
  const isAutocomplete = interaction.type === InteractionType.ApplicationCommandAutocomplete;
  if (isAutocomplete !== (callback.type === Response.ApplicationCommandAutocompleteResult)) throw unfit(callback);
  switch (callback.type) {
    case Response.ChannelMessageWithSource:
    case Response.DeferredChannelMessageWithSource:
      checkSchema(CreateMessageInteractionCallbackRequestSchema, callback);
      respondWithMessage(world, interaction, callback, files);
      break;
    case Response.DeferredMessageUpdate:
    case Response.UpdateMessage:
      checkSchema(UpdateMessageInteractionCallbackRequestSchema, callback);
      updateSource(world, interaction, callback, files);
      break;
    case Response.ApplicationCommandAutocompleteResult:
      checkSchema(ApplicationCommandAutocompleteCallbackRequestSchema, callback);
      interaction.choices = (callback.data as { choices: Interaction['choices'] }).choices ?? [];
      break;
    case Response.Modal:
      if (interaction.type === InteractionType.ModalSubmit) throw unfit(callback);
      checkSchema(ModalInteractionCallbackRequestSchema, callback);
      checkModal(callback.data as Modal);
      interaction.account.form = { modal: callback.data as Modal, openedFrom: interaction };
      break;
    default:
      throw unfit(callback);
  }
}

function respondWithMessage(
  world: World,
  interaction: Interaction,
  callback: Callback,
  files: readonly Upload[],
): void {
  const body: MessageBody = callback.data ?? {};
  const isHidden = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const visibleTo = isHidden ? interaction.account.user.id : null;
  if (callback.type === Response.ChannelMessageWithSource) {
    const posting = { channel: interaction.channel, body, files, at: ['data'], visibleTo, causedBy: interaction };
    interaction.original = postMessage(world, posting);
    return;
  }
  if (((body.flags ?? 0) & ~MessageFlags.Ephemeral) !== 0) {
    throw invalidBody(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', 'A deferred response takes only the ephemeral flag');
  }
  interaction.original = postThinking(world, interaction, visibleTo);
}

function updateSource(world: World, interaction: Interaction, callback: Callback, files: readonly Upload[]): void {
  const { source } = interaction;
  if (source === null) throw unfit(callback);
  if (!messagesIn(world, source.channel).includes(source)) throw unknownMessage();
  if (callback.type === Response.UpdateMessage) editMessage(world, source, callback.data ?? {}, files, ['data']);
  interaction.original = source;
}

const unfit = ({ type }: Callback) =>
  invalidBody(['type'], 'INTERACTION_RESPONSE_TYPE_INVALID', `Response type ${type} does not fit this interaction`);
