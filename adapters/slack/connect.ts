/** Owns the Bolt app: opens the connection to Slack, hands every delivery to `answer`, and closes in good order. */
import type { Server } from 'node:http';
import { HTTPReceiver, type Logger, type Receiver } from '@slack/bolt';
import type { SlackEvent } from '@slack/types';
import { InOrder } from '../../src/core/in-order.ts';
import { inTime } from '../../src/core/in-time.ts';
import { type Meter, NO_METER } from '../../src/core/meter.ts';
import { RecentMap } from '../../src/core/recent-map.ts';
import { OperatorError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Platform, Tutor } from '../../src/tutor/ports.ts';
import { drawPicture } from '../shared/draw-picture.ts';
import { LostAnswers } from '../shared/lost-answers.ts';
import { type AnswerTools, answer } from './answer.ts';
import { SlackApp } from './app.ts';
import { boltLogger } from './bolt-log.ts';
import { createClients } from './client.ts';
import { Homes } from './home.ts';
import { SLACK_LIMITS } from './limits.ts';
import { createPlatform } from './platform.ts';
import { Poster } from './poster.ts';
import { fileAccess } from './program-file.ts';
import { Recall } from './recall.ts';
import { Revocation } from './revocation.ts';
import { ANSWER_LOST } from './sentences.ts';
import { describeError } from './slack-error.ts';
import { Socket } from './socket.ts';
import { startError } from './start-error.ts';

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
  /** Resolves when Slack has closed the door for good, with what to do about it. Never rejects. */
  readonly lost: Promise<OperatorError>;
  readonly platform: Platform;
  /** Where it listens, over HTTP. */
  readonly port?: number;
}

interface Line {
  readonly receiver: Receiver;
  open(): Promise<number | undefined>;
  close(): Promise<void>;
  isOpen(): boolean;
  readonly lost: Promise<OperatorError>;
}

const DEFAULT_PORT = 3000;
const REMEMBERED_MESSAGES = 1000;
const REMEMBERED_TROUBLES = 1000;
/** Milliseconds. */
const LONGEST_GOODBYE = 8000;

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
    await inTime(LONGEST_GOODBYE, Promise.allSettled([tools.inOrder.idle(), tools.homes.idle()]), null);
    await line.close();
  };
  const lost = Promise.race([line.lost, revocation.lost]);
  const connection = { stop, lost, platform: createPlatform(tools), isConnected: () => line.isOpen() };
  return port === undefined ? connection : { ...connection, port };
}

function makeTools(
  { botToken, apiUrl, tutor, postInterval, meter = NO_METER }: SlackOptions,
  { client, hasty }: ReturnType<typeof createClients>,
  revocation: Revocation,
): AnswerTools {
  const { log } = revocation;
  return {
    tutor,
    log,
    meter,
    client,
    hasty,
    revocation,
    draw: drawPicture,
    poster: new Poster(client, postInterval ?? SLACK_LIMITS.postInterval),
    recall: new Recall(REMEMBERED_MESSAGES),
    inOrder: new InOrder(),
    homes: new Homes({ client, tutor, log }),
    files: fileAccess(botToken, apiUrl),
    lostAnswers: new LostAnswers(ANSWER_LOST),
    logged: new RecentMap(REMEMBERED_TROUBLES),
  };
}

function createApp(
  tools: AnswerTools,
  receiver: Receiver,
  logger: Logger,
  bot: { readonly botToken: string; readonly botId: string; readonly botUserId: string },
): SlackApp {
  const app = new SlackApp({ receiver, authorize: async () => bot, logger, convoStore: false }, tools.meter);
  // One listener for each kind: Bolt leads every delivery through all of them.
  const everything = /^/;
  app.command(everything, ({ body, ack }) => answer(tools, body, ack));
  app.action(everything, ({ body, ack }) => answer(tools, body, ack));
  app.view(everything, ({ body, ack }) => answer(tools, body, ack));
  app.shortcut(everything, ({ body, ack }) => answer(tools, body, ack));
  app.event(everything, ({ event, body }) => take(tools, event, body));
  app.error(async (error) => tools.log.error('a Slack delivery failed', describeError(error)));
  return app;
}

/** An event: Bolt has acknowledged it. */
async function take(tools: AnswerTools, event: SlackEvent, body: unknown): Promise<void> {
  switch (event.type) {
    case 'message':
    case 'app_mention':
    case 'app_home_opened':
      return answer(tools, body, async () => {});
    case 'app_uninstalled':
      return tools.revocation.declare('app_uninstalled');
    case 'tokens_revoked':
      if ((event.tokens.bot ?? []).length > 0) tools.revocation.declare('tokens_revoked');
  }
}

/** Socket Mode when there is an app token, else HTTP. */
function chooseLine({ appToken, signingSecret, port, apiUrl, log }: SlackOptions, logger: Logger): Line {
  if (appToken !== undefined) return socketLine(new Socket({ appToken, apiUrl, logger, log }), apiUrl);
  if (signingSecret !== undefined) {
    return httpLine(new HTTPReceiver({ signingSecret, logger, port: port ?? DEFAULT_PORT }), port ?? DEFAULT_PORT);
  }
  throw new OperatorError(
    'SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is',
    'Set SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.',
  );
}

const socketLine = (socket: Socket, apiUrl: string | undefined): Line => ({
  receiver: socket.receiver,
  open: () =>
    socket.open().then(
      () => undefined,
      (error: unknown) => {
        throw startError('SLACK_APP_TOKEN', error, apiUrl);
      },
    ),
  close: () => socket.close(),
  isOpen: () => socket.isOpen,
  lost: socket.lost.then((refusal) => startError('SLACK_APP_TOKEN', refusal, apiUrl)),
});

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
