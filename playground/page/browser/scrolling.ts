/** Keeps the newest message in sight of whoever reads at the end; who has scrolled up is left there. */

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
