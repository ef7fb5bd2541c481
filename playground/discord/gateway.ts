/**
 * The gateway half: hello, identify, heartbeat, dispatch, and resume, which replays what a lost connection missed. As
 * Discord does, it closes a connection without heartbeats, and refuses intents that are not switched on. A bot may have
 * several connections: each shard gets the events of its own servers, and the first one direct messages.
 */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { ApplicationFlags, GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import type { GatewayEvent } from './events.ts';
import { gatewayUrl, type World } from './world.ts';

export interface Gateway {
  /** Sends an event to its shard, or keeps it until that resumes. Resolves once it is sent. */
  dispatch(event: GatewayEvent): Promise<void>;
  /** The intents that the bot asked for; 0 before it has identified itself. */
  intents(): number;
  readonly connection: ConnectionTroubles;
  /** How often the bot has started and resumed sessions, and asked for members of its server. */
  readonly counts: { identified: number; resumed: number; askedForMembers: number };
  close(): void;
}

/** Troubles that real connections have; with several shards, all of them have it. */
export interface ConnectionTroubles {
  /** Cuts it as a network failure does, or closes it with a code, such as 4004 for a withdrawn token. */
  drop(code?: number): void;
  /** Stops answering heartbeats, until the bot connects again: it is a zombie then. */
  freeze(): void;
  /** Asks the bot to connect again and resume, as before maintenance (op 7). */
  askToReconnect(): void;
  /** Forgets the session (op 9): it cannot be resumed, and what was not delivered is lost. */
  invalidate(): void;
}

/** Ids in one request for members. */
const MOST_MEMBERS = 100;

/** Which of how many connections. */
type Shard = readonly [index: number, count: number];

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  /** Every event of the session; the sequence number of one is its place, from 1. */
  readonly events: { readonly event: string; readonly data: object }[];
  socket: WebSocket | null;
}

interface Packet {
  readonly op: GatewayOpcodes;
  readonly d?: {
    readonly token?: string;
    readonly session_id?: string;
    readonly seq?: number;
    readonly intents?: number;
    readonly shard?: Shard;
    readonly guild_id?: string;
    readonly user_ids?: readonly string[];
    readonly nonce?: string;
  } | null;
}

/** Intervals that may pass without a heartbeat. */
const MAX_SILENT_INTERVALS = 2;

