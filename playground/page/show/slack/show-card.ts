/** The blocks that stand out: alerts, cards, and plans with their tasks. Their state is told in words, too. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { BlockOf, SlackLook } from './block.ts';
import { showControl } from './show-control.ts';
import { showImage } from './show-image.ts';
import { showRichText } from './show-rich-text.ts';
import { showLink, showText } from './show-text.ts';

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
