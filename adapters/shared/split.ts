/**
 * Splits a reply that is too long for one message into several, between blocks where it can, else inside one. Never
 * drops anything; order is kept.
 */
import { type Inline, inlineText, type Prose, paragraph } from '../../src/core/prose.ts';
import type { Choices, PlainBlock } from '../../src/core/reply.ts';

/**
 * Packs blocks into as few messages as a greedy walk finds: cuts between blocks first, and inside a block only when it
 * alone is too large. Controls come last in a reply, and so end up in the last message. Most replies are one message,
 * so that is tried first.
 *
 * @param write these blocks as one message, or null when the platform would not take them as one; never null for fewer
 *   blocks when it is a message for more
 * @throws RangeError when a block that cannot be cut further (a row of buttons) does not fit an empty message: a bug
 */
export function pack<Message>(
  blocks: readonly PlainBlock[],
  write: (part: readonly PlainBlock[]) => Message | null,
): Message[] {
  if (blocks.length === 0) return [];
  const whole = write(blocks);
  return whole === null ? packApart(blocks, write) : [whole];
}

function packApart<Message>(
  blocks: readonly PlainBlock[],
  write: (part: readonly PlainBlock[]) => Message | null,
): Message[] {
  const parts: PlainBlock[][] = [];
  let part: PlainBlock[] = [];
  const waiting = [...blocks].reverse();
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (write([...part, block]) !== null) {
      part.push(block);
    } else if (part.length > 0) {
      const heading = headingAtEnd(part);
      parts.push(part);
      part = heading;
      waiting.push(block);
    } else {
      const halves = halve(block);
      if (halves === null) throw new RangeError(`a ${block.kind} block does not fit an empty message`);
      waiting.push(halves[1], halves[0]);
    }
  }
  if (part.length > 0) parts.push(part);
  return parts.map(write).filter((message) => message !== null);
}

/** Takes a heading off the end of a message, so that it goes with what it heads, unless nothing else would be left. */
function headingAtEnd(message: PlainBlock[]): PlainBlock[] {
  return message.length > 1 && message.at(-1)?.kind === 'heading' ? message.splice(-1) : [];
}

/** The items in order, in as many lists as it takes, each with at most `size` of them. */
export function inChunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** All lists as one, with the separator between each two. */
export const joinLists = <Item>(lists: readonly (readonly Item[])[], separator: readonly Item[]): Item[] =>
  lists.flatMap((list, index) => (index === 0 ? list : [...separator, ...list]));

type Halves<Part> = readonly [Part, Part] | null;

/**
 * Cuts one block in two of the same kind, at the place that reads best; null when it cannot be cut. The two together
 * say all that the one said.
 */
function halve(block: PlainBlock): Halves<PlainBlock> {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return both(halveInlines(block.children), (children) => ({ ...block, children }));
    case 'code-block':
      return both(halveText(block.code, '\n'), (text) => ({ ...block, code: text.replace(/\n$/, '') }));
    case 'quote':
      return both(halveProse(block.children), (children) => ({ ...block, children }));
    case 'list':
      return halveList(block);
    case 'table':
      return halveTable(block);
    case 'notice':
      return halveNotice(block);
    case 'choices':
      return halveChoices(block);
    case 'buttons':
      return both(halveItems(block.buttons), (buttons) => ({ ...block, buttons }));
    case 'menu':
      return both(halveItems(block.entries), (entries) => ({ ...block, entries }));
    case 'file':
      return both(halveText(block.text, '\n'), (text) => ({ ...block, text }));
    case 'progress':
    case 'picture':
      return null;
  }
}

const both = <Part, Made>(halves: Halves<Part>, make: (part: Part) => Made): Halves<Made> =>
  halves && [make(halves[0]), make(halves[1])];

