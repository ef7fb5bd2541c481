/** Draws pictures on a thread of their own, which ends with the last one: what drawing took is given back at once. */
import { parentPort, workerData } from 'node:worker_threads';
import { renderPicture } from './pictures.ts';

/** What the thread is asked for, and what it says of each. */
export type Asked = readonly string[];

export interface Drawing {
  readonly svg: string;
  readonly png: Uint8Array | null;
}

const asked: Asked = workerData;
for (const svg of asked) parentPort?.postMessage({ svg, png: renderPicture(svg) } satisfies Drawing);
