/** Blocks of text: mdast's flow content → core `Prose`. What a chat cannot show is refused here. */
import type { Link, LinkReference, List, PhrasingContent, RootContent, Table, Text } from 'mdast';
import { type Inline, inlineText, type Prose } from '../core/prose.ts';
import { formulasIn, loweredSign } from './formula.ts';
import { reportHtml } from './html.ts';
import type { Page } from './page.ts';
import { picturesOf, readPicture, refusePicture } from './pictures/read-picture.ts';
import { count, type Place, quote, type RuleId } from './problem.ts';

/** Reads blocks in order; those that are refused are reported and left out. */
export function readProse(page: Page, blocks: readonly RootContent[]): readonly Prose[] {
  return blocks.flatMap((block, index) => readBlock(page, block, blocks.slice(0, index)));
}

/** What no chat shows a picture in. */
const readWithin = (page: Page, blocks: readonly RootContent[], where: string): readonly Prose[] =>
  blocks.flatMap((block, index) => {
    const pictures = block.type === 'paragraph' ? picturesOf(block) : null;
    if (pictures === null) return readBlock(page, block, blocks.slice(0, index));
    for (const picture of pictures) refusePicture(page, picture, where);
    return [];
  });

function readBlock(page: Page, block: RootContent, before: readonly RootContent[]): readonly Prose[] {
  switch (block.type) {
    case 'paragraph': {
      const pictures = picturesOf(block);
      if (pictures !== null) return pictures.flatMap((picture) => readPicture(page, picture) ?? []);
      const children = readInline(page, block.children);
      // A paragraph that held only a comment says nothing.
      return inlineText(children).trim() === '' ? [] : [{ kind: 'paragraph', children }];
    }
    case 'heading':
      if (block.depth !== 4) {
        page.report(
          'heading',
          block,
          `a heading "${'#'.repeat(block.depth)}" inside the text`,
          '"####" for a heading inside the text',
        );
      }
      return [{ kind: 'heading', level: 3, children: readInline(page, block.children) }];
    case 'list':
      return [readList(page, block)];
    case 'blockquote':
      return [{ kind: 'quote', children: readWithin(page, block.children, 'in a quote') }];
    case 'code':
      return [{ kind: 'code-block', language: block.lang ?? '', code: block.value }];
    case 'table':
      return readTable(page, block);
    case 'html':
      reportHtml(page, block, before);
      return [];
    case 'thematicBreak':
      page.report('bite', block, 'a line "---"', 'it between paragraphs of text only, where it starts a new bite');
      return [];
    case 'footnoteDefinition':
      // One that is referred to has been reported where it is.
      if (!page.footnotes.has(block.identifier)) {
        page.report(
          'footnote',
          block,
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
    page.report('stray-options', task, 'a list with boxes to tick', 'one under "### Question: …" only');
  }
  const items = list.children.map((item) => readWithin(page, item.children, 'in a list'));
  return { kind: 'list', start: list.ordered === true ? (list.start ?? 1) : null, items };
}

function readTable(page: Page, table: Table): readonly Prose[] {
  const [header = [], ...rows] = table.children.map((row): readonly (readonly Inline[])[] => {
    const width = table.children[0]?.children.length ?? 0;
    const extra = row.children[width];
    if (extra !== undefined) {
      const found = `a table row of ${count(row.children.length, 'cell')}`;
      page.report('table', row, found, `${width}, as in its header`, 'a "|" inside a cell is written "\\|"');
    }
    const cells = row.children.map((cell) => readInline(page, cell.children));
    return Array.from({ length: width }, (_, column) => cells[column] ?? []);
  });
  return [{ kind: 'table', header, rows }];
}

/* Words */

/** Other schemes can run code or open programs on the learner's machine. */
const LINK_SCHEMES = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;

/** A line end inside a paragraph is a space, as on every Git host's page. */
const SPACE = /[ \t\n]+/g;

/** The words of a paragraph: mdast's phrasing content → core `Inline`. */
export function readInline(page: Page, nodes: readonly PhrasingContent[]): readonly Inline[] {
  return nodes.flatMap((node, index): readonly Inline[] => {
    switch (node.type) {
      case 'text':
        reportTargets(page, node);
        reportFormulas(page, node);
        return [{ kind: 'text', text: node.value.replace(SPACE, (run) => (run.includes('\n') ? ' ' : run)) }];
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }];
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, children: readInline(page, node.children) }];
      case 'delete':
        reportLowered(page, nodes, index);
        return [{ kind: 'strike', children: readInline(page, node.children) }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return readLink(page, node, node.url);
      case 'linkReference':
        return readLink(page, node, page.linkTargets.get(node.identifier) ?? '');
      case 'html':
        reportHtml(page, node, nodes.slice(0, index));
        return [];
      case 'image':
      case 'imageReference':
        refusePicture(page, node, 'among words');
        return [];
      case 'footnoteReference':
        page.report(
          'footnote',
          node,
          `a footnote "[^${node.label ?? node.identifier}]"`,
          'its words in the text itself',
        );
        return [];
    }
  });
}

