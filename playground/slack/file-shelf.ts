/** Files that people and the bot sent: an address is asked for, the bytes are brought there, and then it is complete. */

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether a message may show it. */
  readonly isComplete: boolean;
}

export class FileShelf {
  readonly #next: () => number;
  readonly #files = new Map<string, StoredFile & { readonly length: number }>();

  /** `next` gives numbers that were not used before. */
  constructor(next: () => number) {
    this.#next = next;
  }

  /** A place for a file of so many bytes; its id. */
  reserve(name: string, length: number): string {
    const id = `F0LOCAL${String(this.#next()).padStart(4, '0')}`;
    this.#files.set(id, { id, name, length, bytes: new Uint8Array(), isComplete: false });
    return id;
  }

  /** A file that is there at once: a person's. */
  keep(name: string, bytes: Uint8Array): StoredFile {
    const id = this.reserve(name, bytes.byteLength);
    const file = { id, name, length: bytes.byteLength, bytes, isComplete: true };
    this.#files.set(id, file);
    return file;
  }

  /** Takes the bytes; false when nothing or something else was announced. */
  receive(id: string, bytes: Uint8Array): boolean {
    const file = this.#files.get(id);
    if (file === undefined || file.length !== bytes.byteLength) return false;
    this.#files.set(id, { ...file, bytes });
    return true;
  }

  /** Null when the bytes never came. */
  complete(id: string): StoredFile | null {
    const file = this.#files.get(id);
    if (file === undefined || file.bytes.byteLength !== file.length) return null;
    const complete = { ...file, isComplete: true };
    this.#files.set(id, complete);
    return complete;
  }

  find(id: string): StoredFile | null {
    return this.#files.get(id) ?? null;
  }
}
