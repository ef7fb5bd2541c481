/** The files of one message: components name them (`attachment://picture-1.png`), and the request carries them. */
import type { RawFile } from 'discord.js';
import { drawPicture } from '../shared/draw-picture.ts';

export class Attachments {
  readonly #pictures: Map<string, Uint8Array | null>;
  readonly #files: { readonly name: string; readonly data: Uint8Array }[] = [];

  /** `pictures` are the ones drawn so far: a message is measured several times, and drawn once. */
  constructor(pictures: Map<string, Uint8Array | null>) {
    this.#pictures = pictures;
  }

  /** Adds a picture and returns the address that a component shows it by; null when it cannot be drawn here. */
  addPicture(svg: string): string | null {
    const drawn = this.#pictures.get(svg);
    const png = drawn === undefined ? drawPicture(svg) : drawn;
    this.#pictures.set(svg, png);
    return png === null ? null : this.#add('picture.png', png);
  }

  /** Adds a text file and returns the address that a component shows it by. */
  addText(name: string, text: string): string {
    return this.#add(name, new TextEncoder().encode(text));
  }

  get files(): readonly RawFile[] {
    return this.#files.map(({ name, data }) => ({ name, data }));
  }

  get bytes(): number {
    return this.#files.reduce((sum, { data }) => sum + data.byteLength, 0);
  }

  /** Discord changes other characters in names, and then no component would find the file; names are unique. */
  #add(wanted: string, data: Uint8Array): string {
    const safe = wanted.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^\.*/, '');
    const isTaken = this.#files.some(({ name }) => name === safe);
    const name = isTaken || safe === '' ? `${this.#files.length + 1}-${safe}` : safe;
    this.#files.push({ name, data });
    return `attachment://${name}`;
  }
}
