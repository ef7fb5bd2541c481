/** Draws pictures on a thread of their own, which ends with the last one: what drawing took is given back at once. */
import { constants, getPriority, platform, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { renderPicture } from './pictures.ts';

/** What the thread is asked for, and what it says of each. */
export type Asked = readonly string[];

export interface Drawing {
  readonly svg: string;
  readonly png: Uint8Array | null;
}

/** By so much below answers it gets a third of the time of one that answers, where both want the processor. */
const BELOW_ANSWERS = 5;

/** Linux alone gives a thread a priority of its own; elsewhere this would be the whole program's. */
function giveWay(): void {
  try {
    setPriority(Math.min(getPriority() + BELOW_ANSWERS, constants.priority.PRIORITY_LOW));
  } catch {
    // Where that is not allowed, pictures are as urgent as answers.
  }
}

if (platform() === 'linux') giveWay();

const asked: Asked = workerData;
for (const svg of asked) parentPort?.postMessage({ svg, png: renderPicture(svg) } satisfies Drawing);
