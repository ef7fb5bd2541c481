/** The built program, started as an operator does, to be killed, frozen and started again at any moment. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startNibble } from '../cli/run-nibble.ts';

export interface StartOptions {
  /** Where it is started, and keeps its files. */
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Modules of `preload/` that change one thing each before the program begins. */
  readonly preload?: readonly string[];
}

const optionsFor = (preload: readonly string[]): string =>
  preload.map((name) => `--import=${new URL(`preload/${name}.mjs`, import.meta.url)}`).join(' ');

interface Life {
  readonly child: ChildProcess;
  /** Resolves when it is ready; rejects with its log when it ends before. */
  readonly ready: Promise<void>;
  readonly death: Promise<unknown>;
  isReady: boolean;
}

/** One bot with many lives. */
export class StartedBot {
  readonly #options: StartOptions;
  readonly #lives: Life[] = [];
  #log = '';

  constructor(options: StartOptions) {
    this.#options = options;
  }

  /** How often it was started. */
  get lives(): number {
    return this.#lives.length;
  }

  /** What it has logged in all its lives. */
  get log(): string {
    return this.#log;
  }

  get pid(): number {
    return this.#life.child.pid ?? Number.NaN;
  }

  /** Resolves when the newest life is ready. */
  get up(): Promise<void> {
    return this.#life.ready;
  }

  /** Resolves when it is ready again after a death; at once after the start when it is not ready now. */
  async reborn(): Promise<void> {
    const life = this.#life;
    if (life.isReady) await life.death;
    await this.up;
  }

  /** Starts it; resolves when it is ready. */
  async start(): Promise<void> {
    const { folder, settings, preload = [] } = this.#options;
    const env = { ...settings, NODE_OPTIONS: optionsFor(preload) };
    const child = startNibble({ args: ['start'], folder, settings: env });
    const death = once(child, 'exit');
    child.stderr.on('data', (chunk) => {
      this.#log += String(chunk);
    });
    const before = this.#log.length;
    const ready = this.#logged(child, /"msg":"ready"/, before);
    ready.catch(() => undefined);
    const life: Life = { child, death, ready, isReady: false };
    this.#lives.push(life);
    await ready;
    life.isReady = true;
  }

  /** Ends it as `kill -9` does, and starts it again. Whoever asks for `up` meanwhile waits for the new life. */
  async dieAndComeBack(): Promise<void> {
    this.#life.isReady = false;
    this.#life.child.kill('SIGKILL');
    await this.start();
  }

  signal(name: NodeJS.Signals): void {
    this.#life.child.kill(name);
  }

  /** Resolves when such a line has been logged in this life, now or later. */
  logged(line: RegExp): Promise<void> {
    return this.#logged(this.#life.child, line, 0);
  }

  /** Ends it for good. */
  async end(): Promise<void> {
    if (this.#lives.length === 0) return;
    this.#life.child.kill('SIGKILL');
    await this.#life.death;
  }

  async #logged(child: ChildProcess, line: RegExp, from: number): Promise<void> {
    const ended = once(child, 'exit').then(() => {
      throw new Error(`the bot ended before it said ${line}:\n${this.#log.slice(from)}`);
    });
    ended.catch(() => undefined);
    while (!line.test(this.#log.slice(from))) {
      if (child.stderr === null) throw new Error('the bot has no log');
      await Promise.race([once(child.stderr, 'data'), ended]);
    }
  }

  get #life(): Life {
    const life = this.#lives.at(-1);
    if (life === undefined) throw new Error('the bot was not started');
    return life;
  }
}
