/**
 * Real Chromium, started for recording: a new profile, every host name led to the scripted servers, driven by
 * Playwright.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Browser, chromium } from 'playwright-core';
import { findProgram, type OracleBrowser, type Ports, type Setting } from './browser.ts';
import { ChromiumWindow } from './chromium-window.ts';

/** Path of an installed Chromium, or null. `CHROMIUM` names one that is not in the PATH. */
export const findChromium = (): string | null =>
  findProgram(process.env.CHROMIUM, ['chromium', 'chromium-browser', 'google-chrome']);

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--ignore-certificate-errors',
  // One DevTools session then hears of the requests of all frames. Cookies are decided elsewhere and do not notice.
  '--disable-site-isolation-trials',
  // Nothing about cookies: http stays http, and a page may load from the loopback.
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LocalNetworkAccessChecks',
  '--remote-debugging-port=0',
];

/** The profile's setting for third-party cookies. */
const MODES: Readonly<Record<Setting, number>> = { default: 0, blocked: 1 };

/**
 * Chromium can be told a setting only before it starts, so there is one for each. All windows are ones that DevTools
 * open, with cookies of their own; the visitor's incognito windows, in which Chromium blocks third parties by default,
 * cannot be had. `folder`: a new one, for the profiles.
 */
export async function startChromium(path: string, folder: string, ports: Ports): Promise<OracleBrowser> {
  const running = new Map<Setting, Promise<Running>>();
  const start = (mode: Setting): Promise<Running> => {
    const started = running.get(mode) ?? startProfile(path, join(folder, `chromium ${mode}`), ports, MODES[mode]);
    running.set(mode, started);
    return started;
  };
  const { browser } = await start('default');
  return {
    name: 'chromium',
    version: browser.version(),
    openWindow: async (setting) => ChromiumWindow.open((await start(setting)).browser),
    async close() {
      for (const one of await Promise.all(running.values())) await stop(one);
    },
  };
}

interface Running {
  readonly browser: Browser;
  readonly child: ChildProcess;
}

async function startProfile(path: string, folder: string, ports: Ports, mode: number): Promise<Running> {
  mkdirSync(join(folder, 'Default'), { recursive: true });
  // The visitor sends a form also where the browser asks whether it should go by http.
  const profile = { cookie_controls_mode: mode, mixed_forms_warnings: false };
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile }));
  const rules = [
    `MAP *:443 127.0.0.1:${ports.secure}`,
    `MAP *:8443 127.0.0.1:${ports.secure}`,
    `MAP * 127.0.0.1:${ports.plain}`,
  ];
  const flags = [...FLAGS, `--host-resolver-rules=${rules.join(', ')}`, `--user-data-dir=${folder}`];
  const child = spawn(path, [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const browser = await chromium.connectOverCDP(await devToolsAddress(child.stderr));
  return { browser, child };
}

/** Chromium says on stderr where its DevTools listen, once it is ready. */
async function devToolsAddress(stderr: Readable): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface(stderr)) {
    const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
    lines.push(line);
  }
  throw new Error(`Chromium ended before it was ready:\n${lines.join('\n')}`);
}

async function stop({ browser, child }: Running): Promise<void> {
  const exited = once(child, 'exit');
  child.stderr?.resume();
  const session = await browser.newBrowserCDPSession();
  // The connection breaks before the answer comes.
  await session.send('Browser.close').catch(() => undefined);
  await exited;
}
