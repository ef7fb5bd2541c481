/** The views that are open (modals, up to three on top of each other) and the Home tabs, each with its hash. */
import type { View } from './block-schema.ts';

export interface OpenView {
  readonly id: string;
  readonly user: string;
  /** Changes with the view, so that two who change it at once can be told. */
  readonly hash: string;
  readonly view: View;
}

const MAX_STACK = 3;

export class ViewShelf {
  readonly #next: () => number;
  readonly #changed: () => void;
  readonly #stacks = new Map<string, OpenView[]>();
  readonly #homes = new Map<string, OpenView>();

  /** `next` gives numbers that were not used before; `changed` is called after each change. */
  constructor(next: () => number, changed: () => void) {
    this.#next = next;
    this.#changed = changed;
  }

  /** What the person has in front of them. */
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
    const opened = this.#made(`V${this.#next()}`, user, view);
    this.#stacks.set(user, [opened]);
    this.#changed();
    return opened;
  }

  /** On top of what is open; null when three are. */
  push(user: string, view: View): OpenView | null {
    const stack = this.#stacks.get(user) ?? [];
    if (stack.length === MAX_STACK) return null;
    const pushed = this.#made(`V${this.#next()}`, user, view);
    this.#stacks.set(user, [...stack, pushed]);
    this.#changed();
    return pushed;
  }

  replace({ id, user }: OpenView, view: View): OpenView {
    const replaced = this.#made(id, user, view);
    const stack = this.#stacks.get(user) ?? [];
    this.#stacks.set(
      user,
      stack.map((other) => (other.id === id ? replaced : other)),
    );
    this.#changed();
    return replaced;
  }

  publish(user: string, view: View): OpenView {
    const published = this.#made(this.#homes.get(user)?.id ?? `V${this.#next()}`, user, view);
    this.#homes.set(user, published);
    this.#changed();
    return published;
  }

  /** The person sent the topmost view, or closed it. */
  close(user: string): void {
    this.#stacks.set(user, this.#stacks.get(user)?.slice(0, -1) ?? []);
    this.#changed();
  }

  #made(id: string, user: string, view: View): OpenView {
    return { id, user, hash: `${this.#next()}.hash`, view };
  }
}
