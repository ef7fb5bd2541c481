/** Files and pictures beside words. Where one is not to be had, its words are. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { showIcon } from './show-icon.ts';

interface FileLink {
  readonly name: string;
  /** Null when it is not to be had. */
  readonly address: string | null;
  readonly bytes?: number | undefined;
}

/** A file to keep. */
export function showFile({ name, address, bytes }: FileLink): Element {
  return h(
    'p.file',
    showIcon('file'),
    address === null ? h('span.name', name) : h('a.name', { href: address, download: name }, name),
    bytes === undefined ? [] : h('span.size', writeSize(bytes)),
  );
}

/** A picture with its words, and a title above it where it has one. */
export function showPicture(address: string | null, alt: string, title: ElementContent[] = []): Element {
  const caption = title.length === 0 ? [] : h('figcaption', title);
  const picture = address === null ? h('p.missing-picture', alt) : h('img', { src: address, alt, loading: 'lazy' });
  return h('figure.picture', caption, picture);
}

/** `1.2 KB` */
function writeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
