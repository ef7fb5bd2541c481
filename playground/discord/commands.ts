/** Typed slash commands → the data of interactions, for the commands that Discord offers at a place. Pure. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { Place, World } from './world.ts';

const CONTEXTS: Readonly<Record<Place, InteractionContextType>> = {
  dm: InteractionContextType.BotDM,
  server: InteractionContextType.Guild,
  private: InteractionContextType.PrivateChannel,
  'other-server': InteractionContextType.Guild,
};

/** The commands that Discord offers at a place, those of its server first. */
export function offeredCommands(world: World, place: Place): readonly APIApplicationCommand[] {
  const ofServer = place === 'server' ? (world.guildCommands.get(world.guild) ?? []) : [];
  const isUserInstalled = place === 'private' || place === 'other-server';
  const wanted = isUserInstalled ? ApplicationIntegrationType.UserInstall : ApplicationIntegrationType.GuildInstall;
  const everywhere = world.commands.filter(
    ({ contexts, integration_types: types = [] }) =>
      (contexts?.includes(CONTEXTS[place]) ?? !isUserInstalled) && types.includes(wanted),
  );
  return [...ofServer, ...everywhere];
}

/** The offered command with this name and type. Throws when there is none. */
export function findCommand(
  world: World,
  place: Place,
  name: string,
  type = ApplicationCommandType.ChatInput,
): APIApplicationCommand {
  const offered = offeredCommands(world, place);
  const command = offered.find((candidate) => candidate.name === name && candidate.type === type);
  if (command === undefined) throw new Error(`Discord offers no command "${name}" in ${place}`);
  return command;
}

/** `cookies` for the first option; `zone:Europe/Berlin time:19:30` for options by their names. */
export function parseOptions({ options = [] }: APIApplicationCommand, rest: string): object[] {
  const starts = options
    .map((option) => ({ option, at: startOf(option, rest) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at);
  if (starts.length === 0) return rest === '' ? [] : options.slice(0, 1).map((option) => fill(option, rest));
  return starts.map(({ option, at }, index) =>
    fill(option, rest.slice(at + option.name.length + 1, starts[index + 1]?.at).trim()),
  );
}

function startOf({ name }: APIApplicationCommandOption, rest: string): number {
  const match = new RegExp(`(^|\\s)${name}:`).exec(rest);
  return match === null ? -1 : match.index + (match[1] ?? '').length;
}

const fill = ({ type, name }: APIApplicationCommandOption, value: string) => ({ type, name, value });

/** As people pick others and roles from the list that opens at an `@`: `@Ada` of somebody known becomes `<@id>`. */
export function withMentions({ accounts, roles }: Pick<World, 'accounts' | 'roles'>, typed: string): string {
  return typed.replace(/(?<!\S)@(\w+)/g, (text, word: string) => {
    const isIt = (name: string) => name.toLowerCase() === word.toLowerCase();
    const role = roles.find(({ name }) => isIt(name));
    const person = [...accounts.values()].find(({ user }) => isIt(user.username));
    return role !== undefined ? `<@&${role.id}>` : person !== undefined ? `<@${person.user.id}>` : text;
  });
}

/** The option that is being typed, and what Discord asks the bot about it. */
export interface Focus {
  readonly option: string;
  /** Its text so far. */
  readonly typed: string;
  /** The text before it, to which a suggestion is added. */
  readonly before: string;
  /** Whether the bot suggests values for it. */
  readonly isSuggested: boolean;
  /** The data of the interaction. */
  readonly data: object;
}

/**
 * Finds the option at the end of `/reminders zone:Eur`. Without a name it is the command's only option; a command with
 * several wants their names.
 */
export function focusOf(commands: readonly APIApplicationCommand[], text: string): Focus | null {
  const [, name = '', rest] = /^\/(\S+)\s([\s\S]*)$/.exec(text) ?? [];
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined || rest === undefined) return null;
  const { option, typed } = optionAtEnd(command.options ?? [], rest);
  if (option === undefined) return null;
  const focused = { type: ApplicationCommandOptionType.String, name: option.name, value: typed, focused: true };
  return {
    option: option.name,
    typed,
    before: text.slice(0, text.length - typed.length),
    isSuggested: 'autocomplete' in option && option.autocomplete === true,
    data: { id: command.id, name, type: command.type, options: [focused] },
  };
}

function optionAtEnd(options: readonly APIApplicationCommandOption[], rest: string) {
  const named = [...rest.matchAll(/(?:^|\s)(\w+):/g)].filter(([, name]) =>
    options.some((option) => option.name === name),
  );
  const last = named.at(-1);
  if (last === undefined) return { option: options.length === 1 ? options[0] : undefined, typed: rest };
  const [label, name] = last;
  return {
    option: options.find((option) => option.name === name),
    typed: rest.slice(last.index + label.length).trimStart(),
  };
}
