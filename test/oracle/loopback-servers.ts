/** Two servers on the loopback, plain http and https with a certificate of their own, for every host name. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Ports } from './browsers/browser.ts';

/** What is at an address of which a scenario says nothing. No icon is asked for: that request is in no scenario. */
export const PAGE = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body>page</body>';

export class LoopbackServers {
  readonly #servers: readonly [plain: Server, secure: Server];

  /** `folder` takes the certificate, made anew each time. `answer` writes to the request's socket and ends it. */
  constructor(folder: string, answer: (scheme: 'http' | 'https', request: IncomingMessage) => Promise<void>) {
    const key = join(folder, 'key.pem');
    const cert = join(folder, 'certificate.pem');
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    const files = ['-keyout', key, '-out', cert];
    execFileSync('openssl', ['req', '-x509', ...curve, '-nodes', ...files, '-days', '2', '-subj', '/CN=oracle'], {
      stdio: 'ignore',
    });
    this.#servers = [
      createServer((request) => void answer('http', request)),
      createSecureServer(
        { key: readFileSync(key), cert: readFileSync(cert) },
        (request) => void answer('https', request),
      ),
    ];
  }

  async listen(): Promise<Ports> {
    const [plain, secure] = await Promise.all(this.#servers.map(listenOnLoopback));
    return { plain: plain ?? 0, secure: secure ?? 0 };
  }

  close(): void {
    for (const server of this.#servers) server.close();
  }
}

async function listenOnLoopback(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
