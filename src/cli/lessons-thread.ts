/** A thread that reads the folder of lessons that `workerData` names, hands over what it found, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadLessons } from '../lesson/load.ts';

parentPort?.postMessage(await loadLessons(String(workerData)));
