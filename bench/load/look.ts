/**
 * Waiting for a chat to show something, for a thousand people at once: all look again together. A few do so in each
 * turn of the loop; many do so less often, or the platform in the same process would be slowed down by its own
 * audience.
 */

interface Waiting {
  readonly look: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  readonly until: number;
  readonly describe: () => string;
}

/** Milliseconds. */
const TIMEOUT = 300_000;
const CHECK = 1_000;
/** More people than this look again after so many milliseconds. */
const FEW = 50;
const LOOK_INTERVAL = 100;

export class Lookout {
  readonly #waiting = new Set<Waiting>();
  readonly #timer: NodeJS.Timeout;
  #isDue = false;

  /** `onChange` calls back whenever something may look different. */
  constructor(onChange: (look: () => void) => () => void) {
    onChange(() => this.#soon());
    this.#timer = setInterval(() => this.#giveUp(), CHECK);
    this.#timer.unref();
  }

  /** Resolves when `look` finds it; rejects with `describe()` after `timeout` milliseconds, or five minutes. */
  until(look: () => boolean, describe: () => string, timeout = TIMEOUT): Promise<void> {
    if (look()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.add({ look, resolve, reject, describe, until: performance.now() + timeout });
    });
  }

  #soon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    if (this.#waiting.size > FEW) setTimeout(() => this.#lookAgain(), LOOK_INTERVAL);
    else setImmediate(() => this.#lookAgain());
  }

  #lookAgain(): void {
    this.#isDue = false;
    for (const waiting of this.#waiting) {
      if (!waiting.look()) continue;
      this.#waiting.delete(waiting);
      waiting.resolve();
    }
  }

  #giveUp(): void {
    const now = performance.now();
    for (const waiting of this.#waiting) {
      if (now < waiting.until) continue;
      this.#waiting.delete(waiting);
      waiting.reject(new Error(waiting.describe()));
    }
  }
}
