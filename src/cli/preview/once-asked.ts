/** What takes a while to find out, by a key that changes with all it depends on: asked for once, and there when it is known. */
import { RecentMap } from '../../core/recent-map.ts';

/** As many steps as a long lesson has, in the versions of an afternoon. */
const MOST_REMEMBERED = 2000;

export class OnceAsked<Value> {
  readonly #known = new RecentMap<string, { readonly value: Value } | 'asked'>(MOST_REMEMBERED);

  /** Null while it is not known. */
  get(key: string): Value | null {
    const known = this.#known.get(key);
    return known === undefined || known === 'asked' ? null : known.value;
  }

  /** True for the first who asks, who is to find it out and `set` it. */
  claim(key: string): boolean {
    if (this.#known.get(key) !== undefined) return false;
    this.#known.set(key, 'asked');
    return true;
  }

  set(key: string, value: Value): void {
    this.#known.set(key, { value });
  }
}
