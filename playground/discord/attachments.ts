/** Files beside messages: what people attach, and what the bot uploads and shows by `attachment://name`. */
import { type APIAttachment, ComponentType } from 'discord.js';
import { type Component, flatten } from './check-message.ts';
import type { Upload } from './read-body.ts';
import { invalidBody } from './refusal.ts';
import type { World } from './world.ts';

const MAX_FILES = 10;
const MAX_BYTES = 10 * 1024 * 1024;

/** Keeps files, and tells where they are served. */
export function attach(world: World, channel: string, uploads: readonly Upload[]): APIAttachment[] {
  return uploads.map(({ name, bytes }) => {
    const id = world.snowflake();
    const path = `/attachments/${channel}/${id}/${name}`;
    world.files.set(path, bytes);
    const url = `${world.origin}${path}?ex=1&is=1&hm=1`;
    return { id, filename: name, size: bytes.byteLength, url, proxy_url: url };
  });
}

/** Refuses too many and too large files. */
export function checkUploads(uploads: readonly Upload[]): void {
  if (uploads.length > MAX_FILES)
    throw invalidBody(['files'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  if (uploads.some(({ bytes }) => bytes.byteLength > MAX_BYTES)) {
    throw invalidBody(['files'], 'ATTACHMENT_TOO_LARGE', 'File is larger than 10 MiB');
  }
}

/** The components with the addresses of the files that they show. Refuses what names no file of the message. */
export function resolveMedia(components: readonly Component[], attachments: readonly APIAttachment[]): Component[] {
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

/** Refuses a file that is shown from elsewhere: only uploads may be. */
export function checkMedia(components: readonly Component[], at: readonly string[]): void {
  for (const { type, file } of flatten(components)) {
    if (type === ComponentType.File && !file?.url.startsWith('attachment://')) {
      throw invalidBody([...at, 'components'], 'MEDIA_NOT_ATTACHMENT', 'A file is named attachment://…');
    }
  }
}
