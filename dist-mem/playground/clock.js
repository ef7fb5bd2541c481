/** Clocks: the machine's own, one that a test moves, and one that runs and can be moved forward. */
import { setTimeout as wait } from 'node:timers/promises';
/** Waiting on it does not keep a process alive. */
export const SYSTEM_CLOCK = {
    now: () => Date.now(),
    wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
};
export class VirtualClock {
    #now;
    #sleepers = [];
    /** Stands still at `start` (epoch milliseconds) until it is moved. */
    constructor(start = 1_700_000_000_000) {
        this.#now = start;
    }
    now() {
        return this.#now;
    }
    wait(milliseconds) {
        if (milliseconds <= 0)
            return Promise.resolve();
        return new Promise((wake) => {
            this.#sleepers.push({ at: this.#now + milliseconds, wake });
        });
    }
    /** How many calls of `wait` are pending. */
    get sleepers() {
        return this.#sleepers.length;
    }
    /** Moves on, and resolves the calls of `wait` that are due. */
    advance(milliseconds) {
        this.#now += milliseconds;
        const due = this.#sleepers.filter(({ at }) => at <= this.#now);
        this.#sleepers = this.#sleepers.filter(({ at }) => at > this.#now);
        for (const { wake } of due)
            wake();
    }
}
/** Runs like the machine's clock, and can be moved forward. */
export class MovableClock {
    #real;
    #watchers = new Set();
    #ahead = 0;
    /** `real` gives epoch milliseconds. */
    constructor(real) {
        this.#real = real;
    }
    /** Epoch milliseconds. */
    now = () => this.#real() + this.#ahead;
    /** Milliseconds ahead of the real time. */
    get ahead() {
        return this.#ahead;
    }
    /** Forward only: what was planned by the later time cannot be undone. */
    move(milliseconds) {
        this.#ahead += milliseconds;
        for (const look of this.#watchers)
            look();
    }
    /** Calls back when it is moved. Returns a function that stops it. */
    onMove(look) {
        this.#watchers.add(look);
        return () => this.#watchers.delete(look);
    }
}
//# sourceMappingURL=clock.js.map