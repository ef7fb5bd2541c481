/** Views: a modal, which is a form, and the App Home, which is a page. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { levelHeadings } from '../level-headings.ts';
import type { AnySlackBlock, SlackLook, SlackText } from './block.ts';
import { showBlocks } from './show-block.ts';
import { showPlain } from './show-text.ts';

/** As much of a view as is drawn. */
export interface SlackView {
  readonly type: string;
  readonly blocks: readonly AnySlackBlock[];
  readonly callback_id?: string | undefined;
  readonly title?: SlackText | undefined;
  readonly submit?: SlackText | undefined;
  readonly close?: SlackText | undefined;
}

const DEFAULT_LEVEL = 3;

/**
 * A modal is a `<form data-form="formId">` whose inputs are named as their blocks; a button with `data-close` puts it away.
 * `look.errors` stand at their inputs. A Home tab is a `<section>`. For a place inside an element of the class `slack`.
 */
export function showSlackView(view: SlackView, look: SlackLook): Element {
  return view.type === 'modal' ? showModal(view, look) : showHome(view, look);
}

function showModal({ title, submit, close, callback_id: callback = '', blocks }: SlackView, look: SlackLook): Element {
  const id = look.formId ?? (callback === '' ? 'form' : callback);
  const level = look.headingLevel ?? DEFAULT_LEVEL;
  const titleId = `${encodeURIComponent(id)}-title`;
  const words = title === undefined ? [] : showPlain(title);
  const body = levelHeadings(h('div.body', showBlocks(blocks, { ...look, formId: encodeURIComponent(id) })), level + 1);
  return h(
    'form.modal',
    { dataForm: id, method: 'post', ariaLabelledBy: look.isLandmark === false ? undefined : [titleId] },
    h(`h${level}.title`, { id: titleId }, words),
    body,
    h(
      'footer',
      h('button.button', { type: 'button', dataClose: id }, close === undefined ? 'Cancel' : showPlain(close)),
      submit === undefined ? [] : h('button.button.primary', { type: 'submit' }, showPlain(submit)),
    ),
  );
}

function showHome({ blocks }: SlackView, look: SlackLook): Element {
  const level = look.headingLevel ?? DEFAULT_LEVEL;
  return levelHeadings(h('section.home', { ariaLabel: 'Home' }, showBlocks(blocks, look)), level);
}
