/**
 * Owns the Bolt app: opens the connection to Slack, hands every delivery to the conversation, and closes in good order.
 *
 * A delivery is acknowledged before any work: Slack gives three seconds, and the sandbox may take longer. Bolt
 * acknowledges events itself before any listener runs. What Slack delivers again all the same, the tutor knows by its
 * id.
 */
import type { Server } from 'node:http';
import { App, HTTPReceiver, type Logger, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { SlackEvent } from '@slack/types';
import { inTime, RecentMap } from '../../src/core/async.ts';
import { type Meter, NO_METER } from '../../src/core/meter.ts';
import { OperatorError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Platform, Tutor } from '../../src/tutor/ports.ts';
import { Conversations } from '../shared/converse.ts';
import { drawPicture } from '../shared/pictures.ts';
import { fileOrigins } from '../shared/program-file.ts';
import { SlackExchange, type SlackTools, slackChat } from './chat.ts';
import { boltLogger, createClients, Poster } from './client.ts';
import { describeError, Revocation, startError } from './errors.ts';
import { Homes } from './home.ts';
import { SLACK_LIMITS } from './limits.ts';
import { createPlatform } from './platform.ts';
import { Recall } from './pressed.ts';
import { kindOf, readEvent, readPayload } from './read-event.ts';
import { createRooms } from './rooms.ts';
import { type Line, Socket } from './socket.ts';

export interface SlackOptions {
  /** `xoxb-…`: what the bot does, it does with this. */
  readonly botToken: string;
  /** `xapp-…`: connect by Socket Mode. */
  readonly appToken?: string | undefined;
  /** Without an app token: check the signature of HTTP requests with this … */
  readonly signingSecret?: string | undefined;
  /** … and listen on this port (default 3000; 0 lets the system choose) for `POST /slack/events`. */
  readonly port?: number | undefined;
  /** Base address of the Web API, for proxies and local servers. */
  readonly apiUrl?: string | undefined;
  /** Milliseconds between two messages in one conversation. Slack allows one a second, which is kept unless told. */
  readonly postInterval?: number | undefined;
  readonly tutor: Tutor;
  readonly log: Log;
  readonly meter?: Meter;
}

export interface SlackConnection {
  /** Whether deliveries can arrive just now; a broken connection is mended by itself. */
  isConnected(): boolean;
  /** Finishes what is being answered, at most eight seconds, then closes. */
  stop(): Promise<void>;
  /** Resolves when Slack has closed the connection for good, with what to do about it. Never rejects. */
  readonly lost: Promise<OperatorError>;
  readonly platform: Platform;
  /** Where it listens, over HTTP. */
  readonly port?: number;
}

const DEFAULT_PORT = 3000;
const REMEMBERED_MESSAGES = 1000;
const REMEMBERED_TROUBLES = 1000;
/** Milliseconds. */
const STOP_TIMEOUT = 8000;
/** Where Slack keeps what people send. */
const SLACK_FILES = ['https://files.slack.com'];

/** Connects to Slack. @throws OperatorError when a token is wrong, Slack cannot be reached, or the port is taken. */
export async function startSlack(options: SlackOptions): Promise<SlackConnection> {
  const { botToken, apiUrl, log, meter = NO_METER } = options;
  const logger = boltLogger(log);
  const revocation = new Revocation(log);
  const line = chooseLine(options, logger);
  const clients = createClients({ botToken, apiUrl, logger, revocation: null, meter });
  const bot = await clients.client.auth.test().catch((error: unknown) => {
    throw startError('SLACK_BOT_TOKEN', error, apiUrl);
  });
  const tools = makeTools(options, createClients({ botToken, apiUrl, logger, revocation, meter }), revocation);
  const app = createApp(tools, line.receiver, logger, {
    botToken,
    botId: bot.bot_id ?? '',
    botUserId: bot.user_id ?? '',
  });
  const port = await line.open();
  log.info('connected to Slack', { team: bot.team_id, by: port === undefined ? 'socket' : 'http', port });
  const stop = async () => {
    app.refuseDeliveries();
    await inTime(STOP_TIMEOUT, Promise.allSettled([tools.conversations.idle(), tools.homes.idle()]), null);
    await line.close();
  };
  const lost = Promise.race([line.lost, revocation.lost]);
  const platform = { ...createPlatform(tools), rooms: createRooms(tools) };
  const connection = { stop, lost, platform, isConnected: () => line.isOpen() };
  return port === undefined ? connection : { ...connection, port };
}

interface Tools extends SlackTools {
  readonly tutor: Tutor;
  readonly conversations: Conversations;
  readonly homes: Homes;
  readonly revocation: Revocation;
  /** Kinds of delivery that could not be read, and are in the log. */
  readonly logged: RecentMap<string, true>;
}

function makeTools(
  { botToken, apiUrl, tutor, postInterval, meter = NO_METER }: SlackOptions,
  { client, formClient }: ReturnType<typeof createClients>,
  revocation: Revocation,
): Tools {
  const { log } = revocation;
  const conversations = new Conversations({
    chat: slackChat,
    tutor,
    log,
    meter,
    answered: (event) => homes.refreshAfter(event),
  });
  const homes = new Homes({ client, tutor, log });
  return {
    tutor,
    conversations,
    homes,
    log,
    meter,
    client,
    formClient,
    revocation,
    draw: drawPicture,
    poster: new Poster(client, postInterval ?? SLACK_LIMITS.postInterval),
    recall: new Recall(REMEMBERED_MESSAGES),
    files: {
      platform: 'Slack',
      origins: fileOrigins(SLACK_FILES, apiUrl),
      headers: { authorization: `Bearer ${botToken}` },
    },
    logged: new RecentMap(REMEMBERED_TROUBLES),
  };
}

/** Bolt, with the moment of arrival for its listeners, and with a way to take no more. */
export class SlackApp extends App {
  #isStopping = false;

  /** From now on deliveries are neither answered nor acknowledged, so that Slack brings them to another process. */
  refuseDeliveries(): void {
    this.#isStopping = true;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (this.#isStopping) return;
    return super.processEvent({ ...event, customProperties: { arrivedAt: performance.now() } });
  }
}

function createApp(
  tools: Tools,
  receiver: Receiver,
  logger: Logger,
  bot: { readonly botToken: string; readonly botId: string; readonly botUserId: string },
): SlackApp {
  const app = new SlackApp({ receiver, authorize: async () => bot, logger, convoStore: false });
  // One listener for each kind: Bolt leads every delivery through all of them.
  const everything = /^/;
  app.command(everything, ({ body, ack, context }) => take(tools, body, arrivalIn(context), ack));
  app.action(everything, ({ body, ack, context }) => take(tools, body, arrivalIn(context), ack));
  app.view(everything, ({ body, ack, context }) => take(tools, body, arrivalIn(context), ack));
  app.shortcut(everything, ({ body, ack, context }) => take(tools, body, arrivalIn(context), ack));
  app.event(everything, ({ event, body, context }) => takeEvent(tools, event, body, arrivalIn(context)));
  app.error(async (error) => tools.log.error('a Slack delivery failed', describeError(error)));
  return app;
}

/** See `SlackApp`. Bolt's context holds anything by any name. */
const arrivalIn = ({ arrivedAt }: Readonly<Record<string, unknown>>): number =>
  typeof arrivedAt === 'number' ? arrivedAt : performance.now();

/** Bolt has acknowledged it. */
async function takeEvent(tools: Tools, event: SlackEvent, body: unknown, arrivedAt: number): Promise<void> {
  switch (event.type) {
    case 'message':
    case 'app_mention':
    case 'app_home_opened':
      return take(tools, body, arrivedAt, async () => {});
    case 'app_uninstalled':
      return tools.revocation.declare('app_uninstalled');
    case 'tokens_revoked':
      if ((event.tokens.bot ?? []).length > 0) tools.revocation.declare('tokens_revoked');
  }
}

/** What a learner did, or may have done. `arrivedAt` is by `performance.now`. Never rejects. */
async function take(tools: Tools, body: unknown, arrivedAt: number, acknowledge: () => Promise<void>): Promise<void> {
  const payload = readPayload(body);
  const event = payload && readEvent(payload, tools.tutor.commands);
  if (payload !== null && event !== null && !tools.revocation.isLost && payload.kind !== 'home') {
    return tools.conversations.take(new SlackExchange(tools, { payload, event, arrivedAt, acknowledge }));
  }
  await acknowledge().catch((error: unknown) => {
    tools.log.warn('a Slack delivery could not be acknowledged', describeError(error));
  });
  if (payload === null) return logUnread(tools, body);
  if (event !== null && payload.kind === 'home' && !tools.revocation.isLost)
    await tools.homes.open(event, payload.event.user);
}

/** Somebody may be waiting for an answer to what we cannot read; one line for each kind of it is enough. */
function logUnread({ log, logged }: Tools, body: unknown): void {
  const kind = kindOf(body);
  if (logged.get(kind)) return;
  logged.set(kind, true);
  log.warn('a Slack delivery could not be read', { kind });
}

/** Socket Mode when there is an app token, else HTTP. */
function chooseLine({ appToken, signingSecret, port, apiUrl, log }: SlackOptions, logger: Logger): Line {
  if (appToken !== undefined) return new Socket({ appToken, apiUrl, logger, log });
  if (signingSecret !== undefined) {
    return httpLine(new HTTPReceiver({ signingSecret, logger, port: port ?? DEFAULT_PORT }), port ?? DEFAULT_PORT);
  }
  throw new OperatorError(
    'SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is',
    'Set SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.',
  );
}

function httpLine(receiver: HTTPReceiver, port: number): Line {
  let server: Server | null = null;
  return {
    receiver,
    open: async () => {
      server = await receiver.start(port).catch((error: unknown) => {
        throw startError('PORT', error, String(port));
      });
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    close: async () => {
      const closed = receiver.stop();
      server?.closeAllConnections();
      await closed;
    },
    isOpen: () => server?.listening ?? false,
    // A server that listens can only be left alone.
    lost: new Promise(() => {}),
  };
}
