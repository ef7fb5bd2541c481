/** Prose → lines for a terminal. What Markdown would show by a mark is told by layout, words and, if there are, colours. */
import { type Inline, inlineText, type Prose } from '../../src/core/prose.ts';
import { type Format, hang, type Line, lineWidth, type Span, span, withGaps } from './line.ts';
import { renderTable } from './render-table.ts';
import { visible, visibleLine } from './visible.ts';
import { wrap } from './wrap.ts';

/** Prose in lines of at most `width` columns; code keeps its own lines, so that it can be copied. */
export const renderProse = (nodes: readonly Prose[], width: number): readonly Line[] =>
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
    case 'table':
      return renderTable(
        node.header.map((cell) => renderInline(cell, ['bold'])),
        node.rows.map((row) => row.map((cell) => renderInline(cell))),
        width,
      );
  }
}

/** Inline nodes as spans; a line break is a `\n` in a text. */
export function renderInline(nodes: readonly Inline[], formats: readonly Format[] = []): readonly Span[] {
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
