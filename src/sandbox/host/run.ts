/** One run: a program is loaded and a dialogue talks to it, request by request. */
import { randomUUID } from 'node:crypto';
import { type HttpRequest, type HttpResponse, headerValues } from '../../core/http.ts';
import type { Answer, Dialogue, Fault, ResponseTime, RunResult } from '../../core/program.ts';
import type { Limits } from '../limits.ts';
import { ProgramLines } from './program-lines.ts';
import { type End, LONGEST_HEADERS, lengthOf, type Report } from './protocol.ts';
import type { Session } from './runtime-process.ts';

type Command =
  | { readonly kind: 'load'; readonly source: string }
  | { readonly kind: 'request'; readonly request: object };

class Run {
  readonly #session: Session;
  readonly #limits: Limits;
  /** Once there is a fault that the interpreter did not survive, every further request meets the same. */
  #dead: Fault | null = null;
  prints = '';
  /** Characters of all answers so far. */
  #answered = 0;
  /** Of the program. */
  #lines = new ProgramLines('');
  /** When a program that slept while it was loaded was ready, by its clock: the first request waits until then. */
  #loadedAt = 0;

  get #isFull(): boolean {
    return this.#answered > this.#limits.runCharacters + LONGEST_HEADERS;
  }

  constructor(session: Session, limits: Limits) {
    this.#session = session;
    this.#limits = limits;
  }

  get fault(): Fault | null {
    return this.#dead;
  }

  /** Null when the program is loaded. */
  async load(source: string, at: number): Promise<Fault | null> {
    this.#lines = new ProgramLines(source);
    const { report, took } = await this.#command({ kind: 'load', source }, at);
    this.#loadedAt = took > 0 ? at + took : 0;
    if (report.kind === 'loaded') return null;
    return report.kind === 'fault' ? report.fault : { kind: 'broken' };
  }

  async request(request: HttpRequest): Promise<Answer> {
    if (this.#dead) return { kind: 'fault', fault: this.#dead, prints: '' };
    if (this.#isFull) return tooMuch(this.#limits, '');
    const at = Math.max(request.at, this.#loadedAt);
    this.#loadedAt = 0;
    const { report, took, prints } = await this.#command({ kind: 'request', request: wsgiRequest(request) }, at);
    this.#answered += report.kind === 'response' ? sizeOf(report.response) : 0;
    if (this.#isFull) return tooMuch(this.#limits, prints);
    if (report.kind === 'response') {
      const { response, error, badKey, cookies, begun } = report;
      const whole = at + took - request.at;
      return {
        kind: 'response',
        response,
        error: error && this.#lines.error(error),
        ...(badKey && { badKey: this.#lines.error(badKey) }),
        cookies: this.#lines.trace(cookies, headerValues(response.headers, 'Set-Cookie')),
        ...(whole > 0 && { took: responseTime(whole, begun === null ? whole : begun - request.at) }),
        prints,
      };
    }
    this.#dead = report.kind === 'fault' ? report.fault : { kind: 'broken' };
    return { kind: 'fault', fault: this.#dead, prints };
  }

  async #command(command: Command, at: number): Promise<{ report: ReportOrEnd; took: number; prints: string }> {
    const id = randomUUID();
    const { bodyBytes, runCharacters } = this.#limits;
    const left = Math.max(0, runCharacters - this.#answered);
    const line = JSON.stringify({ id, bodyBytes: Math.min(bodyBytes, left), ...command });
    const reply = await this.#session.ask(line, at);
    this.prints += reply.prints;
    const { prints } = reply;
    if (reply.kind === 'gone') return { report: { kind: 'fault', fault: this.#fault(reply.end) }, took: 0, prints };
    const { took } = reply;
    // An answer to another command is none.
    const report = reply.report?.id === id ? reply.report : null;
    if (report?.kind !== 'fault')
      return { report: report ?? { kind: 'fault', fault: { kind: 'broken' } }, took, prints };
    const { fault } = report;
    if (fault.kind !== 'exception') return { report: { kind: 'fault', fault }, took, prints };
    return {
      report: { kind: 'fault', fault: { kind: 'exception', error: this.#lines.error(fault.error) } },
      took,
      prints,
    };
  }

  #fault(end: End): Fault {
    return end === 'timeout' ? { kind: 'timeout', seconds: this.#limits.seconds } : { kind: end };
  }
}

/** When it began is what the program says, so it is held to what can be. */
const responseTime = (whole: number, headers: number): ResponseTime => ({
  headers: Math.min(Math.max(headers, 0), whole),
  whole,
});

/** Bodies are cut before; so much can only be headers. The program is not asked again. */
const tooMuch = ({ runCharacters }: Limits, prints: string): Answer => ({
  kind: 'response',
  response: { status: 500, reason: 'INTERNAL SERVER ERROR', headers: [], body: '' },
  error: {
    type: 'ValueError',
    message: `the headers of all responses together are longer than ${runCharacters} characters`,
    line: null,
  },
  prints,
});

const sizeOf = ({ headers, body }: HttpResponse): number => lengthOf(headers) + body.length;

export interface Ran<Result> {
  readonly result: RunResult<Result>;
  /** What ended the program, if something did, whether or not the dialogue made something of it. */
  readonly fault: Fault | null;
}

type ReportOrEnd = Exclude<Report, { kind: 'fault' }> | { readonly kind: 'fault'; readonly fault: Fault };

/**
 * Loads `program` and lets `dialogue` talk to it. Rejects only with what `dialogue` itself throws. The interpreter is
 * not usable afterwards; throwing it away is the caller's part.
 */
export async function run<Result>(
  session: Session,
  flask: string,
  limits: Limits,
  program: string,
  startTime: number,
  dialogue: Dialogue<Result>,
): Promise<Ran<Result>> {
  const current = new Run(session, limits);
  const fault = await current.load(program, startTime);
  if (fault) return { result: { kind: 'not-started', fault, prints: current.prints }, fault };
  let turn = dialogue.next();
  while (!turn.done) turn = dialogue.next(await current.request(turn.value));
  const result = { kind: 'finished', value: turn.value, prints: current.prints, flask } as const;
  return { result, fault: current.fault };
}

/* A request as the harness gets it: taken apart, so that no address has to be parsed inside the interpreter. */

export interface WsgiRequest {
  readonly method: string;
  readonly scheme: string;
  /** With the port when it is not the scheme's own. */
  readonly host: string;
  readonly name: string;
  readonly port: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: string;
  readonly headers: HttpRequest['headers'];
  /** Bytes, one character each. */
  readonly body: string;
}

const NO_BYTE = /[^\0-\xff]/u;

/**
 * Takes a request apart. Its body is taken as bytes, one character each (U+0000 to U+00FF): text has to be encoded
 * before, as a browser does, so that files travel unharmed. Throws a TypeError for a URL that is not absolute, or a
 * body that holds other characters.
 */
export function wsgiRequest({ method, url, headers, body }: HttpRequest): WsgiRequest {
  const [text] = NO_BYTE.exec(body) ?? [];
  if (text !== undefined) {
    throw new TypeError(
      `the body of ${method} ${url} holds "${text}"; expected bytes, one character each: encode text as UTF-8 first`,
    );
  }
  const { protocol, host, hostname, port, pathname, search } = new URL(url);
  const scheme = protocol.slice(0, -1);
  return {
    method,
    scheme,
    host,
    name: hostname,
    port: port || (scheme === 'https' ? '443' : '80'),
    path: pathname,
    query: search.slice(1),
    headers,
    body,
  };
}
