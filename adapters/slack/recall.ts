/**
 * Remembers the last messages that had controls, so that the controls can be taken off later and the words stay. Slack
 * sends an ephemeral message never back, and a modal does not bring the message it was opened from. What has been
 * forgotten, by a restart or by time, is dealt with in pressed.ts.
 */
import { randomUUID } from 'node:crypto';
import { RecentMap } from '../../src/core/recent-map.ts';
import type { SlackBlock, SlackMessage } from './write-reply.ts';

export class Recall {
  readonly #messages: RecentMap<string, SlackMessage>;

  /** `most`: how many messages are remembered. */
  constructor(most: number) {
    this.#messages = new RecentMap(most);
  }

  /** Marks a message's controls with a key that comes back when one is pressed, and remembers the message by it. */
  mark(message: SlackMessage): SlackMessage {
    const hasControls = message.blocks.some((block) => block.type === 'actions');
    if (!hasControls) return message;
    const key = randomUUID();
    const blocks = message.blocks.map(
      (block, index): SlackBlock => (block.type === 'actions' ? { ...block, block_id: `${key}.${index}` } : block),
    );
    const marked = { text: message.text, blocks };
    this.#messages.set(key, marked);
    return marked;
  }

  /** The message whose controls bear this key, or null when it is not known any more. */
  find(key: string): SlackMessage | null {
    return this.#messages.get(key) ?? null;
  }
}
