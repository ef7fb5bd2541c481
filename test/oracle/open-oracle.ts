/** Scripted servers, and a real browser that is asked what it does with what they answer. */
import type { BrowserName, OracleBrowser, Ports } from './browsers/browser.ts';
import { findChromium, startChromium } from './browsers/chromium.ts';
import { findFirefox, startFirefox } from './browsers/firefox.ts';
import { recordScenario } from './record-scenario.ts';
import type { OracleScenario } from './scenario.ts';
import { ScriptedServers } from './scripted-server.ts';
import type { SeenStep } from './seen.ts';

export interface Oracle {
  /** `156.0.8078.108`. */
  readonly version: string;
  record(scenario: OracleScenario): Promise<readonly SeenStep[]>;
  close(): Promise<void>;
}

type Start = (path: string, folder: string, ports: Ports) => Promise<OracleBrowser>;

const BROWSERS: Readonly<Record<BrowserName, { readonly find: () => string | null; readonly start: Start }>> = {
  chromium: { find: findChromium, start: startChromium },
  firefox: { find: findFirefox, start: startFirefox },
};

/** Path of that browser's program, or null where it is not installed. */
export const findBrowser = (name: BrowserName): string | null => BROWSERS[name].find();

/** A browser that asks servers of somebody else's. */
export const startBrowser = (name: BrowserName, path: string, folder: string, ports: Ports): Promise<OracleBrowser> =>
  BROWSERS[name].start(path, folder, ports);

/** `path`: the browser's program; `folder`: a new one, for profiles and the certificate. */
export async function openOracle(name: BrowserName, path: string, folder: string): Promise<Oracle> {
  const servers = new ScriptedServers(folder);
  const browser = await BROWSERS[name].start(path, folder, await servers.listen());
  return {
    version: browser.version,
    record: (scenario) => recordScenario(browser, servers, scenario),
    async close() {
      await browser.close();
      servers.close();
    },
  };
}
