/**
 * Socket Mode: up to ten WebSockets of the bot. Each parcel goes to one of them, in turn, in an envelope, and comes back
 * as an envelope id; when its socket closes before that, it goes to another.
 */
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Line, Parcel } from './line.ts';
import { BOT } from './workspace.ts';

const MAX_CONNECTIONS = 10;

export class SocketLine implements Line {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #acknowledgements = new Map<string, (body: unknown) => void>();
  #sockets: WebSocket[] = [];
  #envelopes = 0;

  /** How many connections are open now. */
  get connections(): number {
    return this.#sockets.length;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#greet(connection));
  }

  async bring(parcel: Parcel, timeout: number): Promise<unknown> {
    const deadline = AbortSignal.timeout(timeout);
    this.#envelopes += 1;
    const id = `envelope-${this.#envelopes}`;
    for (;;) {
      const socket = await this.#openSocket(deadline);
      const outcome = await this.#send(socket, id, parcel, deadline);
      if (outcome.kind === 'acknowledged') return outcome.body;
      if (outcome.kind === 'late') throw new Error('operation_timeout');
    }
  }

  /** Slack asks the bot to connect anew (`refresh`), or the network breaks (`cut`). Resolves when a new one is open. */
  async reconnect(how: 'refresh' | 'cut'): Promise<void> {
    const greeted = once(this.#events, 'greeted');
    for (const socket of this.#sockets) {
      if (how === 'cut') socket.terminate();
      else socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
    }
    await greeted;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    if (this.#sockets.length === MAX_CONNECTIONS) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: {} }));
      socket.close();
      return;
    }
    this.#sockets.push(socket);
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('close', () => {
      this.#sockets = this.#sockets.filter((other) => other !== socket);
    });
    const num_connections = this.#sockets.length;
    socket.send(JSON.stringify({ type: 'hello', num_connections, connection_info: { app_id: BOT.app_id } }));
    this.#events.emit('greeted');
  }

  #send(
    socket: WebSocket,
    id: string,
    parcel: Parcel,
    deadline: AbortSignal,
  ): Promise<{ kind: 'acknowledged'; body: unknown } | { kind: 'late' } | { kind: 'closed' }> {
    return new Promise((resolve) => {
      const settle = (outcome: Parameters<typeof resolve>[0]) => {
        socket.off('close', closed);
        deadline.removeEventListener('abort', late);
        this.#acknowledgements.delete(id);
        resolve(outcome);
      };
      const closed = () => settle({ kind: 'closed' });
      const late = () => settle({ kind: 'late' });
      socket.once('close', closed);
      deadline.addEventListener('abort', late);
      this.#acknowledgements.set(id, (body) => settle({ kind: 'acknowledged', body }));
      socket.send(JSON.stringify(envelope(id, parcel)));
    });
  }

  #receive(text: string): void {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null || !('envelope_id' in message)) return;
    const body = 'payload' in message ? message.payload : undefined;
    this.#acknowledgements.get(String(message.envelope_id))?.(body);
  }

  async #openSocket(deadline: AbortSignal): Promise<WebSocket> {
    if (this.#sockets.length === 0) {
      await once(this.#events, 'greeted', { signal: deadline }).catch(() => undefined);
    }
    const socket = this.#sockets[this.#envelopes % Math.max(this.#sockets.length, 1)];
    if (socket === undefined) throw new Error('no connection');
    return socket;
  }
}

function envelope(id: string, { kind, payload, attempt }: Parcel): object {
  return {
    envelope_id: id,
    type: kind,
    payload,
    accepts_response_payload: kind !== 'events_api',
    ...(kind === 'events_api' ? { retry_attempt: attempt, retry_reason: attempt === 0 ? '' : 'timeout' } : {}),
  };
}
