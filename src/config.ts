/** The settings from the environment: all problems at once, no secret shown. A platform is fully set up or null. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { OperatorError } from './errors.ts';
import type { RetentionPolicy } from './operation/retention.ts';
import { isInstalled, packageFolder } from './package-folder.ts';
import type { FlaskSearch } from './sandbox/index.ts';
import {
  accounts,
  count,
  courses,
  day,
  days,
  daysOrForever,
  LOG_LEVELS,
  type LogLevel,
  oneOf,
  port,
  type Shards,
  secret,
  shards,
  webAddress,
} from './setting-kinds.ts';
import { DEFAULT_DATABASE_URL, parseDatabaseUrl } from './storage/database-url.ts';

export interface Config {
  readonly discord: DiscordConfig | null;
  readonly slack: SlackConfig | null;
  readonly databaseUrl: string;
  /** At least one; of lessons and courses, in the order in which they were named. */
  readonly lessonsFolders: readonly string[];
  /** Ids of the courses there are, by server or platform (`discord:<server>`, `slack`); all where nothing is said. */
  readonly coursesAt: ReadonlyMap<string, readonly string[]>;
  readonly flask: FlaskSearch;
  /** Where the sandbox keeps what it starts from. */
  readonly snapshotFolder: string;
  /** The folder in which lessons are kept as they were read. */
  readonly keptLessons: string;
  /** How many programs run at the same time; null: as many as the machine has cores. */
  readonly sandboxWorkers: number | null;
  readonly logLevel: LogLevel;
  /** Where health and metrics can be asked for; null for nowhere. */
  readonly health: { readonly host: string; readonly port: number } | null;
  readonly retention: RetentionPolicy;
  /** The day on which the operator says that the machine's clock is right, its first moment in UTC. */
  readonly clockCheckedOn: number | null;
  /** Learners' ids: who may host wherever they are, whatever rights they have there. */
  readonly hosts: readonly string[];
}

export interface DiscordConfig {
  readonly token: string;
  /** Null for Discord's own API. */
  readonly apiUrl: string | null;
  readonly shards: Shards;
}

