/** How Slack brings something to the bot: by socket or by signed HTTP. */
import type { Clock } from '../clock.ts';

/** What it is, in Socket Mode's words. */
export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

export interface Parcel {
  readonly kind: DeliveryKind;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 0 at first; Slack brings an event again up to three times. */
  readonly attempt: number;
}

export interface Line {
  /** Brings a parcel once. Resolves with the acknowledgement's body; rejects when there is none in time. */
  bring(parcel: Parcel, timeout: number): Promise<unknown>;
  close(): Promise<void>;
}

/* Brings parcels over a line, again and again where Slack would, and remembers what became of each. */

export interface DeliveryRecord extends Parcel {
  readonly outcome: 'acknowledged' | 'failed';
}

export interface CourierOptions {
  /** Milliseconds that the bot has to acknowledge. */
  readonly ackTimeout: number;
  /** Milliseconds before each further attempt for an event. */
  readonly retryDelays: readonly number[];
  readonly clock: Clock;
}

export class Courier {
  readonly #line: Line;
  readonly #options: CourierOptions;
  readonly records: DeliveryRecord[] = [];
  #isClosed = false;

  constructor(line: Line, options: CourierOptions) {
    this.#line = line;
    this.#options = options;
  }

  /** Brings something once. Resolves with the acknowledgement; rejects as Slack's client would show an error. */
  async bring(kind: DeliveryKind, payload: Parcel['payload'], attempt = 0): Promise<unknown> {
    const parcel = { kind, payload, attempt };
    try {
      const body = await this.#line.bring(parcel, this.#options.ackTimeout);
      this.records.push({ ...parcel, outcome: 'acknowledged' });
      return body;
    } catch (error) {
      this.records.push({ ...parcel, outcome: 'failed' });
      throw error;
    }
  }

  /** Brings an event until it is acknowledged or Slack gives up. Resolves either way. */
  async bringEvent(payload: Parcel['payload']): Promise<void> {
    for (const [attempt, delay] of [0, ...this.#options.retryDelays].entries()) {
      await this.#options.clock.wait(delay);
      if (this.#isClosed) return;
      const isAcknowledged = await this.bring('events_api', payload, attempt).then(
        () => true,
        () => false,
      );
      if (isAcknowledged) return;
    }
  }

  /** What was brought last, once more: a person's double click, or Slack's retry. */
  async repeatLast(): Promise<void> {
    const last = this.records.at(-1);
    if (last === undefined) throw new Error('nothing was delivered yet');
    await this.bring(last.kind, last.payload, last.attempt + 1);
  }

  close(): void {
    this.#isClosed = true;
  }
}
