/** Faults on purpose: refusals, statuses and broken connections, for the next call of a method or for all of them. */
import { rateLimited, refuse } from './web-api.js';
export class Faults {
    #next = new Map();
    #lasting = new Map();
    /** The next call of a method (or of `response_url`) fails with Slack's error and complaints. */
    failNext(method, error, messages = []) {
        this.#queue(method, { kind: 'refusal', body: refuse(error, messages) });
    }
    /** The next call is told to wait so many seconds. */
    limitNext(method, retryAfter) {
        this.#queue(method, { kind: 'refusal', body: rateLimited(retryAfter) });
    }
    /** The next call is performed, and answered with this status alone. */
    stumbleNext(method, status) {
        this.#queue(method, { kind: 'status', status });
    }
    /** The connection of the next call breaks. */
    cutNext(method, when) {
        this.#queue(method, { kind: 'cut', when });
    }
    /** From now on every call of a method fails with Slack's error; with null it works again. */
    fail(method, error) {
        if (error === null)
            this.#lasting.delete(method);
        else
            this.#lasting.set(method, { kind: 'refusal', body: refuse(error) });
    }
    /** The fault of this call, if any. */
    take(method) {
        return this.#next.get(method)?.shift() ?? this.#lasting.get(method) ?? null;
    }
    #queue(method, fault) {
        this.#next.set(method, [...(this.#next.get(method) ?? []), fault]);
    }
}
//# sourceMappingURL=faults.js.map