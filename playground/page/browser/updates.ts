/** Follows the server's events and changes the page's parts in place, so that focus and typed text stay. */
import { Idiomorph } from './idiomorph.js';
import { scrollToEnd, staysAtEnd } from './scrolling.ts';

/** Marks of the browser's own on elements, which the server does not know of. */
const STAYS = new Set(['open', 'aria-busy']);
let source: EventSource | null = null;

/** Follows what changes for the seats in the page's address. */
export function follow(): void {
  source?.close();
  source = new EventSource(`/events${location.search}`);
  source.onmessage = ({ data }) => {
    const { id, html }: { id: string; html: string } = JSON.parse(data);
    apply(id, html);
  };
  source.onopen = () => document.body.classList.remove('lost');
  source.onerror = () => document.body.classList.add('lost');
}

function apply(id: string, html: string): void {
  const part = document.getElementById(id);
  if (part === null) return;
  const { seat } = part.dataset;
  Idiomorph.morph(part, html, {
    callbacks: {
      beforeNodeMorphed: (before, after) => !isKept(before, after),
      beforeNodeRemoved: (node) => {
        // Closing gives the focus back to where it was.
        for (const dialog of dialogsIn(node)) dialog.close();
        return true;
      },
      beforeAttributeUpdated: (name, element) => !(STAYS.has(name) && !(element instanceof HTMLOptionElement)),
    },
  });
  const log = part.querySelector('.log');
  if (log !== null && (staysAtEnd(log) || part.dataset.seat !== seat)) scrollToEnd(log);
  for (const dialog of part.querySelectorAll<HTMLDialogElement>('dialog:not([open]):not([data-closing])')) {
    dialog.showModal();
  }
}

/** A part with the same version is the same: the server has left its insides out. */
function isKept(before: Node, after: Node): boolean {
  if (!(before instanceof HTMLElement && after instanceof HTMLElement)) return false;
  return before.dataset.keep !== undefined && before.id === after.id && before.dataset.keep === after.dataset.keep;
}

const dialogsIn = (node: Node): HTMLDialogElement[] =>
  node instanceof HTMLDialogElement ? [node] : node instanceof Element ? [...node.querySelectorAll('dialog')] : [];
