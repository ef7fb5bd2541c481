/** What a workspace stores beside its messages: open views with their hashes, and files. */
import type { View } from './block-schema.ts';

export interface OpenView {
  readonly id: string;
  readonly user: string;
  /** Changes with the view, so that two who change it at once can be told apart. */
  readonly hash: string;
  readonly view: View;
}

const MAX_STACK = 3;

/** Modals, up to three on top of each other, and Home tabs. */
export class ViewStore {
  readonly #next: () => number;
  readonly #changed: () => void;
  readonly #stacks = new Map<string, OpenView[]>();
  readonly #homes = new Map<string, OpenView>();

  /** `next` gives unused numbers; `changed` is called after each change. */
  constructor(next: () => number, changed: () => void) {
    this.#next = next;
    this.#changed = changed;
  }

  /** The topmost modal of a person. */
  top(user: string): OpenView | null {
    return this.#stacks.get(user)?.at(-1) ?? null;
  }

  home(user: string): OpenView | null {
    return this.#homes.get(user) ?? null;
  }

  find(id: string): OpenView | null {
    const views = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
    return views.find((view) => view.id === id) ?? null;
  }

  open(user: string, view: View): OpenView {
    const opened = this.#create(`V${this.#next()}`, user, view);
    this.#setStack(user, [opened]);
    return opened;
  }

  /** On top of what is open; null when three are. */
  push(user: string, view: View): OpenView | null {
    const stack = this.#stacks.get(user) ?? [];
    if (stack.length === MAX_STACK) return null;
    const pushed = this.#create(`V${this.#next()}`, user, view);
    this.#setStack(user, [...stack, pushed]);
    return pushed;
  }

  replace({ id, user }: OpenView, view: View): OpenView {
    const replaced = this.#create(id, user, view);
    this.#setStack(
      user,
      (this.#stacks.get(user) ?? []).map((other) => (other.id === id ? replaced : other)),
    );
    return replaced;
  }

  publish(user: string, view: View): OpenView {
    const published = this.#create(this.#homes.get(user)?.id ?? `V${this.#next()}`, user, view);
    this.#homes.set(user, published);
    this.#changed();
    return published;
  }

  /** The person sent the topmost view, or closed it. */
  close(user: string): void {
    this.#setStack(user, this.#stacks.get(user)?.slice(0, -1) ?? []);
  }

  #create(id: string, user: string, view: View): OpenView {
    return { id, user, hash: `${this.#next()}.hash`, view };
  }

  #setStack(user: string, stack: OpenView[]): void {
    this.#stacks.set(user, stack);
    this.#changed();
  }
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether a message may show it. */
  readonly isComplete: boolean;
}

/** Files of people and of the bot. The bot's come in three steps: reserve, receive the bytes, complete. */
export class FileStore {
  readonly #next: () => number;
  readonly #files = new Map<string, StoredFile & { readonly length: number }>();

  /** `next` gives unused numbers. */
  constructor(next: () => number) {
    this.#next = next;
  }

  /** Announces a file of `length` bytes. Returns its id. */
  reserve(name: string, length: number): string {
    const id = `F0LOCAL${String(this.#next()).padStart(4, '0')}`;
    this.#files.set(id, { id, name, length, bytes: new Uint8Array(), isComplete: false });
    return id;
  }

  /** Adds a person's file, which is complete at once. */
  add(name: string, bytes: Uint8Array): StoredFile {
    const id = this.reserve(name, bytes.byteLength);
    const file = { id, name, length: bytes.byteLength, bytes, isComplete: true };
    this.#files.set(id, file);
    return file;
  }

  /** Takes the bytes; false unless as many were announced. */
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

  readonly isComplete = (id: string): boolean => this.find(id)?.isComplete ?? false;
}
