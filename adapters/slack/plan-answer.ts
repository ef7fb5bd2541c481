/** A reply → what to send, in order: messages, and files where they can be shared. Pure. */
import type { Block, File } from '../../src/core/reply.ts';
import type { Uploaded } from './stand-in.ts';
import { type SlackMessage, writeReply } from './write-reply.ts';

export type Outgoing =
  | { readonly kind: 'message'; readonly message: SlackMessage }
  | { readonly kind: 'file'; readonly file: File };

/** `sharesFiles`: whether files can be sent there; else they are written out. */
export function planBlocks(blocks: readonly Block[], uploaded: Uploaded, sharesFiles: boolean): Outgoing[] {
  const isShared = (block: Block): block is File => sharesFiles && block.kind === 'file' && block.text !== '';
  const at = blocks.findIndex(isShared);
  const file = blocks[at];
  if (file === undefined || !isShared(file)) return messages(writeReply(blocks, uploaded));
  return [
    ...messages(writeReply(blocks.slice(0, at), uploaded)),
    { kind: 'file', file },
    ...planBlocks(blocks.slice(at + 1), uploaded, sharesFiles),
  ];
}

/** A message with its pictures told in words, for when Slack would not show them. */
export const withoutPictures = ({ text, blocks }: SlackMessage): SlackMessage => ({
  text,
  blocks: blocks.map((block) =>
    block.type === 'image' && 'alt_text' in block
      ? { type: 'section', text: { type: 'plain_text', text: block.alt_text, emoji: false } }
      : block,
  ),
});

/** A message with another below it, as one. */
export const joined = (above: SlackMessage, below: SlackMessage): SlackMessage => ({
  text: `${above.text}\n${below.text}`,
  blocks: [...above.blocks, ...below.blocks],
});

const messages = (written: readonly SlackMessage[]): Outgoing[] =>
  written.map((message) => ({ kind: 'message', message }));
