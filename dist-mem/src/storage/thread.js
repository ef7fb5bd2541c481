/**
 * A SQLite file in a thread of its own. SQLite's driver is synchronous: each statement, and each wait for the disk,
 * would hold up everybody who is being answered. This file is both sides: the storage that passes its calls on, and the
 * program of the thread that makes them.
 *
 * Waking a thread is the dearest part of a call, so calls travel together: those of one turn of the event loop, and
 * under load those of a few milliseconds. A call that is alone never waits. Messages are JSON: it is quicker than
 * the copies that threads make of objects.
 */
import { once } from 'node:events';
import { setImmediate } from 'node:timers';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { OperatorError } from '../errors.js';
import { entryPoint } from '../package-folder.js';
import { storageOf } from '../tutor/storage.js';
/** Milliseconds between two messages to the thread, while it still has calls to answer. */
const INTERVAL = 3;
/** The storage's objects live briefly; with more room for the young ones the thread would only take more memory. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 8 };
/**
 * Opens the database in a thread; rejects as `openStorage` does. `program` is what the thread runs: this file, or one
 * that imports it.
 */
export async function openInThread(databaseUrl, program = entryPoint('./thread', import.meta.url)) {
    const given = { databaseUrl };
    const thread = new Worker(program, { workerData: given, resourceLimits: THREAD_LIMITS });
    let cause = null;
    thread.on('error', (error) => {
        cause = error;
    });
    const [fault] = await Promise.race([
        once(thread, 'message'),
        once(thread, 'exit').then(() => Promise.reject(ended(cause))),
    ]);
    if (fault)
        throw readFault(fault);
    const storage = storageOf(callerOf(thread, () => ended(cause)));
    return {
        ...storage,
        close: async () => {
            await storage.close();
            await thread.terminate();
        },
    };
}
/** Makes the calls that the thread answers. When it ends, whatever waits is rejected with `reason()`. */
function callerOf(thread, reason) {
    const waiting = new Map();
    let calls = [];
    let count = 0;
    let hasEnded = false;
    let lastSent = Number.NEGATIVE_INFINITY;
    const send = () => {
        lastSent = performance.now();
        thread.postMessage(JSON.stringify(calls));
        calls = [];
    };
    const sendSoon = () => {
        const pause = waiting.size === 0 ? 0 : lastSent + INTERVAL - performance.now();
        if (pause > 0)
            setTimeout(send, pause);
        else
            setImmediate(send);
    };
    thread.on('message', (message) => {
        for (const [number, isAnswer, answer] of JSON.parse(message)) {
            const call = waiting.get(number);
            waiting.delete(number);
            if (isAnswer)
                call?.resolve(answer);
            else
                call?.reject(readFault(answer));
        }
    });
    thread.on('exit', () => {
        hasEnded = true;
        for (const { reject } of waiting.values())
            reject(reason());
        waiting.clear();
    });
    return (name) => (...given) => new Promise((resolve, reject) => {
        if (hasEnded)
            return reject(reason());
        if (calls.length === 0)
            sendSoon();
        count += 1;
        calls.push([count, name, given]);
        waiting.set(count, { resolve, reject });
    });
}
const ended = (cause) => new OperatorError('the thread that keeps the database has ended', 'Start Nibble again; nothing that was answered is lost. If it ends again, report what the log says of it.', { cause });
function writeFault(error) {
    if (!(error instanceof Error))
        return { message: String(error), stack: null, remedy: null };
    const { message, stack = null } = error;
    return { message, stack, remedy: error instanceof OperatorError ? error.remedy : null };
}
function readFault({ message, stack, remedy }) {
    const error = remedy === null ? new Error(message) : new OperatorError(message, remedy);
    if (stack !== null)
        error.stack = stack;
    return error;
}
/* The thread's program: opens the database, says so (or what is wrong), and answers until it is closed. */
const isGiven = (data) => typeof data === 'object' && data !== null && 'databaseUrl' in data;
async function serve(port, databaseUrl) {
    const { openStorage } = await import('./storage.js');
    try {
        answer(port, await openStorage(databaseUrl));
        port.postMessage(null);
    }
    catch (error) {
        port.postMessage(writeFault(error));
    }
}
/** Makes the calls that come, and sends back the answers that have come since the last turn of the event loop. */
function answer(port, storage) {
    let answers = [];
    const send = () => {
        port.postMessage(JSON.stringify(answers));
        answers = [];
    };
    const reply = (answered) => {
        if (answers.length === 0)
            setImmediate(send);
        answers.push(answered);
    };
    port.on('message', (message) => {
        const calls = JSON.parse(message);
        for (const [number, name, given] of calls) {
            const call = storage[name];
            call(...given).then((value) => reply([number, true, value]), (error) => reply([number, false, writeFault(error)]));
        }
    });
}
if (parentPort !== null && isGiven(workerData))
    await serve(parentPort, workerData.databaseUrl);
//# sourceMappingURL=thread.js.map