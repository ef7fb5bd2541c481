/**
 * Looks at the rounds, and at what classes are to be told, again and again, and at once when something was done here.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createKeptRounds, type RoundParts } from './keep-rounds.ts';
import { createNoticeSender, type NoticeParts } from './send-notices.ts';

/** Milliseconds between two looks, and at least between two that are asked for. */
const LOOK_EVERY = 250;
const LOOK_AFTER = 100;

export interface RunningRounds {
  /** Something was done in a round or a class: it may move now, or there may be something to tell. */
  wake(): void;
  stop(): Promise<void>;
}

export function startRounds(parts: RoundParts & NoticeParts): RunningRounds {
  const rounds = createKeptRounds(parts);
  const notices = createNoticeSender(parts);
  let stopped = false;
  let awake = new AbortController();

  async function look(): Promise<void> {
    while (!stopped) {
      await rounds.tick();
      // Rounds do not wait for it.
      void notices.tick();
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
      await Promise.all([rounds.stop(), notices.stop()]);
    },
  };
}
