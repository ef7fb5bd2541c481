/** For work that overlaps: jobs in order, a wait that ends, and a map that forgets its oldest entries. */
/** Keeps the jobs of one key (a learner) in the order they were given; different keys do not wait for each other. */
export class InOrder {
    #last = new Map();
    /** Runs a job when all earlier ones of its key are done, well or not, and settles as the job does. */
    run(key, job) {
        const before = this.#last.get(key) ?? Promise.resolve();
        const result = before.then(job, job);
        this.#last.set(key, result);
        const forget = () => {
            if (this.#last.get(key) === result)
                this.#last.delete(key);
        };
        result.then(forget, forget);
        return result;
    }
    /** Resolves when everything that was given until now is done. */
    async idle() {
        await Promise.allSettled(this.#last.values());
    }
}
/**
 * What `work` comes to, or `otherwise` when that takes more than so many milliseconds. Rejects as `work` does. The work
 * itself goes on.
 */
export async function inTime(milliseconds, work, otherwise) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(otherwise), milliseconds);
    });
    try {
        return await Promise.race([work, late]);
    }
    finally {
        clearTimeout(timer);
    }
}
/** A map that keeps the most recently set entries only: the oldest goes when there are too many. */
export class RecentMap {
    #entries = new Map();
    #most;
    constructor(most) {
        this.#most = most;
    }
    get(key) {
        return this.#entries.get(key);
    }
    set(key, value) {
        this.#entries.delete(key);
        this.#entries.set(key, value);
        if (this.#entries.size <= this.#most)
            return;
        const oldest = this.#entries.keys().next();
        if (!oldest.done)
            this.#entries.delete(oldest.value);
    }
    delete(key) {
        this.#entries.delete(key);
    }
}
//# sourceMappingURL=async.js.map