/** Scripted servers, and a Chromium for each setting of third-party cookies that a scenario needs. */
import { join } from 'node:path';
import { type RunningChromium, startChromium } from './chromium.ts';
import { recordScenario } from './record-scenario.ts';
import type { OracleScenario } from './scenario.ts';
import { ScriptedServers } from './scripted-server.ts';
import type { SeenStep } from './seen.ts';

type Setting = Parameters<typeof startChromium>[3];

export interface Recorded {
  /** `156`: the major version of the Chromium that was asked. */
  readonly chromium: string;
  readonly steps: readonly SeenStep[];
}

export interface Oracle {
  record(scenario: OracleScenario): Promise<Recorded>;
  close(): Promise<void>;
}

/** `path`: Chromium's program; `folder`: a new one, for profiles and the certificate. */
export async function openOracle(path: string, folder: string): Promise<Oracle> {
  const servers = new ScriptedServers(folder);
  const ports = await servers.listen();
  const running = new Map<Setting, RunningChromium>();
  return {
    async record(scenario) {
      const setting = settingOf(scenario);
      const chromium = running.get(setting) ?? (await startChromium(path, join(folder, setting), ports, setting));
      running.set(setting, chromium);
      const steps = await recordScenario(chromium.browser, servers, scenario);
      return { chromium: chromium.browser.version().split('.')[0] ?? '', steps };
    },
    async close() {
      for (const chromium of running.values()) await chromium.close();
      servers.close();
    },
  };
}

/** Scenarios with private windows go by Chromium's own default, since the difference is what they show. */
function settingOf({ steps, thirdPartyCookies }: OracleScenario): Setting {
  return steps.some(({ step }) => step.do === 'private-window') ? 'blocked in private windows' : thirdPartyCookies;
}
