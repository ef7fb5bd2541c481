import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';
import { compare } from './compare.ts';
import { type Oracle, openOracle } from './open-oracle.ts';
import { loadScenarios } from './scenario.ts';
import { simulate } from './simulate.ts';

/** One of each kind, all of them quick. */
const HANDFUL = [
  'quotes around the value',
  '__Host- with Domain',
  'Domain of the parent',
  'a link on another site',
  'a frame of the app in a page of another site',
  'a script may not overwrite HttpOnly',
  'Partitioned cookies are kept apart by the site in the address bar',
];

const path = findChromium();
const scenarios = loadScenarios()
  .flatMap((file) => file.scenarios)
  .filter(({ name }) => HANDFUL.includes(name));

if (path === null) process.stderr.write('The oracle was not asked: no Chromium is installed here.\n');

describe.skipIf(path === null)('Chromium, asked again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  let oracle: Oracle;

  beforeAll(async () => {
    oracle = await openOracle(path ?? '', folder);
  });

  afterAll(async () => {
    await oracle.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is asked about each of the chosen scenarios', () => {
    expect(scenarios.map(({ name }) => name).toSorted()).toEqual(HANDFUL.toSorted());
  });

  it.each(scenarios)('does what the simulated browser does: $name', async (scenario) => {
    const { steps } = await oracle.record(scenario);
    expect(compare(steps, simulate(scenario))).toEqual([]);
  });
});
