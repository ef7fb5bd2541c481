/**
 * Real Chromium, started for recording: a new profile, every host name led to the scripted servers, driven by
 * Playwright.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Browser, chromium } from 'playwright-core';

/** Path of an installed Chromium, or null. `CHROMIUM` names one that is not in the PATH. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return [process.env.CHROMIUM ?? '', ...candidates].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}

export interface RunningChromium {
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

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
const MODES = { allowed: 0, blocked: 1, 'blocked in private windows': 2 } as const;

/** `folder`: a new one, for the profile. */
export async function startChromium(
  path: string,
  folder: string,
  ports: { readonly plain: number; readonly secure: number },
  thirdPartyCookies: keyof typeof MODES,
): Promise<RunningChromium> {
  mkdirSync(join(folder, 'Default'), { recursive: true });
  writeFileSync(
    join(folder, 'Default', 'Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: MODES[thirdPartyCookies] } }),
  );
  const rules = [
    `MAP *:443 127.0.0.1:${ports.secure}`,
    `MAP *:8443 127.0.0.1:${ports.secure}`,
    `MAP * 127.0.0.1:${ports.plain}`,
  ];
  const flags = [...FLAGS, `--host-resolver-rules=${rules.join(', ')}`, `--user-data-dir=${folder}`];
  const child = spawn(path, [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const browser = await chromium.connectOverCDP(await devToolsAddress(child.stderr));
  return { browser, close: () => stop(browser, child) };
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

async function stop(browser: Browser, child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.stderr?.resume();
  const session = await browser.newBrowserCDPSession();
  // The connection breaks before the answer comes.
  await session.send('Browser.close').catch(() => undefined);
  await exited;
}
