/**
 * Bolt with one change: a message event is acknowledged when it has been answered, or after two seconds, whichever
 * comes first; Bolt itself acknowledges before any listener runs, over HTTP and over the socket alike.
 *
 * Slack delivers message events again that were not acknowledged. So when the process dies in between, the message is
 * answered by the next one, rather than lost; and since the tutor commits by event id, never counted twice. Presses,
 * commands and submissions are never delivered again, so nothing is gained by letting them wait: answer.ts
 * acknowledges them at once. (Bolt's `processBeforeResponse` would hold back those too, and without a time limit.)
 */
import { App, type ReceiverEvent } from '@slack/bolt';

/** Milliseconds; Slack gives up after 3000. */
const LATEST_ACK = 2000;

export class LateAckApp extends App {
  #isStopping = false;

  /** From now on deliveries are neither answered nor acknowledged, so that Slack brings them to another process. */
  refuseDeliveries(): void {
    this.#isStopping = true;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (this.#isStopping) return;
    if (event.body.type !== 'event_callback') return super.processEvent(event);
    let acknowledged: Promise<void> | null = null;
    const acknowledge = () => {
      acknowledged ??= Promise.resolve(event.ack());
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
