/** Blocks of Block Kit → HTML, and a note for unknown ones. */
import { h } from 'hastscript';
import { isDrawn } from './block-types.js';
import { showControl, showInput } from './controls.js';
import { showDataTable, showRichText, showTable } from './rich-text.js';
import { showImage, showLink, showMarkdownBlock, showPlain, showText } from './text.js';
export const showBlocks = (blocks, context) => blocks.flatMap((block) => isDrawn(block) ? showBlock(block, context) : [h('p.unknown', `A block of type ${block.type} is not drawn here.`)]);
function showBlock(block, context) {
    switch (block.type) {
        case 'rich_text':
            return [h('div.rich-text', showRichText(block, context))];
        case 'header':
            return [h('h2.header', showPlain(block.text))];
        case 'divider':
            return [h('hr')];
        case 'section':
            return [showSection(block, context)];
        case 'context':
            return [showContext(block, context)];
        case 'actions':
            return [showActions(block, context)];
        case 'context_actions':
            return [showContextActions(block)];
        case 'image':
            return [showImage(block, context)];
        case 'input':
            return [showInput(block, context)];
        case 'table':
            return [showTable(block, context)];
        case 'data_table':
            return [showDataTable(block, context)];
        case 'markdown':
            return [h('div.markdown', showMarkdownBlock(block.text))];
        case 'alert':
            return [showAlert(block, context)];
        case 'card':
            return [showCard(block, context)];
        case 'carousel':
            return [showCarousel(block, context)];
        case 'container':
            return [showContainer(block, context)];
        case 'task_card':
            return [showTask(block, context)];
        case 'plan':
            return [showPlan(block, context)];
        case 'file':
            return [h('p.file', block.external_id)];
        case 'video':
            return [showVideo(block)];
    }
}
function showSection({ text, fields = [], accessory, block_id: id }, context) {
    return h('div.section', h('div.words', text === undefined ? [] : showText(text, context), fields.length === 0
        ? []
        : h('ul.fields', fields.map((field) => h('li', showText(field, context))))), accessory === undefined ? [] : h('div.accessory', showControl(accessory, id, context)));
}
function showContext({ elements }, context) {
    return h('div.context', elements.map((element) => element.type === 'image' ? showImage(element, context) : h('div', showText(element, context))));
}
const showActions = ({ elements, block_id: id }, context) => h('div.actions', elements.map((element) => showControl(element, id, context)));
/** Feedback buttons and icon buttons. */
function showContextActions({ elements, block_id: blockId }) {
    const buttons = elements.flatMap((element) => {
        const options = element.type === 'icon_button' ? [element] : [element.positive_button, element.negative_button];
        return options.map(({ text, value, accessibility_label: label }) => {
            const meaning = JSON.stringify({ block_id: blockId, action_id: element.action_id, value });
            return h('button.button', { type: 'button', ariaLabel: label, dataPress: meaning }, showPlain(text));
        });
    });
    return h('div.actions', buttons);
}
/** A container; a collapsible one is a `<details>`. */
function showContainer(block, context) {
    const { title, rich_text_title: richTitle, subtitle, icon } = block;
    const words = [
        ...(icon === undefined ? [] : [h('span.icon', showImage(icon, context))]),
        ...(title === undefined ? [] : [h('span.title', showPlain(title))]),
        ...(richTitle === undefined ? [] : showRichText(richTitle, context)),
        ...(subtitle === undefined ? [] : [h('span.subtitle', showPlain(subtitle))]),
    ];
    const inside = showBlocks(block.child_blocks, context);
    if (block.is_collapsible !== true)
        return h('div.card', h('div.head', words), inside);
    return h('details.card', { open: block.default_collapsed !== true }, h('summary', words), inside);
}
function showVideo({ title, title_url: url, video_url: video, alt_text: alt }) {
    return h('p.file', showLink(url ?? video, title.text), ' ', alt);
}
/** An alert's level in words. */
const LEVELS = {
    default: 'Note',
    info: 'Note',
    warning: 'Warning',
    error: 'Error',
    success: 'Success',
};
export const showAlert = ({ text, level = 'default' }, context) => h(`div.alert.${level}`, h('strong', LEVELS[level]), h('div', showText(text, context)));
export function showCard(card, context) {
    const { hero_image: hero, icon, title, subtitle, body, actions = [], block_id: id } = card;
    return h('div.card', hero === undefined ? [] : showImage(hero, context), icon === undefined ? [] : h('div.icon', showImage(icon, context)), title === undefined ? [] : h('div.title', showText(title, context)), subtitle === undefined ? [] : h('div.subtitle', showText(subtitle, context)), body === undefined ? [] : showText(body, context), actions.length === 0
        ? []
        : h('div.actions', actions.map((button) => showControl(button, id, context))));
}
export const showCarousel = ({ elements }, context) => h('ul.carousel', { tabIndex: 0 }, elements.map((card) => h('li', showCard(card, context))));
const STATUSES = {
    pending: ['○', 'To do'],
    in_progress: ['◐', 'In progress'],
    complete: ['✓', 'Done'],
    error: ['✕', 'Failed'],
};
export function showTask({ title, status, details, output, sources = [] }, context) {
    const [sign, word] = STATUSES[status];
    return h('div.task', h('p', h('span.sign', { role: 'img', ariaLabel: word }, sign), ' ', h('span.title', title)), details === undefined ? [] : showRichText(details, context), output === undefined ? [] : showRichText(output, context), sources.length === 0
        ? []
        : h('ul', sources.map(({ url, text }) => h('li', showLink(url, text)))));
}
export function showPlan({ title, tasks = [] }, context) {
    const items = tasks.filter(isTask).map((task) => h('li', showTask(task, context)));
    return h('div.plan', h('p.title', title), h('ol', items));
}
const isTask = (task) => 'title' in task && 'status' in task;
//# sourceMappingURL=blocks.js.map