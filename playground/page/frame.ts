/** The whole page, as it is when it is opened; from then on only its parts change. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { keep } from './live-updates.ts';
import { PEOPLE, type Seats, seatLink, type WindowName, writeSeat } from './session.ts';

export interface PageParts {
  readonly clock: Element;
  readonly discord: Element;
  readonly slack: Element;
}

const STYLES = ['page', 'discord', 'slack', 'payload', 'log', 'composer', 'frame'];

/** An HTML document. */
export function showPage({ clock, discord, slack }: PageParts): string {
  const head = h(
    'head',
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', 'Nibble playground'),
    h('link', { rel: 'icon', href: '/icon.svg' }),
    STYLES.map((name) => h('link', { rel: 'stylesheet', href: `/${name}.css` })),
    h('script', { type: 'module', src: '/page.js' }),
  );
  const body = h(
    'body',
    h('a.skip', { href: '#discord' }, 'Skip to Discord'),
    h('a.skip', { href: '#slack' }, 'Skip to Slack'),
    showHeader(clock),
    showSwitch(),
    h('main', { dataShows: 'discord' }, discord, slack),
    showFooter(),
  );
  return `<!doctype html>${toHtml(h('html', { lang: 'en' }, head, body))}`;
}

function showHeader(clock: Element): Element {
  const intro =
    'A tutor that lives in Discord and Slack. Here both run on your own machine, with the real bots in them.';
  const options = ['system', 'light', 'dark'].map((theme) => h('option', { value: theme }, theme));
  return h(
    'header.top',
    h('.intro', h('h1', 'Nibble ', h('span', 'playground')), h('p', intro)),
    clock,
    h('label.theme', h('span', 'Theme'), h('select', { dataThemeChoice: '' }, options)),
    h('p.told', { role: 'status', dataTold: '' }),
  );
}

/** On a phone there is room for one window at a time. */
function showSwitch(): Element {
  const button = (name: string, label: string, isShown: boolean) =>
    h('button', { type: 'button', dataShow: name, ariaPressed: isShown ? 'true' : 'false' }, label);
  return h('nav.switch', { ariaLabel: 'Windows' }, button('discord', 'Discord', true), button('slack', 'Slack', false));
}

const showFooter = (): Element =>
  h(
    'footer.foot',
    h('p', 'Nothing here leaves this machine, and everything is forgotten when you stop it.'),
    h(
      'p',
      'To connect your own Discord or Slack takes five minutes each: ',
      h('a', { href: '/README.md' }, 'README'),
      '.',
    ),
  );

/* What both windows have in common: whose window it is, the places, the messages, the message box, the refusals, a form. */

export interface PlaceGroup {
  readonly label: string;
  readonly places: readonly { readonly place: string; readonly label: string; readonly isApp?: boolean }[];
}

/** Something that the bot sent and that the platform did not take. */
export interface Refusal {
  readonly what: string;
  readonly why: string;
}

export interface Frame {
  readonly name: WindowName;
  readonly title: string;
  readonly seats: Seats;
  readonly groups: readonly PlaceGroup[];
  /** Above the messages: where one is. */
  readonly topic: readonly ElementContent[];
  /** Messages, or the Home tab. */
  readonly body: Element;
  /** What the message box says while it is empty; null where nothing can be written. */
  readonly prompt: string | null;
  /** What the bot is at. */
  readonly status: string;
  readonly refusals: readonly Refusal[];
  /** How many messages nobody has looked at yet, by seat: `ada.dm`. */
  readonly unread: (seat: string) => number;
  readonly form: Element | null;
}

/** A window, as an element of its own that the page replaces. */
export function showFrame(frame: Frame): Element {
  const { name, title, seats, topic, body, prompt, status, form } = frame;
  const seat = writeSeat(seats[name]);
  return h(
    'section.window',
    { id: name, className: [name], dataSeat: seat, ariaLabelledBy: `${name}-title` },
    h('header.bar', h('h2', { id: `${name}-title` }, title), showPeople(frame)),
    h(
      '.inside',
      showPlaces(frame),
      h(
        '.pane',
        h('.topic', [...topic]),
        body,
        h('p.status', { role: 'status' }, status),
        prompt === null ? [] : showComposer(name, seat, prompt),
      ),
    ),
    showRefusals(frame),
    form ?? [],
  );
}

