// A bot that does nothing but remind, once, as the JSON at argv[2] says: it queues what is due and delivers through the
// real adapters. Where it is told to, it freezes itself (SIGSTOP) as soon as the deliveries to all platforms have come
// to that place. It runs the built program by a clock that stands in a file, and says "frozen" and "done".
import { readFileSync, writeSync } from 'node:fs';
import { startDiscord } from '../../dist/adapters/discord/connect.js';
import { startSlack } from '../../dist/adapters/slack/connect.js';
import { paragraph } from '../../dist/src/core/prose.js';
import { createReminders } from '../../dist/src/reminders/start-reminders.js';
import { openStorage } from '../../dist/src/storage/storage.js';

const { database, discord, slack, clockFile, claimFor, freezeAt } = JSON.parse(process.argv[2]);
const STANDARD_OUTPUT = 1;
const PLATFORMS = 2;

const clock = () => Number(readFileSync(clockFile, 'utf8'));
const log = {
  info() {},
  warn() {},
  error: (event, details) => process.stderr.write(`${event} ${details?.error?.stack ?? JSON.stringify(details)}\n`),
};
const tutor = {
  commands: [],
  form: () => null,
  suggest: () => [],
  handle: async () => ({ pressed: 'keep', blocks: [paragraph('A card is due.')] }),
  reminded: async () => {},
};

let arrived = 0;
let wake = () => {};
const awake = new Promise((resolve) => {
  wake = resolve;
});

/** Waits at the place until all are there; the last to come freezes the process, and they go on when it thaws. */
async function pass(place) {
  if (place !== freezeAt) return;
  arrived += 1;
  if (arrived < PLATFORMS) return awake;
  writeSync(STANDARD_OUTPUT, 'frozen\n');
  process.kill(process.pid, 'SIGSTOP');
  wake();
}

const guarded = ({ zoneOf, deliver }) => ({
  zoneOf,
  async deliver(...message) {
    await pass('about to send');
    const result = await deliver(...message);
    await pass('sent');
    return result;
  },
});

const store = await openStorage(database);
const storage = {
  ...store,
  async claimReminders(request) {
    const claims = await store.claimReminders(request);
    if (claims.length > 0) await pass('claimed');
    return claims;
  },
};
const connections = await Promise.all([startDiscord({ ...discord, tutor, log }), startSlack({ ...slack, tutor, log })]);
const [onDiscord, onSlack] = connections.map(({ platform }) => guarded(platform));
const reminders = createReminders({
  storage,
  tutor,
  platforms: { discord: onDiscord, slack: onSlack },
  clock,
  log,
  limits: { enqueueBatch: 10, claimBatch: 5, claimFor, gap: {}, firstWait: 20, mostWait: 50, failuresInARow: 100 },
});
await (await reminders.tick()).delivered;
await reminders.stop();
await Promise.all(connections.map((connection) => connection.stop()));
await store.close();
writeSync(STANDARD_OUTPUT, 'done\n');
process.exit();
