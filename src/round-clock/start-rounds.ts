/** Looks at the rounds again and again, and at once when something was done in one here. */
import { setTimeout as wait } from 'node:timers/promises';
import { createKeptRounds, type RoundParts } from './keep-rounds.ts';

/** Milliseconds between two looks, and at least between two that are asked for. */
const LOOK_EVERY = 500;
const LOOK_AFTER = 100;

export interface RunningRounds {
  /** Something was done in a round: it may move now. */
  wake(): void;
  stop(): Promise<void>;
}

export function startRounds(parts: RoundParts): RunningRounds {
  const rounds = createKeptRounds(parts);
  let stopped = false;
  let awake = new AbortController();

  async function look(): Promise<void> {
    while (!stopped) {
      await rounds.tick();
      await wait(LOOK_AFTER);
      // Whoever wakes us in between is not missed: the signal stays.
      await wait(LOOK_EVERY - LOOK_AFTER, undefined, { signal: awake.signal }).catch(() => undefined);
      if (awake.signal.aborted) awake = new AbortController();
    }
  }

  const looking = look();
  return {
    wake: () => awake.abort(),
    async stop() {
      stopped = true;
      awake.abort();
      await looking;
      await rounds.stop();
    },
  };
}
