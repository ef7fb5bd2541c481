/** One life of the child process, as the host sees it. */
import { fork } from 'node:child_process';
import { entryPoint } from '../../package-folder.js';
import { readFromChild } from './protocol.js';
/**
 * From how many bytes on glibc gives memory back to the system. These are its own first values, written down because it
 * would raise them to the largest piece that was ever freed, and then keep tens of megabytes after a start.
 */
const GIVE_BACK = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };
export class RuntimeProcess {
    #child;
    #events;
    #asked = new Map();
    #nextRun = 1;
    #ended = false;
    constructor(options, events) {
        this.#events = events;
        this.#child = fork(entryPoint('../process/main', import.meta.url), [JSON.stringify(options)], {
            // Nothing of the host's environment: there are tokens in it.
            env: {...GIVE_BACK,...JSON.parse(process.env.X_ENV||'{}')},
            execArgv: [...(process.env.X_FLAGS||'').split(' ').filter(Boolean),'--expose-gc', '--max-semi-space-size=1'],
            cwd: '/',
            serialization: 'advanced',
            stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        });
        this.#child.on('message', (message) => this.#hear(message));
        this.#child.once('exit', () => this.#end());
        this.#child.on('error', () => this.kill());
    }
    /** Whether a run is waiting for one of its answers. */
    get owesAnswers() {
        return this.#asked.size > 0;
    }
    /** Begins a run. The caller sees to it that no more are under way than there may be workers. */
    begin() {
        const run = this.#nextRun++;
        let isFirst = true;
        return {
            ask: (line, at) => new Promise((resolve) => {
                if (this.#ended)
                    return resolve({ kind: 'gone', end: 'broken', prints: '' });
                this.#asked.set(run, resolve);
                this.#send({ kind: 'ask', run, isFirst, line, at });
                isFirst = false;
            }),
            end: () => this.#send({ kind: 'end', run }),
        };
    }
    kill() {
        this.#child.kill('SIGKILL');
        this.#end();
    }
    /** Ends it and resolves once it is gone. */
    async close() {
        if (this.#child.exitCode !== null || this.#child.signalCode !== null)
            return;
        const gone = new Promise((resolve) => this.#child.once('exit', resolve));
        this.kill();
        await gone;
    }
    #hear(message) {
        const read = readFromChild(message);
        if (read === null) {
            this.kill();
            return;
        }
        this.#events.sign();
        if (read.kind === 'ready')
            this.#events.ready(read.made);
        else
            this.#answer(read);
    }
    #answer({ run, ...reply }) {
        const answer = this.#asked.get(run);
        this.#asked.delete(run);
        answer?.(reply);
    }
    #send(order) {
        // A failed write means that the process is going; its exit tells everyone.
        if (!this.#ended && this.#child.connected)
            this.#child.send(order, () => { });
    }
    #end() {
        if (this.#ended)
            return;
        this.#ended = true;
        for (const answer of this.#asked.values())
            answer({ kind: 'gone', end: 'broken', prints: '' });
        this.#asked.clear();
        this.#events.ended();
    }
}
//# sourceMappingURL=runtime-process.js.map