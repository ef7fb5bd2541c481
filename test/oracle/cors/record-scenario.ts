/** Performs a CORS scenario in a real browser and writes down what was seen. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchMethod, type ScenarioStep } from '../../../src/core/scenario.ts';
import type { OracleBrowser, OracleWindow } from '../browsers/browser.ts';
import { prepareStep } from '../browsers/prepare-step.ts';
import type { AnsweringServers } from './answering-servers.ts';
import type { CorsScenario } from './scenarios.ts';
import { type Got, type SeenStep, seenAnswer, seenRequest } from './seen.ts';

export async function recordScenario(
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
    const sent = 'headers' in step ? (step.headers ?? []) : [];
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
