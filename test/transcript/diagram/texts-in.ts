/** The texts of a picture and the room that each takes, read back from its SVG. */

import { parseDocument } from 'htmlparser2';
import type { Picture } from '../../../src/core/prose.ts';

export interface DrawnText {
  readonly text: string;
  /** What a pointer is told that rests on it; the text itself where that is whole. */
  readonly full: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Node = ReturnType<typeof parseDocument>['children'][number];

/** How far letters of 13 pixels reach above and below their baseline. */
const ASCENT = 11;
const DESCENT = 4;
/** Places and widths are rounded to a tenth of a pixel each. */
const ROUNDED = 0.2;

export function textsIn({ image: svg }: Pick<Picture, 'image'>): readonly DrawnText[] {
  return elements(parseDocument(svg, { xmlMode: true }).children, 'text').map(({ attribs, children }) => {
    const left = Number(attribs.x);
    const baseline = Number(attribs.y);
    const text = wordsOf(children.filter((child) => child.type === 'text'));
    const title = elements(children, 'title').map((one) => wordsOf(one.children))[0];
    const right = left + Number(attribs.textLength);
    return { text, full: title ?? text, left, right, top: baseline - ASCENT, bottom: baseline + DESCENT };
  });
}

export function sizeOf({ image: svg }: Pick<Picture, 'image'>): { readonly width: number; readonly height: number } {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** What is wrong with a picture's texts; empty when each is inside and none lies on another. */
export function misplaced(picture: Pick<Picture, 'image'>): readonly string[] {
  const texts = textsIn(picture);
  const { width, height } = sizeOf(picture);
  const isInside = ({ left, right, top, bottom }: DrawnText): boolean =>
    left >= 0 && right <= width && top >= 0 && bottom <= height && left < right;
  return [
    ...texts.filter((one) => !isInside(one)).map(({ text }) => `“${text}” is not inside`),
    ...texts.flatMap((one, index) =>
      texts.slice(index + 1).flatMap((other) => (overlap(one, other) ? [`“${one.text}” lies on “${other.text}”`] : [])),
    ),
  ];
}

const overlap = (one: DrawnText, other: DrawnText): boolean =>
  one.left < other.right - ROUNDED &&
  other.left < one.right - ROUNDED &&
  one.top < other.bottom &&
  other.top < one.bottom;

function elements(nodes: readonly Node[], name: string) {
  return nodes.flatMap((node): Extract<Node, { readonly attribs: unknown }>[] => {
    if (!('attribs' in node)) return [];
    return [...(node.name === name ? [node] : []), ...elements(node.children, name)];
  });
}

const wordsOf = (nodes: readonly Node[]): string => nodes.map((node) => ('data' in node ? node.data : '')).join('');
