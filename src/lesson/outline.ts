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
  /** Null for an introduction without its heading, which has been reported. */
  readonly place: Place | null;
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
    else sections.at(-1)?.parts.push(readPart(page, ids, chunk));
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
    page.report(
      'title',
      top ?? page.end,
      'no heading "# Title"',
      'one "#" heading below the front matter, the same as its title',
    );
  } else if (top !== undefined && top !== title.place && page.blocks[0]?.type === 'yaml') {
    // Without front matter, what stands there is probably a part of it.
    page.report('title', top, 'something above the heading "# Title"', 'it below the heading');
  }
  for (const chunk of chunks.filter(({ level }) => level === 1)) {
    if (chunk !== title) {
      page.report(
        'title',
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
    blocks.length === 0 ? [] : [{ kind: 'text', ...name, place: place ?? page.end, failsOnPurpose: null, blocks }];
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
    page.report(
      'empty-part',
      place,
      `nothing below the heading ${quote(title)}`,
      kind === 'text' ? 'some text' : `the ${kind}`,
    );
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
  if (blocks.length === 0) page.report('complete', place, 'nothing below "## Complete"', 'the closing message');
  return { kind: 'text', id: COMPLETE_ID, title, place, failsOnPurpose: null, blocks };
}

function refuseComment(page: Page, { comment }: Chunk, id: string): void {
  if (comment !== null)
    page.report('id', comment.place, `the id ${quote(comment.id)}`, `none here; it is always "${id}"`);
}

const isComplete = ({ level, title }: Chunk): boolean => level === 2 && title.toLowerCase() === COMPLETE_ID;

function reportEmpty(page: Page, sections: readonly OpenSection[]): void {
  for (const { place, title, parts } of sections) {
    if (place === null || parts.length > 0) continue;
    page.report(
      'empty-part',
      place,
      `nothing below the heading ${quote(title)}`,
      'some text, an example, a question or an exercise',
    );
  }
}
