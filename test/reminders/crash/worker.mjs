// A bot that does nothing but remind, as the JSON at argv[2] says: it queues what is due and delivers to a local
// Discord, through the real adapter, and to a platform without idempotency keys. It runs the built program, says
// "ready" before it begins and "done" when nothing is left to do.
import { setTimeout as wait } from 'node:timers/promises';
import { REST } from 'discord.js';
import { createPlatform } from '../../../dist/adapters/discord/direct-messages.js';
import { paragraph } from '../../../dist/src/core/prose.js';
import { createReminders } from '../../../dist/src/reminders/start-reminders.js';
import { openStorage } from '../../../dist/src/storage/storage.js';

const { database, discord, plainUrl, startsAt, startedAt } = JSON.parse(process.argv[2]);
const store = await openStorage(database);
const log = {
  info() {},
  warn() {},
  error: (event, details) => process.stderr.write(`${event} ${details?.error?.stack ?? ''}\n`),
};

// The adapter's own client keeps to a pace that would make this test last for hours.
const rest = new REST({ api: discord.apiUrl, retries: 0, globalRequestsPerSecond: 1e6 }).setToken(discord.token);
const inPassing = ({ method, route, body }) => rest.request({ method, fullRoute: route, body });

const plain = {
  zoneOf: async () => null,
  async deliver(learner) {
    const answer = await fetch(plainUrl, { method: 'POST', body: learner });
    return answer.json();
  },
};

const reminders = createReminders({
  storage: store,
  tutor: {
    handle: async () => ({ pressed: 'keep', blocks: [paragraph('A card is due.')] }),
    reminded: async () => {},
  },
  platforms: { discord: createPlatform({ inPassing }, log), plain },
  clock: () => startsAt + Date.now() - startedAt,
  log,
  // Small batches and short claims, so that a life of a few tenths of a second is in the middle of many things.
  limits: {
    enqueueBatch: 10,
    claimBatch: 5,
    claimFor: 1000,
    gap: {},
    firstWait: 20,
    mostWait: 50,
    failuresInARow: 100,
  },
});

process.stdout.write('ready\n');
for (;;) {
  await (await reminders.tick()).delivered;
  if ((await store.reminderBacklog()).waiting === 0) break;
  await wait(50);
}
process.stdout.write('done\n');
await reminders.stop();
await store.close();
