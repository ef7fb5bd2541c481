/** Tells a page what has changed, as server-sent events: at most once a turn of the loop, and only what it has not got. */
import type { ServerResponse } from 'node:http';
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { hashText } from '../../src/core/hash-text.ts';

interface Sent {
  readonly html: string;
  readonly known: Known;
}

export class Stream {
  readonly #response: ServerResponse;
  readonly #draw: () => readonly Element[];
  readonly #sent = new Map<string, Sent>();
  #isDue = false;

  /** `draw` gives the page's parts as they are now, each an element with an id. */
  constructor(response: ServerResponse, draw: () => readonly Element[]) {
    this.#response = response;
    this.#draw = draw;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.#tell();
  }

  /** Something may look different now. */
  readonly changed = (): void => {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      if (!this.#response.writableEnded) this.#tell();
    });
  };

  #tell(): void {
    for (const part of this.#draw()) {
      const id = String(part.properties.id);
      const before = this.#sent.get(id);
      const { tree, known } = leaveOut(part, before?.known ?? new Map());
      const html = toHtml(tree);
      if (html === before?.html) continue;
      // What it would have been, had nothing been new: the next one that equals it says nothing.
      this.#sent.set(id, { html: toHtml(leaveOut(part, known).tree), known });
      this.#response.write(`data: ${JSON.stringify({ id, html })}\n\n`);
    }
  }
}

/*
 * Parts of the page that stay as they are while their version does: messages, forms, message boxes. The page leaves such
 * a part alone (what is typed in it, folded out, focused stays), and a part that it has already is not sent again.
 */

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
