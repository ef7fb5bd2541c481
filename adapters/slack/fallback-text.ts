/**
 * What a notification shows and a screen reader reads: a message's words, without markup and controls. A screen reader
 * reads this instead of the blocks (reference of `chat.postMessage`), so it has to say all that they say.
 */
import { inlineText, proseText } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';
import { SLACK_LIMITS } from './limits.ts';
import { escapeMrkdwn, literal, shorten } from './slack-text.ts';

/**
 * The `text` of a message: never empty, escaped, so that nothing in it can mention anybody. Whole where `isReadWhole`;
 * what is cut otherwise are the words of a picture, which has them itself.
 */
export function fallbackText(blocks: readonly Block[]): string {
  const words = wordsOf(blocks);
  // Cutting an escape in two is no harm, it stays literal.
  return shorten(words === '' ? 'A message from your tutor' : words, SLACK_LIMITS.message.fallback);
}

/** Whether the `text` of a message of these blocks says all of it. Pictures cannot be split, and are not counted. */
export const isReadWhole = (blocks: readonly Block[]): boolean =>
  wordsOf(blocks.filter(({ kind }) => kind !== 'picture')).length <= SLACK_LIMITS.message.fallback;

const wordsOf = (blocks: readonly Block[]): string =>
  escapeMrkdwn(
    literal(blocks.map(blockText).join('\n'))
      .replace(/\n{2,}/g, '\n')
      .trim(),
  );

function blockText(block: Block): string {
  switch (block.kind) {
    case 'notice':
      return `${block.title}\n${proseText(block.content)}`;
    case 'progress':
      return block.label;
    case 'choices':
      return block.choices.map(({ letter, label }) => `${letter}. ${inlineText(label)}`).join('\n');
    case 'picture':
      return block.alt;
    case 'file':
      return block.name;
    case 'buttons':
    case 'menu':
      return '';
    default:
      return proseText([block]);
  }
}
