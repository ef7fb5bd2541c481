/** The network between a bot and a server, to be broken on purpose: TCP on a local port, passed on to the real one. */
import { once } from 'node:events';
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net';

/** What goes over the line just when it breaks: a request that does not arrive, or an answer that does not. */
export interface Cut {
  readonly what: 'request' | 'answer';
  /** Stands in its bytes. */
  readonly containing: string;
}

/** Where in the life of a request its connection breaks. */
export const MOMENTS = [
  /** The server never has it. */
  'before it arrives',
  /** The server has done what was asked, and nobody is told. */
  'before the answer',
  /** Half of the answer arrives. */
  'during the answer',
  /** All of it has arrived. */
  'after the answer',
] as const;
export type Moment = (typeof MOMENTS)[number];

interface PlannedCut {
  readonly moment: Moment;
  /** How many requests are let through before. */
  left: number;
}

interface Wire {
  readonly client: Socket;
  readonly server: Socket;
  /** Whether a request is on its way that has no answer yet. */
  isAsking: boolean;
  /** Where it breaks at the next answer. */
  breaksAt: Moment | null;
}

export class BreakableLine {
  readonly #listener: Server;
  readonly #target: number;
  readonly #wires = new Set<Wire>();
  #state: 'whole' | 'refusing' | 'silent' = 'whole';
  #planned: { readonly cut: Cut; readonly struck: () => void } | null = null;
  #requestCut: PlannedCut | null = null;
  #requests = 0;
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

  /** How many requests have begun. Over HTTP 1.1 one begins when something is sent and all before it is answered. */
  get requests(): number {
    return this.#requests;
  }

  /**
   * The connection of a request from now on breaks: of the next one, when none are let through before. Gives back
   * whether it has broken; asking ends the plan.
   */
  cutRequest(moment: Moment, letThrough: number): () => boolean {
    const planned = { moment, left: letThrough };
    this.#requestCut = planned;
    return () => {
      const hasStruck = this.#requestCut !== planned;
      this.#requestCut = null;
      return hasStruck;
    };
  }

  close(): void {
    this.#cutAll();
    this.#listener.close();
  }

  #accept(client: Socket): void {
    const wire: Wire = { client, server: connectTo(this.#target, '127.0.0.1'), isAsking: false, breaksAt: null };
    this.#wires.add(wire);
    const cut = () => this.#cut(wire);
    for (const socket of [wire.client, wire.server]) socket.on('close', cut).on('error', cut);
    wire.client.on('data', (bytes) => {
      if (this.#isCutAt(wire, 'request', bytes) || this.#isLost(wire)) return;
      wire.server.write(bytes);
    });
    wire.server.on('data', (bytes) => {
      if (!this.#isCutAt(wire, 'answer', bytes)) this.#passAnswer(wire, bytes);
    });
    if (this.#state === 'silent') wire.client.pause();
  }

  /** Whether a request that begins with these bytes, or goes on, does not arrive. */
  #isLost(wire: Wire): boolean {
    if (wire.isAsking) return false;
    wire.isAsking = true;
    this.#requests += 1;
    const planned = this.#requestCut;
    if (planned === null) return false;
    planned.left -= 1;
    if (planned.left >= 0) return false;
    this.#requestCut = null;
    if (planned.moment === 'before it arrives') this.#cut(wire);
    else wire.breaksAt = planned.moment;
    return planned.moment === 'before it arrives';
  }

  #passAnswer(wire: Wire, bytes: Buffer): void {
    wire.isAsking = false;
    const cut = () => this.#cut(wire);
    switch (wire.breaksAt) {
      case null:
        wire.client.write(bytes);
        break;
      case 'before the answer':
        cut();
        break;
      case 'during the answer':
        wire.client.write(bytes.subarray(0, bytes.length / 2), cut);
        break;
      default:
        wire.client.write(bytes, cut);
    }
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
