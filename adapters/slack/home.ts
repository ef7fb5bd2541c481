/**
 * Keeps the Home tab of learners who look at it as it should be: published when they open it, and anew after whatever
 * they do for a while. A view that has not changed is not published again.
 */
import type { webApi } from '@slack/bolt';
import { command, type LearnerEvent, type LearnerId } from '../../src/core/event.ts';
import { InOrder } from '../../src/core/in-order.ts';
import { RecentMap } from '../../src/core/recent-map.ts';
import type { Log } from '../../src/log.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { SLACK_LIMITS } from './limits.ts';
import { patiently } from './patiently.ts';
import { describeError } from './slack-error.ts';
import { writeHome } from './write-home.ts';

export interface HomeTools {
  readonly client: webApi.WebClient;
  readonly tutor: Tutor;
  readonly log: Log;
}

interface Opened {
  readonly user: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The view as it was published last, as JSON. */
  shown: string;
  isDue: boolean;
}

/** Milliseconds after opening it. */
const RECENT = 60 * 60_000;
const REMEMBERED = 1000;

export class Homes {
  readonly #tools: HomeTools;
  readonly #opened = new RecentMap<LearnerId, Opened>(REMEMBERED);
  readonly #inOrder = new InOrder();

  constructor(tools: HomeTools) {
    this.#tools = tools;
  }

  /** The learner opened the Home tab. Never rejects. */
  async open(event: LearnerEvent, user: string): Promise<void> {
    const shown = this.#opened.get(event.learner)?.shown ?? '';
    const opened = { user, at: Date.now(), shown, isDue: false };
    this.#opened.set(event.learner, opened);
    await this.#inOrder.run(event.learner, () => this.#publish(event, opened));
  }

  /** The learner did something that may change it. Returns at once; several calls in a row make one view. */
  refreshAfter(event: LearnerEvent): void {
    const opened = this.#opened.get(event.learner);
    if (opened === undefined || opened.isDue || Date.now() - opened.at > RECENT) return;
    opened.isDue = true;
    const asked: LearnerEvent = { id: `${event.id}:home`, learner: event.learner, ...command('home') };
    void this.#inOrder.run(event.learner, () => this.#publish(asked, opened));
  }

  /** Resolves when everything that was asked for is published. */
  idle(): Promise<void> {
    return this.#inOrder.idle();
  }

  async #publish(event: LearnerEvent, opened: Opened): Promise<void> {
    const { client, tutor, log } = this.#tools;
    opened.isDue = false;
    try {
      const reply = await tutor.handle(event);
      if (reply === null) return;
      const view = writeHome(reply.blocks);
      const drawn = JSON.stringify(view);
      if (drawn === opened.shown) return;
      const until = Date.now() + SLACK_LIMITS.responseUrlLifetime;
      await patiently(until, () => client.views.publish({ user_id: opened.user, view }));
      opened.shown = drawn;
    } catch (error) {
      log.warn('a Home tab could not be published', { event: event.id, ...describeError(error) });
    }
  }
}
