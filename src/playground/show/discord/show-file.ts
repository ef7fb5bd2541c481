/** Pictures and files of a message. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { DiscordAttachment, DiscordView } from './message.ts';

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/** A file that was attached: a picture is seen, anything else can be fetched. */
export function showAttachment({ filename, url, size, description }: DiscordAttachment, view: DiscordView): Element {
  return PICTURE.test(filename)
    ? showPicture(url, description ?? filename, view)
    : showFile({ url, name: filename, size }, view);
}

/** A picture with its words; only the words where the picture is not to be had. */
export function showPicture(url: string, alt: string, { resolve }: DiscordView): Element {
  const address = resolve === undefined ? url : resolve(url);
  const words = alt === '' ? nameOf(url) : alt;
  if (address === null) return h('p.missing-picture', words);
  return h('figure.picture', h('img', { src: address, alt: words, loading: 'lazy' }));
}

interface NamedFile {
  readonly url: string;
  readonly name?: string;
  /** Bytes. */
  readonly size?: number;
}

/** A file to keep: a link, or only its name where the file is not to be had. */
export function showFile({ url, name = nameOf(url), size }: NamedFile, { resolve }: DiscordView): Element {
  const address = resolve === undefined ? url : resolve(url);
  return h(
    'p.file',
    h('span.emoji', { ariaHidden: 'true' }, '📄'),
    address === null ? h('span.name', name) : h('a.name', { href: address, download: name }, name),
    size === undefined ? [] : h('span.size', writeSize(size)),
  );
}

/** `attachment://data.json`, or the last part of an address. */
const nameOf = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1) ?? '';

/** `1.2 KB` */
function writeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
