/** The thread in which a SQLite database lives: it opens what `workerData` names, says so, and answers until it is closed. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { takeDueFrom } from '../reminders/take-due.ts';
import { openStore, type Storage } from '../storage/open-store.ts';
import { writeFault } from '../storage/thread/calls.ts';
import { serve } from '../storage/thread/serve.ts';

async function open(port: MessagePort): Promise<void> {
  let storage: Storage;
  try {
    storage = await openStore(String(workerData));
  } catch (error) {
    return port.postMessage(writeFault(error));
  }
  const { outbox, retention, ...store } = storage;
  serve(port, { ...store, ...outbox, ...retention, takeDue: takeDueFrom(outbox) });
  port.postMessage(null);
}

if (parentPort !== null) await open(parentPort);
