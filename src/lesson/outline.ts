/** The shape of a lesson: its title, its sections, in each the parts that become steps, and the closing message. */
import type { RootContent } from 'mdast';
import { type Chunk, readChunks } from './chunks.ts';
import { COMPLETE_ID, type Ids, INTRODUCTION_ID } from './ids.ts';
import type { Page } from './page.ts';
import type { PartKind } from './part-heading.ts';
import { type Place, quote } from './problem.ts';

/** What becomes one step or, for text, one step a bite. */
export interface Part {
  readonly kind: PartKind;
  readonly id: string;
  readonly title: string;
  readonly place: Place;
  /** Where an example says that it fails on purpose. */
  readonly failsOnPurpose: Place | null;
  readonly blocks: readonly RootContent[];
}

export interface OutlineSection {
  readonly id: string;
  readonly title: string;
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

/**
 * Reads the outline of a page. `swallowing` blocks took what should have come below them (unclosed.ts): a chunk that
 * holds one is left out, and nothing is said about what is missing.
 */
export function readOutline(page: Page, ids: Ids, swallowing: ReadonlySet<RootContent>): Outline {
  const { above, chunks } = readChunks(page);
  const isWhole = swallowing.size === 0;
  const title = chunks.find(({ level }) => level === 1) ?? null;
  if (title !== null || isWhole) reportTop(page, title, above, chunks);
  const complete = chunks.findLast(isComplete) ?? null;
  if (complete !== null) reportEnd(page, complete, chunks);
  else if (isWhole) page.report(page.end, 'no "## Complete"', 'the closing message under it, at the end of the file');

  const sections = [openIntroduction(page, title, above, swallowing)];
  for (const chunk of chunks) {
    if (chunk === title || isComplete(chunk) || holds(chunk.blocks, swallowing)) continue;
    if (chunk.level < 3) sections.push(openSection(ids, chunk));
    else sections.at(-1)?.parts.push(readPart(page, ids, chunk));
  }
  if (isWhole) reportEmpty(page, sections);
  return { heading: title, sections, complete: complete === null ? null : readComplete(page, complete) };
}

const holds = (blocks: readonly RootContent[], some: ReadonlySet<RootContent>): boolean =>
  blocks.some((block) => some.has(block));

interface OpenSection extends OutlineSection {
  /** Null for an introduction without its heading, which has been reported. */
  readonly place: Place | null;
  readonly parts: Part[];
}

/** The title's own problems: none, more than one, or something above it. */
function reportTop(page: Page, title: Chunk | null, above: readonly RootContent[], chunks: readonly Chunk[]): void {
  const [first] = above;
  const top = first === undefined ? chunks[0]?.place : page.place(first);
  if (title === null) {
    page.report(
      top ?? page.end,
      'no heading "# Title"',
      'one "#" heading below the front matter, the same as its title',
    );
  } else if (top !== undefined && top !== title.place && page.blocks[0]?.type === 'yaml') {
    // Without front matter, what stands there is probably a part of it.
    page.report(top, 'something above the heading "# Title"', 'it below the heading');
  }
  for (const chunk of chunks.filter(({ level }) => level === 1)) {
    if (chunk !== title) {
      page.report(
        chunk.place,
        `a second "#" heading ${quote(chunk.title)}`,
        '"##" for a section',
        'a file is one lesson',
      );
    }
  }
}

/** The closing message comes once, and last. */
function reportEnd(page: Page, complete: Chunk, chunks: readonly Chunk[]): void {
  for (const other of chunks.filter(isComplete)) {
    if (other !== complete) page.report(other.place, '"## Complete" above another one', 'one closing message');
  }
  const [next] = chunks.slice(chunks.indexOf(complete) + 1);
  if (next !== undefined)
    page.report(next.place, `${quote(next.title)} below "## Complete"`, 'it above, for that comes last');
}

function openIntroduction(
  page: Page,
  title: Chunk | null,
  above: readonly RootContent[],
  swallowing: ReadonlySet<RootContent>,
): OpenSection {
  const name = { id: INTRODUCTION_ID, title: title?.title ?? '' };
  if (title !== null) refuseComment(page, title, INTRODUCTION_ID);
  const blocks = title?.blocks ?? above;
  const place = title?.place ?? null;
  const parts: Part[] =
    blocks.length === 0 || holds(blocks, swallowing)
      ? []
      : [{ kind: 'text', ...name, place: place ?? page.end, failsOnPurpose: null, blocks }];
  return { ...name, place, parts };
}

function openSection(ids: Ids, chunk: Chunk): OpenSection {
  const { title, place, failsOnPurpose, blocks } = chunk;
  const id = title === '' ? '' : ids.claimHeading(title, place, chunk.comment);
  return {
    id,
    title,
    place,
    parts: blocks.length === 0 ? [] : [{ kind: 'text', id, title, place, failsOnPurpose, blocks }],
  };
}

function readPart(page: Page, ids: Ids, { kind, title, place, comment, failsOnPurpose, blocks }: Chunk): Part {
  if (blocks.length === 0) {
    page.report(place, `nothing below the heading ${quote(title)}`, kind === 'text' ? 'some text' : `the ${kind}`);
  }
  // A heading without words has been reported; that it makes no id is not news.
  return {
    kind,
    title,
    place,
    failsOnPurpose,
    blocks,
    id: title === '' ? '' : ids.claimHeading(title, place, comment),
  };
}

function readComplete(page: Page, chunk: Chunk): Part {
  const { title, place, blocks } = chunk;
  refuseComment(page, chunk, COMPLETE_ID);
  if (blocks.length === 0) page.report(place, 'nothing below "## Complete"', 'the closing message');
  return { kind: 'text', id: COMPLETE_ID, title, place, failsOnPurpose: null, blocks };
}

function refuseComment(page: Page, { comment }: Chunk, id: string): void {
  if (comment !== null) page.report(comment.place, `the id ${quote(comment.id)}`, `none here; it is always "${id}"`);
}

const isComplete = ({ level, title }: Chunk): boolean => level === 2 && title.toLowerCase() === COMPLETE_ID;

function reportEmpty(page: Page, sections: readonly OpenSection[]): void {
  for (const { place, title, parts } of sections) {
    if (place === null || parts.length > 0) continue;
    page.report(place, `nothing below the heading ${quote(title)}`, 'some text, an example, a question or an exercise');
  }
}
