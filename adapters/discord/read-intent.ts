/** What Discord delivers → what the learner asks. Pure: from the raw payloads of Discord's gateway. */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIAttachment,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  type APIMessageTopLevelComponent,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  InteractionType,
  MessageType,
} from 'discord.js';
import { type Action, decodeAction } from '../../src/core/action.ts';
import { command, type Input, type LearnerEvent, type LearnerId } from '../../src/core/event.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { originalId } from './custom-id.ts';
import { withoutEscapes } from './escape.ts';
import { readFields } from './form.ts';

/**
 * The event of a command, a press or a submitted form; null for anything else, and for what no person did. A command
 * that this version does not know (Discord may keep an older one for a while) asks what there is.
 */
export function readInteraction(interaction: APIInteraction): LearnerEvent | null {
  const learner = learnerOf(interaction);
  const input = inputOf(interaction);
  return learner === null || input === null ? null : { id: eventId(interaction.id), learner, ...input };
}

/** The event of a message that a person wrote to the bot directly; null for every other message. `bot` is its account. */
export function readMessage(message: GatewayMessageCreateDispatchData, bot: string): LearnerEvent | null {
  const isPerson = message.author.bot !== true && message.webhook_id === undefined;
  if (!isWritten(message.type) || !isPerson || message.guild_id !== undefined) return null;
  return {
    id: eventId(message.id),
    learner: learnerId(message.author.id),
    kind: 'message',
    text: withoutEscapes(withoutName(message.content, bot)),
  };
}

/** In the direct conversation the bot's name in front is a habit, and no part of an answer. */
const withoutName = (content: string, bot: string): string => content.replace(new RegExp(`^\\s*<@!?${bot}>\\s*`), '');

/** The form that an event asks for, from its id alone; null for every other event. A form cannot open a form. */
export function formAskedFor(input: Input, paceOf: Tutor['paceOf']): Action | null {
  const action = input.kind === 'press' ? input.action : null;
  return action !== null && paceOf(action) === 'form' ? action : null;
}

/** Whether this is the wish to go on in the direct conversation. */
export const isDirectAskedFor = (input: Input): boolean => input.kind === 'press' && input.action?.verb === 'dm';

/** Whether a message in a channel calls the bot by its name. */
export function isMention(
  { author, content, type, guild_id, webhook_id }: GatewayMessageCreateDispatchData,
  bot: string,
) {
  const isPerson = author.bot !== true && webhook_id === undefined;
  return isPerson && guild_id !== undefined && isWritten(type) && new RegExp(`<@!?${bot}>`).test(content);
}

const isWritten = (type: MessageType): boolean => type === MessageType.Default || type === MessageType.Reply;

/** What the learner has typed so far into the option that wants suggestions, and what is to be suggested there. */
export function readTyped(interaction: APIApplicationCommandAutocompleteInteraction) {
  for (const option of interaction.data.options) {
    if (option.type === ApplicationCommandOptionType.String && option.focused === true) {
      return { what: option.name === 'zone' ? ('zones' as const) : ('lessons' as const), typed: option.value };
    }
  }
  return { what: 'lessons' as const, typed: '' };
}

/** Files beside the message that somebody picked with a command; none for every other interaction. */
export function attachmentsOf(interaction: APIInteraction): readonly APIAttachment[] {
  const picked = pickedMessage(interaction);
  return picked === null ? [] : withForwarded(picked).flatMap(({ attachments = [] }) => attachments);
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

function inputOf(interaction: APIInteraction): Input | null {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      if (interaction.data.type === ApplicationCommandType.ChatInput) return readCommand(interaction.data);
      const picked = pickedMessage(interaction);
      return picked === null ? command('help') : command('check', { message: withoutEscapes(textOf(picked)) });
    }
    case InteractionType.MessageComponent:
      return readPress(interaction.data);
    case InteractionType.ModalSubmit:
      return { kind: 'submit', action: readId(interaction.data.custom_id), fields: readFields(interaction.data) };
    default:
      return null;
  }
}

function readCommand({ name, options = [] }: APIChatInputApplicationCommandInteraction['data']): Input {
  const typed = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.String ? [[option.name, option.value.trim()] as const] : [],
  );
  return command(name, Object.fromEntries(typed.filter(([, value]) => value !== '')));
}

/** The message that "Check this code" was used on. */
function pickedMessage(interaction: APIInteraction): APIMessage | null {
  if (interaction.type !== InteractionType.ApplicationCommand) return null;
  const { data } = interaction;
  if (data.type !== ApplicationCommandType.Message) return null;
  return data.resolved.messages[data.target_id] ?? null;
}

type Written = Pick<APIMessage, 'content' | 'components' | 'embeds' | 'attachments'>;

/** A message, and those that are forwarded in it: it has no words of its own then. */
const withForwarded = (message: APIMessage): readonly Written[] => [
  message,
  ...(message.message_snapshots ?? []).map((snapshot) => snapshot.message),
];

/** The words of any message. One of ours has none but in its components, one of another bot may have embeds. */
const textOf = (message: APIMessage): string =>
  withForwarded(message)
    .flatMap(({ content, components = [], embeds = [] }) => [
      content,
      ...components.flatMap(textsOf),
      ...embeds.flatMap(({ description = '', fields = [] }) => [description, ...fields.map(({ value }) => value)]),
    ])
    .filter((text) => text !== '')
    .join('\n');

function textsOf(component: APIMessageTopLevelComponent): readonly string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  if (component.type === ComponentType.Section) return component.components.map(({ content }) => content);
  return component.type === ComponentType.Container ? component.components.flatMap(textsOf) : [];
}

/** A menu's entry stands for itself: the menu that held it has no meaning of its own. */
function readPress(data: APIMessageComponentInteraction['data']): Input | null {
  if (data.component_type === ComponentType.Button) return { kind: 'press', action: readId(data.custom_id) };
  const [chosen] = data.values;
  return chosen === undefined ? null : { kind: 'press', action: readId(chosen) };
}

const readId = (id: string): Action | null => decodeAction(originalId(id));
