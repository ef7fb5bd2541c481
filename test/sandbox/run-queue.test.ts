/** The queue of runs that wait for a worker: who is next, and what the others are told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunQueue } from '../../src/sandbox/host/run-queue.ts';

describe('a run that waits', () => {
  /** What the third in queue is told when the first two are taken at these times (milliseconds after it joined). */
  it.each<[string, readonly [number, number], readonly number[]]>([
    ['is told once when it joins, and each time it has moved up a second later', [1_000, 2_000], [2, 1, 0]],
    ['is not told more than once a second', [10, 20], [2]],
    ['is told where it is by then when it moved up quickly and then slowly', [10, 1_500], [2, 0]],
    ['is not told again within a second of the last time', [1_500, 1_600], [2, 1]],
  ])('%s', (_name, taken, expected) => {
    const queue = new RunQueue<string>();
    const told: number[] = [];
    queue.join('first', () => {}, 0);
    queue.join('second', () => {}, 0);
    queue.join('third', (ahead) => told.push(ahead), 0);
    expect(taken.map((now) => queue.takeFirst(now))).toEqual(['first', 'second']);
    expect(told).toEqual(expected);
  });

  it('is told nothing more once it has been taken, or all were turned away', () => {
    const queue = new RunQueue<number>();
    const told: string[] = [];
    for (const ticket of [1, 2]) queue.join(ticket, (ahead) => told.push(`${ticket}: ${ahead}`), 0);
    expect(queue.takeFirst(500)).toBe(1);
    expect(queue.takeAll()).toEqual([2]);
    expect(queue.takeFirst(9_000)).toBeUndefined();
    expect(told).toEqual(['1: 0', '2: 1']);
  });
});

it('whatever joins and is taken: the order is kept, and nobody ever hears that more have come before it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(900)), { maxLength: 60 }), (moves) => {
      const queue = new RunQueue<number>();
      const told = new Map<number, number[]>();
      const taken: number[] = [];
      let now = 0;
      for (const [joins, passed] of moves) {
        now += passed;
        const ticket = told.size;
        if (joins) {
          told.set(ticket, []);
          queue.join(ticket, (ahead) => told.get(ticket)?.push(ahead), now);
        } else {
          const first = queue.takeFirst(now);
          if (first !== undefined) taken.push(first);
        }
      }
      expect(taken).toEqual(taken.map((_ticket, index) => index));
      expect(queue.length).toBe(told.size - taken.length);
      for (const aheads of told.values()) {
        expect(aheads.length).toBeGreaterThan(0);
        expect(aheads).toEqual(aheads.toSorted((one, other) => other - one));
        expect(new Set(aheads).size).toBe(aheads.length);
      }
    }),
  );
});
