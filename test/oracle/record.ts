/**
 * Records the oracle scenarios with the browsers that are installed, and prints what changed since: `npm run record`,
 * or `npm run record -- -t "firefox jar"` for some of them. It is run by vitest (record.config.ts), for Node 20 cannot
 * run TypeScript. What is new or differs from the last recording is asked twice more, and kept if two of the three
 * agree.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { BROWSER_NAMES } from './browsers/browser.ts';
import { findBrowser, type Oracle, openOracle } from './open-oracle.ts';
import { loadRecording, saveRecording } from './recording.ts';
import { changesBetween } from './recording-changes.ts';
import { loadScenarios, type OracleScenario } from './scenario.ts';
import type { SeenStep } from './seen.ts';

const topics = loadScenarios().map(({ topic, scenarios }) => [topic, scenarios] as const);

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

describe.each(BROWSER_NAMES)('%s', (name) => {
  const path = findBrowser(name);
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  let oracle: Oracle | null = null;

  afterAll(async () => {
    await oracle?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  if (path === null) say(`${name} is not installed here, so its recordings stay as they are.`);
  it.skipIf(path === null).each(topics)('%s', async (topic, scenarios) => {
    oracle ??= await openOracle(name, path ?? '', folder);
    const before = loadRecording(name, topic);
    const recorded: Record<string, readonly SeenStep[]> = {};
    const unsteady: string[] = [];
    for (const scenario of scenarios) {
      const steps = await recordSteadily(oracle, scenario, before.scenarios[scenario.name]);
      if (steps === null) unsteady.push(scenario.name);
      else recorded[scenario.name] = steps;
    }
    const changes = changesBetween(before.scenarios, recorded);
    const was = before.date === '' ? 'recorded for the first time' : `${before.version} before`;
    say(`${name} ${oracle.version} (${was}), ${topic}: ${scenarios.length} scenarios, ${changes.length} changes`);
    for (const change of changes) say(`  ${change}`);
    const date = new Date().toISOString().slice(0, 10);
    saveRecording(name, topic, { version: oracle.version, date, scenarios: recorded });
    expect(unsteady, 'scenarios that came out differently each time').toEqual([]);
  });
});

async function recordSteadily(
  oracle: Oracle,
  scenario: OracleScenario,
  before: readonly SeenStep[] | undefined,
): Promise<readonly SeenStep[] | null> {
  const seen = before === undefined ? [] : [before];
  for (let time = 0; time < 3; time += 1) {
    const steps = await oracle.record(scenario);
    if (seen.some((other) => isDeepStrictEqual(other, steps))) return steps;
    seen.push(steps);
  }
  return null;
}
