/**
 * A worker thread: performs one run after the other. It sleeps in its event loop between two runs, and in a run between
 * two commands.
 */
import { readlinkSync } from 'node:fs';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { End } from '../host/protocol.ts';
import type { Limits } from '../limits.ts';
import { type Snapshot, unpackSnapshot } from '../snapshot/snapshot.ts';
import { filledMemory, Machine, type MachineHost } from './machine.ts';
import { clearPrints, type PrintMemory } from './prints.ts';
import { PrintPipe, RunOver } from './streams.ts';

/** What a worker thread is given when it starts. */
export interface WorkerStart {
  readonly limits: Limits;
  /** Orders arrive here; `signal` counts them, so that a run can sleep until one is there. */
  readonly orders: MessagePort;
  readonly signal: Int32Array;
  readonly prints: PrintMemory;
}

export type ToWorker =
  /** What runs begin with, before anything else: packed, in memory that all threads share. The last one counts. */
  | { readonly kind: 'fill'; readonly snapshot: Uint8Array }
  /** The interpreter, once: from now on there may be runs. */
  | { readonly kind: 'begin'; readonly module: WebAssembly.Module }
  /** A command line for this run, or the first one of a new run. */
  | { readonly kind: 'command'; readonly run: number; readonly line: string; readonly at: number }
  /** This run is over, if it is not already. */
  | { readonly kind: 'end'; readonly run: number };

type Command = ToWorker & { readonly kind: 'command' };

export type FromWorker =
  /** `thread` is its number for the operating system (Linux); null where that cannot be known. */
  | { readonly kind: 'ready'; readonly thread: number | null }
  | { readonly kind: 'line'; readonly run: number; readonly line: string; readonly took: number }
  /** This run has ended by itself; the thread can take the next one. */
  | { readonly kind: 'ended'; readonly run: number; readonly end: End };

/** After so many runs what they left is collected: V8 would let it grow to three times what is in use. */
const COLLECT_AFTER_RUNS = 32;

function start({ limits, orders, signal, prints }: WorkerStart, parent: MessagePort): void {
  const tell = (message: FromWorker) => parent.postMessage(message);
  let filled: { readonly snapshot: Snapshot; readonly memory: WebAssembly.Memory } | null = null;
  let machine: Machine | null = null;
  let first: Command | null = null;
  let run = 0;
  let uncollected = 0;
  let heard = 0;

  /** Sleeps, using no processor time, until there is an order. */
  const nextOrder = (): ToWorker => {
    for (;;) {
      const received = receiveMessageOnPort(orders);
      if (received !== undefined) return received.message;
      Atomics.wait(signal, 0, heard);
      heard = Atomics.load(signal, 0);
    }
  };

  const host: MachineHost = {
    receive() {
      const order = first ?? nextOrder();
      first = null;
      if (order.kind !== 'command') throw new RunOver('finished', 'nothing more is asked of it');
      return order;
    },
    answered: (line, took) => tell({ kind: 'line', run, line, took }),
    output: new PrintPipe(prints),
  };

  orders.on('message', (order: ToWorker) => {
    if (order.kind === 'fill') {
      const snapshot = unpackSnapshot(order.snapshot);
      filled = { snapshot, memory: filledMemory(snapshot, limits) };
    } else if (order.kind === 'begin' && filled !== null) {
      machine = new Machine(order.module, filled.snapshot, limits, host, filled.memory);
      filled = null;
      tell({ kind: 'ready', thread: threadNumber() });
    } else if (order.kind === 'command' && machine !== null) {
      first = order;
      run = order.run;
      clearPrints(prints);
      const end = machine.perform();
      if (end !== 'finished') tell({ kind: 'ended', run, end });
      machine.prepare();
      uncollected += 1;
      if (uncollected === COLLECT_AFTER_RUNS) {
        globalThis.gc?.();
        uncollected = 0;
      }
    }
    // Else it is the end of a run that has ended by itself meanwhile.
  });
}

function threadNumber(): number | null {
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').at(-1));
  } catch {
    return null;
  }
}

if (parentPort !== null) start(workerData as WorkerStart, parentPort);
