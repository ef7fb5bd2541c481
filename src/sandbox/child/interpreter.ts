/** One interpreter, as the child process sees it: a thread that is asked line by line, within the run's time. */
import { MessageChannel, Worker } from 'node:worker_threads';
import { entryPoint } from '../../entry-point.ts';
import type { Limits } from '../limits.ts';
import type { End } from '../messages.ts';
import { printMemory, printReader } from '../worker/print-pipe.ts';
import type { Command, FileTree, FromWorker, StartData } from '../worker/start-data.ts';

/** What every interpreter of a child process has in common. */
export interface Ground {
  readonly module: WebAssembly.Module;
  readonly library: FileTree;
  readonly limits: Limits;
}

export interface Events {
  /** A line of answer; the first one is the harness saying that it is warm. */
  readonly line: (line: string, prints: string) => void;
  /** It is gone, by itself or because of its time; called once and then nothing more. */
  readonly gone: (end: End, prints: string) => void;
}

const HEAP = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 };

export class Interpreter {
  readonly #worker: Worker;
  readonly #commands = new MessageChannel();
  readonly #bell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #readPrints: () => string;
  readonly #events: Events;
  #millisecondsLeft: number;
  #askedAt = 0;
  #timer: NodeJS.Timeout;
  #ended = false;

  constructor(ground: Ground, events: Events) {
    const { limits } = ground;
    const prints = printMemory(limits.printBytes);
    this.#readPrints = printReader(prints);
    this.#events = events;
    this.#millisecondsLeft = limits.seconds * 1000;
    const workerData: StartData = { ...ground, commands: this.#commands.port2, bell: this.#bell, prints };
    this.#worker = new Worker(entryPoint('../worker/worker', import.meta.url), {
      workerData,
      transferList: [this.#commands.port2],
      env: {},
      execArgv: [],
      resourceLimits: HEAP,
      stdin: true,
      stdout: true,
      stderr: true,
    });
    this.#timer = setTimeout(() => this.#end('broken'), limits.startSeconds * 1000);
    this.#worker.on('message', (message: FromWorker) => this.#hear(message));
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      this.#end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken');
    });
    this.#worker.on('exit', () => this.#end('broken'));
  }

  /** Gives it a command; the answer is a `line` or `gone` event. */
  ask(command: Command): void {
    this.#askedAt = performance.now();
    this.#timer = setTimeout(() => this.#end('timeout'), this.#millisecondsLeft);
    this.#commands.port1.postMessage(command);
    Atomics.add(this.#bell, 0, 1);
    Atomics.notify(this.#bell, 0);
  }

  /** Throws it away; no event follows. */
  async discard(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#commands.port1.close();
    await this.#worker.terminate();
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'ended') {
      this.#end(message.end);
    } else if (!this.#ended) {
      clearTimeout(this.#timer);
      if (this.#askedAt > 0) this.#millisecondsLeft -= performance.now() - this.#askedAt;
      this.#events.line(message.line, this.#readPrints());
    }
  }

  #end(end: End): void {
    if (this.#ended) return;
    // Only once the thread stands still is it known what it has printed.
    void this.discard().then(() => this.#events.gone(end, this.#readPrints()));
  }
}
