/**
 * Keeps one Socket Mode connection open. Slack closes it now and then on purpose, so reconnecting is ordinary life: the
 * first attempt is made at once, further ones after growing pauses. Bolt's own reconnection waits five seconds each
 * time, and ends the process with an unhandled rejection when Slack cannot be reached or the token was revoked.
 */
import { SocketModeReceiver } from '@slack/bolt';
import { describeError, isGone, slackErrorCode, startError } from './errors.js';
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** For one request, and for Slack to say hello on a new connection. */
const TIMEOUT = 10_000;
const LONGEST_GREETING = 30_000;
export class Socket {
    receiver;
    lost;
    #options;
    #isOpening = false;
    #isOpen = false;
    #isStopped = false;
    #timer = null;
    #lose = () => { };
    constructor(options) {
        const { appToken, apiUrl, logger } = options;
        this.#options = options;
        this.lost = new Promise((resolve) => {
            this.#lose = resolve;
        });
        this.receiver = new SocketModeReceiver({
            appToken,
            logger,
            autoReconnectEnabled: false,
            installerOptions: {
                clientOptions: {
                    timeout: TIMEOUT,
                    retryConfig: { retries: 0 },
                    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
                },
            },
        });
        this.receiver.client.on('disconnected', () => {
            this.#isOpen = false;
            if (!this.#isOpening)
                void this.#reopen(0);
        });
    }
    open() {
        return this.#connect().catch((error) => {
            throw this.#explain(error);
        });
    }
    isOpen() {
        return this.#isOpen;
    }
    async close() {
        this.#isStopped = true;
        if (this.#timer !== null)
            clearTimeout(this.#timer);
        await this.receiver.client.disconnect();
    }
    /** @throws what Slack's client throws when it cannot be opened. */
    async #connect() {
        this.#isOpening = true;
        const timer = setTimeout(() => void this.receiver.client.disconnect(), LONGEST_GREETING);
        try {
            await this.receiver.client.start();
            this.#isOpen = true;
        }
        finally {
            clearTimeout(timer);
            this.#isOpening = false;
        }
    }
    async #reopen(failures) {
        if (this.#isStopped)
            return;
        const { log } = this.#options;
        try {
            await this.#connect();
            log.info('the connection to Slack is open again', { failures });
        }
        catch (error) {
            if (isGone(error) || slackErrorCode(error) === 'not_allowed_token_type') {
                log.error('the connection to Slack is closed for good', describeError(error));
                this.#lose(this.#explain(error));
                return;
            }
            if (failures === 0)
                log.warn('the connection to Slack is lost; trying again', describeError(error));
            const pause = Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE);
            this.#timer = setTimeout(() => void this.#reopen(failures + 1), pause);
        }
    }
    #explain(error) {
        return startError('SLACK_APP_TOKEN', error, this.#options.apiUrl);
    }
}
//# sourceMappingURL=socket.js.map