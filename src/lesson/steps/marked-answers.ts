/** Answers below a marker of their own: `**Order:**`, `**Match:**`, `**Number:**` and `**Lines:**`. */
import { toString as wordsOf } from 'mdast-util-to-string';
import type { LinesAnswer, MatchAnswer, NumberAnswer, OrderAnswer } from '../../core/answer.ts';
import { inlineText } from '../../core/prose.ts';
import type { Marked } from '../markers.ts';
import type { Page } from '../page.ts';
import { count, quote } from '../problem.ts';
import { readInline } from '../prose.ts';
import { readChecks } from '../yaml/checks.ts';
import { readYamlBlock } from '../yaml/tree.ts';
import { isCode } from './program.ts';

/** As many things as fit a message with a button each, and are worth putting in order. */
const ITEMS = { least: 3, most: 10 } as const;
/** A form has five fields. */
const PAIRS = { least: 2, most: 5 } as const;
const CHOICES = { least: 2, most: 8 } as const;

const between = ({ least, most }: { readonly least: number; readonly most: number }): string => `${least} to ${most}`;

const isWithin = (number: number, { least, most }: { readonly least: number; readonly most: number }): boolean =>
  number >= least && number <= most;

/** A list in the right order. */
export function readOrder(page: Page, { place, blocks }: Marked): OrderAnswer {
  const [list, ...others] = blocks;
  const expected = 'a list "1. …" in the right order below it';
  for (const other of others) page.report('order', other, 'text below the list', '"**Why:**" here');
  if (list === undefined || list.type !== 'list') {
    if (list !== undefined) page.report('order', place, '"**Order:**" without a list', expected);
    return { kind: 'order', items: [] };
  }
  const items = list.children.map((item) => {
    const [first, ...below] = item.children;
    if (first?.type !== 'paragraph' || below.length > 0) {
      page.report('order', item, 'an item that is not a line of words', 'a few words for each');
      return [];
    }
    return readInline(page, first.children);
  });
  if (!isWithin(items.length, ITEMS)) {
    page.report('order', list, count(items.length, 'item'), between(ITEMS));
  }
  reportTwins(items, (index, found) => page.report('order', list.children[index] ?? list, found, 'items that differ'));
  return { kind: 'order', items };
}

/** A table of two columns: what stands in a row goes together. A row without a left side is a choice for none. */
export function readMatch(page: Page, { place, blocks }: Marked): MatchAnswer {
  const [table, ...others] = blocks;
  const expected = 'a table of two columns below it: what stands in a row goes together';
  for (const other of others) page.report('match', other, 'text below the table', '"**Why:**" here');
  const nothing: MatchAnswer = { kind: 'match', heads: [[], []], items: [], choices: [] };
  if (table === undefined) return nothing;
  const [header, ...rows] = table.type === 'table' ? table.children : [];
  if (header === undefined || header.children.length !== 2) {
    page.report('match', place, '"**Match:**" without a table of two columns', expected);
    return nothing;
  }
  const [left, right] = header.children.map(({ children }) => readInline(page, children));
  const items: MatchAnswer['items'][number][] = [];
  const choices: MatchAnswer['choices'][number][] = [];
  for (const row of rows) {
    const [label = [], choice = []] = row.children.map(({ children }) => readInline(page, children));
    if (inlineText(choice).trim() === '') {
      page.report('match', row, 'a row without a right side', 'what goes with it');
      continue;
    }
    const known = choices.findIndex((other) => inlineText(other) === inlineText(choice));
    const partner = known >= 0 ? known : choices.push(choice) - 1;
    if (inlineText(label).trim() !== '') items.push({ label, partner });
  }
  if (!isWithin(items.length, PAIRS)) page.report('match', table, count(items.length, 'pair'), between(PAIRS));
  if (!isWithin(choices.length, CHOICES)) {
    page.report('match', table, count(choices.length, 'right side'), between(CHOICES));
  }
  reportTwins(
    items.map(({ label }) => label),
    (_, found) => page.report('match', table, found, 'left sides that differ'),
  );
  return { kind: 'match', heads: [left ?? [], right ?? []], items, choices };
}

