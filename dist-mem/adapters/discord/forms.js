/** A form → Discord's modal, and a submitted modal → its fields. Pure. */
import { ComponentType, TextInputStyle, } from 'discord.js';
import { encodeAction } from '../../src/core/action.js';
import { DISCORD_LIMITS } from './limits.js';
import { clipLabel, withoutEscapes } from './text.js';
/** The modal of a form; null when it has more fields or longer texts than a modal holds: it is never cut. */
export function writeForm(form) {
    const isTooLong = form.fields.some((field) => field.kind === 'text' && field.value.length > DISCORD_LIMITS.form.value);
    if (form.fields.length > DISCORD_LIMITS.form.fields || isTooLong)
        return null;
    return {
        custom_id: encodeAction(form.submit),
        title: clipLabel(form.title, DISCORD_LIMITS.form.title),
        components: form.fields.map((field) => ({
            type: ComponentType.Label,
            label: clipLabel(field.label, DISCORD_LIMITS.form.label),
            ...(field.description === ''
                ? {}
                : { description: clipLabel(field.description, DISCORD_LIMITS.form.description) }),
            component: writeField(field),
        })),
    };
}
function writeField(field) {
    switch (field.kind) {
        case 'text':
            return writeText(field);
        case 'select':
            return writeSelect(field);
        case 'checks':
            return writeChecks(field);
    }
}
const writeText = ({ id, optional, lines, value }) => ({
    type: ComponentType.TextInput,
    custom_id: id,
    style: lines === 'one' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    required: !optional,
    max_length: DISCORD_LIMITS.form.value,
    ...(value === '' ? {} : { value }),
});
const writeSelect = ({ id, optional, options, value }) => ({
    type: ComponentType.StringSelect,
    custom_id: id,
    required: !optional,
    options: options.map((option) => writeOption(option, option.value === value)),
});
const writeChecks = ({ id, optional, options, values }) => ({
    type: ComponentType.CheckboxGroup,
    custom_id: id,
    required: !optional,
    // A group wants one tick at least unless both say otherwise.
    min_values: optional ? 0 : 1,
    options: options.map((option) => writeOption(option, values.includes(option.value))),
});
const writeOption = ({ label, value }, picked) => ({
    label: clipLabel(label, DISCORD_LIMITS.select.label),
    value,
    ...(picked ? { default: true } : {}),
});
/** What was filled in, by field id: the text, the value picked, or the values picked, joined by commas. */
export function readFields(submission) {
    const inputs = submission.components.flatMap((top) => {
        if (top.type === ComponentType.Label)
            return [top.component];
        return top.type === ComponentType.ActionRow ? top.components : [];
    });
    return Object.fromEntries(inputs.flatMap((input) => {
        if (input.type === ComponentType.TextInput)
            return [[input.custom_id, withoutEscapes(input.value)]];
        const isPicked = input.type === ComponentType.StringSelect || input.type === ComponentType.CheckboxGroup;
        return isPicked ? [[input.custom_id, input.values.join(',')]] : [];
    }));
}
//# sourceMappingURL=forms.js.map