/**
 * Paragraphs that begin with `**Why:**`, `**Hint:**`, `**Answers:**`, `**Predict:**`, `**Quiz:**`, or the marker of
 * another kind of answer, and what belongs to each.
 */

import type { Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Prose } from '../core/prose.ts';
import { trimEndOf } from '../core/trim.ts';
import { descendants } from './markdown.ts';
import type { Page } from './page.ts';
import { nearestName, type Place, quote } from './problem.ts';
import { readProse } from './prose.ts';

const FORGIVEN = ['Why', 'Hint', 'Answers', 'Predict', 'Quiz'] as const;
/** Words that text may well begin with, or words like them: only these very words are markers. */
const EXACT = ['Order', 'Match', 'Number', 'Lines'] as const;
const NAMES = [...FORGIVEN, ...EXACT] as const;
export type MarkerName = (typeof NAMES)[number];

export interface Marked {
  readonly name: MarkerName;
  readonly place: Place;
  /** What follows the marker, up to the next one; the first paragraph without the marker. */
  readonly blocks: readonly RootContent[];
}

export interface MarkedBlocks {
  /** What stands above the first marker. */
  readonly before: readonly RootContent[];
  readonly marked: readonly Marked[];
  /** Markers that stand where they have no effect, which is reported; they are not missing. */
  readonly misplaced: ReadonlySet<MarkerName>;
}

/** Splits the blocks of a step at its markers, and reports misspelt and misplaced ones. */
export function splitAtMarkers(page: Page, blocks: readonly RootContent[]): MarkedBlocks {
  const before: RootContent[] = [];
  const marked: { name: MarkerName; place: Place; blocks: RootContent[] }[] = [];
  for (const block of blocks) {
    const name = block.type === 'paragraph' ? readMarker(page, block) : null;
    if (name !== null && block.type === 'paragraph') {
      const rest = withoutMarker(block);
      marked.push({ name, place: page.place(block), blocks: rest === null ? [] : [rest] });
    } else {
      (marked.at(-1)?.blocks ?? before).push(block);
    }
  }
  for (const { name, place, blocks: content } of marked) {
    if (content.length === 0) page.report('marker', place, `nothing after "**${name}:**"`, 'text after it');
  }
  return { before, marked, misplaced: findMisplaced(page, blocks) };
}

/** Whether a block begins with a marker, however spelt. */
export const beginsWithMarker = (block: RootContent): boolean =>
  block.type === 'paragraph' && markerAt(block.children[0], block.children[1]) !== null;

/** The marker that a paragraph begins with; a misspelt one is reported and taken as the one that was meant. */
function readMarker(page: Page, { children }: Paragraph): MarkerName | null {
  const [first, second] = children;
  const name = markerAt(first, second);
  if (name !== null && first !== undefined && wordsOf(first) !== `${name}:`) {
    page.report('marker', first, `${quote(`**${wordsOf(first)}**`)}`, `"**${name}:**"`);
  }
  return name;
}

/**
 * `**Why:**`, or nearly: `**why**:`, `**Hint 2:**`, `**Answer:**`. A colon has to be there, or it is just bold text.
 */
function markerAt(node: PhrasingContent | undefined, next: PhrasingContent | undefined): MarkerName | null {
  if (node?.type !== 'strong') return null;
  const words = wordsOf(node);
  const hasColon = words.endsWith(':') || (next?.type === 'text' && next.value.startsWith(':'));
  if (!hasColon) return null;
  const word = trimEndOf(words, ' \t\n0123456789:');
  const exact = EXACT.find((name) => name.toLowerCase() === word.toLowerCase());
  if (exact !== undefined) return exact;
  const meant = nearestName(word, FORGIVEN);
  return FORGIVEN.find((name) => name === meant) ?? null;
}

/** The paragraph from behind its marker, or null when nothing is left. */
function withoutMarker(paragraph: Paragraph): Paragraph | null {
  const [, next, ...rest] = paragraph.children;
  if (next === undefined) return null;
  if (next.type !== 'text') return { ...paragraph, children: [next, ...rest] };
  const value = next.value.replace(/^:?\s+/, '');
  if (value !== '') return { ...paragraph, children: [{ ...next, value }, ...rest] };
  return rest.length === 0 ? null : { ...paragraph, children: rest };
}

/** Exact markers inside a paragraph, an option or a quote: a blank line is missing, or the indentation is too deep. */
function findMisplaced(page: Page, blocks: readonly RootContent[]): ReadonlySet<MarkerName> {
  const misplaced = new Set<MarkerName>();
  for (const block of blocks) {
    const atStart = block.type === 'paragraph' ? block.children[0] : undefined;
    for (const node of descendants(block)) {
      const name = node === atStart ? null : markerOf(node);
      if (name === null) continue;
      misplaced.add(name);
      const found = `"**${name}:**" inside other text`;
      page.report('marker', node, found, 'a blank line above it, and no spaces in front of it');
    }
  }
  return misplaced;
}

/** Whether a node is a marker, exactly. */
export const isMarker = (node: Nodes): boolean => markerOf(node) !== null;

function markerOf(node: Nodes): MarkerName | null {
  if (node.type !== 'strong') return null;
  const words = wordsOf(node);
  return NAMES.find((name) => words === `${name}:`) ?? null;
}

/** Exact markers that paragraphs begin with. */
export const markersIn = (blocks: readonly RootContent[]): ReadonlySet<MarkerName> =>
  new Set(
    blocks.flatMap((block) => {
      const [first] = block.type === 'paragraph' ? block.children : [];
      return (first === undefined ? null : markerOf(first)) ?? [];
    }),
  );

/* What is marked */

/** Every `**Hint:**`, in order. */
export const readHints = (page: Page, marked: readonly Marked[]): readonly (readonly Prose[])[] =>
  marked
    .filter(({ name }) => name === 'Hint')
    .map(({ blocks, place }) => {
      const hint = readProse(page, blocks);
      page.places.set(hint, place);
      return hint;
    });

/** The only marked part of that name, or null; a second one is reported. */
export function onlyMarked(page: Page, marked: readonly Marked[], name: MarkerName): Marked | null {
  const [only = null, ...others] = marked.filter((one) => one.name === name);
  for (const { place } of others) page.report('marker', place, `a second "**${name}:**"`, 'one');
  return only;
}
