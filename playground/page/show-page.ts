/** The whole page, as it is when it is opened; from then on only its parts change. */
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';

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
