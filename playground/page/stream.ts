/** Tells a page what has changed, as server-sent events: at most once a turn of the loop, and only what it has not got. */
import type { ServerResponse } from 'node:http';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { type Known, leaveOut } from './keep.ts';

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
