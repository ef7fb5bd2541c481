/**
 * Real Firefox, started for recording: a new profile, every host led to the scripted servers, driven by WebDriver BiDi.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { BidiConnection } from './bidi.ts';
import { findProgram, type OracleBrowser, type Ports } from './browser.ts';
import { LISTEN } from './firefox-console.ts';
import { FirefoxWindow, inChrome } from './firefox-window.ts';
import { openSocksProxy } from './socks-proxy.ts';

/** Path of an installed Firefox, or null. `FIREFOX` names one that is not in the PATH. */
export const findFirefox = (): string | null => findProgram(process.env.FIREFOX, ['firefox-esr', 'firefox']);

const PREFERENCES = {
  'network.proxy.type': 1,
  'network.proxy.socks': '127.0.0.1',
  'network.proxy.socks_version': 5,
  'network.proxy.socks_remote_dns': true,
  'network.proxy.socks5_remote_dns': true,
  'network.proxy.allow_hijacking_localhost': true,
  // A localhost that goes through a proxy is not trustworthy otherwise.
  'network.proxy.testing_localhost_is_secure_when_hijacked': true,
  // Nothing about cookies: http stays http, pages may load from the loopback, no question stops a form.
  'dom.security.https_first': false,
  'dom.security.https_first_pbm': false,
  'dom.security.https_first_schemeless': false,
  'network.lna.enabled': false,
  'network.lna.blocking': false,
  'security.warn_submit_secure_to_insecure': false,
  // One process for all pages: cookies are decided elsewhere, and do not notice.
  'dom.ipc.processCount': 1,
  'dom.ipc.processCount.webIsolated': 1,
  'fission.webContentIsolationStrategy': 0,
  'dom.ipc.processPrelaunch.enabled': false,
  'privacy.userContext.enabled': true,
  'browser.sessionstore.resume_from_crash': false,
} as const;

/** `folder`: a new one, for the profile. */
export async function startFirefox(path: string, folder: string, ports: Ports): Promise<OracleBrowser> {
  const proxy = await openSocksProxy((port) => (port === 443 || port === 8443 ? ports.secure : ports.plain));
  const profile = join(folder, 'firefox');
  mkdirSync(profile, { recursive: true });
  const lines = Object.entries({ ...PREFERENCES, 'network.proxy.socks_port': proxy.port }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const flags = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
  const child = spawn(path, [...flags, '--remote-allow-system-access', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const connection = await BidiConnection.connect(`${await bidiAddress(child.stderr)}/session`);
  const { capabilities } = await connection.send('session.new', {
    capabilities: { alwaysMatch: { acceptInsecureCerts: true } },
  });
  const events = ['browsingContext.load', 'network.responseCompleted', 'network.fetchError'];
  await connection.send('session.subscribe', { events });
  await inChrome(connection, LISTEN);
  return {
    name: 'firefox',
    version: String((capabilities as { browserVersion?: unknown }).browserVersion),
    openWindow: (setting, kind) => FirefoxWindow.open(connection, setting, kind),
    async close() {
      const exited = once(child, 'exit');
      child.stderr.resume();
      // The connection may break before the answer comes.
      await connection.send('browser.close', {}).catch(() => undefined);
      await exited;
      connection.close();
      proxy.close();
    },
  };
}

/** Firefox says on stderr where its WebDriver BiDi listens, once it is ready. */
async function bidiAddress(stderr: Readable): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface(stderr)) {
    const [, address] = /^WebDriver BiDi listening on (\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
    lines.push(line);
  }
  throw new Error(`Firefox ended before it was ready:\n${lines.join('\n')}`);
}
