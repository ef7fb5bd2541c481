/** Draws a modal as Discord's client does: a title, fields with labels, and buttons to cancel and submit. */
import { ComponentType, TextInputStyle } from 'discord.js';
import { h } from 'hastscript';
import { showTextArea } from '../parts.js';
import { showOption } from './components.js';
import { showMarkdown } from './markdown.js';
/**
 * A `<form data-form="formId">` whose inputs are named by the fields' custom ids; a button with `data-close` closes it.
 * For a place inside an element of the class `discord`.
 */
export function showDiscordForm(modal, context) {
    const id = context.formId ?? modal.custom_id;
    const titleId = `${encodeURIComponent(id)}-title`;
    return h('form.modal', { dataForm: id, method: 'post', ariaLabelledBy: context.isLandmark === false ? undefined : [titleId] }, h(`h${context.headingLevel ?? 3}.title`, { id: titleId }, modal.title), h('div.body', modal.components.map((part) => showPart(part, encodeURIComponent(id), context))), h('footer', h('button.button.secondary', { type: 'button', dataClose: id }, 'Cancel'), h('button.button.primary', { type: 'submit' }, 'Submit')));
}
function showPart(part, formId, context) {
    const { label = '', description, component: field } = part;
    if (part.type === ComponentType.TextDisplay)
        return h('div.text', showMarkdown(part.content ?? '', context));
    if (field === undefined)
        return h('p.unknown', `A component of type ${part.type} is not drawn here.`);
    const id = `${formId}-${encodeURIComponent(field.custom_id)}`;
    const hint = description === undefined ? [] : [h('p.hint', { id: `${id}-hint` }, description)];
    const described = description === undefined ? {} : { ariaDescribedBy: [`${id}-hint`] };
    const star = field.required === false ? [] : [h('span.required', { ariaHidden: 'true' }, '*')];
    const isGroup = field.type === ComponentType.CheckboxGroup || field.type === ComponentType.RadioGroup;
    if (isGroup)
        return h('fieldset.field', described, h('legend', label, star), hint, showChoices(field));
    const input = showField(field, { id, name: field.custom_id, required: field.required !== false, ...described });
    return h('div.field', h('label', { htmlFor: id }, label, star), hint, input);
}
function showField(field, attributes) {
    const { options = [], max_values: most = 1 } = field;
    switch (field.type) {
        case ComponentType.TextInput:
            return showTextInput(field, attributes);
        case ComponentType.StringSelect:
            return h('select', { ...attributes, multiple: most > 1 }, showPrompt(field), options.map(showOption));
        case ComponentType.FileUpload:
            return h('input', { ...attributes, type: 'file', multiple: most > 1 });
        case ComponentType.Checkbox:
            return h('input', { ...attributes, required: false, type: 'checkbox' });
        default:
            return h('p.unknown', { id: attributes.id }, `A field of type ${field.type} is not drawn here.`);
    }
}
function showTextInput(field, attributes) {
    const { value = '', placeholder, min_length: minLength, max_length: maxLength = 4000 } = field;
    const all = { ...attributes, placeholder, minLength, maxLength };
    if (field.style !== TextInputStyle.Paragraph)
        return h('input', { ...all, type: 'text', value });
    return showTextArea(all, value);
}
/** The prompt of a menu with nothing picked yet. */
function showPrompt({ options = [], placeholder = 'Select an option', max_values: most = 1 }) {
    const isPicked = options.some((option) => option.default === true);
    return most > 1 || isPicked ? [] : [h('option', { value: '', selected: true }, placeholder)];
}
const showChoices = ({ type, custom_id: name, options = [] }) => options.map(({ label, value, description, default: isPicked = false }) => {
    const input = { type: type === ComponentType.RadioGroup ? 'radio' : 'checkbox', name, value, checked: isPicked };
    const more = description === undefined ? [] : [h('span.description', description)];
    return h('label.option', h('input', input), h('span', label, more));
});
//# sourceMappingURL=form.js.map