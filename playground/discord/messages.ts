/** Messages as Discord's API creates, edits and shows them, and the files beside them. */
import { type APIAttachment, type APIMessage, ComponentType, MessageFlags, MessageType } from 'discord.js';
import { type Component, checkMessage, flatten, type MessageBody, pingsOf } from './check-payload.ts';
import type { Upload } from './http-api.ts';
import { invalidBody } from './refusals.ts';
import { type Interaction, type Message, sentAt, type World } from './world.ts';

const MAX_FILES = 10;
const MAX_BYTES = 10 * 1024 * 1024;

export interface Posting {
  readonly channel: string;
  readonly body: MessageBody;
  readonly files: readonly Upload[];
  /** Where the message lies in the request's body. */
  readonly at: readonly string[];
  readonly visibleTo: string | null;
  readonly causedBy: Interaction | null;
}

/** Checks and posts a message of the bot. */
export function postMessage(world: World, { channel, body, files, at, visibleTo, causedBy }: Posting): Message {
  checkMessage(body, at);
  checkMedia(body.components ?? [], at);
  checkUploads(files);
  const message = blankMessage(world, channel, {
    visibleTo,
    causedBy,
    nonce: body.nonce == null ? null : String(body.nonce),
    repliesTo: body.message_reference?.message_id ?? null,
    attachments: attach(world, channel, files),
  });
  message.content = body.content ?? '';
  message.flags = (body.flags ?? 0) | (visibleTo === null ? 0 : MessageFlags.Ephemeral);
  message.components = numberComponents(resolveMedia(body.components ?? [], message.attachments));
  world.pings.push(...pingsOf(body));
  store(world, message);
  return message;
}

/** The message "… is thinking", until the bot edits it. */
export function postThinking(world: World, interaction: Interaction, visibleTo: string | null): Message {
  const message = blankMessage(world, interaction.channel, { visibleTo, causedBy: interaction });
  message.isThinking = true;
  message.flags = MessageFlags.Loading | (visibleTo === null ? 0 : MessageFlags.Ephemeral);
  store(world, message);
  return message;
}

/** Checks and applies an edit: fields that the body leaves out stay. Components V2 cannot be taken off. */
export function editMessage(
  world: World,
  message: Message,
  body: MessageBody,
  files: readonly Upload[],
  at: readonly string[],
): void {
  checkMessage(body, at, (message.flags & MessageFlags.IsComponentsV2) !== 0);
  checkMedia(body.components ?? [], at);
  checkUploads(files);
  const attachments = [...message.attachments, ...attach(world, message.channel, files)];
  const components = resolveMedia(body.components ?? [], attachments);
  message.attachments = attachments;
  world.pings.push(...pingsOf(body));
  if (body.content !== undefined) message.content = body.content ?? '';
  if (body.components !== undefined) message.components = numberComponents(components);
  message.flags = (message.flags & ~MessageFlags.Loading) | ((body.flags ?? 0) & MessageFlags.IsComponentsV2);
  message.isThinking = false;
  message.editedAt = world.now();
}

export function deleteMessage(world: World, message: Message): void {
  const others = messagesIn(world, message.channel).filter((other) => other !== message);
  world.messages.set(message.channel, others);
}

/** The messages of a channel that are still there, oldest first. */
export const messagesIn = ({ messages }: World, channel: string): readonly Message[] => messages.get(channel) ?? [];

function store({ messages }: World, message: Message): void {
  const others = messages.get(message.channel);
  if (others === undefined) messages.set(message.channel, [message]);
  else others.push(message);
}

/** A user's message. */
export interface UserMessage {
  readonly content: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The message that it replies to. */
  readonly repliesTo?: string | null;
}

