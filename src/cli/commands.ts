/**
 * The commands of `nibble`: what stands after each, its line of the help, and what it runs. The code of a command is
 * loaded when it is called: what the others need would cost the bot its quick start.
 */
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';

/** How a command ends: 0 well, 1 with a finding or when something stands in the way, 2 for a bad call. */
export type ExitCode = 0 | 1 | 2;

/** `value`: what follows the option, as the help shows it. */
const OPTIONS = {
  json: { type: 'boolean' },
  browser: { type: 'string', value: 'NAME' },
  compare: { type: 'boolean' },
  github: { type: 'boolean' },
  strict: { type: 'boolean' },
  html: { type: 'string', value: 'FILE' },
  now: { type: 'string', value: 'TIME' },
  guild: { type: 'string', value: 'ID' },
  port: { type: 'string', value: 'N' },
  'no-playground': { type: 'boolean' },
  remove: { type: 'boolean' },
  export: { type: 'boolean' },
  forget: { type: 'boolean' },
  seed: { type: 'string', value: 'TEXT' },
  grades: { type: 'boolean' },
  answers: { type: 'boolean' },
  page: { type: 'boolean' },
  xapi: { type: 'boolean' },
} as const;

type OptionName = keyof typeof OPTIONS;

export type Options = {
  readonly [Name in OptionName]?: (typeof OPTIONS)[Name]['type'] extends 'boolean' ? boolean : string;
};

interface Command {
  /** One word each: `FILE` has to be there, `[FILE]` may be left out, `[PATH…]` may be there many times. */
  readonly operands?: string;
  readonly options?: readonly OptionName[];
  readonly help: string;
  run(operands: readonly string[], options: Options): Promise<ExitCode>;
}

const settings = async () => (await import('../config.ts')).readConfig(process.env);
const author = async () => (await import('./author/context.ts')).readAuthorContext();
const database = () => import('./operator/database.ts');
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const ok = (work: Promise<void>): Promise<ExitCode> => work.then(() => 0);

