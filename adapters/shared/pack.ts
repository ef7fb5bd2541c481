/** Splits a reply that is too long for one message into several. Never drops anything; order is kept. */
import type { Block } from '../../src/core/reply.ts';
import { halve } from './halve.ts';

/**
 * Packs blocks into as few messages as a greedy walk finds: cuts between blocks first, and inside a block only when it
 * alone is too large. Controls come last in a reply, and so end up in the last message. Most replies are one message, so
 * that is tried first.
 *
 * @param write these blocks as one message, or null when the platform would not take them as one; never null for fewer
 * blocks when it is a message for more
 * @throws RangeError when a block that cannot be cut further (a row of buttons) does not fit an empty message: a bug
 */
export function pack<Message>(blocks: readonly Block[], write: (part: readonly Block[]) => Message | null): Message[] {
  if (blocks.length === 0) return [];
  const whole = write(blocks);
  return whole === null ? packApart(blocks, write) : [whole];
}

function packApart<Message>(blocks: readonly Block[], write: (part: readonly Block[]) => Message | null): Message[] {
  const parts: Block[][] = [];
  let part: Block[] = [];
  const waiting = [...blocks].reverse();
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (write([...part, block]) !== null) {
      part.push(block);
    } else if (part.length > 0) {
      const heading = headingAtEnd(part);
      parts.push(part);
      part = heading;
      waiting.push(block);
    } else {
      const halves = halve(block);
      if (halves === null) throw new RangeError(`a ${block.kind} block does not fit an empty message`);
      waiting.push(halves[1], halves[0]);
    }
  }
  if (part.length > 0) parts.push(part);
  return parts.map(write).filter((message) => message !== null);
}

/** Takes a heading off the end of a message, so that it goes with what it heads, unless nothing else would be left. */
function headingAtEnd(message: Block[]): Block[] {
  return message.length > 1 && message.at(-1)?.kind === 'heading' ? message.splice(-1) : [];
}
