/** Prose as plain text, so that a test shows how a transcript reads. */
import { type Inline, inlineText, type Prose } from '../../src/core/prose.ts';

export const plainText = (blocks: readonly Prose[]): string => blocks.map(blockText).join('\n');

function blockText(block: Prose): string {
  switch (block.kind) {
    case 'heading':
      return `\n## ${inlineText(block.children)}`;
    case 'code-block':
      return block.code.replace(/^/gm, '    ').replace(/ +$/gm, '');
    case 'list':
      return block.items
        .map((item, index) => `${block.start === null ? '*' : `${block.start + index}.`} ${plainText(item)}`)
        .join('\n');
    case 'paragraph':
      return block.children.map(inlineMarkdown).join('');
    default:
      throw new Error(`a transcript has no ${block.kind}`);
  }
}

function inlineMarkdown(inline: Inline): string {
  if (inline.kind === 'code') return `\`${inline.text}\``;
  if (inline.kind === 'strong') return inlineText(inline.children).toUpperCase();
  return inlineText([inline]);
}
