/**
 * How much of Slack's limits a message or view uses: the documented ones, and one that was measured. In UTF-16 units.
 */
import { MAX_BLOCK_CHARACTERS, MAX_BLOCKS } from '../../../slack/check-payload.js';
import { limitUses } from '../payload.js';
import { isDrawn } from './block-types.js';
/** The limits of what the message contains. */
export function slackLimits({ text, blocks }) {
    return [
        ...limitUses([
            ['Blocks', MAX_BLOCKS, notZero(blocks.length)],
            ['Characters of all blocks as JSON (measured)', MAX_BLOCK_CHARACTERS, notZero(characters(blocks))],
            ['Characters of the notification (advised)', 4000, notZero(text.length)],
        ]),
        ...blockLimits(blocks),
    ];
}
/** The limits of what the modal or Home tab contains. */
export function slackViewLimits(view) {
    const { blocks, title, submit, close, private_metadata: metadata } = view;
    return [
        ...limitUses([
            ['Characters of the title', 24, [title?.text.length]],
            ['Characters on its buttons', 24, [submit?.text.length, close?.text.length]],
            ['Blocks', 100, notZero(blocks.length)],
            ['Characters of the private metadata', 3000, [metadata?.length]],
        ]),
        ...blockLimits(blocks),
    ];
}
function blockLimits(all) {
    const blocks = all
        .filter(isDrawn)
        .flatMap((block) => (block.type === 'container' ? [block, ...childBlocks(block)] : [block]));
    const of = (type) => blocks.filter((block) => block.type === type);
    const sections = of('section');
    const tables = of('table');
    return [
        ...limitUses([
            ['Characters of a header', 150, of('header').map(({ text }) => text.text.length)],
            ['Characters of a section', 3000, sections.map(({ text }) => text?.text.length)],
            ['Fields of a section', 10, sections.map(({ fields }) => fields?.length)],
            ['Characters of a field', 2000, sections.flatMap(({ fields = [] }) => fields.map(({ text }) => text.length))],
            ['Elements of a context', 10, of('context').map(({ elements }) => elements.length)],
            ['Controls in a row', 25, of('actions').map(({ elements }) => elements.length)],
        ]),
        ...controlLimits(blocks.flatMap(controlsOf)),
        ...limitUses([
            ['Rows of a table', 100, tables.map(({ rows }) => rows.length)],
            ['Cells in a row', 20, tables.flatMap(({ rows }) => rows.map((row) => row.length))],
            ['Characters of a table as JSON', 10_000, tables.map(({ rows }) => characters(rows))],
            ['Characters of markdown', 12_000, of('markdown').map(({ text }) => text.length)],
            ['Characters that describe a picture', 2000, of('image').map((image) => image.alt_text.length)],
        ]),
    ];
}
function controlLimits(controls) {
    const buttons = controls.filter((control) => control.type === 'button');
    const menus = controls.filter((control) => control.type === 'static_select');
    const groups = controls.filter(({ type }) => type === 'radio_buttons' || type === 'checkboxes');
    const options = [...menus, ...groups].flatMap((menu) => ('options' in menu ? (menu.options ?? []) : []));
    const texts = controls.filter((control) => control.type === 'plain_text_input');
    return limitUses([
        ['Characters on a button', 75, buttons.map(({ text }) => text.text.length)],
        ['Characters of a button’s value', 2000, buttons.map(({ value }) => value?.length)],
        ['Options of a menu', 100, menus.map((menu) => menu.options?.length)],
        ['Options of a group', 10, groups.map((group) => ('options' in group ? group.options?.length : undefined))],
        ['Characters of an option', 75, options.map(({ text }) => text.text.length)],
        ['Characters of a placeholder', 150, menus.map(({ placeholder }) => placeholder?.text.length)],
        ['Characters in an input', 3000, texts.map((input) => input.initial_value?.length)],
    ]);
}
function controlsOf(block) {
    if (block.type === 'actions')
        return block.elements;
    if (block.type === 'input')
        return [block.element];
    return block.type === 'section' && block.accessory !== undefined ? [block.accessory] : [];
}
const childBlocks = ({ child_blocks: blocks }) => blocks;
const characters = (value) => (value.length === 0 ? 0 : JSON.stringify(value).length);
const notZero = (count) => (count === 0 ? [] : [count]);
//# sourceMappingURL=limits.js.map