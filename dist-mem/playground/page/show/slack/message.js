import { h } from 'hastscript';
import { levelHeadings, showAvatar, showFile, showIcon, showTime, writeShortMoment, } from '../parts.js';
import { showBlocks } from './blocks.js';
import { showMrkdwn, showPlain } from './text.js';
const DEFAULT_LEVEL = 3;
/**
 * An `<article data-message="ts">` for a place inside an element of the class `slack`. Buttons carry `data-press`,
 * menus and choices `data-choose`, each with JSON of `block_id`, `action_id` and a button's `value`; a button that asks
 * first carries `data-confirm`.
 */
export function showSlackMessage(message, context) {
    const { ts, author, fromBot, onlyFor = null } = message;
    const name = context.nameOf?.(author) ?? author;
    const at = Number(ts) * 1000;
    const moment = Number.isFinite(at) ? writeShortMoment(at, context) : '';
    const level = context.headingLevel ?? DEFAULT_LEVEL;
    const heading = [
        h(`h${level}`, h('span.name', name), fromBot ? h('span.tag', 'APP') : []),
        moment === '' ? [] : showTime(at, moment),
    ];
    return h('article.message', {
        dataMessage: ts,
        ariaLabel: moment === '' ? name : `${name}, ${moment}`,
        className: [...(onlyFor === null ? [] : ['ephemeral']), ...(context.isContinued ? ['continued'] : [])],
    }, onlyFor === null ? [] : h('p.privacy', showIcon('eye'), 'Only visible to you'), context.isContinued ? [] : [showAvatar(name), h('header', heading)], levelHeadings(h('div.body', showBody(message, context)), level + 1));
}
function showBody({ text, blocks, files = [], isEdited = false }, context) {
    return [
        ...(blocks.length === 0 ? [h('div.text', showMrkdwn(text, context))] : showBlocks(blocks, context)),
        ...(isEdited ? [h('p.edited', '(edited)')] : []),
        ...files.map(({ id, name }) => showFile({ name, address: context.resolve?.(id) ?? null })),
    ];
}
/**
 * A modal is a `<form data-form="formId">` whose inputs are named as their blocks; a button with `data-close` closes
 * it. `context.errors` are shown at their inputs. A Home tab is a `<section>`. For a place inside an element of the
 * class `slack`.
 */
export function showSlackView(view, context) {
    return view.type === 'modal' ? showModal(view, context) : showHome(view, context);
}
function showModal({ title, submit, close, callback_id: callback = '', blocks }, context) {
    const id = context.formId ?? (callback === '' ? 'form' : callback);
    const level = context.headingLevel ?? DEFAULT_LEVEL;
    const titleId = `${encodeURIComponent(id)}-title`;
    const words = title === undefined ? [] : showPlain(title);
    const body = levelHeadings(h('div.body', showBlocks(blocks, { ...context, formId: encodeURIComponent(id) })), level + 1);
    return h('form.modal', { dataForm: id, method: 'post', ariaLabelledBy: context.isLandmark === false ? undefined : [titleId] }, h(`h${level}.title`, { id: titleId }, words), body, h('footer', h('button.button', { type: 'button', dataClose: id }, close === undefined ? 'Cancel' : showPlain(close)), submit === undefined ? [] : h('button.button.primary', { type: 'submit' }, showPlain(submit))));
}
function showHome({ blocks }, context) {
    const level = context.headingLevel ?? DEFAULT_LEVEL;
    return levelHeadings(h('section.home', { ariaLabel: 'Home' }, showBlocks(blocks, context)), level);
}
//# sourceMappingURL=message.js.map