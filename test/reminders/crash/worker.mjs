// A bot that does nothing but remind: sweeps the database at argv[2] and delivers to the platform at argv[3], on a clock
// that showed argv[4] when the machine's showed argv[5]. It runs the built program, says "ready" before it begins and
// "done" when nothing is left to do.
import { setTimeout as wait } from 'node:timers/promises';
import { createReminders } from '../../../dist/src/reminders/start-reminders.js';
import { openStore } from '../../../dist/src/storage/open-store.js';

const [, , url, platformUrl, shown, origin] = process.argv;
const clock = () => Number(shown) + Date.now() - Number(origin);
const store = await openStore(url);

const platform = (name) => ({
  zoneOf: async () => null,
  async deliver(learner, _blocks, key) {
    const answer = await fetch(`${platformUrl}/${name}`, { method: 'POST', body: JSON.stringify({ learner, key }) });
    return answer.json();
  },
});

const reminders = createReminders({
  outbox: store.outbox,
  store,
  tutor: { handle: async () => ({ pressed: 'keep', blocks: [{ kind: 'paragraph', content: [] }] }) },
  platforms: { discord: platform('discord'), slack: platform('slack') },
  clock,
  log: {
    info() {},
    warn() {},
    error: (event, details) => process.stderr.write(`${event} ${details?.error?.stack ?? ''}\n`),
  },
  // Small batches and short claims, so that a life of a tenth of a second is in the middle of many things.
  limits: {
    sweepBatch: 10,
    claimBatch: 5,
    claimFor: 700,
    gap: {},
    firstWait: 20,
    mostWait: 50,
    failuresInARow: 100,
  },
});

process.stdout.write('ready\n');
for (;;) {
  await (await reminders.tick()).delivered;
  if ((await store.outbox.backlog()).waiting === 0) break;
  await wait(50);
}
process.stdout.write('done\n');
await reminders.stop();
await store.close();
