/** Follows the server's events and changes the page's parts in place, so that focus and typed text stay. */
import { Idiomorph } from './idiomorph.js';

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

/* Keeps the newest message in sight of whoever reads at the end; who has scrolled up is left there. */

/** So near to the end, in pixels, that a reader wants to see what comes next. */
const NEAR_END = 80;

/** The logs whose reader has scrolled up. */
const left = new WeakSet<Element>();

export function listenToScrolling(): void {
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (!(target instanceof Element) || !target.matches('.log')) return;
      const isAtEnd = target.scrollHeight - target.scrollTop - target.clientHeight < NEAR_END;
      if (isAtEnd) left.delete(target);
      else left.add(target);
    },
    true,
  );
  // A picture has no height before it is there.
  document.addEventListener(
    'load',
    ({ target }) => {
      const log = target instanceof Element ? target.closest('.log') : null;
      if (log !== null && staysAtEnd(log)) scrollToEnd(log);
    },
    true,
  );
  // What was folded out is wanted in sight.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open) target.scrollIntoView({ block: 'nearest' });
    },
    true,
  );
  for (const log of document.querySelectorAll('.log')) scrollToEnd(log);
}

export const staysAtEnd = (log: Element): boolean => !left.has(log);

export function scrollToEnd(log: Element): void {
  left.delete(log);
  log.scrollTop = log.scrollHeight;
}
