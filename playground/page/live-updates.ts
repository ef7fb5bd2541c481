/**
 * Updates of an open page, as server-sent events: at most once a turn of the event loop, and only what the page does
 * not have.
 *
 * Messages, forms and message boxes are parts with a version. While its version stays, the page leaves a part alone
 * (focus, typed text and unfolded details stay), and the server does not send it again.
 */
import type { ServerResponse } from 'node:http';
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { hashText } from '../../src/core/hash-text.ts';

export class UpdateStream {
  readonly #response: ServerResponse;
  readonly #draw: () => readonly Element[];
  readonly #sent = new Map<string, { readonly html: string; readonly known: KnownParts }>();
  #isScheduled = false;

  /** `draw` gives the page's current elements, each with an id. */
  constructor(response: ServerResponse, draw: () => readonly Element[]) {
    this.#response = response;
    this.#draw = draw;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.#send();
  }

  /** Call it when something may look different. */
  readonly changed = (): void => {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      if (!this.#response.writableEnded) this.#send();
    });
  };

  #send(): void {
    for (const element of this.#draw()) {
      const id = String(element.properties.id);
      const before = this.#sent.get(id);
      const { tree, known } = leaveOut(element, before?.known ?? new Map());
      const html = toHtml(tree);
      if (html === before?.html) continue;
      // Without the new parts: if the next one equals it, nothing has changed.
      this.#sent.set(id, { html: toHtml(leaveOut(element, known).tree), known });
      this.#response.write(`data: ${JSON.stringify({ id, html })}\n\n`);
    }
  }
}

/** Makes an element a part with a version. By default the version changes with the contents. */
export function keep(id: string, element: Element, version = hashText(toHtml(element)).toString(36)): Element {
  return { ...element, properties: { ...element.properties, id, dataKeep: version } };
}

/** The parts that a page has: versions by id. */
export type KnownParts = ReadonlyMap<string, string>;

/** The tree without the contents of known parts, and the parts that are known once it is sent. */
export function leaveOut(tree: Element, known: KnownParts): { readonly tree: Element; readonly known: KnownParts } {
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

/** Draws a thing again only when one of the inputs of its drawing has changed. */
export class DrawCache {
  readonly #drawn = new WeakMap<object, { readonly inputs: readonly unknown[]; readonly element: Element }>();

  of(thing: object, inputs: readonly unknown[], draw: () => Element): Element {
    const cached = this.#drawn.get(thing);
    if (cached?.inputs.every((value, index) => value === inputs[index])) return cached.element;
    const element = draw();
    this.#drawn.set(thing, { inputs, element });
    return element;
  }
}
