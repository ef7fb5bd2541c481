/** Lets vitest run the soak (soak.ts), which is too long for the suite. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/browser/soak.ts'], testTimeout: 3_600_000 },
});
