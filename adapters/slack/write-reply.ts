/** Blocks of a reply → the messages that go to Slack, each within its limits. Pure. */
import type { KnownBlock } from '@slack/types';
import type { Block } from '../../src/core/reply.ts';
import { pack } from '../shared/pack.ts';
import { fallbackText } from './fallback-text.ts';
import { SLACK_LIMITS } from './limits.ts';
import { NOTHING_UPLOADED, type Uploaded, withStandIns } from './stand-in.ts';
import { writeBlock } from './write-blocks.ts';

/** A block as it went to Slack or came back from it. */
export type SlackBlock = KnownBlock | { type: string; block_id?: string | undefined };

export interface SlackMessage {
  /** For notifications, and for clients that draw no blocks; escaped mrkdwn. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/**
 * Draws blocks as messages, in order. Blocks with nothing to read make no message. Pictures are drawn where they are
 * uploaded, and else told by their words; files are written out.
 */
export function writeReply(blocks: readonly Block[], uploaded: Uploaded = NOTHING_UPLOADED): SlackMessage[] {
  const write = (part: readonly Block[]) => {
    const text = fallbackText(part);
    if (text === null) return null;
    const drawn = part.flatMap((block) => writeBlock(block, uploaded));
    return fits(drawn) ? { text, blocks: drawn } : null;
  };
  return pack(withStandIns(blocks, uploaded), write).filter((message) => message.blocks.length > 0);
}

/** A message without its controls; null when it has none. A message that was nothing else comes back without blocks. */
export function settle(message: SlackMessage): SlackMessage | null {
  const blocks = message.blocks.filter((block) => block.type !== 'actions');
  return blocks.length === message.blocks.length ? null : { text: message.text, blocks };
}

/** Whether Slack takes these as one message. A table must come last, because Slack draws it below everything else. */
function fits(blocks: readonly KnownBlock[]): boolean {
  const { message } = SLACK_LIMITS;
  return (
    blocks.length <= message.blocks &&
    blocks.slice(0, -1).every((block) => block.type !== 'table') &&
    blocks.every((block) => block.type !== 'table' || tableFits(block)) &&
    JSON.stringify(blocks).length <= message.characters
  );
}

function tableFits({ rows }: Extract<KnownBlock, { type: 'table' }>): boolean {
  const { table } = SLACK_LIMITS;
  const isSmall = rows.length <= table.rows && rows.every((row) => row.length <= table.columns);
  return isSmall && JSON.stringify(rows).length <= table.characters;
}
