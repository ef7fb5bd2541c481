/**
 * Records what real browsers do with the CORS scenarios, and prints what changed since: it goes with `npm run record`
 * (record.config.ts). What is new or differs from the last recording is asked again, and kept if two agree.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { BROWSER_NAMES, type OracleBrowser } from '../browsers/browser.ts';
import { findBrowser, startBrowser } from '../open-oracle.ts';
import { AnsweringServers } from './answering-servers.ts';
import { recordScenario } from './record-scenario.ts';
import { type CorsScenario, loadCorsScenarios } from './scenarios.ts';
import { loadCorsRecording, type SeenStep, saveCorsRecording } from './seen.ts';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

describe.each(BROWSER_NAMES)('%s', (name) => {
  const path = findBrowser(name);
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  const servers = new AnsweringServers(folder);
  let browser: OracleBrowser | null = null;

  afterAll(async () => {
    await browser?.close();
    servers.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.skipIf(path === null)('CORS', async () => {
    const real = await startBrowser(name, path ?? '', folder, await servers.listen());
    browser = real;
    const before = loadCorsRecording(name);
    const scenarios: Record<string, readonly SeenStep[]> = {};
    const unsteady: string[] = [];
    for (const scenario of loadCorsScenarios()) {
      const steps = await recordSteadily(real, servers, scenario, before.scenarios[scenario.name]);
      if (steps === null) unsteady.push(scenario.name);
      else scenarios[scenario.name] = steps;
      const old = before.scenarios[scenario.name];
      if (!isDeepStrictEqual(old, steps)) say(`  ${old === undefined ? 'new' : 'changed'}: ${scenario.name}`);
    }
    saveCorsRecording(name, { version: real.version, date: new Date().toISOString().slice(0, 10), scenarios });
    say(`${name} ${real.version} (${before.version || 'first'}), CORS: ${Object.keys(scenarios).length} scenarios`);
    expect(unsteady, 'scenarios that came out differently each time').toEqual([]);
  });
});

async function recordSteadily(
  browser: OracleBrowser,
  servers: AnsweringServers,
  scenario: CorsScenario,
  before: readonly SeenStep[] | undefined,
): Promise<readonly SeenStep[] | null> {
  const seen = before === undefined ? [] : [before];
  for (let time = 0; time < 3; time += 1) {
    const steps = await recordScenario(browser, servers, scenario);
    if (seen.some((other) => isDeepStrictEqual(other, steps))) return steps;
    seen.push(steps);
  }
  return null;
}
