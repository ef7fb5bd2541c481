/** What a measurement comes to: rows of a table, and promises that were kept or not. */

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export interface Promised {
  readonly what: string;
  readonly value: number;
  readonly bound: number;
  readonly direction: 'at least' | 'at most';
}

export interface Result {
  readonly title: string;
  /** What was measured, in a sentence or two for the page. */
  readonly about: string;
  readonly rows: readonly Row[];
  readonly promises: readonly Promised[];
}

export const isKept = ({ value, bound, direction }: Promised): boolean =>
  direction === 'at least' ? value >= bound : value <= bound;

/** The value below which this share of them lies; NaN of nothing. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

/** As many digits as can be read: `1,234`, `56.7`, `0.12`. */
export const shown = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2 });
