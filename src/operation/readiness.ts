/** Whether this process should be sent events now, and what speaks against it. */
import { inTime } from '../core/in-time.ts';
import { PATIENCE } from './patience.ts';

/** What speaks against being ready, in a few words; null when nothing does. May reject. */
export type Check = () => string | null | Promise<string | null>;

export class Readiness {
  readonly #checks: (() => Promise<string | null>)[] = [];
  #phase: 'starting' | 'running' | 'stopping' = 'starting';

  /** Adds something that has to be well; `name` says what. */
  add(name: string, check: Check): void {
    this.#checks.push(() => reasonOf(name, check));
  }

  /** Everything that is needed has been added. */
  started(): void {
    if (this.#phase === 'starting') this.#phase = 'running';
  }

  /** From now on it is not ready any more, whatever the checks say. */
  stopping(): void {
    this.#phase = 'stopping';
  }

  /** Everything that speaks against it now; empty when it is ready. Never rejects. */
  async reasons(): Promise<readonly string[]> {
    if (this.#phase !== 'running') return [`it is ${this.#phase}`];
    const reasons = await Promise.all(this.#checks.map((check) => check()));
    return reasons.filter((reason) => reason !== null);
  }
}

/** What exactly failed is in the log: anybody may be asking here. */
async function reasonOf(name: string, check: Check): Promise<string | null> {
  const asked = (async () => check())().catch(() => 'it fails');
  const found = await inTime(PATIENCE, asked, `no answer within ${PATIENCE / 1000} seconds`);
  return found === null ? null : `${name}: ${found}`;
}
