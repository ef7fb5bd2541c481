/** Performs an oracle scenario in a real browser and writes down what was seen. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { OracleBrowser, OracleWindow, Refusal, Told } from './browsers/browser.ts';
import { writeCookie } from './browsers/in-page.ts';
import { prepareStep } from './browsers/prepare-step.ts';
import { hasFixedDates } from './dates.ts';
import type { OracleScenario, OracleStep } from './scenario.ts';
import type { ScriptedServers, ServedRequest } from './scripted-server.ts';
import { brief, JarWriter, type SeenRequest, type SeenStep, seenContent } from './seen.ts';

export async function recordScenario(
  browser: OracleBrowser,
  servers: ScriptedServers,
  { steps, thirdPartyCookies }: OracleScenario,
): Promise<SeenStep[]> {
  const setting = thirdPartyCookies === 'blocked' ? 'blocked' : 'default';
  const opensPrivate = steps.some(({ step }) => step.do === 'private-window');
  const first = await browser.openWindow(setting, opensPrivate ? 'opener' : 'ordinary');
  const writer = new JarWriter(hasFixedDates(steps.flatMap(({ answers }) => answers)));
  const seen: SeenStep[] = [];
  let window = first;
  for (const step of steps) {
    if (step.step.do === 'private-window' && window === first) window = await browser.openWindow(setting, 'private');
    if (step.step.do === 'close' && window !== first) {
      await window.close();
      window = first;
    }
    seen.push(await performStep(window, servers, step, writer));
  }
  if (window !== first) await window.close();
  await first.close();
  return seen;
}

async function performStep(
  window: OracleWindow,
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
      const action = await prepareStep(window, step);
      const served = await servers.serve(step.url, answers, action);
      const told = await window.told(served.map(({ url }) => url));
      const jar = writer.write(await window.jar(), served.at(-1)?.at ?? Date.now());
      const { blocked } = window;
      return {
        requests: served.map((request, index) => seenRequest(request, told[index], jar)),
        ...(blocked === null ? {} : { blocked }),
        jar,
      };
    }
    case 'read-script': {
      const frame = await window.stand(place(step));
      const script = String(await frame.evaluate('document.cookie'));
      return { requests: [], script, jar: writer.write(await window.jar(), Date.now()) };
    }
    case 'write-script': {
      const frame = await window.stand(place(step));
      const at = Date.now();
      await frame.evaluate(writeCookie(step.cookie));
      // What was written reaches the jar a moment later.
      await sleep(50);
      return { requests: [], jar: writer.write(await window.jar(), at) };
    }
    case 'edit':
      // The developer tools show the cookies of the page that is open.
      await window.stand([`https://${step.host}/`]);
      await window.edit({ ...step, host: step.host ?? '' }, step.value);
      return { requests: [], jar: writer.write(await window.jar(), Date.now()) };
    case 'delete':
      await window.remove({ ...step, host: step.host ?? '' });
      return { requests: [], jar: writer.write(await window.jar(), Date.now()) };
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

function isAbout(refusal: Refusal, header: string): boolean {
  if (refusal.of === 'header') return isToldAs(header, refusal.header);
  if (refusal.of === 'all') return true;
  const [pair = ''] = header.split(';');
  // Without an equals sign Firefox takes it all for the name.
  return refusal.name === (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : pair).trim();
}

function seenRequest(served: ServedRequest, told: Told | undefined, jar: readonly string[]): SeenRequest {
  const { method, url, cookie, setCookies, contentType, body } = served;
  return {
    method,
    url: brief(url),
    cookie: cookie === null ? null : brief(cookie),
    withheld: told?.withheld ?? {},
    refused: reasonsByNumber(told?.refused ?? [], setCookies, jar),
    content: seenContent(contentType, body),
  };
}

/** Which headers were refused, by their numbers. Of several with one name it is one that the jar does not have. */
function reasonsByNumber(
  refused: readonly Refusal[],
  headers: readonly string[],
  jar: readonly string[],
): SeenRequest['refused'] {
  const reasons = new Map<number, readonly string[]>();
  for (const refusal of refused.filter(({ of }) => of !== 'all')) {
    const about = [...headers.entries()].filter(([index, one]) => !reasons.has(index) && isAbout(refusal, one));
    const [index] = about.find(([, header]) => !isStored(header, jar)) ?? about[0] ?? [];
    if (index !== undefined) reasons.set(index, refusal.reasons);
  }
  const ofAll = refused.find(({ of }) => of === 'all');
  return Object.fromEntries(
    headers.flatMap((_, index) => {
      const found = reasons.get(index) ?? ofAll?.reasons;
      return found === undefined ? [] : [[String(index + 1), found]];
    }),
  );
}

const isStored = (header: string, jar: readonly string[]): boolean =>
  jar.some((line) => line.startsWith(`${brief(header.split(';')[0]?.trim() ?? '')}; `));

/** DevTools leave out bytes that are not UTF-8, with what would belong to the character that they begin. */
function isToldAs(header: string, line: string): boolean {
  if (line === header.trim() || line === header) return true;
  if (!/[\udc80-\udcff]/u.test(header)) return false;
  let rest = line;
  for (const character of header) if (rest.startsWith(character)) rest = rest.slice(character.length);
  return rest === '';
}
