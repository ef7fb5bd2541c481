/** The thread that makes a snapshot and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Limits } from '../limits.ts';
import type { FileTree } from './library.ts';
import { makeSnapshot } from './make-snapshot.ts';

export interface MakerStart {
  readonly binary: Uint8Array;
  readonly sources: FileTree;
  readonly limits: Limits;
}

if (parentPort !== null) {
  const { binary, sources, limits }: MakerStart = workerData;
  parentPort.postMessage(makeSnapshot(binary, sources, limits));
}
