/**
 * The gateway half: hello, identify, heartbeat, dispatch, and resume, which replays what a lost connection missed. As
 * Discord does, it closes a connection without heartbeats, and refuses intents that are not switched on. A bot may have
 * several connections: each shard gets the events of its own servers, and the first one direct messages.
 */
import { randomUUID } from 'node:crypto';
import { ApplicationFlags, GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import { WebSocketServer } from 'ws';
import { gatewayUrl } from './world.js';
/** Intervals that may pass without a heartbeat. */
const MAX_SILENT_INTERVALS = 2;
/** `heartbeatInterval` in milliseconds. */
export function createGateway(world, server, heartbeatInterval) {
    const sockets = new WebSocketServer({ server, perMessageDeflate: false });
    const frozen = new WeakSet();
    const counts = { identified: 0, resumed: 0 };
    const sessions = new Map();
    sockets.on('connection', (socket) => {
        send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatInterval } });
        const watchdog = setTimeout(() => socket.close(GatewayCloseCodes.SessionTimedOut, 'Session timed out.'), MAX_SILENT_INTERVALS * heartbeatInterval);
        socket.on('message', (raw) => {
            const packet = JSON.parse(raw.toString());
            if (packet.op === GatewayOpcodes.Heartbeat)
                watchdog.refresh();
            receive(socket, packet);
        });
        socket.on('close', () => {
            clearTimeout(watchdog);
            for (const session of sessions.values())
                if (session.socket === socket)
                    session.socket = null;
            world.changed();
        });
    });
    function receive(socket, { op, d }) {
        if (op === GatewayOpcodes.Heartbeat) {
            if (!frozen.has(socket))
                send(socket, { op: GatewayOpcodes.HeartbeatAck });
        }
        else if (op !== GatewayOpcodes.Identify && op !== GatewayOpcodes.Resume)
            return;
        else if (d?.token !== world.token)
            socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
        else if (op === GatewayOpcodes.Identify)
            identify(socket, d.intents ?? 0, d.shard ?? [0, 1]);
        else
            resume(socket, d.session_id, d.seq ?? 0);
        world.changed();
    }
    function identify(socket, intents, shard) {
        const [index, count] = shard;
        if (index >= count) {
            socket.close(GatewayCloseCodes.InvalidShard, 'Invalid shard.');
            return;
        }
        if (asksTooMuch(intents, world.applicationFlags)) {
            socket.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
            return;
        }
        counts.identified++;
        const session = { id: randomUUID(), intents, shard, events: [], socket };
        sessions.set(index, session);
        const { bot, applicationFlags: flags } = world;
        const ready = { v: 10, user: bot, guilds: [], shard, application: { id: bot.id, flags } };
        void deliver(session, 'READY', { ...ready, session_id: session.id, resume_gateway_url: gatewayUrl(world) });
    }
    function resume(socket, id, sequence) {
        const session = [...sessions.values()].find((one) => one.id === id);
        if (session === undefined) {
            send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
            return;
        }
        counts.resumed++;
        session.socket = socket;
        for (let missed = sequence; missed < session.events.length; missed++)
            sendEvent(session, missed);
        void deliver(session, 'RESUMED', {});
    }
    async function deliver(session, event, data) {
        session.events.push({ event, data });
        await sendEvent(session, session.events.length - 1);
    }
    async function dispatch({ name, data }) {
        const session = [...sessions.values()].find(({ shard: [index, count] }) => index === shardFor(data, count));
        if (session === undefined)
            throw new Error(`no bot is connected to receive ${name}`);
        await deliver(session, name, data);
    }
    const connected = () => [...sessions.values()].flatMap(({ socket }) => socket ?? []);
    return {
        dispatch,
        intents: () => [...sessions.values()][0]?.intents ?? 0,
        counts,
        connection: {
            drop: (code) => {
                for (const socket of connected())
                    code === undefined ? socket.terminate() : socket.close(code);
            },
            freeze: () => {
                for (const socket of connected())
                    frozen.add(socket);
            },
            askToReconnect: () => {
                for (const socket of connected())
                    send(socket, { op: GatewayOpcodes.Reconnect, d: null });
            },
            invalidate: () => {
                for (const socket of connected())
                    send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
                sessions.clear();
            },
        },
        close: () => {
            for (const socket of sockets.clients)
                socket.terminate();
            sockets.close();
        },
    };
}
/** Events of a server go to the shard of its id, all others to the first. */
const shardFor = (data, count) => 'guild_id' in data && typeof data.guild_id === 'string' ? Number((BigInt(data.guild_id) >> 22n) % BigInt(count)) : 0;
/** Intents that have to be switched on for an application, and the flags that say so. */
const PRIVILEGED = [
    [GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
    [GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
    [
        GatewayIntentBits.MessageContent,
        ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
    ],
];
const asksTooMuch = (intents, flags) => PRIVILEGED.some(([intent, allowing]) => (intents & intent) !== 0 && (flags & allowing) === 0);
/** Sends the event with this index of the session, if that has a connection. */
function sendEvent({ socket, events }, place) {
    const { event, data } = events[place] ?? { event: '', data: {} };
    if (socket === null)
        return Promise.resolve();
    const packet = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: place + 1, d: data });
    return new Promise((resolve) => socket.send(packet, () => resolve()));
}
const send = (socket, packet) => socket.send(JSON.stringify(packet));
//# sourceMappingURL=gateway.js.map