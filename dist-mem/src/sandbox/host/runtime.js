import { flaskName } from '../real-flask/find-flask.js';
import { RunQueue } from './run-queue.js';
import { RuntimeProcess } from './runtime-process.js';
export class Runtime {
    /** Known as soon as runs can begin, and never when that does not come to be. */
    ready;
    #limits;
    #snapshotFolder;
    #lost;
    #queue = new RunQueue();
    #tellReady = () => { };
    /** Null while it is still being looked for. */
    #flask = null;
    #process = null;
    /** How many more runs the process may perform now; 0 until it is ready. */
    #free = 0;
    #isReady = false;
    #closed = false;
    #patience;
    constructor({ limits, flask, snapshotFolder, lost }) {
        this.#limits = limits;
        this.#snapshotFolder = snapshotFolder;
        this.#lost = lost;
        this.ready = new Promise((resolve) => {
            this.#tellReady = resolve;
        });
        void flask.then((found) => {
            this.#flask = found;
            this.#startProcess();
        });
    }
    /**
     * A worker for one run; when none is free, `waiting` is told how many runs will have theirs before, at once and as
     * they become fewer. Never rejects.
     */
    begin(waiting) {
        if (this.#closed)
            return Promise.resolve({ kind: 'none' });
        const turn = this.#turn();
        if (turn !== null)
            return Promise.resolve(turn);
        const ahead = this.#queue.length;
        if (ahead >= this.#limits.waiting)
            return Promise.resolve({ kind: 'busy', ahead });
        if (this.#process === null)
            this.#startProcess();
        return new Promise((resolve) => {
            this.#queue.join(resolve, waiting, performance.now());
            this.#watch();
        });
    }
    /** Whether a run could begin just now, or soon. */
    get isReady() {
        return this.#process !== null && this.#isReady;
    }
    /** How many runs wait for a worker. */
    get waiting() {
        return this.#queue.length;
    }
    async close() {
        this.#closed = true;
        this.#refuseWaiting();
        await this.#process?.close();
    }
    #turn() {
        const process = this.#process;
        const flask = this.#flask;
        if (process === null || flask === null || this.#free === 0)
            return null;
        this.#free -= 1;
        const { ask, end } = process.begin();
        const session = {
            ask: (line, at) => {
                const reply = ask(line, at);
                this.#watch();
                return reply;
            },
            end: () => {
                end();
                // Another process has workers of its own.
                if (this.#process !== process)
                    return;
                this.#free += 1;
                this.#next();
            },
        };
        return { kind: 'session', session, flask: flaskName(flask.kind === 'real' ? flask.flask : null) };
    }
    #next() {
        while (this.#queue.length > 0) {
            const turn = this.#turn();
            if (turn === null)
                return;
            this.#queue.takeFirst(performance.now())?.(turn);
        }
    }
    /** To be called when something is expected of the child process; it is killed when it then stays silent. */
    #watch() {
        clearTimeout(this.#patience);
        const { silenceSeconds, snapshotSeconds, seconds, wallFactor } = this.#limits;
        const silence = silenceSeconds + (this.#isReady ? seconds * wallFactor : snapshotSeconds);
        this.#patience = setTimeout(() => this.#process?.kill(), silence * 1000);
        // Waiting for a sign is no reason to keep the host alive.
        this.#patience.unref();
    }
    #startProcess() {
        const flask = this.#flask;
        if (flask === null || this.#closed)
            return;
        this.#isReady = false;
        const options = {
            limits: this.#limits,
            flask: flask.kind === 'real' ? flask.flask : null,
            snapshotFolder: this.#snapshotFolder,
        };
        this.#process = new RuntimeProcess(options, {
            ready: (made) => {
                this.#isReady = true;
                this.#free = this.#limits.workers;
                this.#tellReady({ flask, made });
                this.#next();
            },
            sign: () => this.#heard(),
            ended: () => this.#processEnded(),
        });
    }
    #heard() {
        clearTimeout(this.#patience);
        if (this.#queue.length > 0 || this.#process?.owesAnswers)
            this.#watch();
    }
    #processEnded() {
        clearTimeout(this.#patience);
        this.#process = null;
        this.#free = 0;
        if (this.#closed)
            return;
        this.#lost();
        if (this.#isReady)
            this.#startProcess();
        else
            this.#startDifferently();
    }
    /** What never came to work would most likely not work now. */
    #startDifferently() {
        if (this.#flask?.kind === 'real') {
            const { version, place } = this.#flask.flask;
            this.#flask = { kind: 'small', why: `Flask ${version} in ${place} does not start in the sandbox.` };
            this.#startProcess();
            if (this.#queue.length > 0)
                this.#watch();
        }
        else {
            // The next run tries again.
            this.#refuseWaiting();
        }
    }
    #refuseWaiting() {
        for (const refuse of this.#queue.takeAll())
            refuse({ kind: 'none' });
    }
}
//# sourceMappingURL=runtime.js.map