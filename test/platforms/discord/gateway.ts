/** The gateway half: hello, identify, heartbeat, dispatch, and resume, which replays what a lost connection missed. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import type { World } from './world.ts';

export interface Gateway {
  /** Sends an event to the bot, or keeps it until the bot resumes. Resolves once it is on its way. */
  dispatch(event: string, data: object): Promise<void>;
  /** Cuts the connection as a network failure does, or closes it with a code, such as 4004 for a withdrawn token. */
  dropConnection(code?: number): void;
  /** How often the bot has started and resumed sessions. */
  readonly counts: { identified: number; resumed: number };
  close(): void;
}

interface Session {
  readonly id: string;
  /** Every event of the session; the sequence number of one is its place, from 1. */
  readonly events: { readonly event: string; readonly data: object }[];
  socket: WebSocket | null;
}

interface Packet {
  readonly op: GatewayOpcodes;
  readonly d?: { readonly token?: string; readonly session_id?: string; readonly seq?: number } | null;
}

const HEARTBEAT_INTERVAL = 41_250;

export function createGateway(world: World, server: Server, url: () => string): Gateway {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const counts = { identified: 0, resumed: 0 };
  let session: Session | null = null;

  sockets.on('connection', (socket) => {
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_INTERVAL } });
    socket.on('message', (raw) => receive(socket, JSON.parse(raw.toString())));
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = null;
    });
  });

  function receive(socket: WebSocket, { op, d }: Packet): void {
    if (op === GatewayOpcodes.Heartbeat) send(socket, { op: GatewayOpcodes.HeartbeatAck });
    else if (op !== GatewayOpcodes.Identify && op !== GatewayOpcodes.Resume) return;
    else if (d?.token !== world.token) socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    else if (op === GatewayOpcodes.Identify) identify(socket);
    else resume(socket, d.session_id, d.seq ?? 0);
    world.changed();
  }

  function identify(socket: WebSocket): void {
    counts.identified++;
    session = { id: randomUUID(), events: [], socket };
    const { bot } = world;
    const ready = { v: 10, user: bot, guilds: [], shard: [0, 1], application: { id: bot.id, flags: 0 } };
    void deliver('READY', { ...ready, session_id: session.id, resume_gateway_url: url() });
  }

  function resume(socket: WebSocket, id: string | undefined, sequence: number): void {
    if (session === null || session.id !== id) {
      send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    counts.resumed++;
    session.socket = socket;
    for (let missed = sequence; missed < session.events.length; missed++) sendEvent(session, missed);
    void deliver('RESUMED', {});
  }

  async function deliver(event: string, data: object): Promise<void> {
    if (session === null) throw new Error(`no bot is connected to receive ${event}`);
    session.events.push({ event, data });
    await sendEvent(session, session.events.length - 1);
  }

  return {
    dispatch: deliver,
    counts,
    dropConnection: (code) => (code === undefined ? session?.socket?.terminate() : session?.socket?.close(code)),
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** Sends the event at this place of the session, where it has a connection. */
function sendEvent({ socket, events }: Session, place: number): Promise<void> {
  const { event, data } = events[place] ?? { event: '', data: {} };
  if (socket === null) return Promise.resolve();
  const packet = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: place + 1, d: data });
  return new Promise((resolve) => socket.send(packet, () => resolve()));
}

const send = (socket: WebSocket, packet: object): void => socket.send(JSON.stringify(packet));
