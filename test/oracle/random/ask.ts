/**
 * Asks real browsers what they do in random scenarios, and tells where the simulated one does something else: each time
 * the smallest scenario that could be found, ready to be copied into scenarios/*.yaml. `npm run record:random`, with
 * NIBBLE_SEED and NIBBLE_COUNT; `-- -t "firefox walks"` for one kind in one browser. Run by vitest like record.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { BROWSER_NAMES, type BrowserName } from '../browsers/browser.ts';
import { compare } from '../compare.ts';
import { AnsweringServers } from '../cors/answering-servers.ts';
import { recordScenario } from '../cors/record-scenario.ts';
import { readCorsScenario } from '../cors/scenarios.ts';
import { simulate as simulateCors } from '../cors/simulate.ts';
import { findBrowser, openOracle, startBrowser } from '../open-oracle.ts';
import { parseScenario, type ScenarioFields } from '../scenario.ts';
import { simulate } from '../simulate.ts';
import { corsScenario } from './cors.ts';
import { crowd, hands, headers, privateWalk, waits, walk } from './scenarios.ts';
import { shrink } from './shrink.ts';

const SEED = Number(process.env.NIBBLE_SEED ?? 1);
const COUNT = Number(process.env.NIBBLE_COUNT ?? 50);
/** How many smaller scenarios a browser is asked about, once one has been found. */
const MOST_TRIES = 80;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Performs a scenario in a browser and in ours: how many steps it took, and where the two part. */
type Ask<Scenario> = (scenario: Scenario) => Promise<{ readonly steps: number; readonly parts: readonly string[] }>;

interface Asked {
  readonly steps: number;
  readonly disagreements: number;
}

/** A scenario as it is written, and how it is read: that throws where it is not as it should be. */
type Read<Scenario> = (written: unknown) => Scenario;

async function askAll<Scenario>(
  scenarios: fc.Arbitrary<unknown>,
  read: Read<Scenario>,
  ask: Ask<Scenario>,
): Promise<Asked> {
  let steps = 0;
  let disagreements = 0;
  for (let number = 0; number < COUNT; number += 1) {
    const seed = SEED + number;
    const [written] = fc.sample(scenarios, { seed, numRuns: 1 });
    const first = await ask(read(written)).catch((error: unknown) => {
      say(`\nseed ${seed} could not be performed: ${String(error)}`);
      return { steps: 0, parts: [] };
    });
    steps += first.steps;
    // What a busy machine did comes out otherwise the next time.
    if (first.parts.length === 0 || !(await disagree(read, ask)(written))) continue;
    disagreements += 1;
    const small = await shrink(written, (smaller) => isScenario(read, smaller), disagree(read, ask), MOST_TRIES);
    say(`\nseed ${seed}:\n${stringify(small, { lineWidth: 0 })}`);
    say((await ask(read(small)).catch(() => first)).parts.join('\n'));
  }
  return { steps, disagreements };
}

function isScenario(read: Read<unknown>, written: unknown): boolean {
  try {
    read(written);
    return true;
  } catch {
    return false;
  }
}

/** Whether the browsers part in a scenario. What cannot be performed is none in which they do. */
const disagree =
  <Scenario>(read: Read<Scenario>, ask: Ask<Scenario>) =>
  async (written: unknown): Promise<boolean> =>
    (await ask(read(written)).catch(() => ({ parts: [] }))).parts.length > 0;

const KINDS: Readonly<Record<string, fc.Arbitrary<ScenarioFields>>> = {
  walks: walk(10),
  'headers with seconds': headers('seconds', 25),
  'headers with dates': headers('dates', 25),
  crowds: crowd,
  'changes by hand': hands(10),
  'private windows': privateWalk(4),
  waits: waits(3),
};

describe.each(BROWSER_NAMES)('%s', (name) => {
  const path = findBrowser(name);
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(path === null).each(Object.entries(KINDS))('%s', async (kind, scenarios) => {
    const oracle = await openOracle(name, path ?? '', folder);
    const today = new Date().toISOString().slice(0, 10);
    const asked = await askAll(scenarios, parseScenario, async (scenario) => {
      const seen = await oracle.record(scenario);
      return { steps: seen.length, parts: compare(name, seen, simulate(scenario, name, today)) };
    });
    await oracle.close();
    report(name, kind, asked);
  });

  it.skipIf(path === null)('CORS', async () => {
    const servers = new AnsweringServers(folder);
    const browser = await startBrowser(name, path ?? '', folder, await servers.listen());
    const read = (steps: unknown) => readCorsScenario('at random', steps);
    const asked = await askAll(corsScenario(4), read, async (scenario) => {
      const seen = await recordScenario(browser, servers, scenario);
      const ours = simulateCors(scenario, name);
      const parts = seen.flatMap((step, index) => {
        const [real, own] = [step, ours[index]].map((one) => JSON.stringify(one));
        return real === own ? [] : [`step ${index + 1}: real ${real}\n        ours ${own}`];
      });
      return { steps: seen.length, parts };
    });
    await browser.close();
    servers.close();
    report(name, 'CORS', asked);
  });
});

function report(name: BrowserName, kind: string, { steps, disagreements }: Asked): void {
  say(`${name}, ${kind}: ${steps} steps of ${COUNT} scenarios, ${disagreements} disagreements`);
  expect(disagreements, 'scenarios in which the simulated browser does something else').toBe(0);
}
