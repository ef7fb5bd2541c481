/**
 * A typed answer does to the message above it what a press would have done: its controls go, its words stay. It is a
 * courtesy, done after the answer and tried once: old controls are answered kindly, too.
 */
import type { webApi } from '@slack/bolt';
import type { Log } from '../../src/log.ts';
import { readMessage } from './payload.ts';
import { content } from './poster.ts';
import type { Recall } from './recall.ts';
import { describeError } from './slack-error.ts';
import { settle } from './write-reply.ts';

interface Tools {
  readonly client: webApi.WebClient;
  readonly recall: Recall;
  readonly log: Log;
}

/** How far above the typed message it is looked for. */
const LOOKED_AT = 5;

/** Takes the controls off the newest message above the one with this `ts` that has some. Never rejects. */
export async function settleAbove({ client, recall, log }: Tools, channel: string, latest: string): Promise<void> {
  try {
    const { messages = [] } = await client.conversations.history({ channel, latest, limit: LOOKED_AT });
    for (const message of messages.map(readMessage)) {
      const controls = message?.blocks.find(({ type }) => type === 'actions');
      if (message === null || controls === undefined) continue;
      const [key = ''] = (controls.block_id ?? '').split('.');
      const settled = settle(recall.find(key) ?? message);
      const { ts } = message;
      if (settled === null) return;
      if (settled.blocks.length === 0) await client.chat.delete({ channel, ts });
      else await client.chat.update({ channel, ts, ...content(settled) });
      return;
    }
  } catch (error) {
    log.info('the message above an answer kept its buttons in Slack', describeError(error));
  }
}
