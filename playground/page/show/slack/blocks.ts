/** Blocks of Block Kit → HTML. One that is not known here says so: its payload can still be looked at. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type AnySlackBlock, type BlockOf, isDrawn, type SlackBlock, type SlackLook } from './block-types.ts';
import { showControl, showInput } from './controls.ts';
import { showDataTable, showRichText, showTable } from './rich-text.ts';
import { showImage, showLink, showMarkdownBlock, showPlain, showText } from './text.ts';

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

/* The blocks that stand out: alerts, cards, and plans with their tasks. Their state is told in words, too. */

const LEVELS = {
  default: 'Note',
  info: 'Note',
  warning: 'Warning',
  error: 'Error',
  success: 'Success',
} as const;

export const showAlert = ({ text, level = 'default' }: BlockOf<'alert'>, look: SlackLook): Element =>
  h(`div.alert.${level}`, h('strong', LEVELS[level]), h('div', showText(text, look)));

export function showCard(card: BlockOf<'card'>, look: SlackLook): Element {
  const { hero_image: hero, icon, title, subtitle, body, actions = [], block_id: id } = card;
  return h(
    'div.card',
    hero === undefined ? [] : showImage(hero, look),
    icon === undefined ? [] : h('div.icon', showImage(icon, look)),
    title === undefined ? [] : h('div.title', showText(title, look)),
    subtitle === undefined ? [] : h('div.subtitle', showText(subtitle, look)),
    body === undefined ? [] : showText(body, look),
    actions.length === 0
      ? []
      : h(
          'div.actions',
          actions.map((button) => showControl(button, id, look)),
        ),
  );
}

export const showCarousel = ({ elements }: BlockOf<'carousel'>, look: SlackLook): Element =>
  h(
    'ul.carousel',
    { tabIndex: 0 },
    elements.map((card) => h('li', showCard(card, look))),
  );

type Task = BlockOf<'task_card'>;

const STATUSES: Readonly<Record<Task['status'], readonly [sign: string, word: string]>> = {
  pending: ['○', 'To do'],
  in_progress: ['◐', 'In progress'],
  complete: ['✓', 'Done'],
  error: ['✕', 'Failed'],
};

export function showTask({ title, status, details, output, sources = [] }: Task, look: SlackLook): Element {
  const [sign, word] = STATUSES[status];
  return h(
    'div.task',
    h('p', h('span.sign', { role: 'img', ariaLabel: word }, sign), ' ', h('span.title', title)),
    details === undefined ? [] : showRichText(details, look),
    output === undefined ? [] : showRichText(output, look),
    sources.length === 0
      ? []
      : h(
          'ul',
          sources.map(({ url, text }) => h('li', showLink(url, text))),
        ),
  );
}

export function showPlan({ title, tasks = [] }: BlockOf<'plan'>, look: SlackLook): Element {
  const items = tasks.filter(isTask).map((task) => h('li', showTask(task, look)));
  return h('div.plan', h('p.title', title), h('ol', items));
}

const isTask = (task: object): task is Task => 'title' in task && 'status' in task;
