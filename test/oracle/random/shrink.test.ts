import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario.ts';
import { simulate } from '../simulate.ts';
import { walk } from './scenarios.ts';
import { shrink } from './shrink.ts';

const isScenario = (fields: unknown): boolean => {
  try {
    parseScenario(fields);
    return true;
  } catch {
    return false;
  }
};

const says = (fields: unknown, what: RegExp): boolean =>
  what.test(JSON.stringify(simulate(parseScenario(fields), 'chromium', '2026-11-30')));

describe('a scenario is made smaller', () => {
  it('to the step and the attributes that matter', async () => {
    const large = {
      name: 'large',
      steps: [
        { visit: '/', set: ['x=1', 'y=2; Secure'] },
        {
          visit: '/x',
          from: 'https://other.test',
          set: ['z=1; Path=/', 'a=b; Max-Age=60; SameSite=None; Path=/x', 'w=2'],
        },
        { read: 'document.cookie' },
      ],
    };
    const holds = async (fields: unknown) => says(fields, /same-site-none-without-secure/);
    expect(await shrink(large, isScenario, holds, 200)).toEqual({
      name: 'large',
      steps: [{ visit: '/x', set: ['a=b; SameSite=None'] }],
    });
  });

  it('whatever it is, it stays one, and what was asked for stays true', async () => {
    const property = fc.asyncProperty(walk(6), async (fields) => {
      const holds = async (smaller: unknown) => says(smaller, /"cookie":"/);
      if (!(await holds(fields))) return;
      const small = await shrink(fields, isScenario, holds, 60);
      expect(isScenario(small)).toBe(true);
      expect(await holds(small)).toBe(true);
      expect(JSON.stringify(small).length).toBeLessThanOrEqual(JSON.stringify(fields).length);
    });
    await fc.assert(property, { numRuns: 20, seed: 1 });
  });

  it('is asked about no more often than it may be', async () => {
    let asked = 0;
    const never = async () => {
      asked += 1;
      return false;
    };
    await shrink({ steps: [1, 2, 3, 4, 5, 6, 7, 8] }, () => true, never, 5);
    expect(asked).toBe(5);
  });
});
