/** A page cut at its headings of level 1 to 3: each heading with its id comment and the blocks below it. */
import type { Heading, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { idInComment, isComment, reportStrayId } from './html.ts';
import { readWords } from './inline.ts';
import type { Page } from './page.ts';
import { announcesStep, type PartKind, readPartHeading } from './part-heading.ts';
import { type Place, quote } from './problem.ts';

export interface Chunk {
  readonly level: 1 | 2 | 3;
  readonly kind: PartKind;
  /** The heading's words without the kind. */
  readonly title: string;
  readonly place: Place;
  /** The id that a comment below the heading gives. */
  readonly comment: { readonly id: string; readonly place: Place } | null;
  readonly blocks: readonly RootContent[];
}

/** `above` is what stands above the first heading. */
export function readChunks(page: Page): { readonly above: readonly RootContent[]; readonly chunks: readonly Chunk[] } {
  const above: RootContent[] = [];
  const chunks: (Omit<Chunk, 'comment'> & { readonly blocks: RootContent[] })[] = [];
  for (const block of page.blocks) {
    if (block.type === 'yaml') continue;
    const chunk = block.type === 'heading' ? openChunk(page, block) : null;
    if (chunk !== null) chunks.push({ ...chunk, blocks: [] });
    else (chunks.at(-1)?.blocks ?? above).push(withoutAccidentalHeading(block));
  }
  reportStrayIds(page, above);
  return { above: above.filter(isShown), chunks: chunks.map((chunk) => takeComment(page, chunk)) };
}

/** The chunk that a heading opens, or null when it is part of the text. */
function openChunk(page: Page, heading: Heading): Omit<Chunk, 'comment' | 'blocks'> | null {
  const { depth } = heading;
  const place = page.place(heading);
  const words = wordsOf(heading);
  if (isUnderlined(heading)) {
    const found = `the heading ${quote(words)}, made by the line below it`;
    page.report(place, found, depth === 1 ? '"# " before it instead' : 'a blank line between it and "---"');
    if (depth === 2) return null;
  }
  const isPlain = depth === 1 || !announcesStep(words);
  if (depth > 3 && isPlain) return null;
  const title = readWords(page, heading.children);
  if (depth <= 3 && title === '') page.report(place, 'a heading without words', 'a title after the "#"');
  if (isPlain) return { level: depth === 1 || depth === 2 ? depth : 3, kind: 'text', title, place };
  if (depth !== 3) page.report(place, `${quote(words)} with "${'#'.repeat(depth)}"`, '"###", which starts a step');
  return { level: 3, ...readPartHeading(title, place, page.report), place };
}

/** Markdown's other way of writing headings, by a line of `=` or `-` below. */
const isUnderlined = ({ position }: Heading): boolean =>
  position !== undefined && position.end.line > position.start.line;

/** Words directly above `---`, reported by `openChunk`, as the paragraph they were meant to be. */
function withoutAccidentalHeading(block: RootContent): RootContent {
  if (block.type !== 'heading' || !isUnderlined(block)) return block;
  return { ...block, type: 'paragraph' };
}

/** Takes the id comment out of the blocks below a heading; only other comments may stand above it. */
function takeComment(page: Page, chunk: Omit<Chunk, 'comment'>): Chunk {
  const end = chunk.blocks.findIndex((block) => block.type !== 'html' || !isComment(block.value));
  const top = chunk.blocks.slice(0, end < 0 ? undefined : end);
  const named = top.find((block) => block.type === 'html' && idInComment(block.value) !== null);
  const rest = chunk.blocks.filter((block) => block !== named);
  reportStrayIds(page, rest);
  const id = named?.type === 'html' ? idInComment(named.value) : null;
  const comment = named === undefined || id === null ? null : { id, place: page.place(named) };
  return { ...chunk, comment, blocks: rest.filter(isShown) };
}

function reportStrayIds(page: Page, blocks: readonly RootContent[]): void {
  for (const block of blocks) {
    if (block.type === 'html' && isComment(block.value)) reportStrayId(page, block);
  }
}

/** Comments, and the targets of links, are nothing a learner sees. */
const isShown = (block: RootContent): boolean =>
  block.type !== 'definition' && !(block.type === 'html' && isComment(block.value));
