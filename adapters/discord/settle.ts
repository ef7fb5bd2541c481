/** A message whose button was pressed keeps its text and loses its controls. Pure. */
import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { type Message, toMessage } from './write-reply.ts';

/** What stands in a message that had nothing but controls; Discord takes no empty message. */
const NOTHING_LEFT: APIMessageTopLevelComponent = { type: ComponentType.TextDisplay, content: '-# Done.' };

/** The message with these components, without its buttons and menus, also inside containers and beside texts. */
export function settle(components: readonly APIMessageTopLevelComponent[]): Message {
  const kept = withoutControls(components);
  return toMessage(kept.length === 0 ? [NOTHING_LEFT] : kept);
}

/** What is left of these components. A file in it is named as an edit wants it, and stays with the message. */
export function withoutControls(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const kept = components.flatMap((component): APIMessageTopLevelComponent[] => {
    switch (component.type) {
      case ComponentType.ActionRow:
        return [];
      case ComponentType.Section:
        return component.components;
      case ComponentType.Container: {
        const inside = component.components.filter(({ type }) => type !== ComponentType.ActionRow);
        return inside.length === 0 ? [] : [{ ...component, components: inside }];
      }
      case ComponentType.MediaGallery: {
        const items = component.items.map(({ media, description }) => ({
          media: { url: attachedAs(media.url) },
          ...(description == null ? {} : { description }),
        }));
        return [{ type: component.type, items }];
      }
      case ComponentType.File:
        return [{ type: component.type, file: { url: attachedAs(component.file.url) } }];
      default:
        return [component];
    }
  });
  return kept.at(-1)?.type === ComponentType.Separator ? kept.slice(0, -1) : kept;
}

/** Discord shows a file of ours with the address it is kept at; the last part of that is its name. */
function attachedAs(url: string): string {
  if (url.startsWith('attachment://') || !URL.canParse(url)) return url;
  return `attachment://${new URL(url).pathname.split('/').at(-1) ?? ''}`;
}
