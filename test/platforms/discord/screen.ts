/** What a person sees on Discord: the messages that are there for them, as plain text, and what can be pressed. */
import type { ComponentType } from 'discord.js';
import { type Component, flatten } from './check-message.ts';
import type { Place } from './deliveries.ts';
import { plainText } from './plain-text.ts';
import type { Account, Message, World } from './world.ts';

/** The bot's messages that this person sees, oldest first: the direct conversation, and the channel they sit in. */
export function visibleMessages(world: World, { user, directChannel }: Account, place: Place): Message[] {
  return world.messages.filter(
    ({ author, channel, visibleTo, isThinking }) =>
      author === world.bot &&
      !isThinking &&
      (channel === directChannel || (place === 'server' && channel === world.guildChannel)) &&
      (visibleTo === null || visibleTo === user.id),
  );
}

/** A message's words, without markup or controls. */
export const messageText = ({ content, components }: Message): string =>
  [content, ...flatten(components).map((component) => component.content ?? '')]
    .filter((text) => text !== '')
    .map(plainText)
    .join('\n');

export interface Placed {
  readonly message: Message;
  readonly component: Component;
}

/** The buttons or menus that can be used in these messages, oldest first. */
export function controls(
  messages: readonly Message[],
  type: ComponentType.Button | ComponentType.StringSelect,
): Placed[] {
  return messages.flatMap((message) =>
    flatten(message.components)
      .filter((component) => component.type === type && component.disabled !== true)
      .map((component) => ({ message, component })),
  );
}

/** Whether a label is the one that is meant. */
export const isMeant = (label: string, meant: string | RegExp): boolean =>
  typeof meant === 'string' ? label === meant : meant.test(label);
