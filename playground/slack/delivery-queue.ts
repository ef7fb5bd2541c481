/** Delivers payloads to the bot, again where Slack would, and records the outcome of each attempt. */
import type { Clock } from '../clock.ts';
import { type Changes, withChanges } from '../forge.ts';

/** In the words of Socket Mode. */
export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

export interface Delivery {
  readonly kind: DeliveryKind;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 0 at first; Slack delivers an event again up to three times. */
  readonly attempt: number;
}

/** How Slack reaches the bot: a socket, or signed HTTP. */
export interface Connection {
  /**
   * Delivers once. Resolves with the body of the acknowledgement; rejects when none comes in `timeout` milliseconds.
   */
  deliver(delivery: Delivery, timeout: number): Promise<unknown>;
}

export interface DeliveryRecord extends Delivery {
  readonly outcome: 'acknowledged' | 'failed';
}

export interface DeliveryOptions {
  /** Milliseconds that the bot has to acknowledge. */
  readonly ackTimeout: number;
  /** Milliseconds before each further attempt for an event. */
  readonly retryDelays: readonly number[];
  readonly clock: Clock;
}

export class DeliveryQueue {
  readonly #connection: Connection;
  readonly #options: DeliveryOptions;
  readonly records: DeliveryRecord[] = [];
  #isClosed = false;
  #forged: Changes = [];

  constructor(connection: Connection, options: DeliveryOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  /** Delivers once. Resolves with the acknowledgement; rejects where Slack's client would show an error. */
  async deliver(kind: DeliveryKind, payload: Delivery['payload'], attempt = 0): Promise<unknown> {
    const delivery = { kind, payload: withChanges(payload, this.#forged), attempt };
    this.#forged = [];
    try {
      const body = await this.#connection.deliver(delivery, this.#options.ackTimeout);
      this.records.push({ ...delivery, outcome: 'acknowledged' });
      return body;
    } catch (error) {
      this.records.push({ ...delivery, outcome: 'failed' });
      throw error;
    }
  }

  /** Delivers an event until it is acknowledged or Slack gives up. Resolves either way. */
  async deliverEvent(payload: Delivery['payload']): Promise<void> {
    for (const [attempt, delay] of [0, ...this.#options.retryDelays].entries()) {
      await this.#options.clock.wait(delay);
      if (this.#isClosed) return;
      const isAcknowledged = await this.deliver('events_api', payload, attempt).then(
        () => true,
        () => false,
      );
      if (isAcknowledged) return;
    }
  }

  /** The next payload says something else than what was done: of each pair the second text in place of the first. */
  forgeNext(changes: Changes): void {
    this.#forged = changes;
  }

  /** Delivers the last payload once more: a person's double click, or Slack's retry. */
  async repeatLast(): Promise<void> {
    const last = this.records.at(-1);
    if (last === undefined) throw new Error('nothing was delivered yet');
    await this.deliver(last.kind, last.payload, last.attempt + 1);
  }

  close(): void {
    this.#isClosed = true;
  }
}
