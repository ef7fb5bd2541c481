/**
 * What a notification shows and a screen reader reads: a message's words, without markup and controls. A screen reader
 * reads this instead of the blocks (reference of `chat.postMessage`), so it has to say all that they say.
 */
import { inlineText, proseText } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';
import { SLACK_LIMITS } from './limits.ts';
import { escapeMrkdwn, literal, shorten } from './slack-text.ts';

/**
 * The `text` of a message: never empty, escaped, so that nothing in it can mention anybody. Null when Slack takes no text
 * that says all of it; only the words of a picture, which has them itself and cannot be split, may be cut.
 */
export function fallbackText(blocks: readonly Block[]): string | null {
  const words = wordsOf(blocks);
  const most = SLACK_LIMITS.message.fallback;
  if (words.length <= most) return words === '' ? 'A message from your tutor' : words;
  const isReadWhole = wordsOf(blocks.filter(({ kind }) => kind !== 'picture')).length <= most;
  // Cutting an escape in two is no harm, it stays literal.
  return isReadWhole ? shorten(words, most) : null;
}

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
