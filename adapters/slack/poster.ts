/**
 * Posts messages that everybody in a conversation sees: at most one a second and conversation, which is what Slack
 * allows, and each of them once.
 *
 * Once: a request that broke off may have been carried out all the same. So every message bears a mark, the id of one of
 * its blocks, and before a message is posted a second time the conversation's latest messages are searched for it. Only
 * a message that has no words in blocks bears no mark; such a one may come twice.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import { InOrder, RecentMap } from '../../src/core/async.ts';
import type { Log } from '../../src/log.ts';
import { retryUntil } from './client.ts';
import { describeError, isBadBlocks, isUncertain, pauseBeforeRetry } from './errors.ts';
import { type SlackBlock, type SlackMessage, withoutPictures } from './messages.ts';

export interface PostOptions {
  /** Epoch milliseconds until which it is tried. */
  readonly until: number;
  /** What to mark the message with, at most 255 characters; a mark of its own unless told. */
  readonly mark?: string;
  /** Whether the message may have been posted before, so that it is searched for at once. */
  readonly mayBeThere?: boolean;
  /** The `ts` of the message that begins the thread it belongs in; null, which is the default, outside threads. */
  readonly thread?: string | null;
}

/** How many conversations are remembered. */
const REMEMBERED = 10_000;
/** As many messages are searched: far more than one learner's queue can have sent meanwhile. */
const SEARCHED = 15;
/** A thread is given from its beginning on; as many are one page. */
const SEARCHED_IN_THREAD = 200;

export class Poster {
  readonly #client: webApi.WebClient;
  readonly #interval: number;
  readonly #nextTurn = new RecentMap<string, number>(REMEMBERED);
  readonly #inOrder = new InOrder();
  readonly #directs = new RecentMap<string, string>(REMEMBERED);

  /** `interval`: milliseconds between two messages in one conversation. */
  constructor(client: webApi.WebClient, interval: number) {
    this.#client = client;
    this.#interval = interval;
  }

  /** The id of the direct conversation with a person. @throws what Slack's client throws. */
  async openDirect(user: string, until: number): Promise<string> {
    const known = this.#directs.get(user);
    if (known !== undefined) return known;
    const opened = await retryUntil(until, () => this.#client.conversations.open({ users: user }));
    const channel = opened.channel?.id ?? user;
    this.#directs.set(user, channel);
    return channel;
  }

  /** Posts a message; resolves to its `ts`, null when Slack did not say. @throws what Slack's client throws. */
  async post(channel: string, message: SlackMessage, options: PostOptions): Promise<string | null> {
    const { until, mark = randomUUID(), mayBeThere = false, thread = null } = options;
    const marked = withMark(message, mark);
    let isUnsure = mayBeThere;
    return retryUntil(until, async () => {
      const there = isUnsure ? await this.#find(channel, thread, mark) : null;
      if (there !== null) return there;
      const where = { channel, ...(thread === null ? {} : { thread_ts: thread }) };
      const call = { ...where, unfurl_links: false, unfurl_media: false, ...content(marked) };
      try {
        const { ts } = await this.#inTurn(channel, () => this.#client.chat.postMessage(call));
        return ts ?? null;
      } catch (error) {
        isUnsure = isUncertain(error);
        throw error;
      }
    });
  }

  /** Changes a message of the bot's. @throws what Slack's client throws. */
  async update(channel: string, ts: string, message: SlackMessage, until: number): Promise<void> {
    await retryUntil(until, () => this.#client.chat.update({ channel, ts, ...content(message) }));
  }

  /** One after the other, and each an interval after the end of the one before: only that is surely late enough. */
  #inTurn<Result>(channel: string, post: () => Promise<Result>): Promise<Result> {
    return this.#inOrder.run(channel, async () => {
      const early = (this.#nextTurn.get(channel) ?? 0) - performance.now();
      if (early > 0) await wait(Math.ceil(early));
      try {
        return await post();
      } finally {
        this.#nextTurn.set(channel, performance.now() + this.#interval);
      }
    });
  }

  /** The `ts` of the message with this mark; null when it is not there, or when Slack does not let us look. */
  async #find(channel: string, thread: string | null, mark: string): Promise<string | null> {
    const { conversations } = this.#client;
    const looking =
      thread === null
        ? conversations.history({ channel, limit: SEARCHED })
        : conversations.replies({ channel, ts: thread, limit: SEARCHED_IN_THREAD });
    const history = await looking.catch((error: unknown) => {
      if (pauseBeforeRetry(error, 1) !== null) throw error;
      return null;
    });
    const messages = history?.messages ?? [];
    const found = messages.find(({ blocks = [] }) => blocks.some((block) => block.block_id === mark));
    return found?.ts ?? null;
  }
}

/** What goes into a call. */
export const content = ({ text, blocks }: SlackMessage): { text: string; blocks?: SlackBlock[] } =>
  blocks.length === 0 ? { text } : { text, blocks: [...blocks] };

/** The message with the mark on its first block that has no id of its own (controls have one, see recall.ts). */
function withMark({ text, blocks }: SlackMessage, mark: string): SlackMessage {
  const at = blocks.findIndex(({ block_id }) => block_id === undefined);
  return { text, blocks: blocks.map((block, index) => (index === at ? { ...block, block_id: mark } : block)) };
}

/**
 * Tries a message as drawn, then with its pictures in words, then its words alone: all that a button does can be typed,
 * so they are enough to go on. @throws what `post` throws for any other reason.
 */
export async function postPlainly(
  message: SlackMessage,
  post: (message: SlackMessage) => Promise<unknown>,
  log: Log,
): Promise<void> {
  const hasPictures = message.blocks.some(({ type }) => type === 'image');
  const attempts = [message, ...(hasPictures ? [withoutPictures(message)] : []), { text: message.text, blocks: [] }];
  for (const [index, attempt] of attempts.entries()) {
    try {
      await post(attempt);
      return;
    } catch (error) {
      if (!isBadBlocks(error) || index === attempts.length - 1) throw error;
      // Our mistake.
      log.error('Slack refused the blocks of a message', describeError(error));
    }
  }
}
