/**
 * Bolt with one change: a message event is acknowledged when it has been answered, or after two seconds, whichever
 * comes first; Bolt itself acknowledges before any listener runs, over HTTP and over the socket alike.
 *
 * Slack delivers message events again that were not acknowledged. So when the process dies in between, the message is
 * answered by the next one, rather than lost; and since the tutor commits by event id, never counted twice. Presses,
 * commands and submissions are never delivered again, so nothing is gained by letting them wait: answer.ts
 * acknowledges them at once. (Bolt's `processBeforeResponse` would hold back those too, and without a time limit.)
 */
import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import { type Meter, NO_METER } from '../../src/core/meter.ts';

/** Milliseconds; Slack gives up after 3000. */
const LATEST_ACK = 2000;

export class LateAckApp extends App {
  readonly #meter: Meter;
  #isStopping = false;

  constructor(options: AppOptions, meter: Meter = NO_METER) {
    super(options);
    this.#meter = meter;
  }

  /** From now on deliveries are neither answered nor acknowledged, so that Slack brings them to another process. */
  refuseDeliveries(): void {
    this.#isStopping = true;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (this.#isStopping) return;
    const since = performance.now();
    const ack: typeof event.ack = async (response) => {
      await event.ack(response);
      this.#meter.time('acknowledgement', { platform: 'slack' }, performance.now() - since);
    };
    if (event.body.type !== 'event_callback') return super.processEvent({ ...event, ack });
    let acknowledged: Promise<void> | null = null;
    const acknowledge = () => {
      acknowledged ??= ack();
      return acknowledged;
    };
    const timer = setTimeout(() => void acknowledge().catch(() => undefined), LATEST_ACK);
    try {
      await super.processEvent({ ...event, ack: async () => {} });
    } finally {
      clearTimeout(timer);
      // A socket that closed meanwhile: Slack delivers it again, and the event's id tells that it was answered.
      await acknowledge().catch(() => undefined);
    }
  }
}
