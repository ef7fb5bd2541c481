/** Performs an oracle scenario in Chromium and writes down what was seen. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { ChromiumWindow, type Told } from './chromium-window.ts';
import { hasDate } from './dates.ts';
import { writeCookie } from './in-page.ts';
import type { OracleScenario, OracleStep } from './scenario.ts';
import type { ScriptedServers, ServedRequest } from './scripted-server.ts';
import { brief, JarWriter, type SeenRequest, type SeenStep, seenContent } from './seen.ts';

export async function recordScenario(
  browser: Browser,
  servers: ScriptedServers,
  { steps }: OracleScenario,
): Promise<SeenStep[]> {
  const usesPrivate = steps.some(({ step }) => step.do === 'private-window');
  const first = await ChromiumWindow.open(browser, usesPrivate ? 'profile' : 'private');
  const writer = new JarWriter();
  const seen: SeenStep[] = [];
  let window = first;
  for (const step of steps) {
    window = await switchWindow(browser, first, window, step.step);
    seen.push(await performStep(window, servers, step, writer));
  }
  if (window !== first) await window.close();
  await first.close();
  return seen;
}

async function switchWindow(
  browser: Browser,
  first: ChromiumWindow,
  current: ChromiumWindow,
  step: ScenarioStep,
): Promise<ChromiumWindow> {
  if (step.do === 'private-window') return ChromiumWindow.open(browser, 'private');
  if (step.do !== 'close') return current;
  await current.close();
  return first;
}

async function performStep(
  window: ChromiumWindow,
  servers: ScriptedServers,
  { step, answers }: OracleStep,
  writer: JarWriter,
): Promise<SeenStep> {
  switch (step.do) {
    case 'visit':
    case 'post':
    case 'fetch':
    case 'image':
    case 'frame': {
      const action = await window.prepare(step);
      if (answers.some(({ setCookies }) => setCookies.some(hasDate))) await nextSecond();
      const served = await servers.serve(step.url, answers, action);
      const told = await window.told(served.map(({ url }) => url));
      const jar = writer.write(await window.jar(), served.at(-1)?.at ?? Date.now());
      const { blocked } = window;
      return {
        requests: served.map((request, index) => seenRequest(request, told[index])),
        ...(blocked === null ? {} : { blocked }),
        jar,
      };
    }
    case 'read-script': {
      const frame = await window.stand(place(step));
      const script = await frame.evaluate<string>('document.cookie');
      return { requests: [], script, jar: writer.write(await window.jar(), Date.now()) };
    }
    case 'write-script': {
      const frame = await window.stand(place(step));
      const at = Date.now();
      await frame.evaluate(writeCookie(step.cookie));
      return { requests: [], jar: writer.write(await window.jar(), at) };
    }
    case 'wait':
      await sleep(step.seconds * 1000);
      return { requests: [], jar: writer.write(await window.jar(), Date.now()) };
    case 'private-window':
    case 'close':
      return { requests: [], jar: writer.write(await window.jar(), Date.now()) };
    default:
      throw new Error(`a step that cannot be recorded: ${step.do}`);
  }
}

const place = ({
  url,
  within = [],
}: {
  readonly url: string;
  readonly within?: readonly string[];
}): [string, ...string[]] => {
  const [tab, ...frames] = [...within, url];
  return [tab ?? url, ...frames];
};

/** Dates have whole seconds only: a lifetime is exact when the answer goes out at the beginning of one. */
const nextSecond = (): Promise<void> => sleep(1000 - (Date.now() % 1000));

function seenRequest(served: ServedRequest, told: Told | undefined): SeenRequest {
  const { method, url, cookie, setCookies, contentType, body } = served;
  const refused = [...(told?.refused ?? [])];
  const reasons = setCookies.flatMap((header, index) => {
    const place = refused.findIndex(({ line }) => line === header.trim() || line === header);
    const [found] = place === -1 ? [] : refused.splice(place, 1);
    return found ? [[String(index + 1), found.reasons] as const] : [];
  });
  return {
    method,
    url: brief(url),
    cookie: cookie === null ? null : brief(cookie),
    withheld: told?.withheld ?? {},
    refused: Object.fromEntries(reasons),
    content: seenContent(contentType, body),
  };
}
