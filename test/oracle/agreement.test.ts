import { describe, expect, it } from 'vitest';
import { BROWSER_NAMES } from './browsers/browser.ts';
import { compare } from './compare.ts';
import { DIFFERENCES_MEANT } from './differences.ts';
import { loadRecording } from './recording.ts';
import { loadScenarios } from './scenario.ts';
import { simulate } from './simulate.ts';

const files = BROWSER_NAMES.flatMap((browser) =>
  loadScenarios().map((file) => ({ ...file, browser, recording: loadRecording(browser, file.topic) })),
);
const all = files.flatMap(({ browser, topic, scenarios, recording }) =>
  scenarios.map((scenario) => ({ key: `${browser}, ${topic}: ${scenario.name}`, browser, scenario, recording })),
);

describe.each(files)('the simulated $browser does what the real one did about $topic', (file) => {
  const { browser, topic, scenarios, recording } = file;
  const agreeing = scenarios.filter(({ name }) => DIFFERENCES_MEANT[`${browser}, ${topic}: ${name}`] === undefined);
  it.each(agreeing)('$name', (scenario) => {
    const ours = simulate(scenario, browser, recording.date);
    expect(compare(browser, recording.scenarios[scenario.name] ?? [], ours)).toEqual([]);
  });
});

describe('the recordings', () => {
  it.each(BROWSER_NAMES)('of %s cover at least 450 scenarios, each with a name of its own', (browser) => {
    const own = files.filter((file) => file.browser === browser);
    expect(own.flatMap(({ scenarios }) => scenarios).length).toBeGreaterThanOrEqual(450);
    for (const { scenarios } of own) expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it.each(files)('of $browser cover exactly the scenarios about $topic', ({ scenarios, recording }) => {
    expect(Object.keys(recording.scenarios)).toEqual(scenarios.map(({ name }) => name));
  });
});

describe('the list of differences', () => {
  it.each(Object.entries(DIFFERENCES_MEANT))('%s: still differs, because %s', (key) => {
    const found = all.find((one) => one.key === key);
    expect(found).toBeDefined();
    if (found === undefined) return;
    const { browser, scenario, recording } = found;
    const ours = simulate(scenario, browser, recording.date);
    expect(compare(browser, recording.scenarios[scenario.name] ?? [], ours)).not.toEqual([]);
  });
});
