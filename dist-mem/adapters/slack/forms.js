import { encodeAction } from '../../src/core/action.js';
import { SLACK_LIMITS } from './limits.js';
import { literal, plainText, shorten } from './text.js';
/** Stands between a field's id and the number of a further part of it; not a character of field ids. */
const PART = '~';
const INPUT = 'value';
/** Draws a form. `metadata` comes back with its submission, which is of this pace. */
export function writeForm({ title, submit, fields }, metadata, pace) {
    const limits = SLACK_LIMITS.form;
    return {
        type: 'modal',
        callback_id: encodeAction(submit),
        private_metadata: metadata,
        title: plainText(shorten(literal(title), limits.title)),
        submit: plainText(pace === 'run' ? 'Run' : 'Submit'),
        close: plainText('Cancel'),
        blocks: fields.flatMap(writeField).slice(0, limits.inputs),
    };
}
/** The fields of a submission by their ids. */
export function readFields(state) {
    const fields = new Map();
    for (const [block, inputs] of Object.entries(state)) {
        const [id = block] = block.split(PART);
        fields.set(id, [...(fields.get(id) ?? []), readInput(inputs[INPUT] ?? {})]);
    }
    return Object.fromEntries([...fields].map(([id, parts]) => [id, parts.join('\n')]));
}
function readInput({ value, selected_option, selected_options }) {
    if (selected_options)
        return selected_options.map((option) => option.value).join(',');
    return selected_option?.value ?? value ?? '';
}
function writeField(field) {
    switch (field.kind) {
        case 'text':
            return writeTextField(field);
        case 'select':
            return [inputBlock(field, field.id, field.label, selectElement(field))];
        case 'checks':
            return [inputBlock(field, field.id, field.label, checksElement(field))];
    }
}
const inputBlock = (field, id, label, element) => ({
    type: 'input',
    block_id: id,
    label: plainText(literal(label)),
    optional: field.optional,
    ...(field.description === '' ? {} : { hint: plainText(literal(field.description)) }),
    element,
});
function writeTextField(field) {
    const parts = field.lines === 'many' ? cutLines(field.value, SLACK_LIMITS.form.value) : [field.value];
    return parts.map((value, index) => inputBlock(field, index === 0 ? field.id : `${field.id}${PART}${index + 1}`, parts.length === 1 ? field.label : `${field.label} (${index + 1} of ${parts.length})`, {
        type: 'plain_text_input',
        action_id: INPUT,
        multiline: field.lines === 'many',
        ...(value === '' ? {} : { initial_value: literal(value).slice(0, SLACK_LIMITS.form.value) }),
    }));
}
const writeOption = ({ value, label }) => ({
    text: plainText(shorten(literal(label), SLACK_LIMITS.select.text)),
    value,
});
function selectElement({ options, value }) {
    const first = options.find((option) => option.value === value);
    return {
        type: 'static_select',
        action_id: INPUT,
        options: options.map(writeOption),
        ...(first === undefined ? {} : { initial_option: writeOption(first) }),
    };
}
function checksElement({ options, values }) {
    const picked = options.filter((option) => values.includes(option.value));
    return {
        type: 'checkboxes',
        action_id: INPUT,
        options: options.map(writeOption),
        // Slack refuses the empty list.
        ...(picked.length === 0 ? {} : { initial_options: picked.map(writeOption) }),
    };
}
/** Text in parts of whole lines, each at most `length` long; only a single line beyond that is cut. */
function cutLines(text, length) {
    const parts = [];
    let rest = text;
    while (rest.length > length) {
        const newline = rest.lastIndexOf('\n', length);
        parts.push(rest.slice(0, newline > 0 ? newline : length));
        rest = rest.slice(newline > 0 ? newline + 1 : length);
    }
    return [...parts, rest];
}
//# sourceMappingURL=forms.js.map