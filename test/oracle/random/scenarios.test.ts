import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROWSER_NAMES } from '../browsers/browser.ts';
import { readCorsScenario } from '../cors/scenarios.ts';
import { simulate as simulateCors } from '../cors/simulate.ts';
import { parseScenario } from '../scenario.ts';
import { simulate } from '../simulate.ts';
import { corsScenario } from './cors.ts';
import { crowd, hands, headers, privateWalk, waits, walk } from './scenarios.ts';

const KINDS = {
  walks: walk(10),
  'headers with seconds': headers('seconds', 25),
  'headers with dates': headers('dates', 25),
  crowds: crowd,
  'changes by hand': hands(10),
  'private windows': privateWalk(4),
  waits: waits(3),
};

describe.each(BROWSER_NAMES)('the simulated %s performs every random scenario', (name) => {
  it.each(Object.entries(KINDS))('of %s', (_, scenarios) => {
    const property = fc.property(scenarios, (fields) => {
      const scenario = parseScenario(fields);
      expect(simulate(scenario, name, '2026-11-30')).toHaveLength(scenario.steps.length);
    });
    fc.assert(property, { numRuns: 10, seed: 1 });
  });

  it('of CORS', () => {
    const property = fc.property(corsScenario(4), (steps) => {
      expect(simulateCors(readCorsScenario('at random', steps), name)).toHaveLength(steps.length);
    });
    fc.assert(property, { numRuns: 30, seed: 1 });
  });
});
