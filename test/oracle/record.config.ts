/** Lets vitest run the recorder (record.ts, cors/record.ts), which are not tests. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/oracle/record.ts', 'test/oracle/cors/record.ts'], testTimeout: 900_000, hookTimeout: 60_000 },
});
