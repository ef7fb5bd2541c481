/** `npm run test:long`: promises that `npm test` holds, too, repeated at more moments or for longer. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/**/*.long.test.ts',
      'test/e2e/broken-connections.test.ts',
      'test/adapters/two-libraries/*.test.ts',
      'test/exercise/programs.test.ts',
      'test/faults/kills.test.ts',
      'test/faults/messages/cut-connections.test.ts',
      'test/linear-time/parsers.test.ts',
      'test/reminders/crash.test.ts',
      'test/sandbox/cookie-lines.test.ts',
      'test/storage/crash.test.ts',
    ],
    env: {
      NIBBLE_MOMENTS: '25',
      NIBBLE_KILLS: '10',
      NIBBLE_CUTS: '90',
      NIBBLE_MESSAGES: '250',
      CRASH_ROUNDS: '4',
      NIBBLE_SEEDS: '5',
      NIBBLE_ONE_FILLER_IN: '1',
      NIBBLE_ONE_PROGRAM_IN: '1',
    },
    maxWorkers: 2,
    testTimeout: 900_000,
    hookTimeout: 180_000,
  },
});
