/** A half-typed command → the option that is being typed, and what Discord asks the bot about it. Pure. */
import { type APIApplicationCommand, type APIApplicationCommandOption, ApplicationCommandOptionType } from 'discord.js';

export interface Focus {
  readonly option: string;
  /** What is typed of it so far. */
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