export const COMMANDS = {
  start: {
    options: ['no-playground'],
    help: 'connect to Discord and Slack; without tokens, open the playground, unless this or NODE_ENV=production is set',
    run: async (_, { 'no-playground': isForGood = process.env.NODE_ENV === 'production' }) =>
      ok((await import('./start.ts')).start(await settings(), process.env, isForGood)),
  },
  playground: {
    options: ['port'],
    help: 'try the bots in a browser, on a Discord and a Slack of this machine',
    run: async (_, { port }) => {
      const { readPort } = await import('./option-values.ts');
      const wanted = port === undefined ? undefined : readPort(port);
      return ok((await import('./playground.ts')).playground(await settings(), wanted));
    },
  },
  chat: {
    options: ['now'],
    help: 'take lessons in this terminal; reads a script when the input is not a terminal',
    run: async (_, { now }) => {
      const { clockFrom } = await import('./option-values.ts');
      const clock = now === undefined ? Date.now : clockFrom(now, Date.now);
      return ok((await import('./chat.ts')).chat(await settings(), clock));
    },
  },
  doctor: {
    options: ['json'],
    help: 'look at the settings and ask each platform what it makes of them',
    run: async (_, { json = false }) =>
      (await import('./operator/doctor.ts')).doctor(await settings(), json, print, process.env),
  },
  register: {
    options: ['guild', 'remove'],
    help: 'tell Discord the commands, everywhere or in one server; take those of one server back',
    run: async (_, options) => ok((await import('./operator/setup.ts')).register(await settings(), options, print)),
  },
  learner: {
    operands: 'ID',
    options: ['export', 'forget'],
    help: 'print all that is remembered of a learner as JSON, or delete it; also while the bot runs',
    run: async ([id = ''], options) =>
      ok((await import('./operator/learner.ts')).learner(await settings(), id, options, print)),
  },
  class: {
    operands: '[ID] [LESSON]',
    options: ['grades', 'answers', 'page', 'xapi'],
    help: 'list the classes; with an id, tell how one does, or write a file of it: CSV, a page or xAPI statements',
    run: async (operands, options) => {
      const write = (text: string) => void process.stdout.write(text);
      return ok((await import('./operator/class.ts')).classes(await settings(), operands, options, Date.now(), write));
    },
  },
  migrate: {
    help: 'bring the database up to date, as a start of the bot does; a SQLite file is copied first',
    run: async () => ok((await database()).migrate(await settings(), print)),
  },
  backup: {
    operands: 'FILE',
    help: 'copy the SQLite database into a file, also while the bot runs',
    run: async ([file = '']) => ok((await database()).backup(await settings(), file, print)),
  },
  restore: {
    operands: 'FILE',
    help: 'put a backup in the place of the SQLite database, which is kept beside it; no bot may run',
    run: async ([file = '']) => ok((await database()).restore(await settings(), file, print)),
  },
  copy: {
    operands: 'FROM TO',
    help: 'move everything into another database, from SQLite to PostgreSQL for one; both as in DATABASE_URL',
    run: async ([from = '', to = '']) => ok((await database()).copy(from, to, print)),
  },
  run: {
    operands: '[APP.py] SCENARIO',
    options: ['json', 'browser', 'compare'],
    help: 'perform a scenario in the simulated browser (chromium or firefox), or compare the two',
    run: async (operands, options) => (await import('./author/run.ts')).run(operands, options, await author()),
  },
  check: {
    operands: 'LESSON EXERCISE FILE',
    options: ['json', 'seed'],
    help: 'judge a program as an answer to an exercise; FILE may be - for the input',
    run: async (operands, options) => (await import('./author/check.ts')).check(operands, options, await author()),
  },
  lint: {
    operands: '[PATH…]',
    options: ['json', 'github', 'strict'],
    help: 'look for mistakes in lessons: read them, and run what they show',
    run: async (operands, options) => (await import('./author/lint/lint.ts')).lint(operands, options, await author()),
  },
  preview: {
    operands: 'LESSON',
    options: ['port', 'html'],
    help: 'open a page that shows a lesson as both platforms do, and follows each save',
    run: async (operands, options) =>
      (await import('./author/preview/preview.ts')).preview(operands, options, await author()),
  },
  new: {
    operands: 'LESSON',
    help: 'write a small lesson that works, to be made your own',
    run: async (operands) => (await import('./author/write-lesson.ts')).newLessonCommand(operands, await author()),
  },
  schema: {
    operands: 'WHAT',
    help: 'print the JSON Schema of a course or of a lesson, by which editors complete and check',
    run: async (operands, options) =>
      (await import('./author/schema.ts')).printSchema(operands, options, await author()),
  },
  import: {
    operands: 'FILE',
    help: 'print the questions of a GIFT, Moodle XML or CSV file as Markdown for a lesson',
    run: async (operands) => (await import('./author/interchange.ts')).importQuestions(operands, await author()),
  },
  cards: {
    operands: 'LESSON',
    help: 'print the questions of a lesson as CSV for Anki',
    run: async (operands) => (await import('./author/interchange.ts')).exportCards(operands, await author()),
  },
  gift: {
    operands: 'LESSON',
    help: 'print the questions of a lesson as GIFT for Moodle',
    run: async (operands) => (await import('./author/interchange.ts')).exportGift(operands, await author()),
  },
  moodle: {
    operands: 'LESSON',
    help: 'print the questions of a lesson as Moodle XML, hints and pictures as well',
    run: async (operands) => (await import('./author/interchange.ts')).exportMoodle(operands, await author()),
  },
  qti: {
    operands: 'LESSON [FILE]',
    help: 'write the questions of a lesson into a QTI 2.1 package, LESSON.zip unless told',
    run: async (operands) => (await import('./author/interchange.ts')).exportQti(operands, await author()),
  },
  flask: {
    operands: 'install',
    help: 'fetch the real Flask, which then answers in place of the small one',
    run: async (operands) =>
      ok((await import('./operator/setup.ts')).installRealFlask(operands, await settings(), print)),
  },
  help: { help: 'show this', run: showHelp },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;

/** `lint [PATH…] [--json] [--github] [--strict]`. */
export function usageOf(name: CommandName): string {
  const { operands, options = [] }: Command = COMMANDS[name];
  const shown = options.map((option) => {
    const { type, ...rest } = OPTIONS[option];
    return 'value' in rest ? `[--${option} ${rest.value}]` : `[--${option}]`;
  });
  return [name, ...(operands === undefined ? [] : [operands]), ...shown].join(' ');
}

export const HELP = [
  'Nibble: a tutor that lives in Discord and Slack.',
  '',
  'nibble COMMAND',
  '',
  ...Object.keys(COMMANDS)
    .filter(isCommand)
    .flatMap((name) => helpLines(usageOf(name), COMMANDS[name].help)),
  '  --version show the version',
  '',
  'The settings are read from the environment and from the file .env; .env.example explains them.',
].join('\n');

async function showHelp(): Promise<ExitCode> {
  print(HELP);
  return 0;
}

/** One line, or two where the usage is long. */
function helpLines(usage: string, help: string): readonly string[] {
  return usage.length < 10 ? [`  ${usage.padEnd(10)}${help}`] : [`  ${usage}`, `            ${help}`];
}

export type Arguments =
  | {
      readonly kind: 'command';
      readonly command: CommandName;
      /** As many as the command takes. */
      readonly operands: readonly string[];
      readonly options: Options;
    }
  | { readonly kind: 'version' }
  | { readonly kind: 'mistake'; readonly message: string };

/** Reads the arguments, the program's own name not among them. Without any: `help`. Pure. */
export function parseArguments(given: readonly string[]): Arguments {
  const parsed = parseWords(given);
  if (typeof parsed === 'string') return mistake(parsed);
  const { version, help, ...options } = parsed.values;
  const [command = 'help', ...operands] = parsed.positionals;
  if (version) return { kind: 'version' };
  if (help) return { kind: 'command', command: 'help', operands: [], options: {} };
  if (!isCommand(command)) return mistake(`There is no command "${command}".${suggestion(command)}`);
  const { operands: taken = '', options: known = [] }: Command = COMMANDS[command];
  const words = taken.split(' ').filter((word) => word !== '');
  const extra = taken.includes('…') ? undefined : operands[words.length];
  if (extra !== undefined) {
    const after = taken === '' ? '' : ` after ${taken}`;
    return mistake(`"nibble ${command}" takes nothing more${after}, but found "${extra}".`);
  }
  if (operands.length < words.filter((word) => !word.startsWith('[')).length) {
    return mistake(`Something is missing: nibble ${usageOf(command)}`);
  }
  const unknown = Object.keys(options).find((name) => !known.some((option) => option === name));
  if (unknown !== undefined) return mistake(`"nibble ${command}" has no --${unknown}.`);
  return { kind: 'command', command, operands, options };
}

const mistake = (message: string): Arguments => ({ kind: 'mistake', message });

function parseWords(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' }, ...OPTIONS },
    });
  } catch (error) {
    // Node's own words name the option and are plain enough.
    return error instanceof Error ? `${error.message.split('. ')[0]}.` : String(error);
  }
}

function isCommand(word: string): word is CommandName & string {
  return Object.hasOwn(COMMANDS, word);
}

/** Likely enough to be what was meant. */
const MOST_TYPOS = 2;

function suggestion(word: string): string {
  const nearest = closest(word.toLowerCase(), Object.keys(COMMANDS));
  return distance(word.toLowerCase(), nearest) <= MOST_TYPOS ? ` Did you mean "${nearest}"?` : '';
}
