/**
 * Headings of a message on a page that has headings of its own: they begin at the level they are given, and none is more than
 * one level below the one before it, which a screen reader would tell as a gap. How they look is their class's business.
 */
import type { Element, ElementContent } from 'hast';

const HEADING = /^h([1-6])$/;

/** The same element with its headings at fitting levels: its highest ones at `top`. */
export function levelHeadings(element: Element, top: number): Element {
  const written = headingLevels(element);
  const highest = Math.min(...written);
  let before = top - 1;
  const relevel = (node: ElementContent): ElementContent => (node.type === 'element' ? relevelElement(node) : node);
  const relevelElement = (node: Element): Element => {
    const level = levelOf(node);
    if (level !== null) before = Math.min(top + level - highest, before + 1, 6);
    return { ...node, tagName: level === null ? node.tagName : `h${before}`, children: node.children.map(relevel) };
  };
  return written.length === 0 ? element : relevelElement(element);
}

const levelOf = ({ tagName }: Element): number | null => {
  const [, digit] = HEADING.exec(tagName) ?? [];
  return digit === undefined ? null : Number(digit);
};

function headingLevels(element: Element): number[] {
  const own = levelOf(element);
  const inside = element.children.flatMap((child) => (child.type === 'element' ? headingLevels(child) : []));
  return own === null ? inside : [own, ...inside];
}
