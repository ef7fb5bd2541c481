// The thread of a SQLite database, which can be told to stand still as it does in a long statement or on a slow disk: a
// message on the channel named by the database's URL brings a flag, and it waits until the flag is set.
import { BroadcastChannel, workerData } from 'node:worker_threads';
import '../../dist/src/storage/thread.js';

const channel = new BroadcastChannel(workerData.databaseUrl);
channel.unref();
channel.onmessage = ({ data: flag }) => {
  channel.postMessage('stalled');
  Atomics.wait(flag, 0, 0);
};
