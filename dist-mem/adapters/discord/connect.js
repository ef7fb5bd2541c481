/** Owns the connection to Discord: logs in, hands events to their handlers, says once what goes wrong, shuts down. */
import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, InteractionResponseType, InteractionType, Options, RESTEvents, Status, } from 'discord.js';
import { inTime } from '../../src/core/async.js';
import { NO_METER } from '../../src/core/meter.js';
import { Conversations } from '../shared/converse.js';
import { realClock } from '../shared/http.js';
import { fileOrigins } from '../shared/program-file.js';
import { discordChat, InteractionExchange } from './chat.js';
import { registerAtStart } from './commands.js';
import { createPlatform, greetChannel, MessageExchange } from './direct-messages.js';
import { describeError, explainClose, explainFailure, tokenRefused } from './errors.js';
import { DISCORD_LIMITS } from './limits.js';
import { isMention, readInteraction, readMessage, readTyped } from './read-event.js';
import { botRestOptions, DISCORD_API, InteractionWebhook, Requests } from './requests.js';
import { clipLabel } from './text.js';
/** Milliseconds. */
const STOP_TIMEOUT = 8000;
/** Where Discord keeps what people attach. */
const DISCORD_FILES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** Both are free: messages to the bot, and those that call it by its name, bring their text without any more. */
const INTENTS = [GatewayIntentBits.DirectMessages, GatewayIntentBits.GuildMessages];
/** Events are taken as Discord sends them, so what discord.js would remember of them is never looked at. */
const NOTHING_KEPT = { MessageManager: 0, UserManager: 0, GuildMemberManager: 0, ThreadManager: 0 };
/**
 * Connects to Discord and answers learners until stopped. Resolves when the commands are usable.
 *
 * @throws OperatorError when the token is refused or Discord cannot be reached
 */
export async function startDiscord(options) {
    const { token, apiUrl = DISCORD_API, tutor, log, clock = realClock, stopTimeout = STOP_TIMEOUT } = options;
    const { meter = NO_METER } = options;
    const client = new Client({
        intents: INTENTS,
        rest: botRestOptions(apiUrl),
        makeCache: Options.cacheWithLimits(NOTHING_KEPT),
        ...shardOptions(options.shards),
    });
    const requests = new Requests(client.rest, token, clock, meter);
    const files = { platform: 'Discord', origins: fileOrigins(DISCORD_FILES, options.apiUrl) };
    const conversations = new Conversations({ chat: discordChat, tutor, log, meter });
    listen(client, { requests, log, files, tutor, conversations });
    const lost = watch(client, log);
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(token).catch((error) => {
        throw explainFailure(error, apiUrl);
    });
    const { application, user } = await ready;
    await registerAtStart(client.rest, application.id, tutor.commands, log);
    log.info('discord: connected', { bot: user.tag, shards: client.options.shards, of: client.options.shardCount });
    return {
        platform: createPlatform(requests, log),
        isConnected: () => client.ws.shards.every(({ status }) => status === Status.Ready),
        async stop() {
            client.ws.removeAllListeners();
            // One may be waiting for Discord itself, for as long as its interaction lives.
            await inTime(stopTimeout, conversations.idle(), null);
            await client.destroy();
        },
        lost,
    };
}
/** As discord.js takes them. Direct messages come to shard 0, those of a server to the one that its id falls to. */
function shardOptions(shards = 'auto') {
    if (shards === 'auto')
        return { shards };
    const { count, own } = shards;
    return { shards: own === 'all' ? Array.from({ length: count }, (_, index) => index) : [own], shardCount: count };
}
/**
 * Takes events as Discord sends them: its documented payloads are what `read-event.ts` reads, in production as in
 * tests.
 */
function listen(client, tools) {
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction) => {
        void takeInteraction(tools, interaction);
    });
    client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => {
        void takeMessage(tools, message, client.user?.id ?? '');
    });
}
async function takeInteraction(tools, interaction) {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
        return suggest(tools, interaction);
    const event = readInteraction(interaction);
    if (event !== null)
        await tools.conversations.take(new InteractionExchange(tools, interaction, event));
}
async function takeMessage(tools, message, bot) {
    if (isMention(message, bot))
        return greetChannel(tools, message);
    const event = readMessage(message, bot);
    if (event !== null)
        await tools.conversations.take(new MessageExchange(tools, message, event, bot));
}
/** Suggestions are a courtesy: when they fail, the learner can still type the name. */
async function suggest({ requests, tutor, log }, interaction) {
    try {
        const { what, typed } = readTyped(interaction, tutor.commands);
        const choices = tutor.suggest(what, typed).slice(0, DISCORD_LIMITS.suggestions.number).map(writeChoice);
        const webhook = new InteractionWebhook(requests, interaction);
        await webhook.respond(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices });
    }
    catch (error) {
        log.info('discord: suggestions failed', { interaction: interaction.id, ...describeError(error) });
    }
}
const writeChoice = ({ label, value }) => ({
    name: clipLabel(label, DISCORD_LIMITS.suggestions.label),
    value,
});
/** Logs troubles. discord.js reconnects by itself; a connection that Discord closes for good resolves the promise. */
function watch(client, log) {
    client.on(Events.Error, (error) => log.error('discord: client error', describeError(error)));
    client.on(Events.ShardError, (error, shard) => log.warn('discord: connection error', { shard, ...describeError(error) }));
    client.on(Events.ShardReconnecting, (shard) => log.info('discord: reconnecting', { shard }));
    client.on(Events.ShardResume, (shard, replayed) => log.info('discord: connection resumed', { shard, replayed }));
    return new Promise((resolve) => {
        let isLost = false;
        const lose = (why, code, error) => {
            if (!isLost)
                log.error(`discord: ${why}`, { code });
            isLost = true;
            resolve(error);
        };
        client.on(Events.ShardDisconnect, ({ code }) => lose('disconnected for good', code, explainClose(code)));
        // A token that was withdrawn is refused here first: the gateway closes when Discord gets round to it.
        client.rest.on(RESTEvents.Response, (_, { status }) => {
            if (status === 401)
                lose('the token was refused', status, tokenRefused());
        });
    });
}
//# sourceMappingURL=connect.js.map