/** Owns the Bolt app: opens the connection to Slack, hands every delivery to `answer`, and closes in good order. */
import type { Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { HTTPReceiver, type Logger, type Receiver, webApi } from '@slack/bolt';
import { InOrder } from '../../src/core/in-order.ts';
import { OperatorError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { type AnswerTools, answer } from './answer.ts';
import { boltLogger } from './bolt-log.ts';
import { LateAckApp } from './late-ack.ts';
import { Recall } from './recall.ts';
import { describeError } from './slack-error.ts';
import { Socket } from './socket.ts';
import { startError } from './start-error.ts';
import { COMMANDS } from './surface.ts';

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
  readonly tutor: Tutor;
  readonly log: Log;
}

export interface SlackConnection {
  /** Finishes what is being answered, at most eight seconds, then closes. */
  stop(): Promise<void>;
  /** Resolves when Slack has closed the socket for good, with what to do about it. Never rejects. */
  readonly lost: Promise<OperatorError>;
  /** Where it listens, over HTTP. */
  readonly port?: number;
}

interface Line {
  readonly receiver: Receiver;
  open(): Promise<number | undefined>;
  close(): Promise<void>;
  readonly lost: Promise<OperatorError>;
}

const DEFAULT_PORT = 3000;
const REMEMBERED_MESSAGES = 1000;
/** Milliseconds. */
const TIMEOUT = 10_000;
const FORM_TIMEOUT = 2500;
const LONGEST_GOODBYE = 8000;

/** Connects to Slack. @throws OperatorError when a token is wrong, Slack cannot be reached, or the port is taken. */
export async function startSlack(options: SlackOptions): Promise<SlackConnection> {
  const { botToken, apiUrl, tutor, log } = options;
  const logger = boltLogger(log);
  const common = { logger, rejectRateLimitedCalls: true, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) };
  const retryConfig = { retries: 2, minTimeout: 200, factor: 3 };
  const client = new webApi.WebClient(botToken, { ...common, timeout: TIMEOUT, retryConfig });
  const hasty = new webApi.WebClient(botToken, { ...common, timeout: FORM_TIMEOUT, retryConfig: { retries: 0 } });
  const line = chooseLine(options, logger);
  const bot = await client.auth.test().catch((error: unknown) => {
    throw startError('SLACK_BOT_TOKEN', error, apiUrl);
  });
  const authorization = { botToken, botId: bot.bot_id ?? '', botUserId: bot.user_id ?? '' };
  const app = new LateAckApp({
    receiver: line.receiver,
    authorize: async () => authorization,
    logger,
    convoStore: false,
  });
  const tools = { tutor, log, client, hasty, recall: new Recall(REMEMBERED_MESSAGES), inOrder: new InOrder() };
  listen(app, tools);
  const port = await line.open();
  log.info('connected to Slack', { team: bot.team_id, by: port === undefined ? 'socket' : 'http', port });
  const stop = async () => {
    app.refuseDeliveries();
    await atMost(LONGEST_GOODBYE, tools.inOrder.idle());
    // The last acknowledgements follow right after the last answers.
    await setImmediate();
    await line.close();
  };
  const { lost } = line;
  return port === undefined ? { stop, lost } : { stop, lost, port };
}

function listen(app: LateAckApp, tools: AnswerTools): void {
  const everything = /^/;
  for (const command of COMMANDS) app.command(command, ({ body, ack }) => answer(tools, body, ack));
  app.action(everything, ({ body, ack }) => answer(tools, body, ack));
  app.view(everything, ({ body, ack }) => answer(tools, body, ack));
  app.event('message', ({ body }) => answer(tools, body, async () => {}));
  app.error(async (error) => tools.log.error('a Slack delivery failed', describeError(error)));
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
    // A server that listens can only be left alone.
    lost: new Promise(() => {}),
  };
}

/** Resolves with the promise, or after so many milliseconds. */
async function atMost(milliseconds: number, promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
