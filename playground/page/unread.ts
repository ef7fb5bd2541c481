/** What the bot has said where nobody was looking: in another place, or to somebody else. */

export class Unread {
  readonly #count: (seat: string) => number;
  readonly #seen = new Map<string, number>();

  /** `count` says how many messages of the bot there are for who sits at `ada.dm`. */
  constructor(count: (seat: string) => number) {
    this.#count = count;
  }

  /** Somebody looks there now. */
  look(seat: string): void {
    this.#seen.set(seat, this.#count(seat));
  }

  /** How many came since somebody looked there last. */
  at(seat: string): number {
    return Math.max(0, this.#count(seat) - (this.#seen.get(seat) ?? 0));
  }
}
