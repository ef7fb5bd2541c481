/**
 * Brings one reply to one learner: changes the message that was pressed, then sends what is new below it.
 *
 * In the direct conversation messages are ordinary ones. Elsewhere they are ephemeral and go through the response URL,
 * which takes five; what is more goes by `chat.postEphemeral`, and where the bot is no member, by direct message.
 */
import type { webApi } from '@slack/bolt';
import type { Reply } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import { patiently } from './patiently.ts';
import type { Place } from './place.ts';
import type { Recall } from './recall.ts';
import { ResponseUrl } from './response-url.ts';
import { describeError, isBadBlocks, isUnreachable } from './slack-error.ts';
import { type SlackBlock, type SlackMessage, settle, writeReply } from './write-reply.ts';

export interface DeliveryTools {
  readonly client: webApi.WebClient;
  readonly recall: Recall;
  readonly log: Log;
}

type Route = (message: SlackMessage) => Promise<unknown>;

export class Delivery {
  readonly #tools: DeliveryTools;
  readonly #place: Place;
  readonly #pressedMessage: SlackMessage | null;
  readonly #responseUrl: ResponseUrl | null;

  /** `pressedMessage`: the pressed message as Slack sent it along, or null. */
  constructor(tools: DeliveryTools, place: Place, pressedMessage: SlackMessage | null) {
    this.#tools = tools;
    this.#place = place;
    // What we sent is preferred: Slack gives blocks back with changes of its own.
    this.#pressedMessage = (place.pressed && tools.recall.find(place.pressed.key)) ?? pressedMessage;
    this.#responseUrl = place.responseUrl === null ? null : new ResponseUrl(place.responseUrl);
  }

  /** Sends a reply. @throws what Slack's client throws when nothing new could be sent by any way. */
  async send({ pressed, blocks }: Reply): Promise<void> {
    const fresh = writeReply(blocks);
    const remaining = this.#place.pressed === null ? fresh : await this.#changePressed(pressed, fresh);
    for (const message of remaining) await this.#post(message);
  }

  /** Changes the pressed message, and returns which messages are still to be sent below it. */
  async #changePressed(pressed: Reply['pressed'], fresh: readonly SlackMessage[]): Promise<readonly SlackMessage[]> {
    if (pressed === 'keep') return fresh;
    if (pressed !== 'settle') {
      const instead = writeReply(pressed);
      if (instead.length > 0) return this.#takePlace([...instead, ...fresh]);
      await this.#replace(null);
      return fresh;
    }
    // An ephemeral message that we have forgotten has words that nobody can give back: the new ones take its place, so
    // that no button without a meaning stays behind.
    if (this.#pressedMessage === null) return this.#place.pressed?.ts === null ? this.#takePlace(fresh) : fresh;
    const settled = settle(this.#pressedMessage);
    if (settled !== null) await this.#replace(settled.blocks.length === 0 ? null : settled);
    return fresh;
  }

  /** Puts the first message in the pressed one's place. When that cannot be, all are sent below it. */
  async #takePlace(messages: readonly SlackMessage[]): Promise<readonly SlackMessage[]> {
    const [first, ...rest] = messages;
    const isReplaced = first !== undefined && (await this.#replace(this.#tools.recall.mark(first)));
    return isReplaced ? rest : messages;
  }

  /** Changes the pressed message, or removes it for null; false when Slack would not. */
  async #replace(message: SlackMessage | null): Promise<boolean> {
    const { client, log } = this.#tools;
    const { channel, pressed } = this.#place;
    const ts = pressed?.ts;
    try {
      if (typeof ts !== 'string' || channel === null) {
        if (this.#responseUrl === null) return false;
        await this.#responseUrl.send(message, message === null ? 'delete' : 'replace');
      } else if (message === null) {
        await patiently(() => client.chat.delete({ channel, ts }));
      } else {
        await patiently(() => client.chat.update({ channel, ts, ...content(message) }));
      }
      return true;
    } catch (error) {
      log.warn('a pressed Slack message could not be changed', describeError(error));
      return false;
    }
  }

  async #post(message: SlackMessage): Promise<void> {
    try {
      await this.#postByAnyRoute(this.#tools.recall.mark(message));
    } catch (error) {
      if (!isBadBlocks(error) || message.blocks.length === 0) throw error;
      // Our mistake. All that a button does can be typed, so the plain words are enough to go on.
      this.#tools.log.error('Slack refused the blocks of a message', describeError(error));
      await this.#postByAnyRoute({ text: message.text, blocks: [] });
    }
  }

  async #postByAnyRoute(message: SlackMessage): Promise<void> {
    let refusal: unknown = new Error('no way leads to this learner');
    for (const route of this.#routes()) {
      try {
        await route(message);
        return;
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  }

  /** The ways to the learner, the best first. */
  *#routes(): Generator<Route> {
    const { client } = this.#tools;
    const { channel, user, audience } = this.#place;
    const responseUrl = this.#responseUrl;
    if (channel !== null && audience === 'everyone') yield (message) => this.#postMessage(channel, message);
    if (responseUrl !== null && !responseUrl.isUsedUp) yield (message) => responseUrl.send(message, 'new');
    if (channel !== null && audience === 'learner') {
      yield (message) => patiently(() => client.chat.postEphemeral({ channel, user, ...content(message) }));
    }
    yield async (message) => {
      const opened = await patiently(() => client.conversations.open({ users: user }));
      await this.#postMessage(opened.channel?.id ?? user, message);
    };
  }

  #postMessage(channel: string, message: SlackMessage): Promise<unknown> {
    return patiently(() =>
      this.#tools.client.chat.postMessage({ channel, unfurl_links: false, unfurl_media: false, ...content(message) }),
    );
  }
}

const content = ({ text, blocks }: SlackMessage): { text: string; blocks?: SlackBlock[] } =>
  blocks.length === 0 ? { text } : { text, blocks: [...blocks] };
