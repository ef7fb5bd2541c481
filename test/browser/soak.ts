/**
 * A million random steps, or as many as SOAK_STEPS says: `npm run soak:browser`. It is run by vitest (soak.config.ts),
 * for Node 20 cannot run TypeScript. A failure tells its seed and the move at which it was.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactly } from './random-moves.ts';
import { walk } from './walk.ts';

const STEPS = Number(process.env.SOAK_STEPS ?? 1_000_000);
/** Long enough for a jar to overflow. */
const WALK = 250;

it(`${STEPS.toLocaleString('en')} random steps break no rule`, () => {
  const started = performance.now();
  const walks = Math.ceil(STEPS / WALK);
  let steps = 0;
  const property = fc.property(exactly(WALK), (moves) => {
    walk(moves);
    steps += moves.length;
  });
  fc.assert(property, { numRuns: walks, endOnFailure: true });
  expect(steps).toBeGreaterThanOrEqual(STEPS);
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${steps.toLocaleString('en')} steps, no rule broken, ${seconds} seconds\n`);
});
