/** A form in a terminal: shown as a message, then asked for field by field. */
import { code, codeBlock, heading, paragraph, strong } from '../../src/core/prose.js';
import { firstValue } from '../../src/core/reply.js';
import { isCancel, readText } from './lines.js';
import { visibleLine } from './visible.js';
/** What a form looks like: its title, and what each field is for and holds. */
export function formMessage({ title, fields }) {
    const hasText = fields.some((field) => field.kind === 'text' && field.lines === 'many');
    const how = hasText
        ? ['Send the new text between two lines of ', code('```'), ', or end it with a line of only ', code('.'), '. ']
        : [];
    return [
        heading(2, title),
        ...fields.flatMap(fieldMessage),
        fields.length === 1
            ? paragraph(...how, 'An empty line or ', code('/cancel'), ' goes back.')
            : paragraph(...how, 'An empty line keeps what is there. ', code('/cancel'), ' goes back.'),
    ];
}
function fieldMessage(field) {
    const about = field.description === '' ? [] : [': ', code(field.description)];
    const label = strong(field.label);
    if (field.kind !== 'text')
        return [paragraph(label, ...about), optionList(field)];
    if (field.lines === 'many')
        return [paragraph(label, ...about), codeBlock('', field.value)];
    return [paragraph(label, ...about, ...(field.value === '' ? [] : [', now ', code(field.value)]))];
}
/** The options, numbered; those that hold now are marked in words. */
function optionList(field) {
    const now = field.kind === 'checks' ? field.values : [field.value];
    const items = field.options.map(({ label, value }) => [paragraph(now.includes(value) ? `${label} (now)` : label)]);
    return { kind: 'list', start: 1, items };
}
/**
 * Reads the fields in their order: a line each, or a text for one of many lines. Null when it was cancelled: by Ctrl+C,
 * by `/cancel`, by the end of the input, or because nothing at all was entered.
 */
export async function fillForm({ fields }, lines) {
    const filled = {};
    let entered = false;
    for (const field of fields) {
        const value = await readField(field, lines);
        if (value === null)
            return null;
        entered ||= value.trim() !== '';
        filled[field.id] = value.trim() === '' ? firstValue(field) : pickedValue(field, value);
    }
    return entered ? filled : null;
}
async function readField(field, lines) {
    if (field.kind === 'text' && field.lines === 'many')
        return readText(lines);
    const how = { text: '', select: ' (a number or a name)', checks: ' (numbers or names, with commas between them)' };
    const typed = await lines.next(`${visibleLine(field.label)}${how[field.kind]}: `);
    return typed.kind === 'line' && !isCancel(typed.line) ? typed.line : null;
}
/** Numbers and names as the values they stand for; what stands for none stays as typed, for the tutor to answer. */
function pickedValue(field, typed) {
    if (field.kind === 'text')
        return typed;
    const words = field.kind === 'select' ? [typed] : typed.split(',');
    return words.map((word) => findOption(field, word.trim())?.value ?? word.trim()).join(',');
}
function findOption({ options }, typed) {
    if (/^\d{1,2}$/.test(typed))
        return options[Number(typed) - 1];
    return options.find(({ label, value }) => [label, value].some((name) => name.toLowerCase() === typed.toLowerCase()));
}
//# sourceMappingURL=forms.js.map