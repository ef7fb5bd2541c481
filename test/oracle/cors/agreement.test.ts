/** The simulated browser does with the CORS scenarios what real ones did, as recorded; no browser is needed. */
import { describe, expect, it } from 'vitest';
import { BROWSER_KINDS } from '../../../src/browser/index.ts';
import { loadCorsScenarios } from './scenarios.ts';
import { loadCorsRecording } from './seen.ts';
import { simulate } from './simulate.ts';

const scenarios = loadCorsScenarios();

describe.each(BROWSER_KINDS)('the simulated browser does what %s did', (browser) => {
  const recording = loadCorsRecording(browser);

  it.each(scenarios)('$name', (scenario) => {
    expect(simulate(scenario, browser)).toEqual(recording.scenarios[scenario.name]);
  });

  it('for at least 80 recorded scenarios, which are those of the file', () => {
    expect(Object.keys(recording.scenarios)).toEqual(scenarios.map(({ name }) => name));
    expect(scenarios.length).toBeGreaterThanOrEqual(80);
  });
});
