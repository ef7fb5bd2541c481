/**
 * A message's blocks → the text that the terminal prints. What Markdown would show by a mark is told by layout, words
 * and, if there are, colours. Pure.
 */
import { code, codeBlock, type Inline, inlineText, type Picture, type Prose, paragraph } from '../../src/core/prose.ts';
import {
  type Block,
  type Buttons,
  type Choices,
  inWords,
  type Menu,
  type Notice,
  type PlainBlock,
  type Progress,
} from '../../src/core/reply.ts';
import { ownNumber } from '../shared/words.ts';
import { type Format, hang, type Line, lineWidth, paint, type Span, span, withGaps, wrap } from './layout.ts';
import { visible, visibleLine } from './visible.ts';

/** What the terminal can do. */
export interface Surface {
  /** Columns; `Infinity` for a file or a pipe, where lines are as long as they are. */
  readonly width: number;
  readonly colours: boolean;
}

/** The text of a message, without a line end behind it. */
export function writeMessage(blocks: readonly Block[], { width, colours }: Surface): string {
  let entries = 0;
  const groups = inWords(blocks)
    .filter(isNew)
    .map((block): readonly Line[] => {
      if (block.kind !== 'menu') return renderAny(block, width);
      const lines = renderMenu(block, entries, width);
      entries += block.entries.length;
      return lines;
    });
  return paint(withGaps(groups), colours);
}

function renderAny(block: Exclude<PlainBlock, Menu>, width: number): readonly Line[] {
  switch (block.kind) {
    case 'notice':
      return renderNotice(block, width);
    case 'progress':
      return renderProgress(block, width);
    case 'choices':
      return renderChoices(block, width);
    case 'buttons':
      return renderButtons(block, width);
    case 'file':
      return renderProse([paragraph(code(block.name)), codeBlock('', block.text)], width);
    default:
      return renderProse([block], width);
  }
}

/** Of several pictures in a row whose words stand above, one line tells. */
const isNew = (block: PlainBlock, index: number, blocks: readonly PlainBlock[]): boolean =>
  !(isToldPicture(block) && isToldPicture(blocks[index - 1]));

const isToldPicture = (block: PlainBlock | undefined): boolean => block?.kind === 'picture' && block.isTold === true;

function renderPicture({ alt, isTold }: Picture, width: number): readonly Line[] {
  if (isTold !== true) return wrap([span('Picture: ', 'dim'), span(visibleLine(alt))], width);
  return wrap([span('(Discord and Slack show a picture here. The text above says the same.)', 'dim')], width);
}

const TONES: Readonly<Record<Notice['tone'], { readonly sign: string; readonly colour: Format }>> = {
  right: { sign: '✓', colour: 'green' },
  wrong: { sign: '✗', colour: 'red' },
  info: { sign: 'i', colour: 'cyan' },
  warning: { sign: '!', colour: 'yellow' },
};

/** The title says in words what the sign and its colour say. */
function renderNotice({ tone, title, content }: Notice, width: number): readonly Line[] {
  const { sign, colour } = TONES[tone];
  return withGaps([wrap([span(`${sign} ${visibleLine(title)}`, 'bold', colour)], width), renderProse(content, width)]);
}

const renderProgress = ({ label }: Progress, width: number): readonly Line[] =>
  wrap([span(visibleLine(label), 'dim')], width);

const renderChoices = ({ choices }: Choices, width: number): readonly Line[] =>
  choices.flatMap(({ letter, label }) => {
    const mark = `  ${letter}. `;
    return hang(mark, wrap(renderInline(label), width - mark.length));
  });

/** `[Next]  [Back]`: the words between the brackets can be typed. A button is never broken over two lines. */
function renderButtons({ buttons }: Buttons, width: number): readonly Line[] {
  const lines: Line[] = [];
  let room = 0;
  for (const { label, style } of buttons) {
    const text = `[${visibleLine(label)}]`;
    const drawn = style === 'primary' ? span(text, 'bold', 'cyan') : span(text, 'cyan');
    const last = lines.at(-1);
    if (last === undefined || text.length + 2 > room) {
      lines.push([drawn]);
      room = width - text.length;
    } else {
      lines[lines.length - 1] = [...last, span('  '), drawn];
      room -= text.length + 2;
    }
  }
  return lines;
}

/** `before`: how many entries other menus of the message have numbered already. */
function renderMenu({ label, entries }: Menu, before: number, width: number): readonly Line[] {
  return [
    ...wrap([span(`${visibleLine(label)}:`, 'bold')], width),
    ...entries.flatMap((entry, index) => {
      const mark = ownNumber(entry.label) === null ? `  ${before + index + 1}. ` : '  ';
      return hang(mark, wrap([span(visibleLine(entry.label))], width - mark.length));
    }),
  ];
}

