/**
 * Rich text as data. Lessons and the tutor's own sentences are built from these nodes and nothing else,
 * so an adapter's renderer is one exhaustive switch, and learner text, which only ever sits in a `text` or `code`
 * leaf, can never become markup or a mention.
 */
import type { LearnerId } from './event.ts';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' }
  /**
   * Somebody of the server or workspace that it is shown in. `name`: what they are called there; platforms that show
   * names by themselves need none.
   */
  | { readonly kind: 'person'; readonly learner: LearnerId; readonly name: string };

export type Prose =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Prose[])[] }
  | { readonly kind: 'quote'; readonly children: readonly Prose[] }
  | { readonly kind: 'code-block'; readonly language: string; readonly code: string }
  | {
      readonly kind: 'table';
      readonly header: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | Picture;

/** A picture, drawn where the platform shows pictures; `alt` says all that it shows, for everybody else. */
export interface Picture {
  readonly kind: 'picture';
  /**
   * The picture itself: a whole SVG document, or `data:image/png;base64,…` (or `image/jpeg`). In a lesson and in what
   * is stored of it, its name, `cookies/jar.png`: the tutor puts the picture in its place before it is shown.
   */
  readonly image: string;
  /** At most `MAX_ALT` characters. */
  readonly alt: string;
  /** True where the text above says the same: a platform without pictures then need not say it again. */
  readonly isTold?: boolean;
}

/** Platforms take a little more. */
export const MAX_ALT = 1000;

type Part = string | Inline;

const toInline = (part: Part): Inline => (typeof part === 'string' ? { kind: 'text', text: part } : part);

/** A paragraph from plain strings and inline nodes: `paragraph('Type ', code('next'), '.')`. */
export const paragraph = (...parts: readonly Part[]): Prose => ({ kind: 'paragraph', children: parts.map(toInline) });

/** A heading; level 1 is the title of a whole message. */
export const heading = (level: 1 | 2 | 3, ...parts: readonly Part[]): Prose => ({
  kind: 'heading',
  level,
  children: parts.map(toInline),
});

/** A bulleted list; each item is a run of inline parts. */
export const bullets = (items: readonly (readonly Part[])[]): Prose => ({
  kind: 'list',
  start: null,
  items: items.map((parts) => [paragraph(...parts)]),
});

/** A numbered list. */
export const numbered = (items: readonly (readonly Part[])[], start = 1): Prose => ({
  kind: 'list',
  start,
  items: items.map((parts) => [paragraph(...parts)]),
});

/** Preformatted text; `language` is a highlighter's name or the empty string. */
export const codeBlock = (language: string, text: string): Prose => ({ kind: 'code-block', language, code: text });

export const code = (text: string): Inline => ({ kind: 'code', text });
export const strong = (...parts: readonly Part[]): Inline => ({ kind: 'strong', children: parts.map(toInline) });
export const emphasis = (...parts: readonly Part[]): Inline => ({ kind: 'emphasis', children: parts.map(toInline) });

/** A sentence of ours whose code stands between backticks, in its parts. Never for a learner's text. */
export const withCode = (text: string): readonly Part[] =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : code(part)))
    .filter((part) => part !== '');

/** The words of inline nodes without any markup: for labels, comparisons and notifications. */
export function inlineText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
        case 'code':
          return node.text;
        case 'break':
          return '\n';
        case 'person':
          return node.name;
        default:
          return inlineText(node.children);
      }
    })
    .join('');
}

/** The words of prose, a line per paragraph, list item, table row or line of code. */
export function proseText(nodes: readonly Prose[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'paragraph':
        case 'heading':
          return inlineText(node.children);
        case 'list':
          return node.items.map(proseText).join('\n');
        case 'quote':
          return proseText(node.children);
        case 'code-block':
          return node.code;
        case 'table':
          return [node.header, ...node.rows].map((row) => row.map(inlineText).join(' | ')).join('\n');
        case 'picture':
          return node.alt;
      }
    })
    .join('\n');
}

/** The same prose with another text in each of its leaves. */
export function mapTexts(nodes: readonly Prose[], change: (text: string) => string): readonly Prose[] {
  return nodes.map((node) => {
    switch (node.kind) {
      case 'paragraph':
      case 'heading':
        return { ...node, children: mapInlineTexts(node.children, change) };
      case 'list':
        return { ...node, items: node.items.map((item) => mapTexts(item, change)) };
      case 'quote':
        return { ...node, children: mapTexts(node.children, change) };
      case 'code-block':
        return { ...node, code: change(node.code) };
      case 'table': {
        const mapCells = (row: readonly (readonly Inline[])[]) => row.map((cell) => mapInlineTexts(cell, change));
        return { ...node, header: mapCells(node.header), rows: node.rows.map(mapCells) };
      }
      case 'picture':
        return { ...node, alt: change(node.alt) };
    }
  });
}

/** The same prose with something else in the place of each picture, also of those within lists and quotes. */
export function mapPictures(nodes: readonly Prose[], change: (picture: Picture) => Prose): readonly Prose[] {
  return nodes.map((node) => {
    switch (node.kind) {
      case 'picture':
        return change(node);
      case 'list':
        return { ...node, items: node.items.map((item) => mapPictures(item, change)) };
      case 'quote':
        return { ...node, children: mapPictures(node.children, change) };
      default:
        return node;
    }
  });
}

const mapInlineTexts = (nodes: readonly Inline[], change: (text: string) => string): readonly Inline[] =>
  nodes.map((node) => {
    switch (node.kind) {
      case 'text':
      case 'code':
        return { ...node, text: change(node.text) };
      case 'break':
        return node;
      case 'person':
        return { ...node, name: change(node.name) };
      default:
        return { ...node, children: mapInlineTexts(node.children, change) };
    }
  });
