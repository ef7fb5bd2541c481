import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { keep } from './live-updates.js';
import { PEOPLE, sessionLink, writeSession } from './session.js';
const STYLES = ['page', 'discord', 'slack', 'payload', 'log', 'composer', 'frame'];
/** The HTML document of a page that opens; later only its parts change. */
export function showPage({ clock, discord, slack }) {
    const head = h('head', h('meta', { charSet: 'utf-8' }), h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }), h('meta', { name: 'color-scheme', content: 'light dark' }), h('title', 'Nibble playground'), h('link', { rel: 'icon', href: '/icon.svg' }), STYLES.map((name) => h('link', { rel: 'stylesheet', href: `/${name}.css` })), h('script', { type: 'module', src: '/page.js' }));
    const body = h('body', h('a.skip', { href: '#discord' }, 'Skip to Discord'), h('a.skip', { href: '#slack' }, 'Skip to Slack'), showHeader(clock), showSwitch(), h('main', { dataShows: 'discord' }, discord, slack), showFooter());
    return `<!doctype html>${toHtml(h('html', { lang: 'en' }, head, body))}`;
}
function showHeader(clock) {
    const intro = 'A tutor that lives in Discord and Slack. Here both run on your own machine, with the real bots in them.';
    const options = ['system', 'light', 'dark'].map((theme) => h('option', { value: theme }, theme));
    return h('header.top', h('.intro', h('h1', 'Nibble ', h('span', 'playground')), h('p', intro)), clock, h('label.theme', h('span', 'Theme'), h('select', { dataThemeChoice: '' }, options)), h('p.clock-message', { role: 'status', dataClockMessage: '' }));
}
/** On a phone there is room for one platform at a time. */
function showSwitch() {
    const button = (name, label, isShown) => h('button', { type: 'button', dataShow: name, ariaPressed: isShown ? 'true' : 'false' }, label);
    return h('nav.switch', { ariaLabel: 'Windows' }, button('discord', 'Discord', true), button('slack', 'Slack', false));
}
const showFooter = () => h('footer.foot', h('p', 'Nothing here leaves this machine, and everything is forgotten when you stop it.'), h('p', 'To connect your own Discord or Slack takes five minutes each: ', h('a', { href: '/README.md' }, 'README'), '.'));
/** A platform's part of the page. */
export function showFrame(frame) {
    const { platform, title, sessions, topic, body, prompt, status, form } = frame;
    const session = writeSession(sessions[platform]);
    return h('section.window', { id: platform, className: [platform], dataSession: session, ariaLabelledBy: `${platform}-title` }, h('header.bar', h('h2', { id: `${platform}-title` }, title), showPeople(frame)), h('.inside', showPlaces(frame), h('.pane', h('.topic', [...topic]), body, h('p.status', { role: 'status' }, status), prompt === null ? [] : showComposer(platform, session, prompt))), showRefusals(frame), form ?? []);
}
function showPeople({ platform, title, sessions, groups, unread }) {
    const { person, place } = sessions[platform];
    const items = PEOPLE.map((candidate) => {
        const isHere = candidate === person;
        const link = {
            href: sessionLink(sessions, platform, `${candidate.id}.${place}`),
            ariaCurrent: isHere ? 'true' : undefined,
        };
        const counts = groups.flatMap(({ places }) => places.map((other) => unread(`${candidate.id}.${other.place}`)));
        return h('li', h('a', link, candidate.name, isHere ? [] : showUnread(counts.reduce((sum, count) => sum + count, 0))));
    });
    return h('nav.people', { ariaLabel: `Who you are in ${title}` }, h('span.hint', { ariaHidden: 'true' }, 'You are'), h('ul', items));
}
function showPlaces({ platform, title, sessions, groups, unread }) {
    const { person, place } = sessions[platform];
    const item = (wanted) => {
        const isHere = wanted.place === place || (place === 'home' && wanted.place === 'dm');
        const link = {
            href: sessionLink(sessions, platform, `${person.id}.${wanted.place}`),
            ariaCurrent: isHere ? 'page' : undefined,
        };
        const tag = wanted.isApp === true ? h('span.tag', 'APP') : [];
        return h('li', h('a', link, h('span', wanted.label), tag, showUnread(unread(`${person.id}.${wanted.place}`))));
    };
    const lists = groups.map(({ label, places }) => [
        h('p', { ariaHidden: 'true' }, label),
        h('ul', { ariaLabel: label }, places.map(item)),
    ]);
    return h('nav.places', { ariaLabel: `Places in ${title}` }, lists.flat());
}
const showUnread = (count) => (count === 0 ? [] : h('span.news', `${count} new`));
/** Kept while the session is the same, so that half-typed text is not lost. */
function showComposer(platform, session, prompt) {
    const list = `${platform}-suggestions`;
    const box = h('textarea', {
        name: 'text',
        rows: 1,
        placeholder: prompt,
        ariaLabel: prompt,
        ariaAutoComplete: 'list',
        ariaControls: [list],
        ariaHasPopup: 'listbox',
        autoComplete: 'off',
        spellCheck: 'false',
    });
    const attach = h('label.attach', { title: 'Send a file, such as app.py' }, h('input', {
        type: 'file',
        name: 'files',
        multiple: true,
        accept: '.py,.txt,text/plain',
        ariaLabel: 'Send a file',
    }), h('span', { ariaHidden: 'true' }, '+'));
    const form = h('form.composer', { dataComposer: platform }, h('ul.suggestions', { id: list, role: 'listbox', ariaLabel: 'Suggestions', hidden: true }), h('p.chosen', { hidden: true }), h('.box', attach, box, h('button', { type: 'submit' }, 'Send')), h('p.notice', { role: 'alert', dataNotice: '' }));
    return keep(`${platform}-composer`, form, session);
}
function showRefusals({ title, refusals }) {
    if (refusals.length === 0)
        return h('p.refusals', `${title}’s rules: everything that Nibble sent was accepted.`);
    const count = refusals.length === 1 ? 'one request' : `${refusals.length} requests`;
    const items = refusals.map(({ request, why }) => h('li', h('code', request), ` ${why}`));
    return h('details.refusals.some', h('summary', `${title} refused ${count} of Nibble’s`), h('ul', items));
}
/** The messages of a conversation. */
export const showLog = (label, messages) => h('.log', { role: 'log', tabIndex: 0, ariaLabel: label }, [...messages]);
/** What can be done with a message. `payload` is null for users' messages. */
export function showTools(id, { canBeChecked, payload }) {
    const check = h('button.tool', { type: 'button', dataCheck: id }, 'Check this code');
    return h('.tools', canBeChecked ? check : [], payload ?? []);
}
/** Shown where there are no messages yet. */
export function showWelcome(title, words) {
    const start = h('button.start', { type: 'button', dataType: '/lesson cookies' }, 'Start the cookies lesson');
    const help = h('p.small', 'Or type ', h('kbd', '/'), ' to see what Nibble can do.');
    return h('.welcome', h('h3', title), h('p', words), start, help);
}
/** An open form as a modal dialog, named by its title. */
export function showDialog(id, form) {
    const notice = h('p.notice', { role: 'alert', dataNotice: '' });
    return keep(id, h('dialog', { ariaLabelledBy: form.properties.ariaLabelledBy }, form, notice));
}
//# sourceMappingURL=frame.js.map