/** `heartbeatInterval` in milliseconds. */
export function createGateway(world: World, server: Server, heartbeatInterval: number): Gateway {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const frozen = new WeakSet<WebSocket>();
  const counts = { identified: 0, resumed: 0, askedForMembers: 0 };
  const sessions = new Map<number, Session>();

  sockets.on('connection', (socket) => {
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatInterval } });
    const watchdog = setTimeout(
      () => socket.close(GatewayCloseCodes.SessionTimedOut, 'Session timed out.'),
      MAX_SILENT_INTERVALS * heartbeatInterval,
    );
    socket.on('message', (raw) => {
      const packet: Packet = JSON.parse(raw.toString());
      if (packet.op === GatewayOpcodes.Heartbeat) watchdog.refresh();
      receive(socket, packet);
    });
    socket.on('close', () => {
      clearTimeout(watchdog);
      for (const session of sessions.values()) if (session.socket === socket) session.socket = null;
      world.changed();
    });
  });

  function receive(socket: WebSocket, { op, d }: Packet): void {
    if (op === GatewayOpcodes.Heartbeat) {
      if (!frozen.has(socket)) send(socket, { op: GatewayOpcodes.HeartbeatAck });
    } else if (op === GatewayOpcodes.RequestGuildMembers) tellMembers(socket, d);
    else if (op !== GatewayOpcodes.Identify && op !== GatewayOpcodes.Resume) return;
    else if (d?.token !== world.token) socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    else if (op === GatewayOpcodes.Identify) identify(socket, d.intents ?? 0, d.shard ?? [0, 1]);
    else resume(socket, d.session_id, d.seq ?? 0);
    world.changed();
  }

  /** Up to a hundred by their ids, to whoever asks; for a whole list a privileged intent would be needed. */
  function tellMembers(socket: WebSocket, asked: Packet['d']): void {
    const session = [...sessions.values()].find((one) => one.socket === socket);
    const ids = asked?.user_ids ?? [];
    if (session === undefined || asked?.guild_id !== world.guild || ids.length > MOST_MEMBERS) return;
    counts.askedForMembers += 1;
    const found = [...world.accounts.values()].filter(({ user }) => ids.includes(user.id));
    const members = found.map(({ user }) => ({
      user,
      nick: null,
      roles: [],
      joined_at: null,
      deaf: false,
      mute: false,
    }));
    const missing = ids.filter((id) => !found.some(({ user }) => user.id === id));
    const data = { guild_id: world.guild, members, chunk_index: 0, chunk_count: 1, not_found: missing };
    void deliver(session, 'GUILD_MEMBERS_CHUNK', { ...data, nonce: asked.nonce });
  }

  function identify(socket: WebSocket, intents: number, shard: Shard): void {
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
    const session: Session = { id: randomUUID(), intents, shard, events: [], socket };
    sessions.set(index, session);
    const { bot, applicationFlags: flags } = world;
    const ready = { v: 10, user: bot, guilds: [], shard, application: { id: bot.id, flags } };
    void deliver(session, 'READY', { ...ready, session_id: session.id, resume_gateway_url: gatewayUrl(world) });
  }

  function resume(socket: WebSocket, id: string | undefined, sequence: number): void {
    const session = [...sessions.values()].find((one) => one.id === id);
    if (session === undefined) {
      send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    counts.resumed++;
    session.socket = socket;
    for (let missed = sequence; missed < session.events.length; missed++) sendEvent(session, missed);
    void deliver(session, 'RESUMED', {});
  }

  async function deliver(session: Session, event: string, data: object): Promise<void> {
    session.events.push({ event, data });
    await sendEvent(session, session.events.length - 1);
  }

  async function dispatch({ name, data }: GatewayEvent): Promise<void> {
    const session = [...sessions.values()].find(({ shard: [index, count] }) => index === shardFor(data, count));
    if (session === undefined) throw new Error(`no bot is connected to receive ${name}`);
    await deliver(session, name, data);
  }

  const connected = () => [...sessions.values()].flatMap(({ socket }) => socket ?? []);
  return {
    dispatch,
    intents: () => [...sessions.values()][0]?.intents ?? 0,
    counts,
    connection: {
      drop: (code) => {
        for (const socket of connected()) code === undefined ? socket.terminate() : socket.close(code);
      },
      freeze: () => {
        for (const socket of connected()) frozen.add(socket);
      },
      askToReconnect: () => {
        for (const socket of connected()) send(socket, { op: GatewayOpcodes.Reconnect, d: null });
      },
      invalidate: () => {
        for (const socket of connected()) send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
        sessions.clear();
      },
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** Events of a server go to the shard of its id, all others to the first. */
const shardFor = (data: object, count: number): number =>
  'guild_id' in data && typeof data.guild_id === 'string' ? Number((BigInt(data.guild_id) >> 22n) % BigInt(count)) : 0;

/** Intents that have to be switched on for an application, and the flags that say so. */
const PRIVILEGED = [
  [GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  [GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  [
    GatewayIntentBits.MessageContent,
    ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
  ],
] as const;

const asksTooMuch = (intents: number, flags: number): boolean =>
  PRIVILEGED.some(([intent, allowing]) => (intents & intent) !== 0 && (flags & allowing) === 0);

/** Sends the event with this index of the session, if that has a connection. */
function sendEvent({ socket, events }: Session, place: number): Promise<void> {
  const { event, data } = events[place] ?? { event: '', data: {} };
  if (socket === null) return Promise.resolve();
  const packet = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: place + 1, d: data });
  return new Promise((resolve) => socket.send(packet, () => resolve()));
}

const send = (socket: WebSocket, packet: object): void => socket.send(JSON.stringify(packet));
