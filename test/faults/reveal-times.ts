/**
 * For the soak of rounds: how soon after its close each question's answer was seen in the channel, and what struck
 * meanwhile. The close is told by the process that made it, by its own clock, with what it wrote; the answer is seen
 * when the platform has taken it. Only one kind of waiting is no fault of ours and is told apart: that which the
 * platform asked for, by a 429 to a change of the message.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Room } from '../../src/core/event.ts';
import { PATIENCE } from '../../src/group/round.ts';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { RoundCrowd } from './round-crowd.ts';

/** From when to when something was wrong; epoch milliseconds. */
export interface Strike {
  readonly name: string;
  readonly from: number;
  until: number | null;
}

/** A change of a message that the platform has not taken. `wait`: for how many milliseconds it was to wait. */
export interface Failure {
  readonly at: number;
  readonly name: string;
  readonly wait: number;
}

export interface RevealTime {
  readonly question: number;
  /** Milliseconds from the close to the answer, and those of them that the platform did not ask for. */
  readonly all: number;
  readonly own: number;
  readonly meanwhile: readonly string[];
}

interface Sources {
  readonly store: LocalStorage;
  readonly room: Room;
  readonly crowd: RoundCrowd;
  readonly strikes: readonly Strike[];
  readonly failures: () => readonly Failure[];
}

const LOOK_EVERY = 50;

/** Watches until the times are asked for. */
export function watchReveals({ store, room, crowd, strikes, failures }: Sources): () => Promise<readonly RevealTime[]> {
  const closed = new Map<number, number>();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const phase = (await store.roundIn(room))?.phase;
      if (phase?.kind === 'reveal') closed.set(phase.place, phase.endsAt - PATIENCE.reveal);
      await wait(LOOK_EVERY);
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return [...closed].map(([place, from]) => {
      const isReveal = new RegExp(`^Question ${place + 1} of \\d+: the answer`);
      const until = crowd.shown.find(({ text }) => isReveal.test(text))?.at ?? Number.POSITIVE_INFINITY;
      const failed = failures().filter(({ at }) => at >= from && at <= until);
      const asked = failed.reduce((sum, one) => sum + Math.min(one.wait, until - one.at), 0);
      const struck = strikes.filter((one) => one.from <= until && (one.until ?? until) >= from);
      const meanwhile = [...failed, ...struck].map(({ name }) => name);
      return { question: place + 1, all: until - from, own: until - from - asked, meanwhile };
    });
  };
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);

/** A line for each that took a second or more, and what 95 in 100 took. */
export function describeReveals(platform: string, times: readonly RevealTime[]): string {
  const sorted = times.map(({ own }) => own).toSorted((one, other) => one - other);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
  const all = times.map(({ all, own }) => (all === own ? seconds(own) : `${seconds(own)} (of ${seconds(all)})`));
  const late = times
    .filter((one) => one.all >= 1000)
    .map(
      (one) => `question ${one.question}, ${seconds(one.all)} s, meanwhile: ${one.meanwhile.join(', ') || 'nothing'}`,
    );
  return [`${platform}: p95 ${seconds(p95)} s; ${all.join(', ')}`, ...late].join('\n');
}
