/**
 * Records what real browsers do with the CORS scenarios, and prints what changed since: it goes with `npm run record`
 * (record.config.ts). What is new or differs from the last recording is asked again, and kept if two agree.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { fetchMethod, type ScenarioStep } from '../../../src/core/scenario.ts';
import { BROWSER_NAMES, type OracleBrowser, type OracleWindow } from '../browsers/browser.ts';
import { prepareStep } from '../browsers/prepare-step.ts';
import { findBrowser, startBrowser } from '../open-oracle.ts';
import { AnsweringServers } from './answering-servers.ts';
import { type CorsScenario, loadCorsScenarios } from './scenarios.ts';
import { type Got, loadCorsRecording, type SeenStep, saveCorsRecording, seenAnswer, seenRequest } from './seen.ts';

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
    const steps = await record(browser, servers, scenario);
    if (seen.some((other) => isDeepStrictEqual(other, steps))) return steps;
    seen.push(steps);
  }
  return null;
}

async function record(
  browser: OracleBrowser,
  servers: AnsweringServers,
  { steps }: CorsScenario,
): Promise<readonly SeenStep[]> {
  const window = await browser.openWindow('default', 'ordinary');
  const seen: SeenStep[] = [];
  for (const { step, answers } of steps) {
    if (step.do === 'wait') {
      await sleep(step.seconds * 1000);
      seen.push({ requests: [], got: null });
      continue;
    }
    const action = await prepare(window, step);
    const { came, result } = await servers.during(answers, action);
    const sent = 'headers' in step ? (step.headers ?? []).map(([name]) => name.toLowerCase()) : [];
    const scripted = answers.flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase()));
    seen.push({
      requests: came.map((request) => seenRequest(request, sent)),
      got: step.do === 'fetch' ? seenAnswer(readGot(String(result)), scripted) : null,
    });
  }
  await window.close();
  return seen;
}

async function prepare(window: OracleWindow, step: ScenarioStep): Promise<() => Promise<unknown>> {
  if (step.do === 'visit') return prepareStep(window, step);
  if (step.do !== 'fetch') throw new Error(`a CORS scenario does not ${step.do}`);
  const page = await window.stand(step.pages);
  return () => page.evaluate(fetchAndRead(step));
}

const readGot = (json: string): Got | 'error' => JSON.parse(json);

type Fetch = Extract<ScenarioStep, { readonly do: 'fetch' }>;

/** A script that asks, and gives what it got. */
function fetchAndRead(step: Fetch): string {
  const { url, headers = [], body, form, mode = 'cors', credentials } = step;
  const type = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const json = body?.kind === 'json' && !type ? [['Content-Type', 'application/json']] : [];
  const init = { method: step.method ?? fetchMethod(step), mode, credentials, headers: [...headers, ...json] };
  const sent =
    form !== null ? `new URLSearchParams(${JSON.stringify(Object.entries(form))})` : JSON.stringify(body?.text);
  const given = form === null && body === undefined ? '' : `, body: ${sent}`;
  return `fetch(${JSON.stringify(url)}, { ...${JSON.stringify(init)}${given} }).then(
    async (answer) => ({
      type: answer.type,
      status: answer.status,
      headers: [...answer.headers],
      body: await answer.text(),
    }),
    () => 'error',
  ).then(JSON.stringify)`;
}
