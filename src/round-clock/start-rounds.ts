/**
 * Looks at the rounds, and at what classes are to be told, again and again, and at once when something was done here.
 * While no round goes on, that is rarely.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createKeptRounds, type RoundParts } from './keep-rounds.ts';
import { createNoticeSender, type NoticeParts } from './send-notices.ts';

/** Milliseconds at least between two looks. */
const LOOK_AFTER = 100;

export interface RunningRounds {
  /** Something was done in a round or a class: it may move now, or there may be something to tell. */
  wake(): void;
  stop(): Promise<void>;
}

export function startRounds(parts: RoundParts & NoticeParts): RunningRounds {
  let stopped = false;
  let awake = new AbortController();
  const wake = () => awake.abort();
  const rounds = createKeptRounds({ ...parts, afterChange: wake });
  const notices = createNoticeSender(parts);

  async function look(): Promise<void> {
    while (!stopped) {
      const { next } = await rounds.tick();
      // Rounds do not wait for it.
      void notices.tick();
      await wait(LOOK_AFTER);
      // Whoever wakes us in between is not missed: the signal stays.
      const rest = Math.max(0, next - parts.clock());
      await wait(rest, undefined, { signal: awake.signal }).catch(() => undefined);
      if (awake.signal.aborted) awake = new AbortController();
    }
  }

  const looking = look();
  return {
    wake,
    async stop() {
      stopped = true;
      wake();
      await looking;
      await Promise.all([rounds.stop(), notices.stop()]);
    },
  };
}
