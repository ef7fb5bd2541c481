/**
 * Real Chromium, started for recording: a new profile, every host name led to the scripted servers, driven by
 * Playwright.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
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
  // Nothing about cookies: http stays http, a page may load from the loopback, and our extension is loaded.
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LocalNetworkAccessChecks,DisableLoadExtensionCommandLineSwitch',
  '--remote-debugging-port=0',
];

/** The profile's setting for third-party cookies; 2 is what Chromium begins with: blocked in incognito windows only. */
const MODES: Readonly<Record<Setting, number>> = { default: 2, blocked: 1 };

/**
 * Chromium can be told a setting only before it starts, so there is one for each. Most windows are ones that DevTools
 * open, with cookies of their own. Incognito windows are the visitor's, and so is the window that they are opened from.
 * `folder`: a new one, for the profiles.
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
    async openWindow(setting, kind) {
      const { browser: started, opener } = await start(setting);
      if (kind === 'ordinary') return ChromiumWindow.open(started);
      return kind === 'private' ? openIncognito(started, opener) : ChromiumWindow.openOfProfile(started);
    },
    async close() {
      for (const one of await Promise.all(running.values())) await stop(one);
    },
  };
}

interface Running {
  readonly browser: Browser;
  readonly child: ChildProcess;
  /** The address of an extension's page, which may open incognito windows; DevTools cannot. */
  readonly opener: string;
}

const MANIFEST = { manifest_version: 3, name: 'opener', version: '1' };

/** Writes the extension. Its id is made of the path, as Chromium makes it. */
function writeOpener(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, 'opener.html'), '<title>opener</title>');
  const digits = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  const id = digits.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
  return `chrome-extension://${id}/opener.html`;
}

async function openIncognito(browser: Browser, opener: string): Promise<ChromiumWindow> {
  const [profile] = browser.contexts();
  if (profile === undefined) throw new Error('Chromium shows no profile');
  const page = await profile.newPage();
  await page.goto(opener);
  const fresh = profile.waitForEvent('page');
  await page.evaluate('void chrome.windows.create({ incognito: true, url: "about:blank" })');
  const window = await ChromiumWindow.openIn(await fresh);
  await page.close();
  return window;
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
  const extension = `${folder} opener`;
  const opener = writeOpener(extension);
  const own = [`--user-data-dir=${folder}`, `--load-extension=${extension}`];
  const flags = [...FLAGS, `--host-resolver-rules=${rules.join(', ')}`, ...own];
  const child = spawn(path, [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const browser = await chromium.connectOverCDP(await devToolsAddress(child.stderr));
  return { browser, child, opener };
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
