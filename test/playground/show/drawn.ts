/** Replies, as the adapters send them and the platforms show them. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { writeReply as writeForDiscord } from '../../../adapters/discord/messages.ts';
import { writeReply as writeForSlack } from '../../../adapters/slack/messages.ts';
import { showDiscordMessage } from '../../../playground/page/show/discord/message.ts';
import { showSlackMessage } from '../../../playground/page/show/slack/message.ts';
import type { Inline, Prose } from '../../../src/core/prose.ts';
import type { PlainBlock } from '../../../src/core/reply.ts';

export const NOW = Date.UTC(2026, 10, 23, 16, 0);

/** No name and time between a message and the next, so that words which were split stay together. */
const VIEW = { now: NOW, isContinued: true } as const;

const NIBBLE = { id: '1', username: 'nibble', global_name: 'Nibble', bot: true };

/** All messages that these blocks make on Discord. */
export const onDiscord = (blocks: readonly PlainBlock[]): Element =>
  h(
    'div',
    writeForDiscord(blocks).map(({ body }, index) => {
      const message = { ...body, id: `message-${index}`, author: NIBBLE, content: '', attachments: [], timestamp: NOW };
      return showDiscordMessage(message, VIEW);
    }),
  );

/** All messages that these blocks make on Slack. */
export const onSlack = (blocks: readonly PlainBlock[]): Element =>
  h(
    'div',
    writeForSlack(blocks).map((message, index) =>
      showSlackMessage({ ...message, ts: `${NOW / 1000}.00000${index}`, author: 'Nibble', fromBot: true }, VIEW),
    ),
  );

export const PLATFORMS = [
  ['Discord', onDiscord],
  ['Slack', onSlack],
] as const;

/** Every text of a block that is seen; what stands on controls, in pictures and in files is not. */
export function leaves(block: PlainBlock): string[] {
  switch (block.kind) {
    case 'notice':
      return [block.title, ...block.content.flatMap(leavesOfProse)];
    case 'choices':
      return block.choices.flatMap(({ label }) => leavesOfInlines(label));
    case 'progress':
      return [block.label];
    case 'buttons':
    case 'menu':
    case 'file':
      return [];
    default:
      return leavesOfProse(block);
  }
}

function leavesOfProse(node: Prose): string[] {
  switch (node.kind) {
    case 'paragraph':
    case 'heading':
      return leavesOfInlines(node.children);
    case 'code-block':
      return [node.code];
    case 'quote':
      return node.children.flatMap(leavesOfProse);
    case 'list':
      return node.items.flat().flatMap(leavesOfProse);
    case 'table':
      return [node.header, ...node.rows].flat().flatMap(leavesOfInlines);
    case 'picture':
      return [];
  }
}

const leavesOfInlines = (nodes: readonly Inline[]): string[] =>
  nodes.flatMap((node) => ('text' in node ? [node.text] : 'children' in node ? leavesOfInlines(node.children) : []));

/** Letters only: marks, numbers of lists and joints between messages may come in between. */
export const letters = (words: string): string => words.replace(/[^\p{L}]+/gu, '');
