/** Socket Mode: WebSockets of the bot; each parcel goes to one of them in an envelope, and comes back as an envelope id. */
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Line, Parcel } from './line.ts';
import { BOT } from './workspace.ts';

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
    const socket = await this.#openSocket(timeout);
    this.#envelopes += 1;
    const id = `envelope-${this.#envelopes}`;
    socket.send(JSON.stringify(envelope(id, parcel)));
    return new Promise((resolve, reject) => {
      const fail = () => done(() => reject(new Error('operation_timeout')));
      const timer = setTimeout(fail, timeout);
      // A socket that closes takes its envelopes with it.
      socket.once('close', fail);
      const done = (settle: () => void) => {
        clearTimeout(timer);
        socket.off('close', fail);
        this.#acknowledgements.delete(id);
        settle();
      };
      this.#acknowledgements.set(id, (body) => done(() => resolve(body)));
    });
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
    this.#sockets.push(socket);
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('close', () => {
      this.#sockets = this.#sockets.filter((other) => other !== socket);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: BOT.app_id } }));
    this.#events.emit('greeted');
  }

  #receive(text: string): void {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null || !('envelope_id' in message)) return;
    const body = 'payload' in message ? message.payload : undefined;
    this.#acknowledgements.get(String(message.envelope_id))?.(body);
  }

  async #openSocket(timeout: number): Promise<WebSocket> {
    if (this.#sockets.length === 0) {
      await once(this.#events, 'greeted', { signal: AbortSignal.timeout(timeout) }).catch(() => undefined);
    }
    const socket = this.#sockets.at(-1);
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
