/** What a person types after a slash → the data of an interaction; only commands that Discord would offer there. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { Place } from './places.ts';
import type { World } from './world.ts';

const CONTEXTS: Readonly<Record<Place, InteractionContextType>> = {
  dm: InteractionContextType.BotDM,
  server: InteractionContextType.Guild,
  private: InteractionContextType.PrivateChannel,
  'other-server': InteractionContextType.Guild,
};

/** The commands that are offered at a place, those of its server first. */
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

/** The command of this name and type that is offered at a place. */
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
