/** The words after `nibble` → what to do. Pure. */
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';

export const COMMANDS = {
  start: 'connect to Discord and Slack; without tokens, open the tutor in this terminal',
  chat: 'take lessons in this terminal; reads a script when the input is not a terminal',
  help: 'show this',
} as const;

export type Command = keyof typeof COMMANDS;

export type Arguments =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'version' }
  | { readonly kind: 'mistake'; readonly message: string };

export const HELP = [
  'Nibble: a tutor that lives in Discord and Slack.',
  '',
  'nibble COMMAND',
  '',
  ...Object.entries(COMMANDS).map(([name, what]) => `  ${name.padEnd(10)}${what}`),
  '  --version show the version',
  '',
  'The settings are read from the environment and from the file .env; .env.example explains them.',
].join('\n');

/** Reads the arguments, the program's own name not among them. None at all means `help`. */
export function parseArguments(given: readonly string[]): Arguments {
  const parsed = parseWords(given);
  if (typeof parsed === 'string') return { kind: 'mistake', message: parsed };
  const { values, positionals } = parsed;
  const [command = 'help', extra] = positionals;
  if (values.version) return { kind: 'version' };
  if (values.help) return { kind: 'command', command: 'help' };
  if (!isCommand(command))
    return { kind: 'mistake', message: `There is no command "${command}".${suggestion(command)}` };
  if (extra !== undefined)
    return { kind: 'mistake', message: `"nibble ${command}" takes nothing more, but found "${extra}".` };
  return { kind: 'command', command };
}

function parseWords(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    });
  } catch (error) {
    // Node's own words name the option and are plain enough.
    return error instanceof Error ? `${error.message.split('. ')[0]}.` : String(error);
  }
}

const isCommand = (word: string): word is Command => Object.hasOwn(COMMANDS, word);

/** Likely enough to be what was meant. */
const MOST_TYPOS = 2;

function suggestion(word: string): string {
  const nearest = closest(word.toLowerCase(), Object.keys(COMMANDS));
  return distance(word.toLowerCase(), nearest) <= MOST_TYPOS ? ` Did you mean "${nearest}"?` : '';
}
