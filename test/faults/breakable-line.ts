/** The network between a bot and a server, to be broken on purpose: TCP on a local port, passed on to the real one. */
import { once } from 'node:events';
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net';

/** What goes over the line just when it breaks: a request that does not arrive, or an answer that does not. */
export interface Cut {
  readonly what: 'request' | 'answer';
  /** Stands in its bytes. */
  readonly containing: string;
}

interface Wire {
  readonly client: Socket;
  readonly server: Socket;
}

export class BreakableLine {
  readonly #listener: Server;
  readonly #target: number;
  readonly #wires = new Set<Wire>();
  #state: 'whole' | 'refusing' | 'silent' = 'whole';
  #planned: { readonly cut: Cut; readonly struck: () => void } | null = null;
  #port = 0;

  /** `target`: a port of this machine. */
  constructor(target: number) {
    this.#target = target;
    this.#listener = createServer((client) => this.#accept(client));
  }

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    this.#listener.listen(this.#port, '127.0.0.1');
    await once(this.#listener, 'listening');
    const address = this.#listener.address();
    if (typeof address === 'object' && address !== null) this.#port = address.port;
  }

  /** All connections break, and nobody gets another: the server is gone. */
  refuse(): void {
    this.#state = 'refusing';
    this.#cutAll();
    this.#listener.close();
  }

  /**
   * Nothing passes in either direction, and nobody is told: the server is frozen, or the network swallows everything.
   */
  fallSilent(): void {
    this.#state = 'silent';
    for (const { client, server } of this.#wires) {
      client.pause();
      server.pause();
    }
  }

  /** The connections that there are fall silent for good; new ones work. */
  abandon(): void {
    this.fallSilent();
    this.#wires.clear();
    this.#state = 'whole';
  }

  /** Works again; what was on its way in silence arrives. */
  async mend(): Promise<void> {
    const before = this.#state;
    this.#state = 'whole';
    for (const { client, server } of this.#wires) {
      client.resume();
      server.resume();
    }
    if (before === 'refusing') await this.open();
  }

  /** The connection breaks at the next such request or answer; resolves when it has. */
  cutNext(cut: Cut): Promise<void> {
    return new Promise((struck) => {
      this.#planned = { cut, struck };
    });
  }

  close(): void {
    this.#cutAll();
    this.#listener.close();
  }

  #accept(client: Socket): void {
    const wire = { client, server: connectTo(this.#target, '127.0.0.1') };
    this.#wires.add(wire);
    const cut = () => this.#cut(wire);
    for (const socket of [wire.client, wire.server]) socket.on('close', cut).on('error', cut);
    wire.client.on('data', (bytes) => this.#isCutAt(wire, 'request', bytes) || wire.server.write(bytes));
    wire.server.on('data', (bytes) => this.#isCutAt(wire, 'answer', bytes) || wire.client.write(bytes));
    if (this.#state === 'silent') wire.client.pause();
  }

  #isCutAt(wire: Wire, what: Cut['what'], bytes: Buffer): boolean {
    const planned = this.#planned;
    if (planned?.cut.what !== what || !bytes.includes(planned.cut.containing)) return false;
    this.#planned = null;
    this.#cut(wire);
    planned.struck();
    return true;
  }

  #cutAll(): void {
    for (const wire of this.#wires) this.#cut(wire);
  }

  #cut(wire: Wire): void {
    this.#wires.delete(wire);
    wire.client.destroy();
    wire.server.destroy();
  }
}
