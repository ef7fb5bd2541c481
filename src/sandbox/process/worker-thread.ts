/**
 * One worker, as the child process sees it: a thread that takes one run after the other, and is ended when a run has
 * had its time.
 */
import { MessageChannel, Worker } from 'node:worker_threads';
import { bundledEntryPoint } from '../../package-folder.ts';
import type { End } from '../host/protocol.ts';
import type { Limits } from '../limits.ts';
import { printMemory, printReader } from '../worker/prints.ts';
import type { FromWorker, ToWorker, WorkerStart } from '../worker/worker.ts';
import { processorTimeOf, TimeLimit } from './time-limit.ts';

export interface WorkerEvents {
  /** It has begun, and waits; once. */
  readonly ready: () => void;
  /** `took`: milliseconds by the run's clock. */
  readonly line: (run: number, line: string, took: number, prints: string) => void;
  /** A run has ended by itself or because of its time. */
  readonly gone: (run: number, end: End, prints: string) => void;
  /** The thread has ended, and can take no more runs; nothing follows. */
  readonly lost: () => void;
}

type Command = Omit<ToWorker & { kind: 'command' }, 'kind'>;

interface CurrentRun {
  readonly run: number;
  readonly readPrints: () => string;
  limit: TimeLimit | null;
}

const HEAP = { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 1, stackSizeMb: 4 };
/** After these the thread is not used again: who has broken a rule, or has made the memory as large as it can be. */
const DISQUALIFYING: readonly End[] = ['broken', 'memory'];

export class WorkerThread {
  readonly #limits: Limits;
  readonly #events: WorkerEvents;
  readonly #worker: Worker;
  readonly #orders = new MessageChannel();
  readonly #signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #prints;
  #startTimer: NodeJS.Timeout | undefined;
  /** Null until the thread is ready. */
  #processorTime: (() => number) | null = null;
  /** What came before it was. */
  #early: Command | null = null;
  #current: CurrentRun | null = null;
  #lost = false;

  /** Starts the thread, which needs as long for that as a snapshot for being read. */
  constructor(limits: Limits, events: WorkerEvents) {
    this.#limits = limits;
    this.#events = events;
    this.#prints = printMemory(limits.printBytes);
    const workerData: WorkerStart = {
      limits,
      orders: this.#orders.port2,
      signal: this.#signal,
      prints: this.#prints,
    };
    this.#worker = new Worker(bundledEntryPoint('../worker/bundle', import.meta.url), {
      workerData,
      transferList: [this.#orders.port2],
      env: {},
      execArgv: [],
      resourceLimits: HEAP,
      stdin: true,
      stdout: true,
      stderr: true,
    });
    this.#worker.on('message', (message: FromWorker) => this.#hear(message));
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      this.#lose(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken');
    });
    this.#worker.on('exit', () => this.#lose('broken'));
  }

  /** Lets it fill its memory while the module is not there yet. */
  fill(snapshot: Uint8Array): void {
    this.#send({ kind: 'fill', snapshot });
  }

  /** Lets it take runs; once, when its memory is filled. */
  begin(module: WebAssembly.Module): void {
    this.#startTimer = setTimeout(() => this.#lose('broken'), this.#limits.startSeconds * 1_000);
    this.#send({ kind: 'begin', module });
  }

  /** Whether it could begin a run. */
  get isFree(): boolean {
    return this.#current === null && !this.#lost;
  }

  /** Gives it a command of its run, or the first one of a new run; the answer is a `line` or `gone` event. */
  ask(command: Command): void {
    this.#current ??= { run: command.run, readPrints: printReader(this.#prints), limit: null };
    if (this.#processorTime === null) {
      this.#early = command;
      return;
    }
    this.#current.limit ??= new TimeLimit(
      this.#limits,
      { processor: this.#processorTime, wall: () => performance.now() },
      () => this.#lose('timeout'),
    );
    this.#current.limit.asked();
    this.#send({ ...command, kind: 'command' });
  }

  /** Its run is over. */
  end(run: number): void {
    if (this.#current?.run !== run) return;
    this.#finish();
    this.#send({ kind: 'end', run });
  }

  #send(order: ToWorker): void {
    this.#orders.port1.postMessage(order);
    Atomics.add(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
  }

  #hear(message: FromWorker): void {
    if (this.#lost) return;
    if (message.kind === 'ready') this.#start(message.thread);
    else if (message.run === this.#current?.run) {
      const { run, limit, readPrints } = this.#current;
      if (message.kind === 'line') {
        limit?.answered();
        this.#events.line(run, message.line, message.took, readPrints());
      } else if (DISQUALIFYING.includes(message.end)) {
        this.#lose(message.end);
      } else {
        this.#finish();
        this.#events.gone(run, message.end, readPrints());
      }
    }
  }

  #start(thread: number | null): void {
    clearTimeout(this.#startTimer);
    this.#processorTime = processorTimeOf(this.#limits.timeOf === 'thread' ? thread : null);
    this.#events.ready();
    const early = this.#early;
    this.#early = null;
    if (early !== null && this.#current?.run === early.run) this.ask(early);
  }

  #finish(): void {
    this.#current?.limit?.stop();
    this.#current = null;
  }

  /** Ends the thread, and with it the run that it has. */
  #lose(end: End): void {
    if (this.#lost) return;
    this.#lost = true;
    clearTimeout(this.#startTimer);
    const current = this.#current;
    this.#finish();
    this.#orders.port1.close();
    // Only once the thread stands still is it known what it has printed.
    void this.#worker.terminate().then(() => {
      if (current !== null) this.#events.gone(current.run, end, current.readPrints());
      this.#events.lost();
    });
  }
}