export function postUserMessage(
  world: World,
  author: Message['author'],
  channel: string,
  { content, files = {}, repliesTo = null }: UserMessage,
): Message {
  const uploads = Object.entries(files).map(([name, inside]) => ({
    name,
    bytes: typeof inside === 'string' ? new TextEncoder().encode(inside) : inside,
  }));
  const attachments = attach(world, channel, uploads);
  const message = { ...blankMessage(world, channel, { attachments, repliesTo }), author, content };
  store(world, message);
  return message;
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
    timestamp: time(sentAt(message.id)),
    edited_timestamp: message.editedAt === null ? null : time(message.editedAt),
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [...message.attachments],
    embeds: [],
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.repliesTo === null
      ? {}
      : { message_reference: { message_id: message.repliesTo, channel_id: message.channel, type: 0 } }),
    ...(message.causedBy === null ? {} : { interaction_metadata: metadataOf(message, message.causedBy) }),
  };
  return shown;
}

/** Which interaction a message came of, and for one that followed its first response, which that was. */
const metadataOf = (message: Message, { id, type, account, original }: Interaction) =>
  ({
    id,
    type,
    user: account.user,
    authorizing_integration_owners: {},
    ...(original === message ? {} : { original_response_message_id: original?.id ?? id }),
  }) as NonNullable<APIMessage['interaction_metadata']>;

const blankMessage = (world: World, channel: string, parts: Partial<Message>): Message => ({
  id: world.snowflake(),
  channel,
  author: world.bot,
  visibleTo: null,
  nonce: null,
  content: '',
  attachments: [],
  flags: 0,
  components: [],
  isThinking: false,
  causedBy: null,
  editedAt: null,
  repliesTo: null,
  ...parts,
});

/** Discord numbers the components, and shows the numbers when it returns the message. */
function numberComponents(components: readonly Component[]): Component[] {
  let next = 1;
  const number = (component: Component): Component => ({
    ...component,
    id: next++,
    ...(component.components === undefined ? {} : { components: component.components.map(number) }),
    ...(component.accessory === undefined ? {} : { accessory: number(component.accessory) }),
  });
  return components.map(number);
}

/** Stores files. Returns them as attachments with the addresses at which they are served. */
function attach(world: World, channel: string, uploads: readonly Upload[]): APIAttachment[] {
  return uploads.map(({ name, bytes }) => {
    const id = world.snowflake();
    const path = `/attachments/${channel}/${id}/${name}`;
    world.files.set(path, bytes);
    const url = `${world.origin}${path}?ex=1&is=1&hm=1`;
    return { id, filename: name, size: bytes.byteLength, url, proxy_url: url };
  });
}

/** Refuses too many files, and too large ones. */
function checkUploads(uploads: readonly Upload[]): void {
  if (uploads.length > MAX_FILES)
    throw invalidBody(['files'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  if (uploads.some(({ bytes }) => bytes.byteLength > MAX_BYTES)) {
    throw invalidBody(['files'], 'ATTACHMENT_TOO_LARGE', 'File is larger than 10 MiB');
  }
}

/** Puts in the addresses of the files that components show. Refuses a name that no file of the message has. */
function resolveMedia(components: readonly Component[], attachments: readonly APIAttachment[]): Component[] {
  const resolve = <Media extends { readonly url: string }>(media: Media): Media => {
    if (!media.url.startsWith('attachment://')) return media;
    const name = media.url.slice('attachment://'.length);
    const file = attachments.find(({ filename }) => filename === name);
    if (file === undefined) throw invalidBody(['components'], 'MEDIA_UNKNOWN_ATTACHMENT', `no file is called ${name}`);
    return { ...media, url: file.url };
  };
  return components.map((component) => ({
    ...component,
    ...(component.items === undefined
      ? {}
      : { items: component.items.map((item) => ({ ...item, media: resolve(item.media) })) }),
    ...(component.file === undefined ? {} : { file: resolve(component.file) }),
    ...(component.components === undefined ? {} : { components: resolveMedia(component.components, attachments) }),
  }));
}

/** Refuses file components that show anything but an upload. */
function checkMedia(components: readonly Component[], at: readonly string[]): void {
  for (const { type, file } of flatten(components)) {
    if (type === ComponentType.File && !file?.url.startsWith('attachment://')) {
      throw invalidBody([...at, 'components'], 'MEDIA_NOT_ATTACHMENT', 'A file is named attachment://…');
    }
  }
}
