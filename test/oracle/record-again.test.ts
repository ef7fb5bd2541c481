import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_NAMES } from './browsers/browser.ts';
import { compare } from './compare.ts';
import { findBrowser, type Oracle, openOracle } from './open-oracle.ts';
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

const scenarios = loadScenarios()
  .flatMap((file) => file.scenarios)
  .filter(({ name }) => HANDFUL.includes(name));

it('each of the chosen scenarios is there', () => {
  expect(scenarios.map(({ name }) => name).toSorted()).toEqual(HANDFUL.toSorted());
});

describe.each(BROWSER_NAMES)('%s, asked again', (browser) => {
  const path = findBrowser(browser);
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  const today = new Date().toISOString().slice(0, 10);
  let oracle: Oracle | null = null;

  if (path === null) process.stderr.write(`The oracle was not asked: ${browser} is not installed here.\n`);

  beforeAll(async () => {
    if (path !== null) oracle = await openOracle(browser, path, folder);
  });

  afterAll(async () => {
    await oracle?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.skipIf(path === null).each(scenarios)('does what the simulated browser does: $name', async (scenario) => {
    expect(compare(browser, (await oracle?.record(scenario)) ?? [], simulate(scenario, browser, today))).toEqual([]);
  });
});
