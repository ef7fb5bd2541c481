/**
 * The servers of an oracle scenario: plain http and https on the loopback, for every host name. While armed, they
 * answer the expected addresses one after the other as scripted; any other request gets an empty page. Answers are
 * written byte by byte, since Node's own writer refuses headers that scenarios need.
 */
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { headerBytes, headerText } from '../../src/core/http.ts';
import type { Ports } from './browsers/browser.ts';
import { hasDate, writeDates } from './dates.ts';
import { LoopbackServers, PAGE } from './loopback-servers.ts';
import type { ScriptedAnswer } from './scenario.ts';

export interface ServedRequest {
  readonly method: string;
  readonly url: string;
  readonly cookie: string | null;
  readonly contentType: string;
  /** Bytes, one character each. */
  readonly body: string;
  /** The Set-Cookie headers of the answer, dates written out. */
  readonly setCookies: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
}

export class ScriptedServers {
  readonly #servers: LoopbackServers;
  #expected: { url: string; answers: readonly ScriptedAnswer[]; served: ServedRequest[]; done: () => void } | null =
    null;

  /** `folder` takes the certificate, made anew each time. */
  constructor(folder: string) {
    this.#servers = new LoopbackServers(folder, (scheme, request) => this.#answer(scheme, request));
  }

  listen(): Promise<Ports> {
    return this.#servers.listen();
  }

  /**
   * Answers `url` and what its redirects lead to. Resolves with what came once all is answered, or `patience` ms have
   * passed.
   */
  async serve(url: string, answers: readonly ScriptedAnswer[], action: () => Promise<unknown>, patience = 3000) {
    const served: ServedRequest[] = [];
    const answered = new Promise<void>((done) => {
      this.#expected = { url: withoutFragment(url), answers, served, done };
    });
    const timer = new AbortController();
    // A page that Chromium refuses to show is no reason to end: what was asked for until then is what counts.
    const all = Promise.all([answered, action().catch(() => undefined)]);
    await Promise.race([all, sleep(patience, undefined, { signal: timer.signal })]);
    timer.abort();
    this.#expected = null;
    return served;
  }

  close(): void {
    this.#servers.close();
  }

  async #answer(scheme: string, request: IncomingMessage): Promise<void> {
    const { method = '', headers, socket } = request;
    const body = (await buffer(request)).toString('latin1');
    const url = new URL(`${scheme}://${headers.host}${request.url}`).href;
    const expected = this.#expected;
    const isExpected = expected !== null && (expected.url === url || encrypted(expected.url) === url);
    const answer = isExpected ? expected.answers[expected.served.length] : undefined;
    if (!expected || !answer) {
      socket.end(response(200, [], null), 'latin1');
      return;
    }
    // Dates have whole seconds only: a lifetime is exact when the answer goes out at the beginning of one.
    if (answer.setCookies.some(hasDate)) await sleep(1000 - (Date.now() % 1000));
    const at = Date.now();
    const setCookies = answer.setCookies.map((header) => writeDates(header, at));
    // Node gives each byte of a header as one character.
    const cookie = headers.cookie === undefined ? null : headerText(headers.cookie);
    expected.served.push({ method, url, cookie, contentType: headers['content-type'] ?? '', body, setCookies, at });
    if (answer.location !== null) expected.url = withoutFragment(new URL(answer.location, url).href);
    const isLast = answer.location === null || expected.served.length === expected.answers.length;
    socket.end(response(answer.status, setCookies, answer.location), 'latin1', () => isLast && expected.done());
  }
}

/** Bytes, one character each. */
function response(status: number, setCookies: readonly string[], location: string | null): string {
  const lines = [
    `HTTP/1.1 ${status} Scripted`,
    'Content-Type: text/html; charset=utf-8',
    'Cache-Control: no-store',
    'Connection: close',
    `Content-Length: ${PAGE.length}`,
    ...setCookies.map((header) => `Set-Cookie: ${header}`),
    ...(location === null ? [] : [`Location: ${location}`]),
  ];
  return `${headerBytes(lines.join('\r\n'))}\r\n\r\n${PAGE}`;
}

/** Chromium may ask by https for what a page names by http. */
const encrypted = (url: string): string => url.replace(/^http:/, 'https:');

function withoutFragment(url: string): string {
  const copy = new URL(url);
  copy.hash = '';
  return copy.href;
}
