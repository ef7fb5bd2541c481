/**
 * The runs that wait for a worker, first come, first served. Each is told how many are ahead of it: once when it
 * joins, and again when that has become fewer, but not more often than it can be read.
 */
/** The shortest time between two tellings, in milliseconds. */
const TELL_EVERY_MS = 1_000;
/** `now` is any clock that only goes forward, in milliseconds. */
export class RunQueue {
    #waiting = [];
    get length() {
        return this.#waiting.length;
    }
    /** Puts a ticket at the end, and tells it how many are ahead: 0 when it is next. */
    join(ticket, tell, now) {
        const ahead = this.#waiting.push({ ticket, tell, toldAt: now }) - 1;
        tell(ahead);
    }
    /** Takes the first ticket out and tells the others that they have moved up; undefined when nobody waits. */
    takeFirst(now) {
        const first = this.#waiting.shift();
        for (const [ahead, waiting] of this.#waiting.entries()) {
            if (now - waiting.toldAt < TELL_EVERY_MS)
                continue;
            waiting.toldAt = now;
            waiting.tell(ahead);
        }
        return first?.ticket;
    }
    /** Takes all tickets out, in their order; nobody is told. */
    takeAll() {
        return this.#waiting.splice(0).map(({ ticket }) => ticket);
    }
}
//# sourceMappingURL=run-queue.js.map