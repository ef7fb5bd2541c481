import { h } from 'hastscript';
import { showEmoji } from '../emoji.js';
import { showCode, showLines } from '../parts.js';
import { showLink, showMention } from './text.js';
/** The parts of a rich text block, in order. */
export function showRichText({ elements }, context) {
    const shown = [];
    let lists = [];
    const endLists = () => {
        if (lists.length > 0)
            shown.push(...nestLists(lists, context));
        lists = [];
    };
    for (const part of elements) {
        if (part.type === 'rich_text_list') {
            lists.push(part);
        }
        else {
            endLists();
            shown.push(showPart(part, context));
        }
    }
    endLists();
    return shown;
}
/** Rich text in the cell of a table: a single paragraph becomes inline content, anything else stays as it is. */
export function showRichWords(richText, context) {
    const [only, ...others] = showRichText(richText, context);
    return only?.type === 'element' && only.tagName === 'p' && others.length === 0
        ? only.children
        : showRichText(richText, context);
}
function showPart(part, context) {
    switch (part.type) {
        case 'rich_text_section':
            return h('p', showElements(part.elements, context));
        case 'rich_text_quote':
            return h('blockquote', h('p', showElements(part.elements, context)));
        case 'rich_text_preformatted':
            return showCode(part.language ?? '', part.elements
                .map((element) => (element.type === 'text' ? element.text : (element.text ?? element.url)))
                .join(''));
    }
}
/** Nests consecutive lists: deeper ones go into the last item of the one above. */
function nestLists(lists, context) {
    const [first, ...rest] = lists;
    if (first === undefined)
        return [];
    const indent = first.indent ?? 0;
    const next = rest.findIndex((list) => (list.indent ?? 0) <= indent);
    const inside = next === -1 ? rest : rest.slice(0, next);
    const items = first.elements.map(({ elements }) => h('li', showElements(elements, context)));
    items.at(-1)?.children.push(...nestLists(inside, context));
    const start = (first.offset ?? 0) + 1;
    const className = [`indent-${indent}`];
    const list = first.style === 'ordered'
        ? h('ol', { className, ...(start === 1 ? {} : { start }) }, items)
        : h('ul', { className }, items);
    return [list, ...nestLists(next === -1 ? [] : rest.slice(next), context)];
}
const showElements = (elements, context) => elements.flatMap((element) => styled(showElement(element, context), element.style));
/** Styles from the inside out: code is innermost, because it keeps spaces. */
function styled(content, style) {
    let shown = content;
    if (style?.code === true)
        shown = [h('code', shown)];
    if (style?.strike === true)
        shown = [h('s', shown)];
    if (style?.underline === true)
        shown = [h('u', shown)];
    if (style?.italic === true)
        shown = [h('em', shown)];
    return style?.bold === true ? [h('strong', shown)] : shown;
}
function showElement(element, { nameOf }) {
    switch (element.type) {
        case 'text':
            return showLines(element.text);
        case 'link':
            return [showLink(element.url, element.text === undefined || element.text === '' ? element.url : element.text)];
        case 'emoji':
            return [showEmoji(element.name)];
        case 'user':
            return [showMention('@', nameOf?.(element.user_id) ?? element.user_id)];
        case 'usergroup':
            return [showMention('@', nameOf?.(element.usergroup_id) ?? element.usergroup_id)];
        case 'team':
            return [showMention('@', nameOf?.(element.team_id) ?? element.team_id)];
        case 'channel':
            return [showMention('#', nameOf?.(element.channel_id) ?? element.channel_id)];
        case 'broadcast':
            return [showMention('@', element.range)];
        case 'date':
            return [
                h('time', { dateTime: new Date(element.timestamp * 1000).toISOString() }, element.fallback ?? element.format),
            ];
        case 'color':
            return [h('code', element.value)];
    }
}
/** A table whose first row names the columns. A wide one scrolls, and takes the focus so that keys can scroll it. */
export function showTable({ rows, column_settings: columns = [] }, context) {
    return scrollable('Table', showRows(rows, context, { alignOf: (column) => columns[column]?.align }));
}
/** A table with a caption, and optional headings of rows. */
export function showDataTable(table, context) {
    const rows = showRows(table.rows, context, { rowHeader: table.row_header_column_index });
    return scrollable(table.caption, [h('caption', table.caption), ...rows]);
}
const scrollable = (name, children) => h('div.table', { tabIndex: 0, role: 'group', ariaLabel: name }, h('table', children));
function showRows([head = [], ...body], context, { alignOf, rowHeader }) {
    const showCell = (cell, column, heads) => {
        const align = alignOf?.(column);
        const attributes = { className: align === undefined ? undefined : [align], scope: heads };
        return h(heads === undefined ? 'td' : 'th', attributes, words(cell, context));
    };
    const showRow = (row) => h('tr', row.map((cell, column) => showCell(cell, column, column === rowHeader ? 'row' : undefined)));
    const heads = head.map((cell, column) => showCell(cell, column, 'col'));
    return [h('thead', h('tr', heads)), h('tbody', body.map(showRow))];
}
const words = (cell, context) => cell.type === 'rich_text' ? showRichWords(cell, context) : [{ type: 'text', value: cell.text }];
//# sourceMappingURL=rich-text.js.map