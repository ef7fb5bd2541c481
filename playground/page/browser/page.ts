/** Light, dark, or as the system has it; remembered by this browser. */

import { busily, listenToControls, listenToForms, sendAct } from './actions.ts';
import { listenToComposers } from './composer.ts';
import { follow, listenToScrolling } from './updates.ts';

const KEY = 'nibble-theme';

export function listenToTheme(): void {
  const select = document.querySelector<HTMLSelectElement>('[data-theme-choice]');
  if (select === null) return;
  select.value = localStorage.getItem(KEY) ?? 'system';
  use(select.value);
  select.addEventListener('change', () => {
    localStorage.setItem(KEY, select.value);
    use(select.value);
  });
}

function use(theme: string): void {
  const { dataset } = document.documentElement;
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  else delete dataset.theme;
}

/* Sitting down elsewhere: a link changes the page's address and what is followed, and loads nothing anew. */

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

/* The page's own code. All pictures of chats come drawn from the server; this puts them in place and sends what is done. */

/** The buttons that move the clock. */
function listenToClock(): void {
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-leap]') : null;
    const leap = button?.dataset.leap;
    if (!button || (leap !== 'hour' && leap !== 'day' && leap !== 'reminder')) return;
    const answer = await busily(button, () => sendAct({ window: 'clock', leap }));
    const told = document.querySelector('[data-told]');
    if (told === null) return;
    told.textContent = answer.kind === 'told' ? answer.words : answer.kind === 'refused' ? answer.why : '';
  });
}

/** On a narrow screen, one window at a time. */
function listenToSwitch(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-show]') : null;
    const main = document.querySelector('main');
    if (!button || main === null) return;
    main.dataset.shows = button.dataset.show;
    for (const other of document.querySelectorAll('[data-show]')) {
      other.setAttribute('aria-pressed', String(other === button));
    }
  });
}

listenToTheme();
listenToScrolling();
listenToSeats();
listenToControls();
listenToForms();
listenToComposers();
listenToClock();
listenToSwitch();
follow();
