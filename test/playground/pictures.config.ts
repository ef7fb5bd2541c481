/** Lets vitest run the photographer (pictures.ts), which is not a test. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/playground/pictures.ts'],
    // The page shows the time of the machine that it runs on.
    env: { TZ: 'Europe/Berlin' },
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
