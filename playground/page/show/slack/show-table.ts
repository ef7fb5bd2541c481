/** Tables: the first row names the columns. A wide one scrolls in its own place, and takes the focus for that. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf, SlackLook } from './block.ts';
import { showRichWords } from './show-rich-text.ts';

type Table = BlockOf<'table'>;
type Cell = Table['rows'][number][number];

export function showTable({ rows, column_settings: columns = [] }: Table, look: SlackLook): Element {
  return scrollable('Table', showRows(rows, look, { alignOf: (column) => columns[column]?.align }));
}

/** A table with a caption, whose rows may have a heading, too. */
export function showDataTable(table: BlockOf<'data_table'>, look: SlackLook): Element {
  const rows = showRows(table.rows, look, { rowHeader: table.row_header_column_index });
  return scrollable(table.caption, [h('caption', table.caption), ...rows]);
}

const scrollable = (name: string, children: ElementContent[]): Element =>
  h('div.table', { tabIndex: 0, role: 'group', ariaLabel: name }, h('table', children));

interface Columns {
  readonly alignOf?: (column: number) => string | undefined;
  /** The column whose cells name their rows. */
  readonly rowHeader?: number | undefined;
}

function showRows(
  [head = [], ...body]: readonly (readonly Cell[])[],
  look: SlackLook,
  { alignOf, rowHeader }: Columns,
): ElementContent[] {
  const showCell = (cell: Cell, column: number, heads: 'row' | 'col' | undefined) => {
    const align = alignOf?.(column);
    const attributes = { className: align === undefined ? undefined : [align], scope: heads };
    return h(heads === undefined ? 'td' : 'th', attributes, words(cell, look));
  };
  const showRow = (row: readonly Cell[]) =>
    h(
      'tr',
      row.map((cell, column) => showCell(cell, column, column === rowHeader ? 'row' : undefined)),
    );
  const heads = head.map((cell, column) => showCell(cell, column, 'col'));
  return [h('thead', h('tr', heads)), h('tbody', body.map(showRow))];
}

const words = (cell: Cell, look: SlackLook): ElementContent[] =>
  cell.type === 'rich_text' ? showRichWords(cell, look) : [{ type: 'text', value: cell.text }];
