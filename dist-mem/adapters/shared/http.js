/**
 * One JSON request, one answer; and another try where that may help.
 *
 * The platforms' own clients, Node's `fetch` and even undici's `request` take several times the processor time of the
 * request itself, so what every answer needs goes through undici's dispatcher, and nothing around it. `npm run
 * bench:adapters` tells what that is worth: with it Nibble answers 0.81 times as many presses as bare discord.js does,
 * with discord.js' own `REST` 0.56 times as many.
 */
import { Agent } from 'undici';
/**
 * `timeout`: milliseconds for the connection, and again for the answer. What it gives rejects with undici's errors,
 * whose `code` is `UND_ERR_…` or the system's, such as `ECONNRESET`.
 */
export function jsonSender(timeout) {
    const agent = new Agent({ connect: { timeout }, headersTimeout: timeout, bodyTimeout: timeout });
    return ({ method, url, headers, body, onSent }) => new Promise((resolve, reject) => {
        const { origin, pathname, search } = new URL(url);
        const answer = new Collected(resolve, reject, onSent);
        agent.dispatch({
            origin,
            path: pathname + search,
            method,
            headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json; charset=utf-8' },
            body: body === undefined ? null : JSON.stringify(body),
        }, answer);
    });
}
/** Takes an answer together as it arrives. */
class Collected {
    #resolve;
    onError;
    onBodySent;
    #status = 0;
    #headers = [];
    #chunks = [];
    constructor(resolve, reject, onSent) {
        this.#resolve = resolve;
        this.onError = reject;
        this.onBodySent = onSent ?? (() => { });
    }
    /** Undici asks that it is there. Nothing is ever taken back. */
    onConnect() { }
    /** Comes again where an answer is announced by one of the statuses below 200. */
    onHeaders(status, headers) {
        this.#status = status;
        this.#headers = headers;
        return true;
    }
    onData(chunk) {
        this.#chunks.push(chunk);
        return true;
    }
    onComplete() {
        const headers = this.#headers;
        this.#resolve({
            status: this.#status,
            header: (name) => headerIn(headers, name),
            text: Buffer.concat(this.#chunks).toString(),
        });
    }
}
/** `headers` are names and values in turns, as they came. */
function headerIn(headers, name) {
    for (let index = 0; index + 1 < headers.length; index += 2) {
        const is = headers[index]?.length === name.length && headers[index]?.toString('latin1').toLowerCase() === name;
        if (is)
            return headers[index + 1]?.toString('latin1') ?? null;
    }
    return null;
}
export const realClock = {
    now: Date.now,
    // A process that has nothing else to do may end meanwhile.
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref()),
};
/** Resolves as the first attempt that succeeds. Rejects with the last error when no further attempt is made. */
export async function withRetry(request, { until, pauseAfter, clock = realClock }) {
    for (let attempts = 1;; attempts += 1) {
        try {
            return await request();
        }
        catch (error) {
            const pause = pauseAfter(error, attempts);
            if (pause === null || clock.now() + pause > until)
                throw error;
            await clock.sleep(pause);
        }
    }
}
//# sourceMappingURL=http.js.map