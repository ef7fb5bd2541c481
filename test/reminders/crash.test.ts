import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startDiscordServer } from '../../playground/discord/start-server.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { card, change, learner, NOON, reminders } from '../storage/changes.ts';
import { startPlainPlatform } from './crash/plain-platform.ts';
import { dice } from './simulation/dice.ts';

/** `NIBBLE_KILLS=200` takes some minutes. */
const KILLS = Number(process.env.NIBBLE_KILLS ?? 3);
/** On each platform. */
const LEARNERS_EACH = 30;
/** Milliseconds. */
const LONGEST_LIFE = 400;
const WORKER = fileURLToPath(new URL('crash/worker.mjs', import.meta.url));

/** Learners of both platforms with a card that is due and a reminder that was to come a minute ago. */
async function fillDatabase(database: string, ids: readonly string[]): Promise<void> {
  const store = await openStorage(database);
  const settings = reminders({ zone: 'UTC', time: 12 * 60, nextAt: NOON });
  const cards = [card('attach-a-cookie', { due: NOON })];
  await Promise.all(
    ids.map((id) => store.commit(change(id, { learner: learner(id), progress: null, cards, reminders: settings }))),
  );
  await store.close();
}

/** How a life of a bot ended, with what it had to complain about. */
interface Life {
  readonly end: 'killed' | 'done' | 'failed';
  readonly complaints: string;
}

/** Starts a bot and kills it so many milliseconds after it began its work; never, when null. */
async function live(job: string, killAfter: number | null): Promise<Life> {
  const child = spawn(process.execPath, [WORKER, job], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const complaints = text(child.stderr);
  for await (const line of createInterface(child.stdout)) {
    if (line !== 'ready' || killAfter === null) continue;
    await wait(killAfter);
    child.kill('SIGKILL');
  }
  const [code, signal] = await exited;
  const end = signal === 'SIGKILL' ? 'killed' : code === 0 ? 'done' : 'failed';
  return { end, complaints: await complaints };
}

it(`reminds each learner once, whenever two bots on one database are killed: ${KILLS} times`, {
  timeout: 180_000 + KILLS * 5_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nibble-reminders-'));
  const database = `file:${join(folder, 'nibble.db')}`;
  const discord = await startDiscordServer();
  const plain = await startPlainPlatform();
  const numbers = Array.from({ length: KILLS * LEARNERS_EACH }, (_, number) => number);
  const windows = numbers.map((number) => discord.client({ user: `learner ${number}`, place: 'dm' }));
  const plainIds = numbers.map((number) => `plain:T${number % 3}:U${number}`);
  await fillDatabase(database, [...windows.map(({ accountId }) => `discord:${accountId}`), ...plainIds]);
  const job = JSON.stringify({
    database,
    discord: { apiUrl: discord.apiUrl, token: discord.token },
    plainUrl: plain.url,
    startsAt: NOON + 60_000,
    startedAt: Date.now(),
  });
  const chance = dice('kills');
  const lives: Life[] = [];
  const count = (end: Life['end']): number => lives.filter((life) => life.end === end).length;
  /** A busy database may turn a new bot away; whoever looks after it starts it again. */
  const bot = async (): Promise<void> => {
    while (count('killed') < KILLS) lives.push(await live(job, chance.between(0, LONGEST_LIFE)));
    let last: Life;
    do {
      last = await live(job, null);
      lives.push(last);
      expect(count('failed'), last.complaints).toBeLessThan(KILLS);
    } while (last.end !== 'done');
  };
  await Promise.all([bot(), bot()]);

  expect(windows.filter((window) => window.messages().length !== 1)).toEqual([]);
  expect(plainIds.filter((id) => !plain.messages.has(id))).toEqual([]);
  const store = await openStorage(database);
  expect(await store.reminderBacklog()).toEqual({ waiting: 0, oldestDueAt: null });
  await store.close();
  if (process.env.NIBBLE_KILLS) {
    const posts = discord.requests.filter(({ path }) => path.endsWith('/messages')).length;
    const twice = [...plain.messages.values()].filter((messages) => messages > 1).length;
    process.stdout.write(
      `${count('killed')} kills, ${count('failed')} failed starts; Discord was sent ${posts} messages `,
    );
    process.stdout.write(
      `for ${windows.length} learners, each of whom has one; without keys ${twice} have more than one\n`,
    );
  }
  plain.close();
  await discord.close();
  await rm(folder, { recursive: true });
});
