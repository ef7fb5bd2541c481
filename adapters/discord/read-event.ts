/** What Discord delivers → what the learner did. Pure: from the raw payloads of Discord's gateway. */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIAttachment,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  type APIMessageTopLevelComponent,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  InteractionType,
  MessageType,
  PermissionFlagsBits,
  SnowflakeUtil,
} from 'discord.js';
import type { Input, LearnerEvent, LearnerId, Presence, Room } from '../../src/core/event.ts';
import type { Command } from '../../src/tutor/ports.ts';
import { isProgramName, type ProgramFile } from '../shared/program-file.ts';
import { readFields } from './forms.ts';
import { readId } from './messages.ts';
import { withoutEscapes } from './text.ts';

/** The event of a command, a press or a submitted form; null for anything else, and for what another bot did. */
export function readInteraction(interaction: APIInteraction): LearnerEvent | null {
  const learner = learnerOf(interaction);
  const input = readInput(interaction);
  if (learner === null || input === null) return null;
  const room = readPresence(interaction);
  const doneAt = SnowflakeUtil.timestampFrom(interaction.id);
  return { id: eventId(interaction.id), learner, ...(room && { room, doneAt }), ...input };
}

/**
 * The channel that an interaction was made in; null outside of servers, and in those that have not installed the bot
 * (somebody has it for themselves there): it cannot post in them.
 */
function readPresence(interaction: APIInteraction): Presence | null {
  const { guild_id: guild, channel, member, authorizing_integration_owners: owners } = interaction;
  if (guild === undefined || channel === undefined || member === undefined) return null;
  if (owners?.[ApplicationIntegrationType.GuildInstall] === undefined) return null;
  const name = member.nick ?? member.user.global_name ?? member.user.username;
  const canManage = (BigInt(member.permissions) & MAY_MANAGE) !== 0n;
  return { server: `${PLATFORM}${guild}`, channel: channel.id, name, canManage };
}

/** The right to manage the server; administrators have all rights, and may come without the others. */
const MAY_MANAGE = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/**
 * The event of a message that a person wrote to the bot directly; null for every other message. `bot` is its account.
 */
export function readMessage(message: GatewayMessageCreateDispatchData, bot: string): LearnerEvent | null {
  if (!isWrittenByPerson(message) || message.guild_id !== undefined) return null;
  return {
    id: eventId(message.id),
    learner: learnerId(message.author.id),
    kind: 'message',
    text: withoutEscapes(withoutName(message.content, bot)),
  };
}

/** Whether a message in a channel calls the bot by its name. */
export function isMention(message: GatewayMessageCreateDispatchData, bot: string): boolean {
  const isCalled = new RegExp(`<@!?${bot}>`).test(message.content);
  return isWrittenByPerson(message) && message.guild_id !== undefined && isCalled;
}

const isWrittenByPerson = ({ author, type, webhook_id }: GatewayMessageCreateDispatchData): boolean =>
  author.bot !== true && webhook_id === undefined && (type === MessageType.Default || type === MessageType.Reply);

/** In the direct conversation the bot's name in front is a habit, and no part of an answer. */
const withoutName = (content: string, bot: string): string => content.replace(new RegExp(`^\\s*<@!?${bot}>\\s*`), '');

/** What the learner has typed so far into the option that wants suggestions, and what is to be suggested there. */
export function readTyped({ data }: APIApplicationCommandAutocompleteInteraction, commands: readonly Command[]) {
  const known = commands.flatMap(({ options }) => options);
  for (const option of data.options) {
    if (option.type === ApplicationCommandOptionType.String && option.focused === true) {
      return { what: known.find(({ name }) => name === option.name)?.suggests ?? 'lessons', typed: option.value };
    }
  }
  return { what: 'lessons' as const, typed: '' };
}

/** The program beside the message that "Check this code" was used on; null for every other interaction. */
export function programBeside(interaction: APIInteraction): ProgramFile | null {
  const picked = interaction.type === InteractionType.ApplicationCommand ? pickedMessage(interaction.data) : null;
  return picked && findProgram(withForwarded(picked).flatMap(({ attachments = [] }) => attachments));
}

/** The one file that may be a program; null where there is none, or more than one. */
export function findProgram(attachments: readonly APIAttachment[]): ProgramFile | null {
  const [file, ...others] = attachments;
  return file !== undefined && others.length === 0 && isProgramName(file.filename) ? file : null;
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

/** The same of a server. */
export const guildOf = (server: Room['server']): string => server.slice(PLATFORM.length);

const PLATFORM = 'discord:';
const learnerId = (account: string): LearnerId => `${PLATFORM}${account}`;
const eventId = (snowflake: string): string => `${PLATFORM}${snowflake}`;

function readInput(interaction: APIInteraction): Input | null {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return readCommand(interaction.data, interaction.member?.user ?? interaction.user);
    case InteractionType.MessageComponent:
      return readPress(interaction.data);
    case InteractionType.ModalSubmit:
      return { kind: 'submit', action: readId(interaction.data.custom_id), fields: readFields(interaction.data) };
    default:
      return null;
  }
}

/** A command that this version does not have (Discord may keep an older one for a while) is the tutor's to answer. */
function readCommand(data: APIApplicationCommandInteraction['data'], account: APIUser | undefined): Input {
  if (data.type === ApplicationCommandType.ChatInput) {
    const given = (data.options ?? []).flatMap((option): [string, string][] => {
      const text = option.type === ApplicationCommandOptionType.String ? withPeople(option.value).trim() : '';
      return text === '' ? [] : [[option.name, text]];
    });
    return { kind: 'command', name: data.name, options: Object.fromEntries(given) };
  }
  const picked = pickedMessage(data);
  if (picked === null) return { kind: 'command', name: 'help', options: {} };
  const { author } = picked;
  const others = author.id === account?.id ? {} : { author: author.global_name ?? author.username };
  return { kind: 'command', name: 'check', options: { message: withoutEscapes(textOf(picked)), ...others } };
}

/** Who and which role is mentioned, as others than Discord write it. */
const withPeople = (text: string): string =>
  text.replace(/<@!?(\d+)>/g, `@${PLATFORM}$1`).replace(/<@&(\d+)>/g, '@role:$1');

/** The message that a command was used on; "Check this code" is the only one of that kind. */
function pickedMessage(data: APIApplicationCommandInteraction['data']): APIMessage | null {
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
  const id = data.component_type === ComponentType.Button ? data.custom_id : data.values[0];
  return id === undefined ? null : { kind: 'press', action: readId(id) };
}
