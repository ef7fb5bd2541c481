/** Draws pictures on a thread of their own, which ends with the last one: what drawing took is given back at once. */
import { parentPort, workerData } from 'node:worker_threads';
import { renderPicture } from './pictures.js';
const asked = workerData;
for (const svg of asked)
    parentPort?.postMessage({ svg, png: renderPicture(svg) });
//# sourceMappingURL=picture-thread.js.map