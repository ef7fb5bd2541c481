/**
 * Applies the server's updates to the page in place, so that focus and typed text stay, and keeps the newest message in
 * view.
 */
import { Idiomorph } from './idiomorph.js';

/** Attributes that the browser sets, and the server does not know. */
const BROWSER_ATTRIBUTES = new Set(['open', 'aria-busy', 'tabindex']);
let source: EventSource | null = null;

/** Follows the updates for the sessions in the page's address. */
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
  const { session } = part.dataset;
  const focused = focusedIn(part);
  Idiomorph.morph(part, html, {
    callbacks: {
      beforeNodeMorphed: (before, after) => !isKept(before, after),
      beforeNodeRemoved: (node) => {
        // Closing returns the focus to where it was.
        for (const dialog of dialogsIn(node)) dialog.close();
        return true;
      },
      beforeAttributeUpdated: (name, element) =>
        !(BROWSER_ATTRIBUTES.has(name) && !(element instanceof HTMLOptionElement)),
    },
  });
  const log = part.querySelector('.log');
  const isNewPlace = part.dataset.session !== session;
  if (log?.matches(HOME)) {
    if (isNewPlace) log.scrollTop = 0;
  } else if (log !== null && (staysAtEnd(log) || isNewPlace)) {
    scrollToEnd(log);
  }
  if (focused !== null && !isNewPlace) focusAgain(part, focused);
  for (const dialog of part.querySelectorAll<HTMLDialogElement>('dialog:not([open]):not([data-closing])')) {
    dialog.showModal();
  }
}

/** Reads from its top, as the app's page does. */
const HOME = '[data-message=home]';

/** The message in which a control of this part has the focus; null when it is elsewhere. */
function focusedIn(part: Element): string | null {
  const { activeElement } = document;
  if (activeElement === null || !part.contains(activeElement)) return null;
  return activeElement.closest<HTMLElement>('[data-message]')?.dataset.message ?? null;
}

/** Where a pressed control has gone, its message takes the focus: the next Tab leads on from there. */
function focusAgain(part: Element, message: string): void {
  if (document.activeElement !== document.body && document.activeElement !== null) return;
  const place = [...part.querySelectorAll<HTMLElement>('[data-message]')].find(
    (one) => one.dataset.message === message,
  );
  if (place === undefined) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** A part with the same version stays as it is: the server has left out its contents. */
function isKept(before: Node, after: Node): boolean {
  if (!(before instanceof HTMLElement && after instanceof HTMLElement)) return false;
  return before.dataset.keep !== undefined && before.id === after.id && before.dataset.keep === after.dataset.keep;
}

const dialogsIn = (node: Node): HTMLDialogElement[] =>
  node instanceof HTMLDialogElement ? [node] : node instanceof Element ? [...node.querySelectorAll('dialog')] : [];

/** A reader who is so near to the end, in pixels, wants to see what comes next. */
const NEAR_END = 80;

/** The logs whose reader has scrolled up. */
const scrolledUp = new WeakSet<Element>();

/** Keeps the newest message in view, except for a reader who has scrolled up. */
export function listenToScrolling(): void {
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (!(target instanceof Element) || !target.matches('.log')) return;
      const isAtEnd = target.scrollHeight - target.scrollTop - target.clientHeight < NEAR_END;
      if (isAtEnd) scrolledUp.delete(target);
      else scrolledUp.add(target);
    },
    true,
  );
  // A picture has no height until it is loaded.
  document.addEventListener(
    'load',
    ({ target }) => {
      const log = target instanceof Element ? target.closest('.log') : null;
      if (log !== null && staysAtEnd(log)) scrollToEnd(log);
    },
    true,
  );
  // Unfolded details should be in view.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open) target.scrollIntoView({ block: 'nearest' });
    },
    true,
  );
  for (const log of document.querySelectorAll(`.log:not(${HOME})`)) scrollToEnd(log);
}

const staysAtEnd = (log: Element): boolean => !scrolledUp.has(log);

export function scrollToEnd(log: Element): void {
  scrolledUp.delete(log);
  log.scrollTop = log.scrollHeight;
}
