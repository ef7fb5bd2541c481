/**
 * `npm test`. Tests share the modules that they import with all that run in the same process: discord.js and Bolt alone
 * take longer to load than most tests take to run. Those in `ALONE` have a process of their own.
 */
import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** Who kills, freezes or starves something, counts the steps of all that is loaded, or says in which order it is loaded. */
const ALONE = [
  'test/faults/**/*.test.ts',
  'test/linear-time/**/*.test.ts',
  'test/sandbox/attack-programs.test.ts',
  'test/adapters/two-libraries/*.test.ts',
];

/** Only to end what hangs: a busy machine may take as long as it needs. */
const HANGS = { testTimeout: 180_000, hookTimeout: 180_000 };

const LONG = 'test/**/*.long.test.ts';

export default defineConfig({
  test: {
    // One more than processors: much of the suite waits for child processes. Each takes half a gigabyte, so no more.
    maxWorkers: Math.min(availableParallelism(), 3) + 1,
    globalSetup: 'test/storage/start-postgres.ts',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...HANGS,
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, LONG, ...ALONE],
          isolate: false,
        },
      },
      { test: { ...HANGS, name: 'alone', include: ALONE, exclude: [...configDefaults.exclude, LONG] } },
    ],
  },
});
