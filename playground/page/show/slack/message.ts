/** Draws messages and views as Slack's client does. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import {
  type DrawContext,
  levelHeadings,
  showAvatar,
  showFile,
  showIcon,
  showTime,
  writeShortMoment,
} from '../parts.ts';
import type { AnySlackBlock, SlackText } from './block-types.ts';
import { showBlocks } from './blocks.ts';
import { showMrkdwn, showPlain } from './text.ts';

/** The fields of a message that are drawn. */
export interface SlackMessage {
  /** Seconds since 1970, with six digits after the point: the message's id in its conversation. */
  readonly ts: string;
  /** The id of a person or of the bot; its name is asked of `nameOf`. */
  readonly author: string;
  /** Shown with the tag APP. */
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
 * An `<article data-message="ts">` for a place inside an element of the class `slack`. Buttons carry `data-press`,
 * menus and choices `data-choose`, each with JSON of `block_id`, `action_id` and a button's `value`; a button that asks
 * first carries `data-confirm`.
 */
export function showSlackMessage(message: SlackMessage, context: DrawContext): Element {
  const { ts, author, fromBot, onlyFor = null } = message;
  const name = context.nameOf?.(author) ?? author;
  const at = Number(ts) * 1000;
  const moment = Number.isFinite(at) ? writeShortMoment(at, context) : '';
  const level = context.headingLevel ?? DEFAULT_LEVEL;
  const heading = [
    h(`h${level}`, h('span.name', name), fromBot ? h('span.tag', 'APP') : []),
    moment === '' ? [] : showTime(at, moment),
  ];
  return h(
    'article.message',
    {
      dataMessage: ts,
      ariaLabel: moment === '' ? name : `${name}, ${moment}`,
      className: [...(onlyFor === null ? [] : ['ephemeral']), ...(context.isContinued ? ['continued'] : [])],
    },
    onlyFor === null ? [] : h('p.privacy', showIcon('eye'), 'Only visible to you'),
    context.isContinued ? [] : [showAvatar(name), h('header', heading)],
    levelHeadings(h('div.body', showBody(message, context)), level + 1),
  );
}

function showBody(
  { text, blocks, files = [], isEdited = false }: SlackMessage,
  context: DrawContext,
): ElementContent[] {
  return [
    ...(blocks.length === 0 ? [h('div.text', showMrkdwn(text, context))] : showBlocks(blocks, context)),
    ...(isEdited ? [h('p.edited', '(edited)')] : []),
    ...files.map(({ id, name }) => showFile({ name, address: context.resolve?.(id) ?? null })),
  ];
}

/** The fields of a view that are drawn. */
export interface SlackView {
  readonly type: string;
  readonly blocks: readonly AnySlackBlock[];
  readonly callback_id?: string | undefined;
  readonly title?: SlackText | undefined;
  readonly submit?: SlackText | undefined;
  readonly close?: SlackText | undefined;
}

/**
 * A modal is a `<form data-form="formId">` whose inputs are named as their blocks; a button with `data-close` closes
 * it. `context.errors` are shown at their inputs. A Home tab is a `<section>`. For a place inside an element of the
 * class `slack`.
 */
export function showSlackView(view: SlackView, context: DrawContext): Element {
  return view.type === 'modal' ? showModal(view, context) : showHome(view, context);
}

function showModal(
  { title, submit, close, callback_id: callback = '', blocks }: SlackView,
  context: DrawContext,
): Element {
  const id = context.formId ?? (callback === '' ? 'form' : callback);
  const level = context.headingLevel ?? DEFAULT_LEVEL;
  const titleId = `${encodeURIComponent(id)}-title`;
  const words = title === undefined ? [] : showPlain(title);
  const body = levelHeadings(
    h('div.body', showBlocks(blocks, { ...context, formId: encodeURIComponent(id) })),
    level + 1,
  );
  return h(
    'form.modal',
    { dataForm: id, method: 'post', ariaLabelledBy: context.isLandmark === false ? undefined : [titleId] },
    h(`h${level}.title`, { id: titleId }, words),
    body,
    h(
      'footer',
      h('button.button', { type: 'button', dataClose: id }, close === undefined ? 'Cancel' : showPlain(close)),
      submit === undefined ? [] : h('button.button.primary', { type: 'submit' }, showPlain(submit)),
    ),
  );
}

function showHome({ blocks }: SlackView, context: DrawContext): Element {
  const level = context.headingLevel ?? DEFAULT_LEVEL;
  return levelHeadings(h('section.home', { ariaLabel: 'Home' }, showBlocks(blocks, context)), level);
}
