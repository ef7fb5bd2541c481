/** Makes, changes and shows messages, the way Discord's API does. */
import { type APIAttachment, type APIMessage, MessageFlags, MessageType } from 'discord.js';
import { type Component, checkMessage, type MessageBody } from './check-message.ts';
import { pingsOf } from './pings.ts';
import type { Interaction, Message, World } from './world.ts';

export interface Posting {
  readonly channel: string;
  readonly body: MessageBody;
  /** Where the message lies in the request's body. */
  readonly at: readonly string[];
  readonly visibleTo: string | null;
  readonly causedBy: Interaction | null;
}

/** Checks and posts a message of the bot. */
export function postMessage(world: World, { channel, body, at, visibleTo, causedBy }: Posting): Message {
  checkMessage(body, at);
  world.pings.push(...pingsOf(body));
  const message = blankMessage(world, channel, visibleTo, causedBy, body.nonce == null ? null : String(body.nonce));
  message.content = body.content ?? '';
  message.flags = (body.flags ?? 0) | (visibleTo === null ? 0 : MessageFlags.Ephemeral);
  message.components = numberComponents(body.components ?? []);
  world.messages.push(message);
  return message;
}

/** The message that says that the bot is thinking, until it is filled. */
export function postThinking(world: World, interaction: Interaction, visibleTo: string | null): Message {
  const message = blankMessage(world, interaction.channel, visibleTo, interaction, null);
  message.isThinking = true;
  message.flags = MessageFlags.Loading | (visibleTo === null ? 0 : MessageFlags.Ephemeral);
  world.messages.push(message);
  return message;
}

/** Checks and applies an edit: what the body does not mention stays. Components V2 cannot be taken off. */
export function editMessage(world: World, message: Message, body: MessageBody, at: readonly string[]): void {
  checkMessage(body, at, (message.flags & MessageFlags.IsComponentsV2) !== 0);
  world.pings.push(...pingsOf(body));
  if (body.content !== undefined) message.content = body.content ?? '';
  if (body.components !== undefined) message.components = numberComponents(body.components ?? []);
  message.flags = (message.flags & ~MessageFlags.Loading) | ((body.flags ?? 0) & MessageFlags.IsComponentsV2);
  message.isThinking = false;
  message.editedAt = world.now();
}

export function deleteMessage(world: World, message: Message): void {
  world.messages.splice(world.messages.indexOf(message), 1);
}

/** What a person sends: words, and files beside them. */
export interface Typed {
  readonly content: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** A message of a person. */
export function postTyped(
  world: World,
  author: Message['author'],
  channel: string,
  { content, files = {} }: Typed,
): Message {
  const attachments = Object.entries(files).map(([name, inside]) => attach(world, channel, name, inside));
  const message = { ...blankMessage(world, channel, null, null, null), author, content, attachments };
  world.messages.push(message);
  return message;
}

function attach(world: World, channel: string, filename: string, inside: string | Uint8Array): APIAttachment {
  const bytes = typeof inside === 'string' ? new TextEncoder().encode(inside) : inside;
  const id = world.snowflake();
  const path = `/attachments/${channel}/${id}/${filename}`;
  world.files.set(path, bytes);
  const url = `${world.origin}${path}?ex=1&is=1&hm=1`;
  return { id, filename, size: bytes.byteLength, url, proxy_url: url };
}

/** The message as the API shows it. */
export function showMessage(message: Message): object {
  const time = (at: number) => new Date(at).toISOString();
  const shown: Partial<Omit<APIMessage, 'components'>> & { readonly components: readonly Component[] } = {
    id: message.id,
    type: MessageType.Default,
    channel_id: message.channel,
    author: message.author,
    content: message.content,
    flags: message.flags,
    components: message.components,
    timestamp: time(Number(BigInt(message.id) >> 22n) + 1_420_070_400_000),
    edited_timestamp: message.editedAt === null ? null : time(message.editedAt),
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [...message.attachments],
    embeds: [],
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
  };
  return shown;
}

const blankMessage = (
  world: World,
  channel: string,
  visibleTo: string | null,
  causedBy: Interaction | null,
  nonce: string | null,
): Message => ({
  id: world.snowflake(),
  channel,
  author: world.bot,
  visibleTo,
  nonce,
  content: '',
  attachments: [],
  flags: 0,
  components: [],
  isThinking: false,
  causedBy,
  editedAt: null,
});

/** Discord gives every component a number, and shows it when the message comes back. */
function numberComponents(components: readonly Component[]): Component[] {
  let next = 1;
  const number = (component: Component): Component => ({
    ...component,
    id: next++,
    ...(component.components === undefined ? {} : { components: component.components.map(number) }),
  });
  return components.map(number);
}
