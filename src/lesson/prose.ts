/** Blocks of text: mdast's flow content → core `Prose`. What a chat cannot show is refused here. */
import type { List, RootContent, Table } from 'mdast';
import type { Inline, Prose } from '../core/prose.ts';
import { inlineText } from '../core/prose.ts';
import { reportHtml } from './html.ts';
import { readInline } from './inline.ts';
import type { Page } from './page.ts';
import { count } from './problem.ts';

/** Reads blocks in order; those that are refused are reported and left out. */
export function readProse(page: Page, blocks: readonly RootContent[]): readonly Prose[] {
  return blocks.flatMap((block, index) => readBlock(page, block, blocks.slice(0, index)));
}

function readBlock(page: Page, block: RootContent, before: readonly RootContent[]): readonly Prose[] {
  switch (block.type) {
    case 'paragraph': {
      const children = readInline(page, block.children);
      // A paragraph that held only a comment says nothing.
      return inlineText(children).trim() === '' ? [] : [{ kind: 'paragraph', children }];
    }
    case 'heading':
      if (block.depth !== 4) {
        page.report(
          'heading',
          page.place(block),
          `a heading "${'#'.repeat(block.depth)}" inside the text`,
          '"####" for a heading inside the text',
        );
      }
      return [{ kind: 'heading', level: 3, children: readInline(page, block.children) }];
    case 'list':
      return [readList(page, block)];
    case 'blockquote':
      return [{ kind: 'quote', children: readProse(page, block.children) }];
    case 'code':
      return [{ kind: 'code-block', language: block.lang ?? '', code: block.value }];
    case 'table':
      return readTable(page, block);
    case 'html':
      reportHtml(page, block, before);
      return [];
    case 'thematicBreak':
      page.report(
        'bite',
        page.place(block),
        'a line "---"',
        'it between paragraphs of text only, where it starts a new bite',
      );
      return [];
    case 'footnoteDefinition':
      // One that is referred to has been reported where it is.
      if (!page.footnotes.has(block.identifier)) {
        page.report(
          'footnote',
          page.place(block),
          `a footnote "[^${block.label ?? block.identifier}]"`,
          'its words in the text itself',
        );
      }
      return [];
    case 'definition':
      return [];
    default:
      // Rows, items and inline nodes are children of the above; mdast's type of a block's content just names all nodes.
      return [];
  }
}

function readList(page: Page, list: List): Prose {
  const task = list.children.find(({ checked }) => typeof checked === 'boolean');
  if (task !== undefined) {
    page.report('stray-options', page.place(task), 'a list with boxes to tick', 'one under "### Question: …" only');
  }
  const items = list.children.map((item) => readProse(page, item.children));
  return { kind: 'list', start: list.ordered === true ? (list.start ?? 1) : null, items };
}

function readTable(page: Page, table: Table): readonly Prose[] {
  const [header = [], ...rows] = table.children.map((row): readonly (readonly Inline[])[] => {
    const width = table.children[0]?.children.length ?? 0;
    const extra = row.children[width];
    if (extra !== undefined) {
      const found = `a table row of ${count(row.children.length, 'cell')}`;
      page.report(
        'table',
        page.place(row),
        found,
        `${width}, as in its header`,
        'a "|" inside a cell is written "\\|"',
      );
    }
    const cells = row.children.map((cell) => readInline(page, cell.children));
    return Array.from({ length: width }, (_, column) => cells[column] ?? []);
  });
  return [{ kind: 'table', header, rows }];
}
