/**
 * How requests go out.
 *
 * An interaction's own requests need no bot token and, by Discord's rules, do not count towards the bot's 50 a second,
 * but discord.js' queue counts them. They have a client of their own here, which sends JSON through undici's
 * dispatcher: in `npm run bench:adapters` Nibble answers 0.81 times as many presses as bare discord.js this way, and
 * 0.56 times as many through discord.js' `REST`. Everything else goes through `REST`: what the bot sends itself, and
 * all files. Reminders have a `REST` of their own, so that they never stand in front of somebody who waits for an
 * answer.
 */
import { DefaultRestOptions, DefaultUserAgent, DiscordAPIError, HTTPError, REST, RequestMethod, Routes, } from 'discord.js';
import { jsonSender, withRetry } from '../shared/http.js';
import { AskedToWait, codeOf, pauseAfter } from './errors.js';
import { DISCORD_LIMITS } from './limits.js';
export const DISCORD_API = 'https://discord.com/api';
/** A wait that a reminder puts up with, milliseconds. */
const SHORT_WAIT = 2000;
/** Of the 50 requests a second that a bot may make, the ones that are left to reminders. */
const REMINDERS_PER_SECOND = 10;
/** Milliseconds that Discord may take to answer a request of an interaction. */
const TIMEOUT = 15_000;
export class Requests {
    clock;
    #meter;
    #bot;
    #sendJson = jsonSender(TIMEOUT);
    #interactionFiles;
    #reminders;
    /** `bot` is the client that has the bot's token; `token` is that token. */
    constructor(bot, token, clock, meter) {
        const { api } = bot.options;
        this.clock = clock;
        this.#meter = meter;
        this.#bot = bot;
        this.#interactionFiles = new REST({
            api,
            retries: 0,
            globalRequestsPerSecond: Number.POSITIVE_INFINITY,
            rejectOnRateLimit: isLongerThan(DISCORD_LIMITS.tokenLifetime),
        });
        this.#reminders = new REST({
            api,
            retries: 0,
            globalRequestsPerSecond: REMINDERS_PER_SECOND,
            rejectOnRateLimit: isLongerThan(SHORT_WAIT),
        }).setToken(token);
    }
    /** A request of an interaction, by the token in its route, tried until `until` (epoch milliseconds). */
    byInteraction(request, until) {
        const { files = [] } = request;
        const attempt = async () => {
            if (files.length === 0)
                return this.#sendByInteraction(request);
            return { text: JSON.stringify(await send(this.#interactionFiles, request, false)), pause: 0 };
        };
        return this.#retried(attempt, until);
    }
    /** A request of the bot itself, tried for as long as those of an interaction. */
    asBot(request) {
        return this.#retried(() => send(this.#bot, request, true), this.clock.now() + DISCORD_LIMITS.tokenLifetime);
    }
    /** A request of the bot that gives way: one try, and no waiting for a rate limit. */
    inPassing(request) {
        return this.#counted(send(this.#reminders, request, true));
    }
    #retried(attempt, until) {
        return withRetry(() => this.#counted(attempt()), { until, pauseAfter, clock: this.clock });
    }
    /**
     * @throws AskedToWait when there were too many requests, DiscordAPIError when Discord refuses, HTTPError when it
     * stumbles, undici's errors when it cannot be reached
     */
    async #sendByInteraction({ method, route, body, onSent }) {
        const url = `${this.#bot.options.api}/v${DefaultRestOptions.version}${route}`;
        const { status, header, text } = await this.#sendJson({ method, url, headers: HEADERS, body, onSent });
        const isUsedUp = header('x-ratelimit-remaining') === '0';
        if (status >= 200 && status < 300)
            return { text, pause: isUsedUp ? seconds(header(RESET_AFTER)) : 0 };
        if (status === 429)
            throw new AskedToWait(seconds(header('retry-after')));
        // Neither error keeps what was sent: a learner's words may be in it.
        if (status >= 500)
            throw new HTTPError(status, `HTTP ${status}`, method, url, NOTHING);
        const refusal = readRefusal(text);
        throw new DiscordAPIError(refusal, refusal.code, status, method, url, NOTHING);
    }
    async #counted(answer) {
        try {
            return await answer;
        }
        catch (error) {
            this.#meter.count('platform errors', { platform: 'discord', code: codeOf(error) });
            throw error;
        }
    }
}
const HEADERS = { 'user-agent': `${DefaultUserAgent} ${DefaultRestOptions.userAgentAppendix}`.trim() };
const RESET_AFTER = 'x-ratelimit-reset-after';
const NOTHING = { body: undefined, files: undefined };
/** In milliseconds; a second where Discord did not say. */
const seconds = (value) => Math.ceil((Number(value) || 1) * 1000);
function readRefusal(text) {
    try {
        const { code, message } = JSON.parse(text);
        return { code: Number(code) || 0, message: String(message) };
    }
    catch {
        return { code: 0, message: 'no reason was given' };
    }
}
/**
 * The options of the bot's own client: `apiUrl` is the base address, the requests a second are what reminders leave.
 */