/** The words of a heading or a label, without markup. */
export const readWords = (page: Page, nodes: readonly PhrasingContent[]): string =>
  inlineText(readInline(page, nodes)).replace(/\s+/g, ' ').trim();

function readLink(page: Page, node: Link | LinkReference, url: string): readonly Inline[] {
  const children = readInline(page, node.children);
  if (!LINK_SCHEMES.test(url) || !URL.canParse(url)) {
    const { rule, remedy } = kindOfTarget(url);
    const expected = 'a full address that begins with https://, http:// or mailto:';
    page.report(rule, node, `a link to ${quote(url)}`, expected, remedy);
  } else if (inlineText(children).trim() === '' && node.children.every(({ type }) => type === 'text')) {
    const found = `a link to ${quote(url)} without words`;
    page.report('link-words', node, found, 'words to click on between the brackets');
  }
  return [{ kind: 'link', url, children }];
}

const LESSON_FILE = /^(?:\.?\/)?([a-z0-9-]+)\.md(?:#.*)?$/;
const OTHER_FILE = /^(?:\.{0,2}\/|[^\s:#]*\.(?:md|html?|py|txt|pdf|png|jpe?g|svg|zip)(?:$|[?#]))/i;

/** A chat has no folder and no page around a lesson, so what works on a Git host leads nowhere there. */
function kindOfTarget(url: string): { rule: RuleId; remedy?: string } {
  if (url.startsWith('#'))
    return { rule: 'link-heading', remedy: 'name the heading in words; learners jump there by "go to"' };
  const lesson = LESSON_FILE.exec(url)?.[1];
  if (lesson !== undefined)
    return { rule: 'link-file', remedy: `learners open that lesson by typing "lesson ${lesson}"` };
  return OTHER_FILE.test(url)
    ? { rule: 'link-file', remedy: 'a chat has no files beside the lesson' }
    : { rule: 'link' };
}

/** `[words][name]` that stayed text, because no line says `[name]: https://…`. */
const LINK_WITHOUT_TARGET = /\[[^\][\n]+\]\[[^\][\n]*\]/g;

function reportTargets(page: Page, node: Text): void {
  for (const match of node.value.matchAll(LINK_WITHOUT_TARGET)) {
    page.report(
      'link-target',
      placeWithin(page, node, match.index),
      `the link ${quote(match[0])}, which leads nowhere`,
      'its address: "[words](https://…)"',
      'brackets that are no link go into `code`',
    );
  }
}

/** Where a character of a text node stands in the file. */
function placeWithin(page: Page, node: Text, index: number): Place {
  const above = node.value.slice(0, index).split('\n');
  const start = page.place(node);
  if (above.length === 1) return { ...start, column: start.column + index };
  return { line: start.line + above.length - 1, column: 1 };
}

const AS_WRITTEN = 'nothing that a chat shows as it is written';

function reportFormulas(page: Page, node: Text): void {
  for (const { index, found, remedy } of formulasIn(node.value)) {
    page.report('formula', placeWithin(page, node, index), found, AS_WRITTEN, remedy);
  }
}

function reportLowered(page: Page, nodes: readonly PhrasingContent[], index: number): void {
  const node = nodes[index];
  const lowered = loweredSign(nodes, index);
  if (node === undefined || lowered === null) return;
  const remedy = 'H₂O can be written with the sign itself';
  page.report('formula', node, `${quote(lowered)} between tildes, which is struck out`, 'no lowered sign', remedy);
}
