/** Components V2 → HTML: text, containers, sections, lines, pictures, files, and rows of controls. */
import { ComponentType } from 'discord.js';
import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { DiscordComponent, DiscordView } from './message.ts';
import { showMedia, showNamedFile } from './show-attachment.ts';
import { showButton, showSelect } from './show-controls.ts';
import { showMarkdown } from './show-markdown.ts';

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
