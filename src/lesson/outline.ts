/** The shape of a lesson: its title, its sections, in each the parts that become steps, and the closing message. */
import type { Heading, Html, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { mistakeInAlso } from './also.ts';
import {
  alsoInComment,
  FAILS_ON_PURPOSE,
  idInComment,
  isComment,
  NEW_SITTING,
  type Note,
  noteIn,
  reportStrayNote,
} from './html.ts';
import { COMPLETE_ID, type Ids, INTRODUCTION_ID } from './ids.ts';
import type { Page } from './page.ts';
import {
  announcesStep,
  kindOf,
  kindWithoutColon,
  type PartKind,
  readPartHeading,
  titleBehind,
} from './part-heading.ts';
import { type Place, quote, type RuleId } from './problem.ts';
import { readWords } from './prose.ts';

/** What becomes one step or, for text, one step a bite. */
export interface Part extends Omit<Chunk, 'level' | 'comment' | 'also'> {
  readonly id: string;
}

interface OutlineSection {
  readonly id: string;
  readonly title: string;
  /** Null for an introduction without its heading, which has been reported. */
  readonly place: Place | null;
  /** What a comment below its heading says it is asked for with. */
  readonly also: readonly string[];
  /** Whether a sitting begins with it. */
  readonly isNewSitting: boolean;
  readonly parts: readonly Part[];
}

export interface Outline {
  /** The heading `# Title`; null when there is none. */
  readonly heading: { readonly title: string; readonly place: Place } | null;
  /** The introduction first. */
  readonly sections: readonly OutlineSection[];
  /** What stands under `## Complete`; null when there is none. */
  readonly complete: Part | null;
}

/** Reads the outline of a page. */
export function readOutline(page: Page, ids: Ids): Outline {
  const { above, chunks } = readChunks(page);
  const title = chunks.find(({ level }) => level === 1) ?? null;
  reportTop(page, title, above, chunks);
  const complete = chunks.findLast(isComplete) ?? null;
  if (complete !== null) reportEnd(page, complete, chunks);
  else page.report('complete', page.end, 'no "## Complete"', 'the closing message under it, at the end of the file');

  const sections = [openIntroduction(page, title, above)];
  for (const chunk of chunks) {
    if (chunk === title || isComplete(chunk)) continue;
    if (chunk.level < 3) sections.push(openSection(ids, chunk));
    else sections.at(-1)?.parts.push(readPart(ids, chunk));
  }
  reportEmpty(page, sections);
  return { heading: title, sections, complete: complete === null ? null : readComplete(page, complete) };
}

interface OpenSection extends OutlineSection {
  readonly parts: Part[];
}

/** The title's own problems: none, more than one, or something above it. */
function reportTop(page: Page, title: Chunk | null, above: readonly RootContent[], chunks: readonly Chunk[]): void {
  const [first] = above;
  const top = first === undefined ? chunks[0]?.place : page.place(first);
  if (title === null) {
    const expected = 'one "#" heading below the front matter, the same as its title';
    page.report('title', top ?? page.end, 'no heading "# Title"', expected);
  } else if (top !== undefined && top !== title.place && page.blocks[0]?.type === 'yaml') {
    // Without front matter, what stands there is probably a part of it.
    page.report('title', top, 'something above the heading "# Title"', 'it below the heading');
  }
  for (const chunk of chunks.filter((one) => one.level === 1 && one !== title)) {
    const found = `a second "#" heading ${quote(chunk.title)}`;
    page.report('title', chunk.place, found, '"##" for a section', 'a file is one lesson');
  }
}

/** The closing message comes once, and last. */
function reportEnd(page: Page, complete: Chunk, chunks: readonly Chunk[]): void {
  for (const other of chunks.filter(isComplete)) {
    if (other !== complete)
      page.report('complete', other.place, '"## Complete" above another one', 'one closing message');
  }
  const [next] = chunks.slice(chunks.indexOf(complete) + 1);
  if (next !== undefined)
    page.report('complete', next.place, `${quote(next.title)} below "## Complete"`, 'it above, for that comes last');
}

function openIntroduction(page: Page, title: Chunk | null, above: readonly RootContent[]): OpenSection {
  const name = { id: INTRODUCTION_ID, title: title?.title ?? '' };
  if (title !== null) refuseComment(page, title, INTRODUCTION_ID);
  const blocks = title?.blocks ?? above;
  const place = title?.place ?? null;
  const parts: Part[] =
    blocks.length === 0 ? [] : [{ kind: 'text', ...name, ...NO_NOTES, place: place ?? page.end, blocks }];
  return { ...name, place, parts, also: title?.also ?? [], isNewSitting: false };
}

function openSection(ids: Ids, chunk: Chunk): OpenSection {
  const part = readPart(ids, chunk);
  const parts = chunk.blocks.length === 0 ? [] : [part];
  return { ...part, also: chunk.also, parts, isNewSitting: chunk.newSitting !== null };
}

/** A heading without words has been reported; that it makes no id is not news. */
const readPart = (ids: Ids, chunk: Chunk): Part => ({
  ...chunk,
  id: chunk.title === '' ? '' : ids.claimHeading(chunk.title, chunk.place, chunk.comment),
});

function readComplete(page: Page, chunk: Chunk): Part {
  refuseComment(page, chunk, COMPLETE_ID);
  if (chunk.blocks.length === 0) {
    page.report('complete', chunk.place, 'nothing below "## Complete"', 'the closing message');
  }
  return { ...chunk, id: COMPLETE_ID };
}

function refuseComment(page: Page, { comment }: Chunk, id: string): void {
  if (comment !== null)
    page.report('id', comment.place, `the id ${quote(comment.id)}`, `none here; it is always "${id}"`);
}

const isComplete = ({ level, title }: Pick<Chunk, 'level' | 'title'>): boolean =>
  level === 2 && title.toLowerCase() === COMPLETE_ID;

function reportEmpty(page: Page, sections: readonly OpenSection[]): void {
  const anything = 'some text, an example, a question or an exercise';
  for (const { place, title, parts } of sections) {
    if (place !== null && parts.length === 0) reportNothing(page, place, title, anything);
    for (const { kind, ...part } of parts.filter(({ blocks }) => blocks.length === 0)) {
      reportNothing(page, part.place, part.title, kind === 'text' ? 'some text' : `the ${kind}`);
    }
  }
}

function reportNothing(page: Page, place: Place, title: string, expected: string): void {
  page.report('empty-part', place, `nothing below the heading ${quote(title)}`, expected);
}

/* Chunks */

/** A heading of level 1 to 3, what comments below it say, and the blocks below it. */
interface Chunk {
  readonly level: 1 | 2 | 3;
  readonly kind: PartKind;
  /** The heading's words without the kind. */
  readonly title: string;
  readonly place: Place;
  /** The id that a comment below the heading gives. */
  readonly comment: { readonly id: string; readonly place: Place } | null;
  /** Where a comment below an example's heading says that it fails on purpose. */
  readonly failsOnPurpose: Place | null;
  readonly also: readonly string[];
  /** Where a comment below the heading of a section or a step says that a sitting begins. */
  readonly newSitting: Place | null;
  readonly blocks: readonly RootContent[];
}

/** What comments below a heading say. */
type Commented = 'comment' | 'failsOnPurpose' | 'newSitting' | 'also';

const NO_NOTES = { failsOnPurpose: null, newSitting: null } as const;

/** `above` is what stands above the first heading. */
function readChunks(page: Page): { readonly above: readonly RootContent[]; readonly chunks: readonly Chunk[] } {
  const above: RootContent[] = [];
  const chunks: (Omit<Chunk, Commented> & { readonly blocks: RootContent[] })[] = [];
  for (const [index, block] of page.blocks.entries()) {
    if (block.type === 'yaml') continue;
    const chunk = block.type === 'heading' ? openChunk(page, block, page.blocks.slice(index + 1)) : null;
    if (chunk !== null) chunks.push({ ...chunk, blocks: [] });
    else (chunks.at(-1)?.blocks ?? above).push(withoutAccidentalHeading(block));
  }
  reportStrayNotes(page, above);
  return { above: above.filter(isShown), chunks: chunks.map((chunk) => takeComments(page, chunk)) };
}

/** The chunk that a heading opens, or null when it is part of the text. `after`: all blocks that follow it. */
function openChunk(
  page: Page,
  heading: Heading,
  after: readonly RootContent[],
): Omit<Chunk, Commented | 'blocks'> | null {
  const { depth } = heading;
  const place = page.place(heading);
  const words = wordsOf(heading);
  if (isUnderlined(heading)) {
    const found = `the heading ${quote(words)}, made by the line below it`;
    page.report('heading', place, found, depth === 1 ? '"# " before it instead' : 'a blank line between it and "---"');
    if (depth === 2) return null;
  }
  const meant = depth === 1 ? undefined : kindWithoutColon(words, after);
  const isPlain = depth === 1 || !(announcesStep(words) || meant !== undefined);
  if (depth > 3 && isPlain) return null;
  const title = readWords(page, heading.children);
  if (depth <= 3 && title === '') page.report('heading', place, 'a heading without words', 'a title after the "#"');
  if (isPlain) return { level: depth === 1 || depth === 2 ? depth : 3, kind: 'text', title, place };
  if (depth !== 3)
    page.report('heading', place, `${quote(words)} with "${'#'.repeat(depth)}"`, '"###", which starts a step');
  if (meant === undefined) return { level: 3, ...readPartHeading(title, place, page.report), place };
  page.report('heading', place, `the heading ${quote(words)} without a colon`, `"### ${meant}: …"`);
  return { level: 3, kind: kindOf(meant), title: titleBehind(title, meant), place };
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
  const noted = (note: Note, applies: boolean) =>
    applies ? top.find(({ value }) => noteIn(value, note) !== null) : undefined;
  const failing = noted(FAILS_ON_PURPOSE, chunk.kind === 'example');
  const sitting = noted(NEW_SITTING, chunk.level > 1 && !isComplete(chunk));
  const asked =
    chunk.level < 3 && !isComplete(chunk) ? top.find(({ value }) => alsoInComment(value) !== null) : undefined;
  const read = new Set<RootContent | undefined>([named, failing, sitting, asked]);
  const rest = chunk.blocks.filter((block) => !read.has(block));
  reportStrayNotes(page, rest);
  const id = named === undefined ? null : idInComment(named.value);
  const comment = named === undefined || id === null ? null : { id, place: page.place(named) };
  return {
    ...chunk,
    comment,
    failsOnPurpose: failing === undefined ? null : readNote(page, failing, FAILS_ON_PURPOSE, 'fails-on-purpose'),
    newSitting: sitting === undefined ? null : readNote(page, sitting, NEW_SITTING, 'sitting'),
    also: asked === undefined ? [] : readAlso(page, asked),
    blocks: rest.filter(isShown),
  };
}

/** Where the note stands; a misspelt one is reported. */
function readNote(page: Page, node: Html, note: Note, rule: RuleId): Place {
  const words = noteIn(node.value, note);
  const place = page.place(node);
  if (words !== null && words !== note) page.report(rule, place, quote(words), quote(note));
  return place;
}

function readAlso(page: Page, node: Html): readonly string[] {
  const also = alsoInComment(node.value) ?? [];
  const mistake = mistakeInAlso(also);
  if (mistake !== null) page.report('also', node, mistake.found, mistake.expected);
  return also;
}

function reportStrayNotes(page: Page, blocks: readonly RootContent[]): void {
  for (const block of blocks) {
    if (block.type === 'html' && isComment(block.value)) reportStrayNote(page, block);
  }
}

/** Comments, and the targets of links, are nothing a learner sees. */
const isShown = (block: RootContent): boolean =>
  block.type !== 'definition' && !(block.type === 'html' && isComment(block.value));
