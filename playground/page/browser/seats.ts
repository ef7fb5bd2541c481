/** Sitting down elsewhere: a link changes the page's address and what is followed, and loads nothing anew. */
import { follow } from './updates.ts';

export function listenToSeats(): void {
  document.addEventListener('click', (event) => {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!isPlain || link?.getAttribute('href')?.startsWith('/?') !== true) return;
    event.preventDefault();
    history.pushState(null, '', withOtherSeat(link));
    follow();
  });
  window.addEventListener('popstate', follow);
}

/** The other window may have moved on since this link was drawn. */
function withOtherSeat(link: HTMLAnchorElement): string {
  const wanted = new URL(link.href).searchParams;
  const own = link.closest('.window')?.id ?? '';
  const now = new URLSearchParams(location.search);
  for (const [name, seat] of wanted) if (name === own || !now.has(name)) now.set(name, seat);
  return `/?${now}`;
}
