/** A message whose button was pressed keeps its text and loses its controls. Pure. */
import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { type MessagePayload, toPayload } from './write-reply.ts';

/** What stands in a message that had nothing but controls; Discord takes no empty message. */
const NOTHING_LEFT: APIMessageTopLevelComponent = { type: ComponentType.TextDisplay, content: '-# Done.' };

/** The message with these components, without its rows of buttons and menus, also inside containers. */
export function settle(components: readonly APIMessageTopLevelComponent[]): MessagePayload {
  const kept = components.flatMap((component): APIMessageTopLevelComponent[] => {
    if (component.type === ComponentType.ActionRow) return [];
    if (component.type !== ComponentType.Container) return [component];
    const inside = component.components.filter(({ type }) => type !== ComponentType.ActionRow);
    return inside.length === 0 ? [] : [{ ...component, components: inside }];
  });
  return toPayload(kept.length === 0 ? [NOTHING_LEFT] : kept);
}
