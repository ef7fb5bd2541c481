/** A message without markup and controls: a line for each line that Slack would draw. */
export function shownText(blocks, text) {
    return blocks.length === 0 ? unescapeText(text) : blocks.map(blockText).filter(Boolean).join('\n');
}
/** A button's label, and what a screen reader says in its place. */
export function controlLabels(control) {
    if (control.type !== 'button')
        return [];
    return [control.text.text, ...(control.accessibility_label === undefined ? [] : [control.accessibility_label])];
}
const unescapeText = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
function blockText(block) {
    switch (block.type) {
        case 'header':
            return block.text.text;
        case 'section':
            return [block.text, ...(block.fields ?? [])].map((text) => text?.text ?? '').join('\n');
        case 'context':
            return block.elements.map((element) => element.text).join(' ');
        case 'rich_text':
            return richTextText(block);
        case 'table':
            return block.rows
                .map((row) => row.map((cell) => (cell.type === 'raw_text' ? cell.text : richTextText(cell))).join(' | '))
                .join('\n');
        case 'input':
            return block.label.text;
        case 'image':
            return block.alt_text;
        case 'actions':
        case 'divider':
            return '';
    }
}
function richTextText({ elements }) {
    return elements
        .map((part) => {
        if (part.type !== 'rich_text_list')
            return part.elements.map(elementText).join('');
        return part.elements
            .map((item, index) => {
            const marker = part.style === 'bullet' ? '•' : `${(part.offset ?? 0) + index + 1}.`;
            return `${'  '.repeat(part.indent ?? 0)}${marker} ${item.elements.map(elementText).join('')}`;
        })
            .join('\n');
    })
        .join('\n');
}
function elementText(element) {
    switch (element.type) {
        case 'text':
            return element.text;
        case 'link':
            return element.text ?? element.url;
        case 'emoji':
            return '';
        case 'user':
            return `@${element.user_id}`;
        case 'usergroup':
            return `@${element.usergroup_id}`;
        case 'channel':
            return `#${element.channel_id}`;
        case 'broadcast':
            return `@${element.range}`;
    }
}
const MAX_TEXT = 3000;
export const inputsOf = (blocks) => blocks.flatMap((block) => block.type === 'input'
    ? [
        {
            id: block.block_id ?? '',
            label: block.label.text,
            value: initialValue(block.element),
            isOptional: block.optional === true,
            element: block.element,
        },
    ]
    : []);
function initialValue(element) {
    if (element.type === 'plain_text_input')
        return element.initial_value ?? '';
    if (element.type === 'checkboxes')
        return (element.initial_options ?? []).map(({ value }) => value).join(',');
    return element.initial_option?.value ?? '';
}
/**
 * The value that is sent for an input; without a wanted one its current value. Options are wanted by label or value,
 * several joined by commas. @throws Error what Slack's client would say
 */
export function valueToSend({ label, value, isOptional, element }, wanted) {
    const sent = wanted === undefined ? value : element.type === 'plain_text_input' ? wanted : pickOptions(element, wanted);
    if (sent.length > MAX_TEXT)
        throw new Error(`${label}: Slack takes ${MAX_TEXT} characters`);
    if (sent === '' && !isOptional)
        throw new Error(`${label}: Please complete this required field.`);
    return sent;
}
function pickOptions({ options }, wanted) {
    const whole = options.find(({ text, value }) => text.text === wanted || value === wanted);
    if (whole !== undefined)
        return whole.value;
    const names = wanted.split(',').filter((name) => name !== '');
    const picked = names.map((name) => {
        const option = options.find(({ text, value }) => text.text === name.trim() || value === name.trim());
        if (option === undefined)
            throw new Error(`there is no option ${name}`);
        return option.value;
    });
    return picked.join(',');
}
//# sourceMappingURL=screen.js.map