/** Components V2 → HTML: text, containers, sections, lines, pictures, files, and rows of controls. */
import { ButtonStyle, ComponentType } from 'discord.js';
import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { showFile, showPicture } from '../parts.ts';
import { showMarkdown } from './markdown.ts';
import type { DiscordAttachment, DiscordComponent, DiscordOption, DiscordView } from './message.ts';

/** Any component of a message; one that only forms or later versions of Discord have says so. */
export function showComponent(component: DiscordComponent, view: DiscordView): ElementContent[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [h('div.text', showMarkdown(component.content ?? '', view))];
    case ComponentType.Container:
      return [showContainer(component, view)];
    case ComponentType.Section:
      return [showSection(component, view)];
    case ComponentType.Separator:
      return [showSeparator(component)];
    case ComponentType.MediaGallery:
      return [showGallery(component, view)];
    case ComponentType.Thumbnail:
      return component.media === undefined ? [] : [showThumbnail(component.media.url, component, view)];
    case ComponentType.File:
      return component.file === undefined ? [] : [hidden(showNamedFile(component.file.url, view), component.spoiler)];
    case ComponentType.ActionRow:
      return [h('div.row', showInside(component, view))];
    case ComponentType.Button:
      return [showButton(component)];
    case ComponentType.StringSelect:
      return [showSelect(component)];
    default:
      return [h('p.unknown', `A component of type ${component.type} is not drawn here.`)];
  }
}

const showInside = ({ components = [] }: DiscordComponent, view: DiscordView): ElementContent[] =>
  components.flatMap((component) => showComponent(component, view));

function showContainer(component: DiscordComponent, view: DiscordView): Element {
  const { accent_color: accent } = component;
  const bar = accent == null ? [] : [showAccent(accent)];
  return hidden(h('div.container', bar, showInside(component, view)), component.spoiler);
}

/** Any colour there is, without a style attribute, which a strict content security policy forbids. */
const showAccent = (colour: number): Element =>
  s(
    'svg',
    { className: ['accent'], ariaHidden: 'true' },
    s('rect', { width: '100%', height: '100%', fill: `#${colour.toString(16).padStart(6, '0')}` }),
  );

function showSection(component: DiscordComponent, view: DiscordView): Element {
  const accessory = component.accessory === undefined ? [] : showComponent(component.accessory, view);
  return h('div.section', h('div.words', showInside(component, view)), h('div.accessory', accessory));
}

function showSeparator({ divider = true, spacing = 1 }: DiscordComponent): Element {
  const size = spacing === 2 ? 'large' : 'small';
  return divider ? h('hr', { className: [size] }) : h('div.space', { className: [size] });
}

const showThumbnail = (url: string, { description, spoiler }: DiscordComponent, view: DiscordView): Element =>
  hidden(showMedia(url, description, view), spoiler);

function showGallery({ items = [] }: DiscordComponent, view: DiscordView): Element {
  const pictures = items.map(({ media, description, spoiler }) =>
    hidden(showMedia(media.url, description, view), spoiler),
  );
  return h(`div.gallery.of-${Math.min(pictures.length, 4)}`, pictures);
}

const hidden = (element: Element, isSpoiler: boolean | undefined): Element =>
  isSpoiler === true ? h('details.spoiler', h('summary', 'Spoiler'), element) : element;

/* Buttons and menus of a message. What a press or a choice means goes with them: the control's own id. */

const STYLES: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

/** A button is pressed by `data-press`, its custom id; a link button is a link. */
export function showButton(component: DiscordComponent): Element {
  const { label, emoji, url, custom_id: id, style = ButtonStyle.Secondary, disabled = false } = component;
  const words: ElementContent[] = [
    ...(emoji?.name == null ? [] : [h('span.emoji', emoji.name)]),
    ...(label === undefined ? [] : [h('span', label)]),
  ];
  if (url !== undefined && !disabled && /^https?:\/\//i.test(url)) {
    const leaves = h('span.leaves', { ariaHidden: 'true' }, '↗');
    return h('a.button.secondary', { href: url, target: '_blank', rel: 'noreferrer' }, words, leaves);
  }
  const look = { type: 'button', className: ['button', STYLES[style] ?? 'secondary'] };
  return h('button', { ...look, disabled: disabled || id === undefined, dataPress: id }, words);
}

/** A menu is used by `data-choose`, its custom id; the values chosen are its options'. */
export function showSelect(component: DiscordComponent): Element {
  const { custom_id: id, placeholder = 'Make a selection', options = [], disabled = false } = component;
  const isMany = (component.max_values ?? 1) > 1;
  const isEmpty = options.every((option) => option.default !== true);
  const prompt = isMany ? [] : [h('option', { value: '', disabled: true, selected: isEmpty }, placeholder)];
  const attributes = { ariaLabel: placeholder, disabled, multiple: isMany, dataChoose: id };
  return h('select', attributes, prompt, options.map(showOption));
}

export function showOption({ label, value, description, default: isPicked = false }: DiscordOption): Element {
  const words = description === undefined ? label : `${label} – ${description}`;
  return h('option', { value, selected: isPicked }, words);
}

/* Pictures and files of a Discord message, by the addresses that its attachments and components have. */

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/** A file that was attached: a picture is seen, anything else can be fetched. */
export function showAttachment({ filename, url, size, description }: DiscordAttachment, view: DiscordView): Element {
  return PICTURE.test(filename)
    ? showPicture(addressOf(url, view), description ?? filename)
    : showFile({ name: filename, address: addressOf(url, view), bytes: size });
}

/** A picture of a gallery, or a thumbnail; what nobody described has its file's name for words. */
export const showMedia = (url: string, description: string | null | undefined, view: DiscordView): Element =>
  showPicture(addressOf(url, view), description == null || description === '' ? nameOf(url) : description);

/** A file that a component shows. */
export const showNamedFile = (url: string, view: DiscordView): Element =>
  showFile({ name: nameOf(url), address: addressOf(url, view) });

const addressOf = (url: string, { resolve }: DiscordView): string | null =>
  resolve === undefined ? url : resolve(url);

/** `data.json` of `attachment://data.json`, or the last part of an address. */
const nameOf = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1) ?? '';
