/** What a notification shows and a screen reader reads first: a message's words, without markup and controls. */
import { inlineText, proseText } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';
import { SLACK_LIMITS } from './limits.ts';
import { escapeMrkdwn, literal, shorten } from './slack-text.ts';

/** The `text` of a message: never empty, escaped, so that nothing in it can mention anybody. */
export function fallbackText(blocks: readonly Block[]): string {
  const words = literal(blocks.map(blockText).join('\n'))
    .replace(/\n{2,}/g, '\n')
    .trim();
  const text = words === '' ? 'A message from your tutor' : words;
  // Escaping may make the text up to five times as long; cutting an escape in two is no harm, it stays literal.
  return shorten(escapeMrkdwn(shorten(text, SLACK_LIMITS.message.fallback)), SLACK_LIMITS.message.fallback);
}

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
