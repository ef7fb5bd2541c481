/** One run: a program is loaded and a dialogue talks to it, request by request. */
import { randomUUID } from 'node:crypto';
class Run {
    #session;
    #limits;
    /** Once there is a fault that the interpreter did not survive, every further request meets the same. */
    #dead = null;
    prints = '';
    constructor(session, limits) {
        this.#session = session;
        this.#limits = limits;
    }
    get fault() {
        return this.#dead;
    }
    /** Null when the program is loaded. */
    async load(source, at) {
        const { report } = await this.#command({ kind: 'load', source }, at);
        if (report.kind === 'loaded')
            return null;
        return report.kind === 'fault' ? report.fault : { kind: 'broken' };
    }
    async request(request) {
        if (this.#dead)
            return { kind: 'fault', fault: this.#dead, prints: '' };
        const { report, prints } = await this.#command({ kind: 'request', request: wsgiRequest(request) }, request.at);
        if (report.kind === 'response') {
            return { kind: 'response', response: report.response, error: report.error, prints };
        }
        this.#dead = report.kind === 'fault' ? report.fault : { kind: 'broken' };
        return { kind: 'fault', fault: this.#dead, prints };
    }
    async #command(command, at) {
        const id = randomUUID();
        const line = JSON.stringify({ id, bodyBytes: this.#limits.bodyBytes, ...command });
        const reply = await this.#session.ask(line, at);
        this.prints += reply.prints;
        const { prints } = reply;
        if (reply.kind === 'gone')
            return { report: { kind: 'fault', fault: this.#fault(reply.end) }, prints };
        // An answer to another command is none.
        const report = reply.report?.id === id ? reply.report : null;
        return { report: report ?? { kind: 'fault', fault: { kind: 'broken' } }, prints };
    }
    #fault(end) {
        return end === 'timeout' ? { kind: 'timeout', seconds: this.#limits.seconds } : { kind: end };
    }
}
/**
 * Loads `program` and lets `dialogue` talk to it. Rejects only with what `dialogue` itself throws. The interpreter is
 * not usable afterwards; throwing it away is the caller's part.
 */
export async function run(session, flask, limits, program, startTime, dialogue) {
    const current = new Run(session, limits);
    const fault = await current.load(program, startTime);
    if (fault)
        return { result: { kind: 'not-started', fault, prints: current.prints }, fault };
    let turn = dialogue.next();
    while (!turn.done)
        turn = dialogue.next(await current.request(turn.value));
    const result = { kind: 'finished', value: turn.value, prints: current.prints, flask };
    return { result, fault: current.fault };
}
const NO_BYTE = /[^\0-\xff]/u;
/**
 * Takes a request apart. Its body is taken as bytes, one character each (U+0000 to U+00FF): text has to be encoded
 * before, as a browser does, so that files travel unharmed. Throws a TypeError for a URL that is not absolute, or a
 * body that holds other characters.
 */
export function wsgiRequest({ method, url, headers, body }) {
    const [text] = NO_BYTE.exec(body) ?? [];
    if (text !== undefined) {
        throw new TypeError(`the body of ${method} ${url} holds "${text}"; expected bytes, one character each: encode text as UTF-8 first`);
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
//# sourceMappingURL=run.js.map