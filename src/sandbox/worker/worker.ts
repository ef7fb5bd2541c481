/**
 * A worker thread: performs one run after the other. It sleeps in its event loop between two runs, and in a run between
 * two commands.
 */
import { readlinkSync } from 'node:fs';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { End } from '../host/protocol.ts';
import type { Limits } from '../limits.ts';
import { unpackSnapshot } from '../snapshot/snapshot.ts';
import { Machine, type MachineHost } from './machine.ts';
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

/** What all workers of a child process have in common; they are started before it is there. */
export interface Runtime {
  readonly module: WebAssembly.Module;
  /** Packed, in memory that all threads share. */
  readonly snapshot: Uint8Array;
}

export type ToWorker =
  /** What it is to work with, once and before anything else. */
  | ({ readonly kind: 'begin' } & Runtime)
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

function start({ limits, orders, signal, prints }: WorkerStart, parent: MessagePort): void {
  const tell = (message: FromWorker) => parent.postMessage(message);
  let machine: Machine | null = null;
  let first: Command | null = null;
  let run = 0;
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
    if (order.kind === 'begin') {
      machine = new Machine(order.module, unpackSnapshot(order.snapshot), limits, host);
      tell({ kind: 'ready', thread: threadNumber() });
    } else if (order.kind === 'command' && machine !== null) {
      first = order;
      run = order.run;
      clearPrints(prints);
      const end = machine.perform();
      if (end !== 'finished') tell({ kind: 'ended', run, end });
      machine.prepare();
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
