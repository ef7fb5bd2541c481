/**
 * A local Discord: REST and gateway on one port, good enough for the real discord.js, and as strict as the real one.
 *
 *     const discord = await startDiscordServer();
 *     const bot = await startDiscord({ apiUrl: discord.apiUrl, token: discord.token, … });
 *     const learner = discord.client({ user: 'ada', place: 'dm' });
 *     await learner.command('/lesson cookies');
 */
import { GatewayIntentBits } from 'discord.js';
import { listenHere } from '../http.js';
import { DiscordClient } from './client.js';
import { createGateway } from './gateway.js';
import { createHttpApi } from './http-api.js';
import { DiscordSession } from './session.js';
import { createWorld } from './world.js';
const TIMEOUT = 60_000;
/** Starts on this machine only. */
export async function startDiscordServer(options = {}) {
    const { token = 'local.discord.token', heartbeatInterval = 41_250, applicationFlags = 0 } = options;
    const { hasRateLimits = false, shards = 1, now = Date.now, port = 0 } = options;
    let ahead = 0;
    const world = createWorld({ token, applicationFlags, shards, now: () => now() + ahead });
    const { server, failNext, holdNext } = createHttpApi(world, hasRateLimits);
    const gateway = createGateway(world, server, heartbeatInterval);
    let last = null;
    const deliver = async (event) => {
        last = event;
        await gateway.dispatch(event);
    };
    const connection = { deliver, intents: gateway.intents };
    const deliverGuildEvent = async (event) => {
        if ((gateway.intents() & GatewayIntentBits.Guilds) !== 0)
            await gateway.dispatch(event);
    };
    const listening = await listenHere(server, port);
    world.origin = listening.url;
    const describe = () => `it did not happen; requests so far:\n${listRequests(world.requests)}`;
    return {
        apiUrl: `${world.origin}/api`,
        token,
        guild: world.guild,
        requests: world.requests,
        pings: world.pings,
        counts: gateway.counts,
        client: ({ user, place }) => new DiscordClient(world, connection, world.person(user), place),
        session: ({ user, place }) => new DiscordSession(world, connection, world.person(user), place),
        file: (path) => world.files.get(path) ?? null,
        redeliver: async () => {
            if (last === null)
                throw new Error('nothing was delivered yet');
            await deliver(last);
        },
        dropConnection: gateway.connection.drop,
        connection: gateway.connection,
        now: world.now,
        advance: (milliseconds) => {
            ahead += milliseconds;
        },
        removeBot: async () => {
            for (const channel of world.channels.values())
                if (channel.guild === world.guild)
                    channel.hasBot = false;
            await deliverGuildEvent({ name: 'GUILD_DELETE', data: { id: world.guild } });
        },
        deleteChannel: async (place) => {
            const channel = world.channels.get(world.channelAt(place, ''));
            if (channel === undefined)
                return;
            channel.isDeleted = true;
            const data = { id: channel.id, type: channel.type, guild_id: channel.guild };
            await deliverGuildEvent({ name: 'CHANNEL_DELETE', data });
        },
        revokeToken: () => {
            world.token = '';
            gateway.connection.drop(4004);
        },
        failNext,
        holdNext,
        waitForRequest: (matches, timeout = TIMEOUT) => world.until(() => world.requests.find(matches), timeout, describe),
        until: (look, timeout = TIMEOUT) => world.until(look, timeout, describe),
        onChange: world.onChange,
        close: async () => {
            gateway.close();
            await listening.close();
        },
    };
}
const listRequests = (requests) => requests.map(({ method, path, status }) => `${status} ${method} ${path}`).join('\n');
//# sourceMappingURL=start-server.js.map