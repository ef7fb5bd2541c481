/** `nibble start`: every platform that has its tokens; without any, the playground. */
import { setFlagsFromString } from 'node:v8';
import { type Config, type DiscordConfig, type SlackConfig, secretsOf } from '../config.ts';
import { inTime } from '../core/async.ts';
import type { Meter } from '../core/meter.ts';
import { OperatorError } from '../errors.ts';
import { createLog, type Log } from '../log.ts';
import { NO_OPERATION, type Operation } from '../operation/operation.ts';
import { holdDatabase } from '../storage/hold.ts';
import type { Platform, Tutor } from '../tutor/ports.ts';
import { openApp } from './app.ts';
import { describeMisspelled, misspelledSettings } from './operator/misspelled.ts';
import { endInTime, logStrayErrors, onSignal } from './process.ts';

interface Connection {
  readonly platform: Platform;
  isConnected(): boolean;
  stop(): Promise<void>;
  /** Resolves when the platform will have no more of us. */
  readonly lost: Promise<OperatorError>;
}

/**
 * Milliseconds after a signal: when the program ends at the latest (most supervisors kill after ten seconds), and how
 * long it waits for what is under way (the adapters wait for eight seconds themselves, and then hang up).
 */
const EXIT_TIMEOUT = 9500;
const STOP_TIMEOUT = 8500;

/**
 * How much of what is in use after a collection may be added before the next, in percent. On a machine with much memory
 * V8 waits for three times as much, and a crowd's garbage would lie about as so many hundred megabytes.
 */
const HEAP_GROWTH = 100;

/**
 * Runs until a signal asks it to stop. `isForGood`: nobody sits in front of it, so without tokens it ends, and with a
 * misspelled setting too; else it opens the playground, and says what looks misspelled in `environment`.
 *
 * @throws OperatorError for that, and when a connection is closed for good
 */
export async function start(
  config: Config,
  environment: Readonly<Record<string, string | undefined>> = {},
  isForGood = false,
): Promise<void> {
  if (isForGood) refuseHalfSet(config, environment);
  else for (const one of misspelledSettings(environment)) process.stderr.write(`${describeMisspelled(one)}\n`);
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  if (config.discord === null && config.slack === null) return (await import('./playground.ts')).playground(config);
  const log = createLog({ level: config.logLevel, secrets: secretsOf(config) });
  // Before the database is opened: a second bot must not change the schema beneath the first.
  const hold = holdDatabase(config.databaseUrl);
  const operation = await openOperation(config);
  logStrayErrors(log, operation.meter);
  try {
    await serve(config, log, operation);
  } finally {
    hold.release();
    await operation.close();
  }
  log.info('stopped');
}

function refuseHalfSet({ discord, slack }: Config, environment: Readonly<Record<string, string | undefined>>): void {
  const misspelled = misspelledSettings(environment).map((one) => `  ${describeMisspelled(one)}`);
  const remedy = 'Set them in the environment or in the file .env; .env.example explains each one.';
  if (misspelled.length > 0) throw new OperatorError(['Settings are misspelled:', ...misspelled].join('\n'), remedy);
  if (discord !== null || slack !== null) return;
  throw new OperatorError(
    'neither DISCORD_TOKEN nor SLACK_BOT_TOKEN is set, so there is nobody to answer',
    `${remedy} The playground, which needs no tokens, is "nibble playground".`,
  );
}

async function serve(config: Config, log: Log, operation: Operation): Promise<void> {
  const asked = new Promise<NodeJS.Signals>((resolve) => onSignal(resolve));
  warmUp(config);
  const left = new Set(['sandbox and database']);
  const app = await openApp(config, log, null, operation, true);
  try {
    const connections = await connectAll(config, app.tutor, log, operation);
    const platforms = Object.fromEntries(Object.entries(connections).map(([name, { platform }]) => [name, platform]));
    const reminders = app.startReminders(platforms);
    const rounds = app.startRounds(platforms);
    operation.started();
    log.info('ready');
    const end = await Promise.race([asked, ...Object.values(connections).map(({ lost }) => lost)]);
    operation.stopping();
    log.info('stopping', end instanceof OperatorError ? {} : { signal: end });
    await stopAll({ ...connections, reminders, rounds }, left, log);
    if (end instanceof OperatorError) throw end;
  } finally {
    await app.close();
    left.clear();
  }
}

/** No new work; what is under way is finished, all at once, and reminders that nobody began to send go back. */
async function stopAll(
  parts: Readonly<Record<string, { stop(): Promise<void> }>>,
  left: Set<string>,
  log: Log,
): Promise<void> {
  for (const name of Object.keys(parts)) left.add(name);
  endInTime(EXIT_TIMEOUT, log, () => [...left]);
  const stopping = Object.entries(parts).map(async ([name, part]) => {
    await part.stop();
    left.delete(name);
  });
  await inTime(STOP_TIMEOUT, Promise.allSettled(stopping), null);
}

/** All connections, or none: when one fails the others are ended again, with every reason. */
async function connectAll(
  { discord, slack }: Config,
  tutor: Tutor,
  log: Log,
  operation: Operation,
): Promise<Readonly<Record<string, Connection>>> {
  const { meter } = operation;
  const named = async (name: string, connecting: Promise<Connection>) => {
    const connection = await connecting;
    operation.watchConnection(name, connection);
    return [name, connection] as const;
  };
  const outcomes = await Promise.allSettled([
    ...(discord === null ? [] : [named('discord', connectDiscord(discord, { tutor, log, meter }))]),
    ...(slack === null ? [] : [named('slack', connectSlack(slack, { tutor, log, meter }))]),
  ]);
  const connections = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (reasons.length === 0) return Object.fromEntries(connections);
  await Promise.all(connections.map(([, connection]) => connection.stop()));
  throw new AggregateError(reasons);
}

/** Metrics cost memory and some of the quick start, so they are loaded only where they are asked for. */
async function openOperation({ health }: Config): Promise<Operation> {
  if (health === null) return NO_OPERATION;
  const { openOperation: open } = await import('../operation/open-operation.ts');
  return open({ ...health, clock: Date.now });
}

/** The platforms' libraries are large: each is loaded only when it is used, and meanwhile the app can be opened. */
function warmUp({ discord, slack }: Config): void {
  // An error comes again where they are used, and is reported there.
  if (discord !== null) import('../../adapters/discord/connect.ts').catch(() => undefined);
  if (slack !== null) import('../../adapters/slack/connect.ts').catch(() => undefined);
}

interface AdapterParts {
  readonly tutor: Tutor;
  readonly log: Log;
  readonly meter: Meter;
}

async function connectDiscord({ token, apiUrl, shards }: DiscordConfig, parts: AdapterParts): Promise<Connection> {
  const { startDiscord } = await import('../../adapters/discord/connect.ts');
  return startDiscord({ token, apiUrl: apiUrl ?? undefined, shards, ...parts });
}

async function connectSlack({ botToken, apiUrl, transport }: SlackConfig, parts: AdapterParts): Promise<Connection> {
  const { startSlack } = await import('../../adapters/slack/connect.ts');
  const { kind, ...way } = transport;
  return startSlack({ botToken, apiUrl: apiUrl ?? undefined, ...way, ...parts });
}
