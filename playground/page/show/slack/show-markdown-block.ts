/** The markdown block: CommonMark with tables and strike-through, as Slack's reference has it, and no HTML. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes, Parents, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { showCode } from '../show-code.ts';
import { showLink } from './show-text.ts';

/** The text of a markdown block. */
export const showMarkdownBlock = (text: string): ElementContent[] =>
  inside(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));

const inside = ({ children }: Parents): ElementContent[] => children.flatMap(showNode);

function showNode(node: Nodes): ElementContent[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [{ type: 'text', value: node.value }];
    case 'break':
      return [h('br')];
    case 'inlineCode':
      return [h('code', node.value)];
    case 'code':
      return [showCode(node.lang ?? '', node.value)];
    case 'strong':
    case 'delete':
      return [h(node.type === 'strong' ? 'strong' : 's', inside(node))];
    case 'emphasis':
      return [h('em', inside(node))];
    case 'link':
      return [showLink(node.url, inside(node))];
    case 'image':
      return [{ type: 'text', value: node.alt ?? node.url }];
    case 'paragraph':
      return [h('p', inside(node))];
    case 'heading':
      return [h(`h${node.depth}`, inside(node))];
    case 'blockquote':
      return [h('blockquote', inside(node))];
    case 'list':
      return [h(node.ordered === true ? 'ol' : 'ul', { start: node.start ?? undefined }, inside(node))];
    case 'listItem':
      return [h('li', inside(node))];
    case 'thematicBreak':
      return [h('hr')];
    case 'table':
      return [showTable(node)];
    default:
      return 'children' in node ? inside(node) : [];
  }
}

function showTable({ children: [head, ...rows] }: Table): Element {
  const heads = head?.children.map((cell) => h('th', { scope: 'col' }, inside(cell))) ?? [];
  const body = rows.map((row) =>
    h(
      'tr',
      row.children.map((cell) => h('td', inside(cell))),
    ),
  );
  const table = h('table', h('thead', h('tr', heads)), h('tbody', body));
  return h('div.table', { tabIndex: 0, role: 'group', ariaLabel: 'Table' }, table);
}
