/** The page's own code. The server draws everything; this puts it in place, and sends what the visitor does. */
import { listenToControls, listenToForms, sendAction, whileBusy } from './actions.js';
import { listenToComposers } from './composer.js';
import { follow, listenToScrolling } from './updates.js';
const THEME_KEY = 'nibble-theme';
/** Light, dark, or as the system has it; remembered by this browser. */
function listenToTheme() {
    const select = document.querySelector('[data-theme-choice]');
    if (select === null)
        return;
    select.value = localStorage.getItem(THEME_KEY) ?? 'system';
    useTheme(select.value);
    select.addEventListener('change', () => {
        localStorage.setItem(THEME_KEY, select.value);
        useTheme(select.value);
    });
}
function useTheme(theme) {
    const { dataset } = document.documentElement;
    if (theme === 'light' || theme === 'dark')
        dataset.theme = theme;
    else
        delete dataset.theme;
}
/**
 * A link to another person or place changes the page's address and follows other updates, without loading the page
 * anew.
 */
function listenToSessionLinks() {
    document.addEventListener('click', (event) => {
        const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        if (!isPlain || link?.getAttribute('href')?.startsWith('/?') !== true)
            return;
        event.preventDefault();
        history.pushState(null, '', addressAfter(link));
        follow();
    });
    window.addEventListener('popstate', follow);
}
/** The other platform's session may have changed since this link was drawn: only the own one is taken from it. */
function addressAfter(link) {
    const own = link.closest('.window')?.id ?? '';
    const sessions = new URLSearchParams(location.search);
    for (const [platform, session] of new URL(link.href).searchParams) {
        if (platform === own || !sessions.has(platform))
            sessions.set(platform, session);
    }
    return `/?${sessions}`;
}
/** The buttons that move the clock. */
function listenToClock() {
    document.addEventListener('click', async ({ target }) => {
        const button = target instanceof Element ? target.closest('[data-leap]') : null;
        const leap = button?.dataset.leap;
        if (!button || (leap !== 'hour' && leap !== 'day' && leap !== 'reminder'))
            return;
        const result = await whileBusy(button, () => sendAction({ platform: 'clock', leap }));
        const place = document.querySelector('[data-clock-message]');
        if (place === null)
            return;
        place.textContent = result.kind === 'message' ? result.text : result.kind === 'refused' ? result.why : '';
    });
}
/** On a narrow screen there is one platform at a time. */
function listenToSwitch() {
    document.addEventListener('click', ({ target }) => {
        const button = target instanceof Element ? target.closest('[data-show]') : null;
        const main = document.querySelector('main');
        if (!button || main === null)
            return;
        main.dataset.shows = button.dataset.show;
        for (const other of document.querySelectorAll('[data-show]')) {
            other.setAttribute('aria-pressed', String(other === button));
        }
    });
}
listenToTheme();
listenToScrolling();
listenToSessionLinks();
listenToControls();
listenToForms();
listenToComposers();
listenToClock();
listenToSwitch();
follow();
