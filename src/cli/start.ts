/** `nibble start`: every platform that has its tokens; without any, the tutor in this terminal. */
import { type Config, type DiscordConfig, type SlackConfig, secretsOf } from '../config.ts';
import { OperatorError } from '../errors.ts';
import { createLog, type Log } from '../log.ts';
import { holdDatabase } from '../storage/hold-database.ts';
import type { Platform, Tutor } from '../tutor/ports.ts';
import { chat } from './chat.ts';
import { compose } from './compose.ts';
import { logStrayErrors } from './log-stray-errors.ts';
import { onSignal } from './on-signal.ts';

interface Connection {
  readonly platform: Platform;
  stop(): Promise<void>;
  /** Resolves when the platform will have no more of us. */
  readonly lost: Promise<OperatorError>;
}

const HOW_TO_CONNECT =
  'No tokens are set, so the tutor opens here. To connect it to Discord or Slack, follow README.md; ' +
  'it takes five minutes each.\n\n';

/**
 * Runs until a signal asks it to stop (or, in the terminal, until the input ends).
 *
 * @throws OperatorError when a connection is closed for good: a platform that nobody answers on is no bot
 */
export async function start(config: Config): Promise<void> {
  if (config.discord === null && config.slack === null) return chat(config, HOW_TO_CONNECT);
  const log = createLog({ level: config.logLevel, secrets: secretsOf(config) });
  logStrayErrors(log);
  const asked = new Promise<NodeJS.Signals>((resolve) => onSignal(resolve));
  warmUp(config);
  const house = await compose(config, log);
  const hold = holdDatabase(config.databaseUrl);
  try {
    const platforms = await connectAll(config, house.tutor, log);
    const connections = Object.values(platforms);
    const reminders = house.serve(
      Object.fromEntries(Object.entries(platforms).map(([name, { platform }]) => [name, platform])),
    );
    log.info('ready');
    const end = await Promise.race([asked, ...connections.map(({ lost }) => lost)]);
    log.info('stopping', end instanceof OperatorError ? {} : { signal: end });
    await reminders.stop();
    await Promise.all(connections.map((connection) => connection.stop()));
    if (end instanceof OperatorError) throw end;
  } finally {
    await house.close();
    hold.release();
  }
  log.info('stopped');
}

/** All connections, or none: when one fails the others are ended again, and every reason is told. */
async function connectAll(
  { discord, slack }: Config,
  tutor: Tutor,
  log: Log,
): Promise<Readonly<Record<string, Connection>>> {
  const named = async (name: string, connecting: Promise<Connection>) => [name, await connecting] as const;
  const outcomes = await Promise.allSettled([
    ...(discord === null ? [] : [named('discord', connectDiscord(discord, tutor, log))]),
    ...(slack === null ? [] : [named('slack', connectSlack(slack, tutor, log))]),
  ]);
  const connections = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (reasons.length === 0) return Object.fromEntries(connections);
  await Promise.all(connections.map(([, connection]) => connection.stop()));
  throw new AggregateError(reasons);
}

/** The platforms' libraries are large: each is loaded only when it is used, and meanwhile the house can be opened. */
function warmUp({ discord, slack }: Config): void {
  // What goes wrong is met again, and told, where they are used.
  if (discord !== null) import('../../adapters/discord/connect.ts').catch(() => undefined);
  if (slack !== null) import('../../adapters/slack/connect.ts').catch(() => undefined);
}

async function connectDiscord({ token, apiUrl }: DiscordConfig, tutor: Tutor, log: Log): Promise<Connection> {
  const { startDiscord } = await import('../../adapters/discord/connect.ts');
  return startDiscord({ token, apiUrl: apiUrl ?? undefined, tutor, log });
}

async function connectSlack({ botToken, apiUrl, transport }: SlackConfig, tutor: Tutor, log: Log): Promise<Connection> {
  const { startSlack } = await import('../../adapters/slack/connect.ts');
  const { kind, ...way } = transport;
  return startSlack({ botToken, apiUrl: apiUrl ?? undefined, ...way, tutor, log });
}
