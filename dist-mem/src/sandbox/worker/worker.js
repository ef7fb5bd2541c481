/**
 * A worker thread: performs one run after the other. It sleeps in its event loop between two runs, and in a run between
 * two commands.
 */
import { readlinkSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { unpackSnapshot } from '../snapshot/snapshot.js';
import { Machine } from './machine.js';
import { clearPrints } from './prints.js';
import { PrintPipe, RunOver } from './streams.js';
function start({ limits, orders, signal, prints }, parent) {
    const tell = (message) => parent.postMessage(message);
    let machine = null;
    let first = null;
    let run = 0;
    let heard = 0;
    /** Sleeps, using no processor time, until there is an order. */
    const nextOrder = () => {
        for (;;) {
            const received = receiveMessageOnPort(orders);
            if (received !== undefined)
                return received.message;
            Atomics.wait(signal, 0, heard);
            heard = Atomics.load(signal, 0);
        }
    };
    const host = {
        receive() {
            const order = first ?? nextOrder();
            first = null;
            if (order.kind !== 'command')
                throw new RunOver('finished', 'nothing more is asked of it');
            return order;
        },
        answered: (line) => tell({ kind: 'line', run, line }),
        output: new PrintPipe(prints),
    };
    orders.on('message', (order) => {
        if (order.kind === 'begin') {
            machine = new Machine(order.module, unpackSnapshot(order.snapshot), limits, host);
            tell({ kind: 'ready', thread: threadNumber() });
        }
        else if (order.kind === 'command' && machine !== null) {
            first = order;
            run = order.run;
            clearPrints(prints);
            const end = machine.perform();
            if (end !== 'finished')
                tell({ kind: 'ended', run, end });
            machine.prepare();
        }
        // Else it is the end of a run that has ended by itself meanwhile.
    });
}
function threadNumber() {
    try {
        return Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    }
    catch {
        return null;
    }
}
if (parentPort !== null)
    start(workerData, parentPort);
//# sourceMappingURL=worker.js.map