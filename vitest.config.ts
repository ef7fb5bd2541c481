/**
 * `npm test`. Tests of pure folders share the modules that they import, which saves as much time as they take; those that
 * start something (a server, a bot, a sandbox, a database) have a process of their own.
 */
import { configDefaults, defineConfig } from 'vitest/config';

const PURE = [
  'ask',
  'author',
  'browser',
  'core',
  'explain',
  'group',
  'lab',
  'lesson',
  'playground/show',
  'quiz',
  'report',
  'review',
  'transcript',
  'tutor',
];
const pure = PURE.map((folder) => `test/${folder}/**/*.test.ts`);

/** Only to end what hangs: a busy machine may take as long as it needs. */
const HANGS = { testTimeout: 180_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    // By itself vitest leaves a core idle; much of the suite waits for child processes.
    maxWorkers: 2,
    projects: [
      { test: { ...HANGS, name: 'rules', include: pure, isolate: false } },
      {
        test: {
          ...HANGS,
          name: 'programs',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...pure, 'test/**/*.long.test.ts'],
        },
      },
    ],
  },
});
