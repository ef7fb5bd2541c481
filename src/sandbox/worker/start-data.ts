/** What a worker thread is given when it starts. */
import type { MessagePort } from 'node:worker_threads';
import type { Limits } from '../limits.ts';

/** Folders by name; files as views of shared memory, so that all interpreters read the same bytes. */
export interface FileTree {
  readonly [name: string]: FileTree | Uint8Array;
}

export interface StartData {
  readonly module: WebAssembly.Module;
  /** What is mounted at `/lib`; it holds `harness`. */
  readonly library: FileTree;
  readonly limits: Limits;
  /** Commands arrive here; `bell` counts them, so that the thread can sleep until one is there. */
  readonly commands: MessagePort;
  readonly bell: Int32Array;
  readonly prints: PrintMemory;
}

/** Shared memory for what a program prints; it survives the thread. */
export interface PrintMemory {
  readonly bytes: Uint8Array;
  /** `[0]` is how many bytes are there, `[1]` is 1 when more were printed than fit. */
  readonly state: Int32Array;
}

export interface Command {
  readonly line: string;
  readonly at: number;
}

/** What a thread tells the child process. */
export type FromWorker =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'ended'; readonly end: 'memory' | 'exit' | 'broken' };
