/** The sandbox as the rest of the program knows it. */
import { join } from 'node:path';
import { NO_METER } from '../core/meter.js';
import { MAX_PROGRAM_CHARACTERS } from '../core/program.js';
import { packageFolder } from '../package-folder.js';
import { run } from './host/run.js';
import { Runtime } from './host/runtime.js';
import { DEFAULT_LIMITS } from './limits.js';
export { DEFAULT_LIMITS } from './limits.js';
export { findFlask, flaskName } from './real-flask/find-flask.js';
export { installFlask } from './real-flask/install-flask.js';
const SMALL = { kind: 'small', why: 'Nobody asked for another.' };
/**
 * Starts a sandbox. Runs wait until it has its snapshot: a moment when one is kept, some seconds when it has to be
 * made. `prints` of a run is all that the program printed, loading included. Throws when the package is not complete
 * (not compiled).
 */
export function createSandbox(options = {}) {
    const { meter = NO_METER } = options;
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const runtime = new Runtime({
        limits,
        flask: options.flask ?? Promise.resolve(SMALL),
        snapshotFolder: options.snapshotFolder ?? join(packageFolder(), 'dist/snapshots'),
        lost: () => meter.count('sandbox losses', {}),
    });
    const refused = (fault) => {
        meter.count('sandbox runs', { result: fault.kind });
        return { kind: 'not-started', fault, prints: '' };
    };
    async function runProgram(program, startTime, dialogue, waiting = () => { }) {
        if (program.length > MAX_PROGRAM_CHARACTERS) {
            return refused({ kind: 'too-long', characters: program.length, limit: MAX_PROGRAM_CHARACTERS });
        }
        const turn = await runtime.begin(waiting);
        if (turn.kind === 'busy')
            return refused({ kind: 'busy', ahead: turn.ahead });
        if (turn.kind === 'none')
            return refused({ kind: 'broken' });
        const since = performance.now();
        try {
            const { result, fault } = await run(turn.session, turn.flask, limits, program, startTime, dialogue);
            meter.count('sandbox runs', { result: fault?.kind ?? 'answered' });
            return result;
        }
        finally {
            meter.time('sandbox run', {}, performance.now() - since);
            turn.session.end();
        }
    }
    return {
        run: runProgram,
        ready: runtime.ready,
        isReady: () => runtime.isReady,
        waiting: () => runtime.waiting,
        close: () => runtime.close(),
    };
}
/* What the rest of the program sees of the sandbox. */
//# sourceMappingURL=index.js.map