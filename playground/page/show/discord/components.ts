/** Components V2 → HTML: text, containers, sections, separators, pictures, files, and rows of controls. */
import { ButtonStyle, ComponentType } from 'discord.js';
import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { type DrawContext, showFile, showPicture } from '../parts.ts';
import { showMarkdown } from './markdown.ts';
import type { DiscordAttachment, DiscordComponent, DiscordOption } from './message.ts';

/** Any component of a message; a note for one that only forms or later versions of Discord have. */
export function showComponent(component: DiscordComponent, context: DrawContext): ElementContent[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [h('div.text', showMarkdown(component.content ?? '', context))];
    case ComponentType.Container:
      return [showContainer(component, context)];
    case ComponentType.Section:
      return [showSection(component, context)];
    case ComponentType.Separator:
      return [showSeparator(component)];
    case ComponentType.MediaGallery:
      return [showGallery(component, context)];
    case ComponentType.Thumbnail:
      return component.media === undefined ? [] : [showThumbnail(component.media.url, component, context)];
    case ComponentType.File:
      return component.file === undefined
        ? []
        : [hidden(showNamedFile(component.file.url, context), component.spoiler)];
    case ComponentType.ActionRow:
      return [h('div.row', showInside(component, context))];
    case ComponentType.Button:
      return [showButton(component)];
    case ComponentType.StringSelect:
      return [showSelect(component)];
    default:
      return [h('p.unknown', `A component of type ${component.type} is not drawn here.`)];
  }
}

const showInside = ({ components = [] }: DiscordComponent, context: DrawContext): ElementContent[] =>
  components.flatMap((component) => showComponent(component, context));

function showContainer(component: DiscordComponent, context: DrawContext): Element {
  const { accent_color: accent } = component;
  const bar = accent == null ? [] : [showAccent(accent)];
  return hidden(h('div.container', bar, showInside(component, context)), component.spoiler);
}

/** Any colour, without a style attribute, which the content security policy forbids. */
const showAccent = (colour: number): Element =>
  s(
    'svg',
    { className: ['accent'], ariaHidden: 'true' },
    s('rect', { width: '100%', height: '100%', fill: `#${colour.toString(16).padStart(6, '0')}` }),
  );

function showSection(component: DiscordComponent, context: DrawContext): Element {
  const accessory = component.accessory === undefined ? [] : showComponent(component.accessory, context);
  return h('div.section', h('div.words', showInside(component, context)), h('div.accessory', accessory));
}

function showSeparator({ divider = true, spacing = 1 }: DiscordComponent): Element {
  const size = spacing === 2 ? 'large' : 'small';
  return divider ? h('hr', { className: [size] }) : h('div.space', { className: [size] });
}

const showThumbnail = (url: string, { description, spoiler }: DiscordComponent, context: DrawContext): Element =>
  hidden(showMedia(url, description, context), spoiler);

function showGallery({ items = [] }: DiscordComponent, context: DrawContext): Element {
  const pictures = items.map(({ media, description, spoiler }) =>
    hidden(showMedia(media.url, description, context), spoiler),
  );
  return h(`div.gallery.of-${Math.min(pictures.length, 4)}`, pictures);
}

const hidden = (element: Element, isSpoiler: boolean | undefined): Element =>
  isSpoiler === true ? h('details.spoiler', h('summary', 'Spoiler'), element) : element;

const STYLES: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

/** A button with its custom id as `data-press`; a link button is a link. */
function showButton(component: DiscordComponent): Element {
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

/** A menu with its custom id as `data-choose`. */
function showSelect(component: DiscordComponent): Element {
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

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/** An attached file: a picture is shown, any other file can be downloaded. */
export function showAttachment({ filename, url, size, description }: DiscordAttachment, context: DrawContext): Element {
  return PICTURE.test(filename)
    ? showPicture(addressOf(url, context), description ?? filename)
    : showFile({ name: filename, address: addressOf(url, context), bytes: size });
}

/** A picture of a gallery, or a thumbnail. Without a description it has its file name. */
const showMedia = (url: string, description: string | null | undefined, context: DrawContext): Element =>
  showPicture(addressOf(url, context), description == null || description === '' ? nameOf(url) : description);

/** A file that a component shows. */
const showNamedFile = (url: string, context: DrawContext): Element =>
  showFile({ name: nameOf(url), address: addressOf(url, context) });

const addressOf = (url: string, { resolve }: DrawContext): string | null =>
  resolve === undefined ? url : resolve(url);

/** `data.json` of `attachment://data.json`, or the last part of an address. */
const nameOf = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1) ?? '';