function halveItems<Item>(items: readonly Item[]): Halves<readonly Item[]> {
  if (items.length < 2) return null;
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

function halveProse(nodes: readonly Prose[]): Halves<readonly Prose[]> {
  const [only] = nodes;
  if (nodes.length !== 1 || only === undefined) return halveItems(nodes);
  // Prose is a subset of PlainBlock, and halving keeps the kind.
  return both(halve(only), (half) => [half as Prose]);
}

function halveList(list: Extract<Prose, { kind: 'list' }>): Halves<Prose> {
  const [only] = list.items;
  if (list.items.length === 1 && only !== undefined) {
    return both(halveProse(only), (item) => ({ ...list, items: [item] }));
  }
  const halves = halveItems(list.items);
  if (halves === null) return null;
  const start = list.start === null ? null : list.start + halves[0].length;
  return [
    { ...list, items: halves[0] },
    { ...list, start, items: halves[1] },
  ];
}

/** Rows go apart under the same header; a single row that is still too long becomes a list, one cell an item. */
function halveTable(table: Extract<Prose, { kind: 'table' }>): Halves<PlainBlock> {
  const halves = halveItems(table.rows);
  if (halves !== null) return both(halves, (rows) => ({ ...table, rows }));
  const asList = (rows: typeof table.rows): Prose => ({
    kind: 'list',
    start: null,
    items: rows.flat().map((cell) => [paragraph(...cell)]),
  });
  return [asList([table.header]), asList(table.rows)];
}

/** The title stays with the first half; the rest follows as plain prose. */
function halveNotice(notice: Extract<PlainBlock, { kind: 'notice' }>): Halves<PlainBlock> {
  const halves = halveProse(notice.content);
  if (halves === null) {
    const [only] = notice.content;
    return only === undefined ? null : [{ ...notice, content: [] }, only];
  }
  return [
    { ...notice, content: halves[0] },
    { kind: 'quote', children: halves[1] },
  ];
}

function halveChoices(block: Choices): Halves<PlainBlock> {
  const halves = halveItems(block.choices);
  if (halves !== null) return both(halves, (choices) => ({ ...block, choices }));
  const [only] = block.choices;
  if (only === undefined || inlineText(only.label) === only.letter) return null;
  return [
    paragraph(`${only.letter}. `, ...only.label),
    { ...block, choices: [{ ...only, label: [{ kind: 'text', text: only.letter }] }] },
  ];
}

function halveInlines(nodes: readonly Inline[]): Halves<readonly Inline[]> {
  const text = inlineText(nodes);
  const halves = halveText(text, '\n', ' ');
  return halves && [takeInlines(nodes, 0, halves[0].length), takeInlines(nodes, halves[0].length, text.length)];
}

/** The part of inline nodes whose words lie in `[from, to)` of their text, markup kept on both sides of a cut. */
function takeInlines(nodes: readonly Inline[], from: number, to: number): Inline[] {
  const taken: Inline[] = [];
  let at = 0;
  for (const node of nodes) {
    const length = inlineText([node]).length;
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, length);
    if (start < end) taken.push(takeInline(node, start, end));
    at += length;
  }
  return taken;
}

function takeInline(node: Inline, start: number, end: number): Inline {
  switch (node.kind) {
    case 'text':
    case 'code':
      return { ...node, text: node.text.slice(start, end) };
    case 'break':
      return node;
    case 'person': {
      const isWhole = start === 0 && end === node.name.length;
      return isWhole ? node : { kind: 'text', text: node.name.slice(start, end) };
    }
    default:
      return { ...node, children: takeInlines(node.children, start, end) };
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cuts text near its middle: after the first of these separators that stands in the second quarter, else between
 * characters.
 */
function halveText(text: string, ...separators: readonly string[]): Halves<string> {
  if (text.length < 2) return null;
  const middle = Math.floor(text.length / 2);
  const separated = separators
    .map((separator) => text.lastIndexOf(separator, middle) + 1)
    .find((at) => at > text.length / 4 && at < text.length);
  const at = separated ?? characterBoundary(text, middle);
  return at === 0 ? null : [text.slice(0, at), text.slice(at)];
}

/** The boundary of a character, as a reader sees it, at or before `index`; inside an endless one, of a code point. */
function characterBoundary(text: string, index: number): number {
  const start = graphemes.segment(text).containing(index)?.index ?? index;
  if (start > 0) return start;
  const isInsidePair = (text.codePointAt(index - 1) ?? 0) > 0xffff;
  return isInsidePair ? index - 1 : index;
}