function reportTwins(
  labels: readonly MatchAnswer['choices'][number][],
  report: (index: number, found: string) => void,
): void {
  const words = labels.map((label) => inlineText(label).trim().toLowerCase());
  for (const [index, one] of words.entries()) {
    if (one !== '' && words.indexOf(one) < index) report(index, `${quote(one)} a second time`);
  }
}

const FIGURES = String.raw`[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const EXACT = new RegExp(`^(${FIGURES})$`, 'i');
const TOLERANCE = new RegExp(String.raw`^(${FIGURES})\s*(?:±|\+/?-)\s*(${FIGURES})(\s*%)?$`, 'i');
const RANGE = new RegExp(String.raw`^(${FIGURES})\s*(?:to|–|\.\.)\s*(${FIGURES})$`, 'i');

/** `42`, `3.14 ± 0.01`, `3.14 +- 1 %`, `3.1 to 3.2`. */
export function readNumber(page: Page, { place, blocks }: Marked): NumberAnswer {
  const [first, ...others] = blocks;
  for (const other of others) page.report('number', other, 'text below the number', '"**Why:**" here');
  const written =
    first === undefined
      ? ''
      : wordsOf(first)
          .replace(/\u2212/g, '-')
          .trim();
  const number = numberIn(written);
  if (number !== null) return { kind: 'number', ...number };
  const expected = '`42`, `3.14 ± 0.01` or `3.1 to 3.2`';
  if (first !== undefined) page.report('number', place, `${quote(written)} as a number`, expected);
  return { kind: 'number', value: 0, tolerance: 0 };
}

/** Null for anything else. Figures are rounded to what is written: 3.1 to 3.2 is 3.15 ± 0.05. */
function numberIn(written: string): Pick<NumberAnswer, 'value' | 'tolerance'> | null {
  const [, exact] = EXACT.exec(written) ?? [];
  if (exact !== undefined) return { value: Number(exact), tolerance: 0 };
  const [, value, off, percent] = TOLERANCE.exec(written) ?? [];
  if (value !== undefined && off !== undefined) {
    const share = percent === undefined ? Number(off) : (Math.abs(Number(value)) * Number(off)) / 100;
    return { value: Number(value), tolerance: rounded(Math.abs(share)) };
  }
  const [, low, high] = RANGE.exec(written) ?? [];
  if (low === undefined || high === undefined || Number(low) >= Number(high)) return null;
  return {
    value: rounded((Number(low) + Number(high)) / 2),
    tolerance: rounded((Number(high) - Number(low)) / 2),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(12));

/** A `python` block with the lines in an order that is right; below it, where prints do not tell, checks in `yaml`. */
export function readLines(page: Page, { place, blocks }: Marked): LinesAnswer {
  const [program, checks, ...others] = blocks;
  const nothing: LinesAnswer = { kind: 'lines', lines: [], checks: [] };
  if (program === undefined) return nothing;
  if (!isCode(program, 'python')) {
    page.report('lines', place, '"**Lines:**" without a program', 'a `python` block below it');
    return nothing;
  }
  const isChecked = checks !== undefined && isCode(checks, 'yaml');
  const [loose] = isChecked ? others : [...(checks === undefined ? [] : [checks]), ...others];
  if (loose !== undefined) page.report('lines', loose, 'text below the lines', '"**Why:**" here');
  const lines = program.value.split('\n').filter((line) => line.trim() !== '');
  if (!isWithin(lines.length, ITEMS)) page.report('lines', program, count(lines.length, 'line'), between(ITEMS));
  const yaml = isChecked ? readYamlBlock(page, checks) : null;
  const answer: LinesAnswer = {
    kind: 'lines',
    lines,
    checks: yaml === null ? [] : readChecks(yaml, null, page.shownHeaders),
  };
  page.places.set(answer, page.placeInside(program, 1, 1));
  return answer;
}
