/** The words after `nibble` → what to do. Pure. */
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';

/** What a command may be told beyond its operands: a value that follows, or none. */
const OPTIONS = {
  json: null,
  github: null,
  strict: null,
  html: 'FILE',
  now: 'TIME',
  guild: 'ID',
  port: 'N',
} as const satisfies Readonly<Record<string, string | null>>;

type OptionName = keyof typeof OPTIONS;

/** What was told: `json` is there or not, the others have what followed them. */
export type Options = { readonly [Name in OptionName]?: (typeof OPTIONS)[Name] extends null ? boolean : string };

interface CommandForm {
  /** What stands after its name, as the help shows it. */
  readonly operands: string;
  /** How many words that may be. */
  readonly least: number;
  readonly most: number;
  readonly options: readonly OptionName[];
  readonly what: string;
}

const plain = (what: string, ...options: readonly OptionName[]): CommandForm => ({
  operands: '',
  least: 0,
  most: 0,
  options,
  what,
});

export const COMMANDS = {
  start: plain('connect to Discord and Slack; without tokens, open the playground'),
  playground: plain('try the bots in a browser, on a Discord and a Slack of this machine', 'port'),
  chat: plain('take lessons in this terminal; reads a script when the input is not a terminal', 'now'),
  doctor: plain('look at the settings and ask each platform what it makes of them', 'json'),
  register: plain('tell Discord the commands, everywhere or in one server, where they changed', 'guild'),
  migrate: plain('bring the database up to date, as a start of the bot does'),
  backup: {
    operands: 'FILE',
    least: 1,
    most: 1,
    options: [],
    what: 'copy the SQLite database into a file, also while the bot runs',
  },
  copy: {
    operands: 'FROM TO',
    least: 2,
    most: 2,
    options: [],
    what: 'move everything into another database, from SQLite to PostgreSQL for one; both as in DATABASE_URL',
  },
  run: {
    operands: '[APP.py] SCENARIO',
    least: 1,
    most: 2,
    options: ['json'],
    what: 'perform a scenario in the simulated browser and show the transcript',
  },
  check: {
    operands: 'LESSON EXERCISE FILE',
    least: 3,
    most: 3,
    options: ['json'],
    what: 'judge a program as an answer to an exercise; FILE may be - for the input',
  },
  lint: {
    operands: '[PATH…]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    options: ['json', 'github', 'strict'],
    what: 'look for mistakes in lessons: read them, and run what they show',
  },
  preview: {
    operands: 'LESSON',
    least: 1,
    most: 1,
    options: ['port', 'html'],
    what: 'open a page that shows a lesson as both platforms do, and follows each save',
  },
  new: {
    operands: 'LESSON',
    least: 1,
    most: 1,
    options: [],
    what: 'write a small lesson that works, to be made your own',
  },
  import: {
    operands: 'FILE',
    least: 1,
    most: 1,
    options: [],
    what: 'print the questions of a Moodle GIFT or CSV file as Markdown for a lesson',
  },
  cards: {
    operands: 'LESSON',
    least: 1,
    most: 1,
    options: [],
    what: 'print the questions of a lesson as CSV for Anki',
  },
  flask: {
    operands: 'install',
    least: 1,
    most: 1,
    options: [],
    what: 'fetch the real Flask, which then answers in place of the small one',
  },
  help: plain('show this'),
} as const satisfies Readonly<Record<string, CommandForm>>;

export type Command = keyof typeof COMMANDS;

export interface CalledCommand {
  readonly kind: 'command';
  readonly command: Command;
  /** As many as the command takes. */
  readonly operands: readonly string[];
  readonly options: Options;
}

export type Arguments =
  | CalledCommand
  | { readonly kind: 'version' }
  | { readonly kind: 'mistake'; readonly message: string };

const usageOf = (command: Command): string => {
  const { operands, options }: CommandForm = COMMANDS[command];
  const shown = options.map((name) => (OPTIONS[name] === null ? `[--${name}]` : `[--${name} ${OPTIONS[name]}]`));
  return [command, operands, ...shown].filter((word) => word !== '').join(' ');
};

export const HELP = [
  'Nibble: a tutor that lives in Discord and Slack.',
  '',
  'nibble COMMAND',
  '',
  ...Object.keys(COMMANDS)
    .filter(isCommand)
    .flatMap((name) => helpOn(usageOf(name), COMMANDS[name].what)),
  '  --version show the version',
  '',
  'The settings are read from the environment and from the file .env; .env.example explains them.',
].join('\n');

/** One line, or two where the usage is long. */
function helpOn(usage: string, what: string): readonly string[] {
  return usage.length < 10 ? [`  ${usage.padEnd(10)}${what}`] : [`  ${usage}`, `            ${what}`];
}

/** Reads the arguments, the program's own name not among them. None at all means `help`. */
export function parseArguments(given: readonly string[]): Arguments {
  const parsed = parseWords(given);
  if (typeof parsed === 'string') return mistake(parsed);
  const { values, positionals } = parsed;
  const [command = 'help', ...operands] = positionals;
  if (values.version) return { kind: 'version' };
  if (values.help) return { kind: 'command', command: 'help', operands: [], options: {} };
  if (!isCommand(command)) return mistake(`There is no command "${command}".${suggestion(command)}`);
  const { least, most, options }: CommandForm = COMMANDS[command];
  const [extra] = operands.slice(most);
  if (extra !== undefined) {
    return mistake(
      `"nibble ${command}" takes nothing more${most === 0 ? '' : ` after ${COMMANDS[command].operands}`}, but found "${extra}".`,
    );
  }
  if (operands.length < least) return mistake(`Something is missing: nibble ${usageOf(command)}`);
  const { help: _help, version: _version, ...told } = values;
  const unknown = Object.keys(told).find((name) => !options.some((option) => option === name));
  if (unknown !== undefined) return mistake(`"nibble ${command}" has no --${unknown}.`);
  return { kind: 'command', command, operands, options: told };
}

const mistake = (message: string): Arguments => ({ kind: 'mistake', message });

function parseWords(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
        json: { type: 'boolean' },
        github: { type: 'boolean' },
        strict: { type: 'boolean' },
        html: { type: 'string' },
        now: { type: 'string' },
        guild: { type: 'string' },
        port: { type: 'string' },
      },
    });
  } catch (error) {
    // Node's own words name the option and are plain enough.
    return error instanceof Error ? `${error.message.split('. ')[0]}.` : String(error);
  }
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(COMMANDS, word);
}

/** Likely enough to be what was meant. */
const MOST_TYPOS = 2;

function suggestion(word: string): string {
  const nearest = closest(word.toLowerCase(), Object.keys(COMMANDS));
  return distance(word.toLowerCase(), nearest) <= MOST_TYPOS ? ` Did you mean "${nearest}"?` : '';
}
