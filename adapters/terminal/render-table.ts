/** A table as columns side by side or, where they would be too narrow to read, as one record below the other. */
import { type Line, lineWidth, type Span, span, withGaps } from './line.ts';
import { wrap } from './wrap.ts';

type Cell = readonly Span[];

const GAP = '  ';
/** A column is never made narrower than this. */
const NARROWEST = 10;

/** The table in lines of at most `width` columns. */
export function renderTable(
  header: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  width: number,
): readonly Line[] {
  const natural = header.map((_, column) => Math.max(...[header, ...rows].map((row) => cellWidth(row[column] ?? []))));
  const widths = shrink(natural, width - GAP.length * (header.length - 1));
  if (widths === null) return renderRecords(header, rows, width);
  const rule = widths.map((columns) => [span('-'.repeat(columns), 'dim')]);
  return [header, rule, ...rows].flatMap((row) => renderRow(row, widths));
}

const cellWidth = (cell: Cell): number => Math.max(...wrap(cell, Number.POSITIVE_INFINITY).map(lineWidth));

/** Takes columns from the widest until all fit; null when they cannot. */
function shrink(natural: readonly number[], room: number): readonly number[] | null {
  const widths = [...natural];
  for (let excess = widths.reduce((sum, columns) => sum + columns, 0) - room; excess > 0; excess -= 1) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) return null;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function renderRow(row: readonly Cell[], widths: readonly number[]): readonly Line[] {
  const cells = widths.map((columns, column) => wrap(row[column] ?? [], columns));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    cells.flatMap((lines, column): Line => {
      const line = lines[index] ?? [];
      if (column === cells.length - 1) return line;
      const padding = (widths[column] ?? 0) - lineWidth(line);
      return [...line, span(' '.repeat(padding) + GAP)];
    }),
  );
}

function renderRecords(header: readonly Cell[], rows: readonly (readonly Cell[])[], width: number): readonly Line[] {
  return withGaps(
    rows.map((row) => row.flatMap((cell, column) => wrap([...(header[column] ?? []), span(': '), ...cell], width))),
  );
}
