import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makePostgresDatabase, openPostgres } from './postgres-server.ts';
import { makeSqliteDatabase } from './sqlite.ts';
import type { TestDatabase } from './storage-contract.ts';

const WRITER = fileURLToPath(new URL('crash-writer.mjs', import.meta.url));
/** How often two processes are killed; 100 rounds for the long run. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 1);

/** Starts a writer and kills it (-9) some time after its first acknowledgement; the last number that it said. */
async function writeAndDie(url: string, learner: string, milliseconds: number): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, [WRITER, url, learner], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  if (child.stdout === null) throw new Error('the writer has no output');
  let last = 0;
  for await (const line of createInterface(child.stdout)) {
    if (last === 0) void pause(milliseconds).then(() => child.kill('SIGKILL'));
    last = Number(line);
  }
  await exited;
  return last;
}

const server = await openPostgres();

const engines: [string, () => Promise<TestDatabase>][] = [['SQLite', makeSqliteDatabase]];
if (server !== null) engines.push(['PostgreSQL', () => makePostgresDatabase(server)]);

describe.each(engines)('after processes were killed while writing to %s', (_, makeDatabase) => {
  it('every acknowledged commit is there and whole, and every reminder queued once', { timeout: 600_000 }, async () => {
    const database = await makeDatabase();
    for (let round = 1; round <= ROUNDS; round += 1) {
      const learners = [`terminal:ada-${round}`, `terminal:bob-${round}`];
      const said = await Promise.all(
        learners.map((learner, index) => writeAndDie(database.url, learner, 7 * index + ((round * 37) % 90))),
      );
      const store = await database.open();
      for (const [index, learner] of learners.entries()) {
        const { progress, attempts, reviews, cards, reminders } = await store.loadAll(learner);
        const kept = progress[0]?.index ?? 0;
        // One commit more may be on the disk: it was written, and killed before it was acknowledged.
        expect(kept - (said[index] ?? 0)).toBeOneOf([0, 1]);
        const numbers = Array.from({ length: kept }, (_, place) => `${place + 1}`);
        expect(attempts.map(({ given }) => given)).toEqual(numbers);
        expect(reviews).toHaveLength(kept);
        expect(cards.map(({ reps }) => reps)).toEqual([kept]);
        for (const number of numbers) expect(await store.replyTo(learner, `${learner} ${number}`)).not.toBeNull();
        // The last one may still be due; it is in the outbox then, or to be swept, and never both or neither.
        const queued = await database.statement(`select day, outcome from outbox where learner = '${learner}'`);
        const days = queued.map(({ day }) => Number(day)).sort((one, other) => one - other);
        expect(days).toEqual(numbers.slice(0, reminders?.nextAt === null ? kept : kept - 1).map(Number));
        const unsent = queued.filter(({ outcome }) => outcome !== 'sent');
        expect(unsent.length).toBeLessThanOrEqual(2);
      }
      await store.close();
    }
    await database.remove();
  });
});
