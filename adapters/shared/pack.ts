/** Splits a reply that is too long for one message into several. Never drops anything; order is kept. */
import type { Block } from '../../src/core/reply.ts';
import { halve } from './halve.ts';

/**
 * Packs blocks into as few messages as a greedy walk finds: cuts between blocks first, and inside a block only when it
 * alone is too large. Controls come last in a reply, and so end up in the last message.
 *
 * @param fits whether the platform takes these blocks as one message; must be true for fewer blocks when true for more
 * @throws RangeError when a block that cannot be cut further (a row of buttons) does not fit an empty message: a bug
 */
export function pack(blocks: readonly Block[], fits: (message: readonly Block[]) => boolean): Block[][] {
  const messages: Block[][] = [];
  let message: Block[] = [];
  const waiting = [...blocks].reverse();
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (fits([...message, block])) {
      message.push(block);
    } else if (message.length > 0) {
      const heading = headingAtEnd(message);
      messages.push(message);
      message = heading;
      waiting.push(block);
    } else {
      const halves = halve(block);
      if (halves === null) throw new RangeError(`a ${block.kind} block does not fit an empty message`);
      waiting.push(halves[1], halves[0]);
    }
  }
  if (message.length > 0) messages.push(message);
  return messages;
}

/** Takes a heading off the end of a message, so that it goes with what it heads, unless nothing else would be left. */
function headingAtEnd(message: Block[]): Block[] {
  return message.length > 1 && message.at(-1)?.kind === 'heading' ? message.splice(-1) : [];
}
