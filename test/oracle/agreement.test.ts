import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { DIFFERENCES } from './differences.ts';
import { loadRecording } from './recording.ts';
import { loadScenarios } from './scenario.ts';
import { simulate } from './simulate.ts';

const files = loadScenarios().map((file) => ({ ...file, recording: loadRecording(file.topic) }));
const all = files.flatMap(({ topic, scenarios, recording }) =>
  scenarios.map((scenario) => ({ topic, scenario, recorded: recording.scenarios[scenario.name] ?? [] })),
);
const known = (topic: string, name: string): string | undefined => DIFFERENCES[`${topic}: ${name}`];

describe.each(files)('the simulated browser does what Chromium did about $topic', ({ topic, scenarios, recording }) => {
  const agreeing = scenarios.filter(({ name }) => known(topic, name) === undefined);
  it.each(agreeing)('$name', (scenario) => {
    expect(compare(recording.scenarios[scenario.name] ?? [], simulate(scenario))).toEqual([]);
  });
});

describe('the recordings', () => {
  it('cover at least 150 scenarios, each with a name of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    for (const { scenarios } of files) expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it('cover exactly the scenarios in the files', () => {
    for (const { scenarios, recording } of files) {
      expect(Object.keys(recording.scenarios)).toEqual(scenarios.map(({ name }) => name));
    }
  });
});

describe('the list of differences', () => {
  it.each(Object.entries(DIFFERENCES))('%s: still differs, because %s', (key) => {
    const found = all.find(({ topic, scenario }) => `${topic}: ${scenario.name}` === key);
    expect(found && compare(found.recorded, simulate(found.scenario))).not.toEqual([]);
    expect(found).toBeDefined();
  });
});
