/** What Discord delivers → what the learner asks. Pure: from the raw payloads of Discord's gateway. */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  InteractionType,
  MessageType,
} from 'discord.js';
import { ACTION_PACE, decodeAction } from '../../src/core/action-id.ts';
import type { Intent, LearnerEvent, LearnerId } from '../../src/core/intent.ts';
import { originalId } from './custom-id.ts';
import { withoutEscapes } from './escape.ts';
import { readFields } from './form.ts';

/** The event of a command, a press or a submitted form; null for anything else, and for what no person did. */
export function readInteraction(interaction: APIInteraction): LearnerEvent | null {
  const learner = learnerOf(interaction);
  const intent = intentOf(interaction);
  return learner === null || intent === null ? null : { id: eventId(interaction.id), learner, intent };
}

/** The event of a message that a person wrote to the bot directly; null for every other message. */
export function readMessage(message: GatewayMessageCreateDispatchData): LearnerEvent | null {
  const isWritten = message.type === MessageType.Default || message.type === MessageType.Reply;
  const isPerson = message.author.bot !== true && message.webhook_id === undefined;
  if (!isWritten || !isPerson || message.guild_id !== undefined) return null;
  return {
    id: eventId(message.id),
    learner: learnerId(message.author.id),
    intent: { kind: 'say', text: withoutEscapes(message.content) },
  };
}

/**
 * What an event needs before anything else happens, from its ids alone (see `ACTION_PACE`). A submitted form cannot
 * open another form, so one that pretends to is simply answered.
 */
export function paceOf(intent: Intent): 'reply' | 'run' | 'form' {
  if (intent.kind !== 'press' && intent.kind !== 'submit') return 'reply';
  const action = decodeAction(intent.id);
  const pace = action === null ? 'reply' : ACTION_PACE[action.verb];
  return pace === 'form' && intent.kind === 'submit' ? 'reply' : pace;
}

/** What the learner has typed so far into the option that wants suggestions. */
export function readTyped(interaction: APIApplicationCommandAutocompleteInteraction): string {
  for (const option of interaction.data.options) {
    if (option.type === ApplicationCommandOptionType.String && option.focused === true) return option.value;
  }
  return '';
}

/** The learner that an interaction comes from; null for other bots. In servers the account is inside the member. */
function learnerOf(interaction: APIInteraction): LearnerId | null {
  const account = interaction.member?.user ?? interaction.user;
  return account === undefined || account.bot === true ? null : learnerId(account.id);
}

/** Whether only the learner and the bot are there, so that answers need not be hidden from others. */
export function isDirect(interaction: APIInteraction): boolean {
  if (interaction.context !== undefined) return interaction.context === InteractionContextType.BotDM;
  return interaction.guild_id === undefined && interaction.channel?.type === ChannelType.DM;
}

/** Discord's own id of an account, back from the learner's id. */
export const accountOf = (learner: LearnerId): string => learner.slice(PLATFORM.length);

const PLATFORM = 'discord:';
const learnerId = (account: string): LearnerId => `${PLATFORM}${account}`;
const eventId = (snowflake: string): string => `${PLATFORM}${snowflake}`;

function intentOf(interaction: APIInteraction): Intent | null {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return interaction.data.type === ApplicationCommandType.ChatInput ? readCommand(interaction.data) : null;
    case InteractionType.MessageComponent:
      return readPress(interaction.data);
    case InteractionType.ModalSubmit:
      return { kind: 'submit', id: originalId(interaction.data.custom_id), fields: readFields(interaction.data) };
    default:
      return null;
  }
}

function readCommand({ name, options = [] }: APIChatInputApplicationCommandInteraction['data']): Intent | null {
  if (name === 'help') return { kind: 'help' };
  if (name !== 'lesson' && name !== 'lab') return null;
  const typed = options.find((option) => option.name === 'name');
  const lesson = typed?.type === ApplicationCommandOptionType.String ? typed.value.trim() : '';
  if (name === 'lab') return { kind: 'lab', name: lesson };
  return lesson === '' ? { kind: 'lessons' } : { kind: 'lesson', name: lesson };
}

/** A menu's entry stands for itself: the menu that held it has no meaning of its own. */
function readPress(data: APIMessageComponentInteraction['data']): Intent | null {
  if (data.component_type === ComponentType.Button) return { kind: 'press', id: originalId(data.custom_id) };
  const [chosen] = data.values;
  return chosen === undefined ? null : { kind: 'press', id: originalId(chosen) };
}
