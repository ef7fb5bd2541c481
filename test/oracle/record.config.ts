/** Lets vitest run the recorder (record.ts), which is not a test. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/oracle/record.ts'], testTimeout: 900_000, hookTimeout: 60_000 },
});
