/**
 * Bolt, timed, and with a way to take no more. Bolt acknowledges message events before any listener runs, and what people
 * press and type answer.ts acknowledges first of all: nothing is read and no program waited for before Slack knows that
 * the delivery has come. What Slack delivers again all the same, the tutor knows by its id.
 */
import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import type { Meter } from '../../src/core/meter.ts';

export class SlackApp extends App {
  readonly #meter: Meter;
  #isStopping = false;

  constructor(options: AppOptions, meter: Meter) {
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
    return super.processEvent({ ...event, ack });
  }
}
