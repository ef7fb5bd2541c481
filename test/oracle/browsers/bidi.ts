/** The little of WebDriver BiDi that the oracle needs: commands with their answers, and events. */
import { EventEmitter, once } from 'node:events';
import { WebSocket } from 'ws';

interface Pending {
  readonly resolve: (result: Record<string, unknown>) => void;
  readonly reject: (error: Error) => void;
}

export class BidiConnection {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  /** By the name of the event: `browsingContext.load`. */
  readonly events = new EventEmitter();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.events.setMaxListeners(0);
    socket.on('message', (data) => this.#receive(JSON.parse(String(data))));
    socket.on('close', () => {
      for (const { reject } of this.#pending.values()) reject(new Error('the browser has ended'));
      this.#pending.clear();
    });
  }

  static async connect(url: string): Promise<BidiConnection> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    return new BidiConnection(socket);
  }

  /** Throws what the browser says is wrong with the command. */
  send(method: string, params: object): Promise<Record<string, unknown>> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #receive(message: {
    id?: number;
    type: string;
    method?: string;
    params?: unknown;
    result?: Record<string, unknown>;
    error?: string;
    message?: string;
  }): void {
    if (message.type === 'event') {
      this.events.emit(message.method ?? '', message.params);
      return;
    }
    const pending = this.#pending.get(message.id ?? -1);
    this.#pending.delete(message.id ?? -1);
    if (message.type === 'success') pending?.resolve(message.result ?? {});
    else pending?.reject(new Error(`${message.error}: ${message.message}`));
  }

  close(): void {
    this.#socket.close();
  }
}
