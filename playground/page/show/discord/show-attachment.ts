/** Pictures and files of a Discord message, by the addresses that its attachments and components have. */
import type { Element } from 'hast';
import { showFile, showPicture } from '../show-file.ts';
import type { DiscordAttachment, DiscordView } from './message.ts';

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
