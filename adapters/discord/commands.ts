/** The slash commands: what is registered, whether that has changed, and what autocompletion offers. Pure. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { clipLabel, MAX_AUTOCOMPLETE_CHOICES, MAX_CHOICE_NAME } from './limits.ts';

/** Usable in servers and in the direct conversation with the bot. */
const contexts = [InteractionContextType.Guild, InteractionContextType.BotDM];

function lessonOption(description: string): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.String, name: 'name', description, required: false, autocomplete: true };
}

export const COMMANDS: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] = [
  {
    type: ApplicationCommandType.ChatInput,
    name: 'lesson',
    description: 'Start a lesson, or go on where you left it',
    contexts,
    options: [lessonOption('Which lesson? Leave it out to see them all')],
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'lab',
    description: 'Be the browser of a running example',
    contexts,
    options: [lessonOption('The lab of which lesson? Leave it out for the one you are in')],
  },
  { type: ApplicationCommandType.ChatInput, name: 'help', description: 'How to learn with Nibble', contexts },
];

/** Whether Discord holds other commands than ours. What Discord adds itself (ids, versions, defaults) is no change. */
export function haveCommandsChanged(registered: readonly APIApplicationCommand[]): boolean {
  const essences = (commands: readonly Described[]) => commands.map(essence).sort().join('\n');
  return essences(registered) !== essences(COMMANDS);
}

type Described = APIApplicationCommand | (typeof COMMANDS)[number];

/** What a learner could notice of a command, as comparable text. */
function essence(command: Described): string {
  const options = (command.options ?? []).map(({ type, name, description, required = false, ...rest }) => [
    type,
    name,
    description,
    required,
    'autocomplete' in rest && rest.autocomplete === true,
  ]);
  const description = 'description' in command ? command.description : '';
  return JSON.stringify([command.type ?? 1, command.name, description, [...(command.contexts ?? [])].sort(), options]);
}

/** The lessons that Discord offers while the learner types. */
export function writeSuggestions(
  lessons: readonly { readonly id: string; readonly title: string }[],
): APIApplicationCommandOptionChoice<string>[] {
  return lessons
    .slice(0, MAX_AUTOCOMPLETE_CHOICES)
    .map(({ id, title }) => ({ name: clipLabel(title, MAX_CHOICE_NAME), value: id }));
}
