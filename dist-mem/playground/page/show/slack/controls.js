import { h } from 'hastscript';
import { showTextArea } from '../parts.js';
import { showImage, showPlain, showText } from './text.js';
/** A control of a block with this id. */
export function showControl(control, blockId, context) {
    switch (control.type) {
        case 'button':
            return showButton(control, blockId);
        case 'static_select':
        case 'multi_static_select':
            return showSelect(control, blockId);
        case 'overflow':
            return showOverflow(control, blockId);
        case 'radio_buttons':
        case 'checkboxes':
            return showChoices(control, blockId, context);
        case 'image':
            return showImage(control, context);
        case 'workflow_button':
            return h('button.button', { type: 'button', disabled: true }, showPlain(control.text));
        default:
            return h('p.unknown', `A control of type ${control.type} is not drawn here.`);
    }
}
/** What is sent when a control is used. */
const meaning = (blockId, actionId, value) => JSON.stringify({ block_id: blockId, action_id: actionId, value });
/** A button with an address is a link, and sends a press as well, as in Slack. */
function showButton(button, blockId) {
    const { text, url, style, accessibility_label: label, confirm } = button;
    const attributes = {
        className: ['button', ...(style === undefined ? [] : [style])],
        ariaLabel: label,
        dataPress: meaning(blockId, button.action_id, button.value),
        dataConfirm: confirm === undefined ? undefined : JSON.stringify(confirm),
    };
    if (url === undefined || !/^https?:\/\//i.test(url)) {
        return h('button', { type: 'button', ...attributes }, showPlain(text));
    }
    return h('a', { href: url, target: '_blank', rel: 'noreferrer', ...attributes }, showPlain(text));
}
/** The prompt of a menu, and its name. */
const PROMPT = 'Select an option';
function showSelect(menu, blockId) {
    const prompt = menu.placeholder?.text ?? PROMPT;
    const attributes = { ariaLabel: prompt, dataChoose: meaning(blockId, menu.action_id) };
    return h('select', { ...attributes, multiple: menu.type === 'multi_static_select' }, showMenuOptions(menu, prompt));
}
/** The options of a menu, in their groups, below a prompt that cannot be chosen. */
export function showMenuOptions(menu, prompt) {
    const initial = menu.type === 'static_select' ? [menu.initial_option] : (menu.initial_options ?? []);
    const picked = new Set(initial.map((option) => option?.value));
    const show = ({ text, value = '' }) => h('option', { value, selected: picked.has(value) }, text.text);
    const first = h('option', { value: '', disabled: true, selected: initial[0] === undefined }, prompt);
    return [
        ...(menu.type === 'static_select' ? [first] : []),
        ...(menu.options ?? []).map(show),
        ...(menu.option_groups ?? []).map(({ label, options }) => h('optgroup', { label: label.text }, options.map(show))),
    ];
}
function showOverflow({ options, action_id: id }, blockId) {
    return h('select.overflow', { ariaLabel: 'More actions', dataChoose: meaning(blockId, id) }, h('option', { value: '', disabled: true, selected: true }, '⋯'), options.map(({ text, value = '' }) => h('option', { value }, text.text)));
}
function showChoices(choices, blockId, context) {
    const name = [context.formId, blockId, choices.action_id].filter((part) => part !== undefined).join('.');
    const attributes = { ariaLabel: 'Options', dataChoose: meaning(blockId, choices.action_id) };
    return h('fieldset', attributes, showChoiceOptions(choices, name, context));
}
/** A line per option: its box, text and description. */
export function showChoiceOptions(choices, name, context) {
    const initial = choices.type === 'radio_buttons' ? [choices.initial_option] : (choices.initial_options ?? []);
    const picked = new Set(initial.map((option) => option?.value));
    const type = choices.type === 'radio_buttons' ? 'radio' : 'checkbox';
    return choices.options.map(({ text, description, value = '' }) => h('label.option', h('input', { type, name, value, checked: picked.has(value) }), h('span', showText(text, context).flatMap(unwrap), description === undefined ? [] : h('span.description', showPlain(description)))));
}
/** HTML does not allow a paragraph in a label. */
const unwrap = (node) => node.type === 'element' && node.tagName === 'p' ? node.children : [node];
/** A view's input: its label, hint and error. Its name is the block's id. */
export function showInput(block, context) {
    const { block_id: name = '', label, hint, optional = false, element } = block;
    const id = `${context.formId ?? 'form'}-${encodeURIComponent(name)}`;
    const error = context.errors?.[name];
    const notes = [
        ...(hint === undefined ? [] : [h('p.hint', { id: `${id}-hint` }, showPlain(hint))]),
        ...(error === undefined ? [] : [h('p.error', { id: `${id}-error` }, `⚠ ${error}`)]),
    ];
    const described = {
        ariaDescribedBy: notes.length === 0 ? undefined : notes.map((note) => String(note.properties.id)),
        ariaInvalid: error === undefined ? undefined : 'true',
    };
    const words = [...showPlain(label), ...(optional ? [h('span.optional', ' (optional)')] : [])];
    if (element.type === 'radio_buttons' || element.type === 'checkboxes') {
        const options = showChoiceOptions(element, name, context);
        return h('fieldset.input', described, h('legend', words), options, notes);
    }
    const field = showField(element, { id, name, required: !optional, ...described });
    return h('div.input', h('label', { htmlFor: id }, words), field, notes);
}
/** Inputs of one line that HTML has as well. */
const TYPES = {
    number_input: 'number',
    email_text_input: 'email',
    url_text_input: 'url',
    datepicker: 'date',
    timepicker: 'time',
    datetimepicker: 'datetime-local',
    file_input: 'file',
};
function showField(element, attributes) {
    switch (element.type) {
        case 'plain_text_input':
            return showTextInput(element, attributes);
        case 'static_select':
        case 'multi_static_select': {
            const prompt = element.placeholder?.text ?? 'Select an option';
            const multiple = element.type === 'multi_static_select';
            return h('select', { ...attributes, multiple }, showMenuOptions(element, prompt));
        }
        default:
            return h('input', { ...attributes, type: TYPES[element.type] ?? 'text', value: initialValue(element) });
    }
}
/** The initial value of an input of one line. */
function initialValue(element) {
    if ('initial_value' in element)
        return typeof element.initial_value === 'string' ? element.initial_value : undefined;
    if ('initial_date' in element)
        return element.initial_date;
    return 'initial_time' in element ? element.initial_time : undefined;
}
function showTextInput(element, attributes) {
    const { initial_value: value = '', min_length: minLength, max_length: maxLength = 3000, multiline } = element;
    const all = { ...attributes, minLength, maxLength, placeholder: element.placeholder?.text };
    if (multiline !== true)
        return h('input', { ...all, type: 'text', value });
    return showTextArea(all, value);
}
//# sourceMappingURL=controls.js.map