/** The page's own code. All pictures of chats come drawn from the server; this puts them in place and sends what is done. */
import { listenToComposers } from './composer.ts';
import { listenToControls } from './controls.ts';
import { listenToForms } from './forms.ts';
import { listenToScrolling } from './scrolling.ts';
import { listenToSeats } from './seats.ts';
import { busily, sendAct } from './send-act.ts';
import { listenToTheme } from './theme.ts';
import { follow } from './updates.ts';

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
