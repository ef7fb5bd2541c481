import { App, HTTPReceiver } from '@slack/bolt';
import { inTime, RecentMap } from '../../src/core/async.js';
import { NO_METER } from '../../src/core/meter.js';
import { OperatorError } from '../../src/errors.js';
import { Conversations } from '../shared/converse.js';
import { drawPicture } from '../shared/pictures.js';
import { fileOrigins } from '../shared/program-file.js';
import { SlackExchange, slackChat } from './chat.js';
import { boltLogger, createClients, Poster } from './client.js';
import { describeError, Revocation, startError } from './errors.js';
import { Homes } from './home.js';
import { SLACK_LIMITS } from './limits.js';
import { createPlatform } from './platform.js';
import { Recall } from './pressed.js';
import { kindOf, readEvent, readPayload } from './read-event.js';
import { Socket } from './socket.js';
const DEFAULT_PORT = 3000;
const REMEMBERED_MESSAGES = 1000;
const REMEMBERED_TROUBLES = 1000;
/** Milliseconds. */
const STOP_TIMEOUT = 8000;
/** Where Slack keeps what people send. */
const SLACK_FILES = ['https://files.slack.com'];
/** Connects to Slack. @throws OperatorError when a token is wrong, Slack cannot be reached, or the port is taken. */
export async function startSlack(options) {
    const { botToken, apiUrl, log, meter = NO_METER } = options;
    const logger = boltLogger(log);
    const revocation = new Revocation(log);
    const line = chooseLine(options, logger);
    const clients = createClients({ botToken, apiUrl, logger, revocation: null, meter });
    const bot = await clients.client.auth.test().catch((error) => {
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
    const connection = { stop, lost, platform: createPlatform(tools), isConnected: () => line.isOpen() };
    return port === undefined ? connection : { ...connection, port };
}
function makeTools({ botToken, apiUrl, tutor, postInterval, meter = NO_METER }, { client, formClient }, revocation) {
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
    refuseDeliveries() {
        this.#isStopping = true;
    }
    async processEvent(event) {
        if (this.#isStopping)
            return;
        return super.processEvent({ ...event, customProperties: { arrivedAt: performance.now() } });
    }
}
function createApp(tools, receiver, logger, bot) {
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
const arrivalIn = ({ arrivedAt }) => typeof arrivedAt === 'number' ? arrivedAt : performance.now();
/** Bolt has acknowledged it. */
async function takeEvent(tools, event, body, arrivedAt) {
    switch (event.type) {
        case 'message':
        case 'app_mention':
        case 'app_home_opened':
            return take(tools, body, arrivedAt, async () => { });
        case 'app_uninstalled':
            return tools.revocation.declare('app_uninstalled');
        case 'tokens_revoked':
            if ((event.tokens.bot ?? []).length > 0)
                tools.revocation.declare('tokens_revoked');
    }
}
/** What a learner did, or may have done. `arrivedAt` is by `performance.now`. Never rejects. */
async function take(tools, body, arrivedAt, acknowledge) {
    const payload = readPayload(body);
    const event = payload && readEvent(payload, tools.tutor.commands);
    if (payload !== null && event !== null && !tools.revocation.isLost && payload.kind !== 'home') {
        return tools.conversations.take(new SlackExchange(tools, { payload, event, arrivedAt, acknowledge }));
    }
    await acknowledge().catch((error) => {
        tools.log.warn('a Slack delivery could not be acknowledged', describeError(error));
    });
    if (payload === null)
        return logUnread(tools, body);
    if (event !== null && payload.kind === 'home' && !tools.revocation.isLost)
        await tools.homes.open(event, payload.event.user);
}
/** Somebody may be waiting for an answer to what we cannot read; one line for each kind of it is enough. */
function logUnread({ log, logged }, body) {
    const kind = kindOf(body);
    if (logged.get(kind))
        return;
    logged.set(kind, true);
    log.warn('a Slack delivery could not be read', { kind });
}
/** Socket Mode when there is an app token, else HTTP. */
function chooseLine({ appToken, signingSecret, port, apiUrl, log }, logger) {
    if (appToken !== undefined)
        return new Socket({ appToken, apiUrl, logger, log });
    if (signingSecret !== undefined) {
        return httpLine(new HTTPReceiver({ signingSecret, logger, port: port ?? DEFAULT_PORT }), port ?? DEFAULT_PORT);
    }
    throw new OperatorError('SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is', 'Set SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.');
}
function httpLine(receiver, port) {
    let server = null;
    return {
        receiver,
        open: async () => {
            server = await receiver.start(port).catch((error) => {
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
        lost: new Promise(() => { }),
    };
}
//# sourceMappingURL=connect.js.map