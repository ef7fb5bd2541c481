/**
 * The servers of CORS scenarios: http and https on the loopback, for every host. While a step is performed they give
 * its answers, one for each request that comes, whatever it asks; any other request gets an empty page.
 */
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { HeaderFields } from '../../../src/core/http.ts';
import { answerFrom, type ScriptedAnswer } from '../../../src/scenario/answers.ts';
import type { Ports } from '../browsers/browser.ts';
import { LoopbackServers, PAGE } from '../loopback-servers.ts';

export interface CameRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderFields;
  /** Bytes, one character each. */
  readonly body: string;
}

export class AnsweringServers {
  readonly #servers: LoopbackServers;
  #step: { readonly answers: readonly ScriptedAnswer[]; readonly came: CameRequest[] } | null = null;

  /** `folder` takes the certificate, made anew each time. */
  constructor(folder: string) {
    this.#servers = new LoopbackServers(folder, (scheme, request) => this.#answer(scheme, request));
  }

  listen(): Promise<Ports> {
    return this.#servers.listen();
  }

  /** What came while `action` went on, and what it gave. */
  async during<Result>(
    answers: readonly ScriptedAnswer[],
    action: () => Promise<Result>,
  ): Promise<{ readonly came: readonly CameRequest[]; readonly result: Result }> {
    const step = { answers, came: [] };
    this.#step = step;
    const result = await action();
    this.#step = null;
    return { came: step.came, result };
  }

  close(): void {
    this.#servers.close();
  }

  async #answer(scheme: string, request: IncomingMessage): Promise<void> {
    const { method = '', rawHeaders, headers, socket, url } = request;
    // Browsers ask for icons, and their makers' servers, on their own account.
    const isAsked = url !== '/favicon.ico' && /\.test(?::\d+)?$/.test(headers.host ?? '');
    const step = isAsked ? this.#step : null;
    const answer = step?.answers[step.came.length];
    const fields = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
    );
    const came = { method, url: new URL(`${scheme}://${headers.host}${url}`).href, headers: fields };
    const at = (step?.came.push({ ...came, body: '' }) ?? 0) - 1;
    const body = (await buffer(request)).toString('latin1');
    if (step !== null) step.came[at] = { ...came, body };
    socket.end(answer === undefined ? page() : written(answer));
  }
}

const page = (): string => message(200, [['Content-Type', 'text/html; charset=utf-8']], PAGE);

function written(scripted: ScriptedAnswer): string {
  const answer = answerFrom(scripted, Date.now());
  if (answer.kind === 'fault') return page();
  const { status, headers, body } = answer.response;
  return message(status, headers, body);
}

/** Written byte by byte, since Node's own writer refuses headers that scenarios need. */
function message(status: number, headers: HeaderFields, body: string): string {
  const isBodiless = status === 204 || status === 304;
  const own: HeaderFields = [
    ...(headers.some(([name]) => name === 'Cache-Control') ? [] : [['Cache-Control', 'no-store'] as const]),
    ['Connection', 'close'],
    ...(isBodiless ? [] : [['Content-Length', String(Buffer.byteLength(body))] as const]),
  ];
  const lines = [...headers, ...own].map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} Scripted`, ...lines, '', isBodiless ? '' : body].join('\r\n');
}
