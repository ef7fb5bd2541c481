/** A message as Slack's client draws it: who, when, its blocks or else its text, its files, and who may see it. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { levelHeadings } from '../level-headings.ts';
import { showAvatar } from '../show-avatar.ts';
import { showFile } from '../show-file.ts';
import { showIcon } from '../show-icon.ts';
import { showTime, writeShortMoment } from '../show-time.ts';
import type { AnySlackBlock, SlackLook } from './block.ts';
import { showBlocks } from './show-block.ts';
import { showMrkdwn } from './show-text.ts';

/** As much of a message as is drawn. */
export interface SlackMessage {
  /** Seconds since 1970, with six digits after the point: the message's id in its conversation. */
  readonly ts: string;
  /** The id of a person or of the bot; its name is asked of `nameOf`. */
  readonly author: string;
  /** Wears the tag APP. */
  readonly fromBot: boolean;
  /** Escaped mrkdwn; seen when there are no blocks. */
  readonly text: string;
  readonly blocks: readonly AnySlackBlock[];
  /** The only person who sees it; null or left out for everybody. */
  readonly onlyFor?: string | null | undefined;
  readonly files?: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly isEdited?: boolean | undefined;
}

const DEFAULT_LEVEL = 3;

/**
 * An `<article data-message="ts">` for a place inside an element of the class `slack`. Buttons carry `data-press`, menus and
 * choices `data-choose`, each with JSON of `block_id`, `action_id` and a button's `value`; a button that asks first carries
 * `data-confirm`.
 */
export function showSlackMessage(message: SlackMessage, look: SlackLook): Element {
  const { ts, author, fromBot, onlyFor = null } = message;
  const name = look.nameOf?.(author) ?? author;
  const at = Number(ts) * 1000;
  const moment = Number.isFinite(at) ? writeShortMoment(at, look) : '';
  const level = look.headingLevel ?? DEFAULT_LEVEL;
  const heading = [
    h(`h${level}`, h('span.name', name), fromBot ? h('span.tag', 'APP') : []),
    moment === '' ? [] : showTime(at, moment),
  ];
  return h(
    'article.message',
    {
      dataMessage: ts,
      ariaLabel: moment === '' ? name : `${name}, ${moment}`,
      className: [...(onlyFor === null ? [] : ['ephemeral']), ...(look.isContinued ? ['continued'] : [])],
    },
    onlyFor === null ? [] : h('p.privacy', showIcon('eye'), 'Only visible to you'),
    look.isContinued ? [] : [showAvatar(name), h('header', heading)],
    levelHeadings(h('div.body', showBody(message, look)), level + 1),
  );
}

function showBody({ text, blocks, files = [], isEdited = false }: SlackMessage, look: SlackLook): ElementContent[] {
  return [
    ...(blocks.length === 0 ? [h('div.text', showMrkdwn(text, look))] : showBlocks(blocks, look)),
    ...(isEdited ? [h('p.edited', '(edited)')] : []),
    ...files.map(({ id, name }) => showFile({ name, address: look.resolve?.(id) ?? null })),
  ];
}