export const botRestOptions = (apiUrl) => ({
    api: apiUrl,
    globalRequestsPerSecond: DefaultRestOptions.globalRequestsPerSecond - REMINDERS_PER_SECOND,
    rejectOnRateLimit: isLongerThan(DISCORD_LIMITS.tokenLifetime),
});
const isLongerThan = (milliseconds) => ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > milliseconds;
function send(rest, { method, route, query, body, files }, auth) {
    return rest.request({
        method,
        fullRoute: route,
        auth,
        ...(query === undefined ? {} : { query }),
        ...(body === undefined ? {} : { body }),
        ...(files === undefined || files.length === 0 ? {} : { files: [...files] }),
    });
}
/** The requests that an interaction's token allows: one first response, then edits and new messages for 15 minutes. */
export class InteractionWebhook {
    #requests;
    #interaction;
    /** When it arrived, epoch milliseconds. */
    #since;
    /** When its next request may be made, epoch milliseconds: Discord said that none is left until then. */
    #notBefore = 0;
    constructor(requests, interaction) {
        this.#requests = requests;
        this.#interaction = interaction;
        this.#since = requests.clock.now();
    }
    /** The first response. It is worth something for three seconds only. `onSent` is called when it has gone out. */
    async respond(type, data, onSent) {
        const { id, token } = this.#interaction;
        const route = Routes.interactionCallback(id, token);
        const request = { method: RequestMethod.Post, route, body: { type, data }, ...(onSent && { onSent }) };
        await this.#send(request, this.#since + DISCORD_LIMITS.ackDeadline);
    }
    /** Changes a message of this interaction; without an id the first one, which may be the one that was pressed. */
    async edit(message, id = '@original') {
        await this.#send({ method: RequestMethod.Patch, route: this.#routeOf(id), ...message });
    }
    /** Adds a message and returns its id. `flags` are added to its own. */
    async post({ body, files }, flags) {
        const { application_id: application, token } = this.#interaction;
        const route = Routes.webhook(application, token);
        const posted = JSON.parse(await this.#send({ method: RequestMethod.Post, route, body: { ...body, flags: body.flags | flags }, files }));
        return posted.id;
    }
    async remove(id) {
        await this.#send({ method: RequestMethod.Delete, route: this.#routeOf(id) });
    }
    #routeOf(id) {
        const { application_id: application, token } = this.#interaction;
        return Routes.webhookMessage(application, token, id);
    }
    /** Resolves to what Discord answered, as JSON. */
    async #send(request, until = this.#since + DISCORD_LIMITS.tokenLifetime) {
        const { clock } = this.#requests;
        const early = this.#notBefore - clock.now();
        if (clock.now() + early > until)
            throw new AskedToWait(early);
        if (early > 0)
            await clock.sleep(early);
        const { text, pause } = await this.#requests.byInteraction(request, until);
        this.#notBefore = clock.now() + pause;
        return text;
    }
}
/**
 * Posts messages into a channel, in order. Each carries a nonce made from `cause`, at most 20 characters that name what
 * is sent, so that a repeated request makes no second message (`enforce_nonce`; at most 25 characters).
 */
export async function postMessages(send, channel, cause, messages) {
    for (const [index, message] of messages.entries())
        await postMessage(send, channel, `${cause}-${index}`, message);
}
/** Posts one message, once for each nonce; `more` goes into its body. Resolves to its id. */
export async function postMessage(send, channel, nonce, { body, files }, more = {}) {
    const posted = await send({
        method: RequestMethod.Post,
        route: Routes.channelMessages(channel),
        body: { ...body, ...more, nonce, enforce_nonce: true },
        files,
    });
    // The REST client types every answer as unknown; this route answers with the message.
    return posted.id;
}
export async function editMessage(send, channel, id, message) {
    await send({ method: RequestMethod.Patch, route: Routes.channelMessage(channel, id), ...message });
}
/** The channel of the direct conversation with an account; Discord opens it when there is none yet. */
export async function openDirectChannel(send, account) {
    const body = { recipient_id: account };
    const channel = await send({ method: RequestMethod.Post, route: Routes.userChannels(), body });
    // As above: this route answers with the channel.
    return channel.id;
}
//# sourceMappingURL=requests.js.map