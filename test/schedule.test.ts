import { expect, it, vi } from 'vitest';
import { repeat } from '../src/schedule.ts';
import { silentLog } from './silent-log.ts';

const EACH_SECOND = '* * * * * *';

/** Lets a test open a gate that jobs wait at. */
function gate() {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

it('a scheduled job runs at once and then by the clock, and never twice at the same time', async () => {
  vi.useFakeTimers();
  const first = gate();
  let begun = 0;
  const schedule = repeat(
    'counting',
    EACH_SECOND,
    async () => {
      begun += 1;
      await first.opened;
    },
    silentLog,
  );
  expect(begun).toBe(1);
  await vi.advanceTimersByTimeAsync(3000);
  expect(begun).toBe(1);
  first.open();
  await vi.advanceTimersByTimeAsync(3000);
  expect(begun).toBeGreaterThan(2);
  await schedule.stop();
  vi.useRealTimers();
});

it('stopping a schedule waits for the job that runs', async () => {
  const under = gate();
  const events: string[] = [];
  const schedule = repeat(
    'waiting',
    EACH_SECOND,
    async () => {
      await under.opened;
      events.push('done');
    },
    silentLog,
  );
  const stopped = schedule.stop().then(() => events.push('stopped'));
  under.open();
  await stopped;
  expect(events).toEqual(['done', 'stopped']);
});

it('a scheduled job that failed is logged, and runs again the next time', async () => {
  vi.useFakeTimers();
  const errors: string[] = [];
  let begun = 0;
  const schedule = repeat(
    'failing',
    EACH_SECOND,
    async () => {
      begun += 1;
      throw new Error('no');
    },
    { ...silentLog, error: (event) => errors.push(event) },
  );
  await vi.advanceTimersByTimeAsync(2000);
  await schedule.stop();
  vi.useRealTimers();
  expect(begun).toBeGreaterThan(1);
  expect(errors).toHaveLength(begun);
  expect(errors[0]).toBe('failing failed');
});
