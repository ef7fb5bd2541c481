/** What a browser makes of an element that was drawn: serialised, and read again. */
import type { ChildNode, Document, Element as ParsedElement } from 'domhandler';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { parseDocument } from 'htmlparser2';

export const html = (element: Element): string => toHtml(element);

/** Every element in the page, from top to bottom. */
export function elements(page: Element): ParsedElement[] {
  const inside = (node: ChildNode | Document): ParsedElement[] =>
    'children' in node
      ? node.children.flatMap((child) => [...(child.type === 'tag' ? [child] : []), ...inside(child)])
      : [];
  return inside(parseDocument(html(page)));
}

/** Those with this name. */
export const named = (page: Element, name: string): ParsedElement[] =>
  elements(page).filter((element) => element.name === name);

/** The words of a page that was read again; a line end for `<br>`. Words that only a screen reader hears stay out. */
export function text(page: Element): string {
  const inside = (node: ChildNode | Document): string => {
    if (node.type === 'text') return node.data;
    if ('name' in node && node.name === 'br') return '\n';
    return 'children' in node ? node.children.map(inside).join('') : '';
  };
  return inside(parseDocument(html(page)));
}

/** Names of elements and attributes that could run something, and addresses that do. */
export function dangers(page: Element): string[] {
  return elements(page).flatMap(({ name, attribs }) => [
    ...(['script', 'style', 'iframe', 'object', 'embed'].includes(name) ? [name] : []),
    ...Object.entries(attribs).flatMap(([key, value]) => {
      const isAddress = key === 'href' || key === 'src';
      const isBad =
        key.startsWith('on') || key === 'style' || (isAddress && /^\s*(?:javascript|vbscript):/i.test(value));
      return isBad ? [`${key}=${value}`] : [];
    }),
  ]);
}
