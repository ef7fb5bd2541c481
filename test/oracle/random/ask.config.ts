/** Lets vitest run ask.ts, which is no test. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/oracle/random/ask.ts'], testTimeout: 7_200_000, hookTimeout: 60_000 },
});