export interface SlackConfig {
  readonly botToken: string;
  /** Null for Slack's own API. */
  readonly apiUrl: string | null;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 3000;
/** Metrics ask for no password, so by itself nobody else on the network sees them. */
const DEFAULT_HEALTH_HOST = '127.0.0.1';

const databaseUrl = z.string().superRefine((value, context) => {
  const location = parseDatabaseUrl(value);
  if (location.kind === 'problem') context.addIssue(`${location.found}. ${location.remedy}`);
});

const settings = z.object({
  // Whether it is the right token only Discord can say; an id or a public key in its place is a common slip.
  DISCORD_TOKEN: secret(/^(?!\d+$|[0-9a-f]{32,}$)\S+$/, "the bot's token, from the page “Bot”"),
  DISCORD_API_URL: webAddress('https://discord.com/api'),
  DISCORD_SHARDS: shards,
  SLACK_BOT_TOKEN: secret(/^xoxb-\S+$/, 'a bot token, which begins with "xoxb-"'),
  SLACK_APP_TOKEN: secret(/^xapp-\S+$/, 'an app-level token, which begins with "xapp-"'),
  SLACK_SIGNING_SECRET: secret(/^(?!x(oxb|app)-)\S+$/, 'the signing secret, from the page “Basic Information”'),
  PORT: port,
  SLACK_API_URL: webAddress('https://slack.com/api/'),
  DATABASE_URL: databaseUrl.default(DEFAULT_DATABASE_URL),
  LESSONS_DIR: z.string().default(lessonsByDefault),
  COURSES: courses,
  DATA_DIR: z.string().default('data'),
  SANDBOX_FLASK: oneOf(['auto', 'real', 'small']).default('auto'),
  SANDBOX_PYTHONPATH: z.string().optional(),
  SANDBOX_WORKERS: count(64),
  HOSTS: accounts,
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  HEALTH_HOST: z.string().optional(),
  HEALTH_PORT: port,
  // Platforms deliver again for a day at most. What was replied is kept with it, and may quote what a learner typed.
  EVENTS_KEPT_DAYS: days('2'),
  // What somebody answered a year ago helps nobody any more; what they know of it is in their cards.
  ANSWERS_KEPT_DAYS: daysOrForever('365'),
  // Intervals between reviews grow to years, so a learner may well be away for one.
  INACTIVE_LEARNERS_DAYS: daysOrForever('1095'),
  CLOCK_CHECKED: day,
});

/** An installed package's own folder is nobody's place to write in: there, the author's folder `lessons` goes first. */
function lessonsByDefault(): string {
  const own = isInstalled() ? lessonsAround(resolve()) : null;
  return own ?? join(packageFolder(), 'lessons');
}

/**
 * The folder `lessons` of an author who is in `folder`: there, or in the nearest folder above it, so that it is found
 * from within itself, too. Not above the project, which is where `node_modules` are. Null where there is none.
 */
export function lessonsAround(folder: string): string | null {
  const lessons = join(folder, 'lessons');
  if (existsSync(lessons)) return lessons;
  const above = dirname(folder);
  return above === folder || existsSync(join(folder, 'node_modules')) ? null : lessonsAround(above);
}

/** Where an author who is in `folder` has what Nibble keeps: beside the lessons and never among them. */
export function dataAround(folder: string): string {
  const lessons = lessonsAround(folder);
  const isWithin = lessons !== null && `${folder}${sep}`.startsWith(`${lessons}${sep}`);
  return join(isWithin ? dirname(lessons) : folder, 'data');
}

/** In place of a folder: the lessons that come with Nibble. */
const SHIPPED = 'shipped';

const foldersIn = (list: string): readonly string[] => {
  const named = list.split(',').map((folder) => folder.trim());
  const folders = named.filter((folder) => folder !== '');
  return [...new Set(folders.map((folder) => (folder === SHIPPED ? join(packageFolder(), 'lessons') : folder)))];
};

/** The names of all settings, in the order of the documentation. */
export const SETTINGS: readonly string[] = Object.keys(settings.shape);

/** Reads the settings. An empty one counts as not set. @throws OperatorError that lists every problem */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const result = settings.safeParse(given);
  const problems = [
    ...(result.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...missing(given),
    ...clashing(given),
  ];
  if (!result.success || problems.length > 0) throw problemList(problems);
  const { data } = result;
  return {
    discord: discordConfig(data),
    slack: slackConfig(data),
    databaseUrl: data.DATABASE_URL,
    lessonsFolders: foldersIn(data.LESSONS_DIR),
    coursesAt: data.COURSES,
    flask: {
      choice: data.SANDBOX_FLASK,
      pythonPath: data.SANDBOX_PYTHONPATH ?? null,
      installFolder: resolve(data.DATA_DIR, 'flask'),
    },
    snapshotFolder: resolve(data.DATA_DIR, 'snapshots'),
    keptLessons: resolve(data.DATA_DIR, 'lessons'),
    sandboxWorkers: data.SANDBOX_WORKERS,
    hosts: data.HOSTS,
    logLevel: data.LOG_LEVEL,
    health:
      data.HEALTH_PORT === undefined ? null : { host: data.HEALTH_HOST ?? DEFAULT_HEALTH_HOST, port: data.HEALTH_PORT },
    retention: {
      eventsDays: data.EVENTS_KEPT_DAYS,
      answersDays: data.ANSWERS_KEPT_DAYS,
      inactiveLearnersDays: data.INACTIVE_LEARNERS_DAYS,
    },
    clockCheckedOn: data.CLOCK_CHECKED,
  };
}

function missing(given: Environment): string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: signing } = given;
  if (bot !== undefined && app === undefined && signing === undefined) {
    return [
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: found neither; expected one beside SLACK_BOT_TOKEN: ' +
        'the app token for Socket Mode, or the signing secret for HTTP (with PORT, 3000 unless set)',
    ];
  }
  if (bot !== undefined) return [];
  return (['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const)
    .filter((name) => given[name] !== undefined)
    .map((name) => `SLACK_BOT_TOKEN: not set; expected beside ${name}: the bot token, which begins with "xoxb-"`);
}

function clashing(given: Environment): string[] {
  const { HEALTH_HOST: host, HEALTH_PORT: health, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: signing } = given;
  const listens = signing !== undefined && app === undefined;
  const { PORT: slack = String(DEFAULT_PORT) } = given;
  return [
    ...(host !== undefined && health === undefined
      ? ['HEALTH_PORT: not set; expected beside HEALTH_HOST: the port for health and metrics, such as 9464']
      : []),
    ...(listens && health !== undefined && health !== '0' && Number(health) === Number(slack)
      ? [`HEALTH_PORT: found ${JSON.stringify(health)}; expected another port than PORT, on which Slack is listened to`]
      : []),
  ];
}

function problemList(problems: readonly string[]): OperatorError {
  const count = problems.length === 1 ? 'A setting is' : `${problems.length} settings are`;
  return new OperatorError(
    [`${count} not right:`, ...problems.map((problem) => `  ${problem}`)].join('\n'),
    'Set them in the environment or in the file .env; .env.example explains each one.',
  );
}

function discordConfig(data: z.infer<typeof settings>): DiscordConfig | null {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl = null, DISCORD_SHARDS: shards } = data;
  return token === undefined ? null : { token, apiUrl, shards };
}

function slackConfig(data: z.infer<typeof settings>): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = data;
  if (botToken === undefined) return null;
  const common = { botToken, apiUrl: data.SLACK_API_URL ?? null };
  // With both, Socket Mode: it needs no public address.
  if (appToken !== undefined) return { ...common, transport: { kind: 'socket', appToken } };
  if (signingSecret === undefined) return null;
  return { ...common, transport: { kind: 'http', signingSecret, port: data.PORT ?? DEFAULT_PORT } };
}

/** The values that must never be seen in a log. */
export function secretsOf({ discord, slack, databaseUrl }: Config): string[] {
  const transport = slack?.transport;
  const database = parseDatabaseUrl(databaseUrl);
  return [
    ...(database.kind === 'postgres' && database.password !== null ? [database.url, database.password] : []),
    ...(discord === null ? [] : [discord.token]),
    ...(slack === null ? [] : [slack.botToken]),
    ...(transport?.kind === 'socket' ? [transport.appToken] : []),
    ...(transport?.kind === 'http' ? [transport.signingSecret] : []),
  ];
}
