/** Pictures and files that messages of the preview show: kept by what is in them, or written into the page itself. */
import { createHash } from 'node:crypto';
import { drawPicture } from '../../../adapters/shared/draw-picture.ts';
import type { Picture } from '../../core/reply.ts';

export interface FileShelf {
  /** Keeps bytes and returns the address by which the page shows them. `name` ends in what they are: `picture.png`. */
  put(name: string, bytes: Uint8Array): string;
  /** The address of a picture as PNG, drawn once; null when it cannot be drawn here. */
  picture(picture: Picture): string | null;
  /** What is kept under an address; null when there is nothing. */
  at(address: string): Uint8Array | null;
}

/** `inside`: addresses hold the bytes themselves, so that one file is the whole page. */
export function openShelf(inside: boolean): FileShelf {
  const files = new Map<string, Uint8Array>();
  const pictures = new Map<string, string | null>();
  const put = (name: string, bytes: Uint8Array): string => {
    if (inside) return `data:${typeOf(name)};base64,${Buffer.from(bytes).toString('base64')}`;
    const address = `/files/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}/${encodeURIComponent(name)}`;
    files.set(address, bytes);
    return address;
  };
  return {
    put,
    picture({ svg }) {
      const known = pictures.get(svg);
      if (known !== undefined) return known;
      const png = drawPicture(svg);
      const address = png === null ? null : put('picture.png', png);
      pictures.set(svg, address);
      return address;
    },
    at: (address) => files.get(address) ?? null,
  };
}

/** Text is shown as text and never as a page. */
export const typeOf = (name: string): string => (name.endsWith('.png') ? 'image/png' : 'text/plain;charset=utf-8');
