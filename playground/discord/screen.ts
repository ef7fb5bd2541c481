/** What a person sees on Discord: the messages that are there for them, as plain text, and what can be pressed. */
import type { ComponentType } from 'discord.js';
import { type Component, flatten } from './check-message.ts';
import { messagesIn } from './message-store.ts';
import type { Place } from './places.ts';
import { plainText } from './plain-text.ts';
import type { Account, Message, World } from './world.ts';

/** The messages that this person sees, oldest first: the direct conversation, and the channel they sit in. */
export function visibleMessages(world: World, { user, directChannel }: Account, place: Place): Message[] {
  const here = new Set([directChannel, world.channelAt(place, directChannel)]);
  const messages = [...here].flatMap((channel) =>
    messagesIn(world, channel).filter(({ visibleTo }) => visibleTo === null || visibleTo === user.id),
  );
  return here.size === 1 ? messages : messages.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

/** What was read already: a crowd of windows looks again at every change, and an edit brings other components. */
const read = new WeakMap<object, { readonly content: string; readonly text: string }>();

/** A message's words, without markup or controls; a picture is told by its words, a file by its name. */
export function messageText({ content, components }: Message): string {
  const known = read.get(components);
  if (known?.content === content) return known.text;
  const text = wordsOf(content, components);
  read.set(components, { content, text });
  return text;
}

const wordsOf = (content: string, components: Message['components']): string =>
  [content, ...flatten(components).flatMap(textsOf)]
    .filter((text) => text !== '')
    .map(plainText)
    .join('\n');

const textsOf = ({ content, items = [], file }: Component): readonly string[] => [
  ...(content === undefined ? [] : [content]),
  ...items.map(({ description }) => description ?? ''),
  ...(file === undefined ? [] : [nameOf(file.url)]),
];

const nameOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';

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
