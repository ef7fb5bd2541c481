/**
 * Records all oracle scenarios with the Chromium that is installed: `npm run record:cookies`, or with `-- -t topic`
 * some of them. It is run by vitest (record.config.ts), for Node 20 cannot run TypeScript. Takes some minutes, two of
 * which one scenario waits.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { findChromium } from './chromium.ts';
import { type Oracle, openOracle } from './open-oracle.ts';
import { saveRecording } from './recording.ts';
import { loadScenarios } from './scenario.ts';
import type { SeenStep } from './seen.ts';

const path = findChromium();
if (path === null) throw new Error('no Chromium is installed; install one, or name it in CHROMIUM');

let oracle: Oracle;
const folder = mkdtempSync(join(tmpdir(), 'oracle-'));

beforeAll(async () => {
  oracle = await openOracle(path, folder);
});

afterAll(async () => {
  await oracle.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(loadScenarios())('$topic', async ({ topic, scenarios }) => {
  const recorded: Record<string, readonly SeenStep[]> = {};
  let version = '';
  for (const scenario of scenarios) {
    const { chromium, steps } = await oracle.record(scenario);
    version = chromium;
    recorded[scenario.name] = steps;
  }
  saveRecording(topic, { chromium: version, scenarios: recorded });
});
