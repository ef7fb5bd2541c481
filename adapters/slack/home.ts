/**
 * Keeps the Home tab of learners who look at it as it should be: published when they open it, and anew after whatever
 * they do for a while. A view that has not changed is not published again.
 */
import type { webApi } from '@slack/bolt';
import type { HomeView, KnownBlock } from '@slack/types';
import { InOrder, RecentMap } from '../../src/core/async.ts';
import { command, type LearnerEvent, type LearnerId } from '../../src/core/event.ts';
import { code, type Prose, paragraph } from '../../src/core/prose.ts';
import type { Block, PlainBlock } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { pack } from '../shared/split.ts';
import { retryUntil } from './client.ts';
import { describeError } from './errors.ts';
import { SLACK_LIMITS } from './limits.ts';
import { NOTHING_UPLOADED, withFallbacks, writeBlock } from './messages.ts';

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
  /** Views of one learner are published one after the other. */
  readonly #views = new InOrder();

  constructor(tools: HomeTools) {
    this.#tools = tools;
  }

  /** The learner opened the Home tab. Never rejects. */
  async open(event: LearnerEvent, user: string): Promise<void> {
    const shown = this.#opened.get(event.learner)?.shown ?? '';
    const opened = { user, at: Date.now(), shown, isDue: false };
    this.#opened.set(event.learner, opened);
    await this.#views.run(event.learner, () => this.#publish(event, opened));
  }

  /** The learner did something that may change it. Returns at once; several calls in a row make one view. */
  refreshAfter(event: LearnerEvent): void {
    const opened = this.#opened.get(event.learner);
    if (opened === undefined || opened.isDue || Date.now() - opened.at > RECENT) return;
    opened.isDue = true;
    const asked: LearnerEvent = { id: `${event.id}:home`, learner: event.learner, ...command('home') };
    void this.#views.run(event.learner, () => this.#publish(asked, opened));
  }

  /** Resolves when everything that was asked for is published. */
  idle(): Promise<void> {
    return this.#views.idle();
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
      await retryUntil(until, () => client.views.publish({ user_id: opened.user, view }));
      opened.shown = drawn;
    } catch (error) {
      log.warn('a Home tab could not be published', { event: event.id, ...describeError(error) });
    }
  }
}

const { home } = SLACK_LIMITS;

/** At the end of a Home tab that could not hold everything. */
const MORE = paragraph('There’s more. Type ', code('progress'), ' under Messages to see it all.');

/** The view. It cannot be split as messages can: what is too much for it is shown by a command, and it says so. */
export function writeHome(blocks: readonly Block[]): HomeView {
  const write = (page: readonly PlainBlock[]) => {
    const drawn = draw(page);
    return fits(drawn) ? drawn : null;
  };
  const [shown = [], ...rest] = pack(withFallbacks(blocks, NOTHING_UPLOADED).map(forHome), write);
  return { type: 'home', blocks: rest.length === 0 ? shown : [...shown, ...draw([MORE])] };
}

const draw = (blocks: readonly PlainBlock[]): KnownBlock[] =>
  blocks.flatMap((block) => writeBlock(block, NOTHING_UPLOADED));

/** One block is kept for the last sentence. */
const fits = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length < home.blocks && JSON.stringify(blocks).length <= home.characters;

/**
 * Slack draws tables in messages only; in a quote their rows are lines. And the Home tab has no title of its own, so
 * that its parts may have the real headings, which a screen reader jumps between.
 */
function forHome(block: PlainBlock): PlainBlock {
  const inLines = (node: Prose): Prose => (node.kind === 'table' ? { kind: 'quote', children: [node] } : node);
  switch (block.kind) {
    case 'heading':
      return { ...block, level: 1 };
    case 'table':
      return inLines(block);
    case 'notice':
      return { ...block, content: block.content.map(inLines) };
    default:
      return block;
  }
}