function showPeople({ name, title, seats, groups, unread }: Frame): Element {
  const { person, place } = seats[name];
  const items = PEOPLE.map((candidate) => {
    const isHere = candidate === person;
    const link = { href: seatLink(seats, name, `${candidate.id}.${place}`), ariaCurrent: isHere ? 'true' : undefined };
    const news = groups.flatMap(({ places }) => places.map((other) => unread(`${candidate.id}.${other.place}`)));
    return h('li', h('a', link, candidate.name, isHere ? [] : showNews(news.reduce((sum, count) => sum + count, 0))));
  });
  return h(
    'nav.people',
    { ariaLabel: `Who you are in ${title}` },
    h('span.hint', { ariaHidden: 'true' }, 'You are'),
    h('ul', items),
  );
}

function showPlaces({ name, title, seats, groups, unread }: Frame): Element {
  const { person, place } = seats[name];
  const item = (wanted: PlaceGroup['places'][number]) => {
    const isHere = wanted.place === place || (place === 'home' && wanted.place === 'dm');
    const link = {
      href: seatLink(seats, name, `${person.id}.${wanted.place}`),
      ariaCurrent: isHere ? ('page' as const) : undefined,
    };
    const tag = wanted.isApp === true ? h('span.tag', 'APP') : [];
    return h('li', h('a', link, h('span', wanted.label), tag, showNews(unread(`${person.id}.${wanted.place}`))));
  };
  const lists = groups.map(({ label, places }) => [
    h('p', { ariaHidden: 'true' }, label),
    h('ul', { ariaLabel: label }, places.map(item)),
  ]);
  return h('nav.places', { ariaLabel: `Places in ${title}` }, lists.flat());
}

const showNews = (count: number): Element | [] => (count === 0 ? [] : h('span.news', `${count} new`));

/** Kept while the seat is the same, so that nothing that is being typed gets lost. */
function showComposer(name: WindowName, seat: string, prompt: string): Element {
  const list = `${name}-suggestions`;
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
  const attach = h(
    'label.attach',
    { title: 'Send a file, such as app.py' },
    h('input', {
      type: 'file',
      name: 'files',
      multiple: true,
      accept: '.py,.txt,text/plain',
      ariaLabel: 'Send a file',
    }),
    h('span', { ariaHidden: 'true' }, '+'),
  );
  const form = h(
    'form.composer',
    { dataComposer: name },
    h('ul.suggestions', { id: list, role: 'listbox', ariaLabel: 'Suggestions', hidden: true }),
    h('p.chosen', { hidden: true }),
    h('.box', attach, box, h('button', { type: 'submit' }, 'Send')),
    h('p.notice', { role: 'alert', dataNotice: '' }),
  );
  return keep(`${name}-composer`, form, `${seat}`);
}

function showRefusals({ title, refusals }: Frame): Element {
  if (refusals.length === 0) return h('p.refusals', `${title}’s rules: everything that Nibble sent was accepted.`);
  const count = refusals.length === 1 ? 'one request' : `${refusals.length} requests`;
  const items = refusals.map(({ what, why }) => h('li', h('code', what), ` ${why}`));
  return h('details.refusals.some', h('summary', `${title} refused ${count} of Nibble’s`), h('ul', items));
}

/** The messages of a conversation. */
export const showLog = (label: string, messages: readonly Element[]): Element =>
  h('.log', { role: 'log', tabIndex: 0, ariaLabel: label }, [...messages]);

/** What can be done with a message. `payload` is null for people's. */
export function showTools(id: string, { canBeChecked, payload }: { canBeChecked: boolean; payload: Element | null }) {
  const check = h('button.tool', { type: 'button', dataCheck: id }, 'Check this code');
  return h('.tools', canBeChecked ? check : [], payload ?? []);
}

/** What stands where nothing was said yet. */
export function showWelcome(title: string, words: string): Element {
  const start = h('button.start', { type: 'button', dataType: '/lesson cookies' }, 'Start the cookies lesson');
  const help = h('p.small', 'Or type ', h('kbd', '/'), ' to see what Nibble can do.');
  return h('.welcome', h('h3', title), h('p', words), start, help);
}

/** A form on top of everything; its title is the dialog's name. */
export function showDialog(id: string, form: Element): Element {
  const notice = h('p.notice', { role: 'alert', dataNotice: '' });
  return keep(id, h('dialog', { ariaLabelledBy: form.properties.ariaLabelledBy }, form, notice));
}
