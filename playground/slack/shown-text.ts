/** What a person reads of a message: its blocks as plain text, without markup and without the controls. */
import type { Block, Control } from './block-schema.ts';
import type { RichText, RichTextElement } from './rich-text-schema.ts';

/** A line per line that Slack would draw. */
export function shownText(blocks: readonly Block[], text: string): string {
  return blocks.length === 0 ? unescapeText(text) : blocks.map(blockText).filter(Boolean).join('\n');
}

/** The words on a button or a menu, and what a screen reader says in their place. */
export function controlLabels(control: Control): readonly string[] {
  if (control.type !== 'button') return [];
  return [control.text.text, ...(control.accessibility_label === undefined ? [] : [control.accessibility_label])];
}

const unescapeText = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

function blockText(block: Block): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'section':
      return [block.text, ...(block.fields ?? [])].map((text) => text?.text ?? '').join('\n');
    case 'context':
      return block.elements.map((element) => element.text).join(' ');
    case 'rich_text':
      return richTextText(block);
    case 'table':
      return block.rows
        .map((row) => row.map((cell) => (cell.type === 'raw_text' ? cell.text : richTextText(cell))).join(' | '))
        .join('\n');
    case 'input':
      return block.label.text;
    case 'image':
      return block.alt_text;
    case 'actions':
    case 'divider':
      return '';
  }
}

function richTextText({ elements }: RichText): string {
  return elements
    .map((part) => {
      if (part.type !== 'rich_text_list') return part.elements.map(elementText).join('');
      return part.elements
        .map((item, index) => {
          const marker = part.style === 'bullet' ? '•' : `${(part.offset ?? 0) + index + 1}.`;
          return `${'  '.repeat(part.indent ?? 0)}${marker} ${item.elements.map(elementText).join('')}`;
        })
        .join('\n');
    })
    .join('\n');
}

function elementText(element: RichTextElement): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return element.text ?? element.url;
    case 'emoji':
      return '';
    case 'user':
      return `@${element.user_id}`;
    case 'usergroup':
      return `@${element.usergroup_id}`;
    case 'channel':
      return `#${element.channel_id}`;
    case 'broadcast':
      return `@${element.range}`;
  }
}
