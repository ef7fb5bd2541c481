/** A page cut at its headings of level 1 to 3: each heading with its id comment and the blocks below it. */
import type { Heading, Html, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { FAILS_ON_PURPOSE, failingNote, idInComment, isComment, reportStrayNote } from './html.ts';
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
  /** Where a comment below an example's heading says that it fails on purpose. */
  readonly failsOnPurpose: Place | null;
  readonly blocks: readonly RootContent[];
}

/** What comments below a heading say. */
type Commented = 'comment' | 'failsOnPurpose';

/** `above` is what stands above the first heading. */
export function readChunks(page: Page): { readonly above: readonly RootContent[]; readonly chunks: readonly Chunk[] } {
  const above: RootContent[] = [];
  const chunks: (Omit<Chunk, Commented> & { readonly blocks: RootContent[] })[] = [];
  for (const block of page.blocks) {
    if (block.type === 'yaml') continue;
    const chunk = block.type === 'heading' ? openChunk(page, block) : null;
    if (chunk !== null) chunks.push({ ...chunk, blocks: [] });
    else (chunks.at(-1)?.blocks ?? above).push(withoutAccidentalHeading(block));
  }
  reportStrayNotes(page, above);
  return { above: above.filter(isShown), chunks: chunks.map((chunk) => takeComments(page, chunk)) };
}

/** The chunk that a heading opens, or null when it is part of the text. */
function openChunk(page: Page, heading: Heading): Omit<Chunk, Commented | 'blocks'> | null {
  const { depth } = heading;
  const place = page.place(heading);
  const words = wordsOf(heading);
  if (isUnderlined(heading)) {
    const found = `the heading ${quote(words)}, made by the line below it`;
    page.report('heading', place, found, depth === 1 ? '"# " before it instead' : 'a blank line between it and "---"');
    if (depth === 2) return null;
  }
  const isPlain = depth === 1 || !announcesStep(words);
  if (depth > 3 && isPlain) return null;
  const title = readWords(page, heading.children);
  if (depth <= 3 && title === '') page.report('heading', place, 'a heading without words', 'a title after the "#"');
  if (isPlain) return { level: depth === 1 || depth === 2 ? depth : 3, kind: 'text', title, place };
  if (depth !== 3)
    page.report('heading', place, `${quote(words)} with "${'#'.repeat(depth)}"`, '"###", which starts a step');
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

/** Takes the id comment and the note out of the blocks below a heading; only other comments may stand above them. */
function takeComments(page: Page, chunk: Omit<Chunk, Commented>): Chunk {
  const end = chunk.blocks.findIndex((block) => block.type !== 'html' || !isComment(block.value));
  const top = chunk.blocks.slice(0, end < 0 ? undefined : end).filter((block) => block.type === 'html');
  const named = top.find(({ value }) => idInComment(value) !== null);
  const noted = chunk.kind === 'example' ? top.find(({ value }) => failingNote(value) !== null) : undefined;
  const rest = chunk.blocks.filter((block) => block !== named && block !== noted);
  reportStrayNotes(page, rest);
  const id = named === undefined ? null : idInComment(named.value);
  const comment = named === undefined || id === null ? null : { id, place: page.place(named) };
  const failsOnPurpose = noted === undefined ? null : readNote(page, noted);
  return { ...chunk, comment, failsOnPurpose, blocks: rest.filter(isShown) };
}

/** Where the note stands; a misspelt one is reported. */
function readNote(page: Page, node: Html): Place {
  const words = failingNote(node.value);
  const place = page.place(node);
  if (words !== null && words !== FAILS_ON_PURPOSE)
    page.report('fails-on-purpose', place, quote(words), quote(FAILS_ON_PURPOSE));
  return place;
}

function reportStrayNotes(page: Page, blocks: readonly RootContent[]): void {
  for (const block of blocks) {
    if (block.type === 'html' && isComment(block.value)) reportStrayNote(page, block);
  }
}

/** Comments, and the targets of links, are nothing a learner sees. */
const isShown = (block: RootContent): boolean =>
  block.type !== 'definition' && !(block.type === 'html' && isComment(block.value));
