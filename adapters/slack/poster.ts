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
import { RecentMap } from '../../src/core/recent-map.ts';
import { patiently } from './patiently.ts';
import { isUncertain } from './slack-error.ts';
import type { SlackBlock, SlackMessage } from './write-reply.ts';

export interface PostOptions {
  /** Epoch milliseconds until which it is tried. */
  readonly until: number;
  /** What to mark the message with, at most 255 characters; a mark of its own unless told. */
  readonly mark?: string;
  /** Whether the message may have been posted before, so that it is searched for at once. */
  readonly mayBeThere?: boolean;
}

/** How many conversations are remembered. */
const REMEMBERED = 10_000;
/** As many messages are searched: far more than one learner's queue can have sent meanwhile. */
const SEARCHED = 15;

export class Poster {
  readonly #client: webApi.WebClient;
  readonly #interval: number;
  readonly #nextTurn = new RecentMap<string, number>(REMEMBERED);
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
    const opened = await patiently(until, () => this.#client.conversations.open({ users: user }));
    const channel = opened.channel?.id ?? user;
    this.#directs.set(user, channel);
    return channel;
  }

  /** Posts a message; resolves to its `ts`, null when Slack did not say. @throws what Slack's client throws. */
  async post(channel: string, message: SlackMessage, options: PostOptions): Promise<string | null> {
    const { until, mark = randomUUID(), mayBeThere = false } = options;
    const marked = withMark(message, mark);
    let isUnsure = mayBeThere;
    return patiently(until, async () => {
      const there = isUnsure ? await this.#find(channel, mark) : null;
      if (there !== null) return there;
      await this.#turn(channel);
      try {
        const { ts } = await this.#client.chat.postMessage({
          channel,
          unfurl_links: false,
          unfurl_media: false,
          ...content(marked),
        });
        return ts ?? null;
      } catch (error) {
        isUnsure = isUncertain(error);
        throw error;
      }
    });
  }

  /** Changes a message of the bot's. @throws what Slack's client throws. */
  async update(channel: string, ts: string, message: SlackMessage, until: number): Promise<void> {
    await patiently(until, () => this.#client.chat.update({ channel, ts, ...content(message) }));
  }

  /** Resolves when it is this conversation's turn, in the order of the calls. */
  async #turn(channel: string): Promise<void> {
    const now = performance.now();
    const turn = Math.max(now, this.#nextTurn.get(channel) ?? 0);
    this.#nextTurn.set(channel, turn + this.#interval);
    if (turn > now) await wait(turn - now);
  }

  async #find(channel: string, mark: string): Promise<string | null> {
    const { messages = [] } = await this.#client.conversations.history({ channel, limit: SEARCHED });
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
