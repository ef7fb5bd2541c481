/** What Discord offers while a message is being typed: commands, their options, the bot's suggestions, the bot's name. */
import type { APIApplicationCommand } from 'discord.js';
import type { DiscordSeat } from '../../discord/seat.ts';
import type { Suggestion } from '../act.ts';
import { suggestMention } from '../suggest-mention.ts';

export async function suggestOnDiscord(seat: DiscordSeat, text: string): Promise<readonly Suggestion[]> {
  if (!text.startsWith('/')) return suggestMention(text);
  const commands = seat.commands();
  if (!/\s/.test(text)) return suggestCommands(commands, text.slice(1));
  const suggested = await seat.suggest(text);
  if (suggested === null) return suggestOptions(commands, text);
  const { choices, focus } = suggested;
  return choices.map(({ name, value }) => ({ text: `${focus.before}${value}`, label: name, detail: focus.option }));
}

const suggestCommands = (commands: readonly APIApplicationCommand[], typed: string): Suggestion[] =>
  commands
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, description, options = [] }) => ({
      text: options.length === 0 ? `/${name}` : `/${name} `,
      label: `/${name}`,
      detail: description,
    }));

/** Of a command with several options, those that are not there yet. */
function suggestOptions(commands: readonly APIApplicationCommand[], text: string): Suggestion[] {
  const [, name] = /^\/(\S+)\s+(?:\S.*\s)?$/s.exec(text) ?? [];
  const { options = [] } = commands.find((command) => command.name === name) ?? {};
  if (options.length < 2) return [];
  return options
    .filter((option) => !text.includes(`${option.name}:`))
    .map((option) => ({ text: `${text}${option.name}:`, label: option.name, detail: option.description }));
}
