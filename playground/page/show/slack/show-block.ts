/** Blocks of Block Kit → HTML. One that is not known here says so: its payload can still be looked at. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type AnySlackBlock, type BlockOf, isDrawn, type SlackBlock, type SlackLook } from './block.ts';
import { showAlert, showCard, showCarousel, showPlan, showTask } from './show-card.ts';
import { showControl } from './show-control.ts';
import { showImage } from './show-image.ts';
import { showInput } from './show-input.ts';
import { showMarkdownBlock } from './show-markdown-block.ts';
import { showRichText } from './show-rich-text.ts';
import { showDataTable, showTable } from './show-table.ts';
import { showLink, showPlain, showText } from './show-text.ts';

export const showBlocks = (blocks: readonly AnySlackBlock[], look: SlackLook): ElementContent[] =>
  blocks.flatMap((block) =>
    isDrawn(block) ? showBlock(block, look) : [h('p.unknown', `A block of type ${block.type} is not drawn here.`)],
  );

function showBlock(block: SlackBlock, look: SlackLook): ElementContent[] {
  switch (block.type) {
    case 'rich_text':
      return [h('div.rich-text', showRichText(block, look))];
    case 'header':
      return [h('h2.header', showPlain(block.text))];
    case 'divider':
      return [h('hr')];
    case 'section':
      return [showSection(block, look)];
    case 'context':
      return [showContext(block, look)];
    case 'actions':
      return [showActions(block, look)];
    case 'context_actions':
      return [showContextActions(block)];
    case 'image':
      return [showImage(block, look)];
    case 'input':
      return [showInput(block, look)];
    case 'table':
      return [showTable(block, look)];
    case 'data_table':
      return [showDataTable(block, look)];
    case 'markdown':
      return [h('div.markdown', showMarkdownBlock(block.text))];
    case 'alert':
      return [showAlert(block, look)];
    case 'card':
      return [showCard(block, look)];
    case 'carousel':
      return [showCarousel(block, look)];
    case 'container':
      return [showContainer(block, look)];
    case 'task_card':
      return [showTask(block, look)];
    case 'plan':
      return [showPlan(block, look)];
    case 'file':
      return [h('p.file', block.external_id)];
    case 'video':
      return [showVideo(block)];
  }
}

function showSection({ text, fields = [], accessory, block_id: id }: BlockOf<'section'>, look: SlackLook): Element {
  return h(
    'div.section',
    h(
      'div.words',
      text === undefined ? [] : showText(text, look),
      fields.length === 0
        ? []
        : h(
            'ul.fields',
            fields.map((field) => h('li', showText(field, look))),
          ),
    ),
    accessory === undefined ? [] : h('div.accessory', showControl(accessory, id, look)),
  );
}

function showContext({ elements }: BlockOf<'context'>, look: SlackLook): Element {
  return h(
    'div.context',
    elements.map((element) =>
      element.type === 'image' ? showImage(element, look) : h('div', showText(element, look)),
    ),
  );
}

const showActions = ({ elements, block_id: id }: BlockOf<'actions'>, look: SlackLook): Element =>
  h(
    'div.actions',
    elements.map((element) => showControl(element, id, look)),
  );

/** "Helpful", "not helpful", and small buttons with a sign. */
function showContextActions({ elements, block_id: blockId }: BlockOf<'context_actions'>): Element {
  const buttons = elements.flatMap((element) => {
    const options = element.type === 'icon_button' ? [element] : [element.positive_button, element.negative_button];
    return options.map(({ text, value, accessibility_label: label }) => {
      const meaning = JSON.stringify({ block_id: blockId, action_id: element.action_id, value });
      return h('button.button', { type: 'button', ariaLabel: label, dataPress: meaning }, showPlain(text));
    });
  });
  return h('div.actions', buttons);
}

/** What is in a collapsible container is there, and seen once it is opened. */
function showContainer(block: BlockOf<'container'>, look: SlackLook): Element {
  const { title, rich_text_title: richTitle, subtitle, icon } = block;
  const words = [
    ...(icon === undefined ? [] : [h('span.icon', showImage(icon, look))]),
    ...(title === undefined ? [] : [h('span.title', showPlain(title))]),
    ...(richTitle === undefined ? [] : showRichText(richTitle, look)),
    ...(subtitle === undefined ? [] : [h('span.subtitle', showPlain(subtitle))]),
  ];
  const inside = showBlocks(block.child_blocks, look);
  if (block.is_collapsible !== true) return h('div.card', h('div.head', words), inside);
  return h('details.card', { open: block.default_collapsed !== true }, h('summary', words), inside);
}

function showVideo({ title, title_url: url, video_url: video, alt_text: alt }: BlockOf<'video'>): Element {
  return h('p.file', showLink(url ?? video, title.text), ' ', alt);
}
