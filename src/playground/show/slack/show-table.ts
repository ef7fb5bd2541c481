/** Tables: the first row names the columns. A wide one scrolls in its own place, and takes the focus for that. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf, SlackLook } from './block.ts';
import { showRichWords } from './show-rich-text.ts';

type Table = BlockOf<'table'>;
type Cell = Table['rows'][number][number];

export function showTable({ rows, column_settings: columns = [] }: Table, look: SlackLook): Element {
  return scrollable(
    'Table',
    showRows(rows, look, (column) => columns[column]?.align, null),
  );
}

/** A table with a caption, whose rows may have a heading, too. */
export function showDataTable(table: BlockOf<'data_table'>, look: SlackLook): Element {
  const rowHeader = table.row_header_column_index ?? null;
  const rows = showRows(table.rows, look, () => undefined, rowHeader);
  return scrollable(table.caption, [h('caption', table.caption), ...rows]);
}

const scrollable = (name: string, children: ElementContent[]): Element =>
  h('div.table', { tabIndex: 0, role: 'group', ariaLabel: name }, h('table', children));

function showRows(
  [head = [], ...body]: readonly (readonly Cell[])[],
  look: SlackLook,
  alignOf: (column: number) => string | undefined,
  rowHeader: number | null,
): ElementContent[] {
  const classOf = (column: number) => [alignOf(column)].flatMap((align) => (align === undefined ? [] : [align]));
  const showCell = (cell: Cell, column: number) => {
    const isHeader = column === rowHeader;
    return h(
      isHeader ? 'th' : 'td',
      { className: classOf(column), scope: isHeader ? 'row' : undefined },
      words(cell, look),
    );
  };
  const heads = head.map((cell, column) => h('th', { className: classOf(column), scope: 'col' }, words(cell, look)));
  return [
    h('thead', h('tr', heads)),
    h(
      'tbody',
      body.map((row) => h('tr', row.map(showCell))),
    ),
  ];
}

const words = (cell: Cell, look: SlackLook): ElementContent[] =>
  cell.type === 'rich_text' ? showRichWords(cell, look) : [{ type: 'text', value: cell.text }];
