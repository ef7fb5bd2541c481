/**
 * Parts of the page that stay as they are while their version does: messages, forms, message boxes. The page leaves such
 * a part alone (what is typed in it, folded out, focused stays), and a part that it has already is not sent again.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { hashText } from '../../src/core/hash-text.ts';

/** Marks an element as a part to be kept. `version` changes when it is to be drawn anew: its contents unless told. */
export function keep(id: string, element: Element, version = hashText(toHtml(element)).toString(36)): Element {
  return { ...element, properties: { ...element.properties, id, dataKeep: version } };
}

/** What a page has already: versions by id. */
export type Known = ReadonlyMap<string, string>;

/** The tree without the insides of what is known, and what is known once it is sent. */
export function leaveOut(tree: Element, known: Known): { readonly tree: Element; readonly known: Known } {
  const next = new Map<string, string>();
  const visit = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    const part = partOf(node.properties);
    if (part === null) return { ...node, children: node.children.map(visit) };
    next.set(part.id, part.version);
    return known.get(part.id) === part.version ? { ...node, children: [] } : node;
  };
  return { tree: { ...tree, children: tree.children.map(visit) }, known: next };
}

function partOf({ id, dataKeep }: Properties): { readonly id: string; readonly version: string } | null {
  return typeof id === 'string' && typeof dataKeep === 'string' ? { id, version: dataKeep } : null;
}

/** Draws a thing again only when one of the values that its looks depend on has changed. */
export class Drawn {
  readonly #drawn = new WeakMap<object, { readonly looks: readonly unknown[]; readonly element: Element }>();

  of(thing: object, looks: readonly unknown[], draw: () => Element): Element {
    const before = this.#drawn.get(thing);
    if (before?.looks.every((value, index) => value === looks[index])) return before.element;
    const element = draw();
    this.#drawn.set(thing, { looks, element });
    return element;
  }
}
