/**
 * Applies the server's updates to the page in place, so that focus and typed text stay, and keeps the newest message in
 * view.
 */
import { Idiomorph } from './idiomorph.js';
/** Attributes that the browser sets, and the server does not know. */
const BROWSER_ATTRIBUTES = new Set(['open', 'aria-busy']);
let source = null;
/** Follows the updates for the sessions in the page's address. */
export function follow() {
    source?.close();
    source = new EventSource(`/events${location.search}`);
    source.onmessage = ({ data }) => {
        const { id, html } = JSON.parse(data);
        apply(id, html);
    };
    source.onopen = () => document.body.classList.remove('lost');
    source.onerror = () => document.body.classList.add('lost');
}
function apply(id, html) {
    const part = document.getElementById(id);
    if (part === null)
        return;
    const { session } = part.dataset;
    Idiomorph.morph(part, html, {
        callbacks: {
            beforeNodeMorphed: (before, after) => !isKept(before, after),
            beforeNodeRemoved: (node) => {
                // Closing returns the focus to where it was.
                for (const dialog of dialogsIn(node))
                    dialog.close();
                return true;
            },
            beforeAttributeUpdated: (name, element) => !(BROWSER_ATTRIBUTES.has(name) && !(element instanceof HTMLOptionElement)),
        },
    });
    const log = part.querySelector('.log');
    if (log !== null && (staysAtEnd(log) || part.dataset.session !== session))
        scrollToEnd(log);
    for (const dialog of part.querySelectorAll('dialog:not([open]):not([data-closing])')) {
        dialog.showModal();
    }
}
/** A part with the same version stays as it is: the server has left out its contents. */
function isKept(before, after) {
    if (!(before instanceof HTMLElement && after instanceof HTMLElement))
        return false;
    return before.dataset.keep !== undefined && before.id === after.id && before.dataset.keep === after.dataset.keep;
}
const dialogsIn = (node) => node instanceof HTMLDialogElement ? [node] : node instanceof Element ? [...node.querySelectorAll('dialog')] : [];
/** A reader who is so near to the end, in pixels, wants to see what comes next. */
const NEAR_END = 80;
/** The logs whose reader has scrolled up. */
const scrolledUp = new WeakSet();
/** Keeps the newest message in view, except for a reader who has scrolled up. */
export function listenToScrolling() {
    document.addEventListener('scroll', ({ target }) => {
        if (!(target instanceof Element) || !target.matches('.log'))
            return;
        const isAtEnd = target.scrollHeight - target.scrollTop - target.clientHeight < NEAR_END;
        if (isAtEnd)
            scrolledUp.delete(target);
        else
            scrolledUp.add(target);
    }, true);
    // A picture has no height until it is loaded.
    document.addEventListener('load', ({ target }) => {
        const log = target instanceof Element ? target.closest('.log') : null;
        if (log !== null && staysAtEnd(log))
            scrollToEnd(log);
    }, true);
    // Unfolded details should be in view.
    document.addEventListener('toggle', ({ target }) => {
        if (target instanceof HTMLDetailsElement && target.open)
            target.scrollIntoView({ block: 'nearest' });
    }, true);
    for (const log of document.querySelectorAll('.log'))
        scrollToEnd(log);
}
const staysAtEnd = (log) => !scrolledUp.has(log);
export function scrollToEnd(log) {
    scrolledUp.delete(log);
    log.scrollTop = log.scrollHeight;
}