/** Prose in lines of at most `width` columns; code keeps its own lines, so that it can be copied. */
const renderProse = (nodes: readonly Prose[], width: number): readonly Line[] =>
  withGaps(nodes.map((node) => renderBlock(node, width)));

function renderBlock(node: Prose, width: number): readonly Line[] {
  switch (node.kind) {
    case 'paragraph':
      return wrap(renderInline(node.children), width);
    case 'heading':
      return renderHeading(node.level, wrap(renderInline(node.children, ['bold']), width));
    case 'list':
      return renderList(node.start, node.items, width);
    case 'quote':
      return renderProse(node.children, narrower(width, 2)).map((line) => [span('> ', 'dim'), ...line]);
    case 'code-block':
      return renderCode(node.language, node.code);
    case 'picture':
      return renderPicture(node, width);
    case 'table':
      return renderTable(
        node.header.map((cell) => renderInline(cell, ['bold'])),
        node.rows.map((row) => row.map((cell) => renderInline(cell))),
        width,
      );
  }
}

/** Inline nodes as spans; a line break is a `\n` in a text. */
function renderInline(nodes: readonly Inline[], formats: readonly Format[] = []): readonly Span[] {
  return nodes.flatMap((node): readonly Span[] => {
    switch (node.kind) {
      case 'text':
        return [span(visible(node.text), ...formats)];
      case 'code':
        return [span(quoteCode(visibleLine(node.text)), ...formats, 'cyan')];
      case 'strong':
        return renderInline(node.children, [...formats, 'bold']);
      case 'emphasis':
        return renderInline(node.children, [...formats, 'italic']);
      case 'strike':
        return renderInline(node.children, [...formats, 'strikethrough']);
      case 'link':
        return renderLink(node.url, node.children, formats);
      case 'break':
        return [span('\n')];
      case 'person':
        return [span(visible(node.name), ...formats)];
    }
  });
}

/** A link's address is always shown, unless it is the link's own words: nobody has to trust those. */
function renderLink(url: string, children: readonly Inline[], formats: readonly Format[]): readonly Span[] {
  const words = renderInline(children, [...formats, 'underline']);
  return inlineText(children) === url ? words : [...words, span(` (${visibleLine(url)})`, ...formats)];
}

const RULES = { 1: '=', 2: '-', 3: null } as const;

function renderHeading(level: 1 | 2 | 3, lines: readonly Line[]): readonly Line[] {
  const rule = RULES[level];
  if (rule === null) return lines;
  const width = lines.reduce((widest, line) => Math.max(widest, lineWidth(line)), 0);
  return [...lines, [span(rule.repeat(width), 'dim')]];
}

function renderList(start: number | null, items: readonly (readonly Prose[])[], width: number): readonly Line[] {
  return items.flatMap((item, index) => {
    const mark = start === null ? '- ' : `${start + index}. `;
    const lines = renderProse(item, narrower(width, mark.length));
    return hang(mark, lines.length === 0 ? [[]] : lines);
  });
}

/** Between fences, whose backticks are more than any that the code has at the beginning of a line. */
function renderCode(language: string, code: string): readonly Line[] {
  let fence = '```';
  for (const [, ticks = ''] of code.matchAll(/^ *(`+)/gm)) if (ticks.length >= fence.length) fence = `${ticks}\``;
  const lines = visible(code).replace(/\n$/, '').split('\n');
  return [
    [span(`${fence}${visibleLine(language)}`, 'dim')],
    ...lines.map((line) => (line === '' ? [] : [span(line, 'cyan')])),
    [span(fence, 'dim')],
  ];
}

const NARROWEST = 16;
const narrower = (width: number, by: number): number => Math.max(NARROWEST, width - by);

/** Code stands between backticks, unless it is about backticks itself. */
const quoteCode = (text: string): string => (text.includes('`') ? text : `\`${text}\``);

/* A table: columns side by side or, where they would be too narrow to read, one record below the other. */

type Cell = readonly Span[];

const GAP = '  ';
/** A column is never made narrower than this. */
const NARROWEST_COLUMN = 10;

/** The table in lines of at most `width` columns. */
function renderTable(header: readonly Cell[], rows: readonly (readonly Cell[])[], width: number): readonly Line[] {
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
    if (widest <= NARROWEST_COLUMN) return null;
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
