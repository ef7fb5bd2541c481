/**
 * Two bots on one database, one of which freezes (SIGSTOP) in the middle of a reminder: the other sends it when the
 * claim has run out, and when the first one thaws it does not send it again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import { temporaryFolder } from '../e2e/test-app.ts';
import { card, change, learner, NOON, reminders } from '../storage/changes.ts';
import { openEngines } from './engines.ts';
import { PLATFORM_NAMES, startPlatforms } from './participants.ts';

const BOT = fileURLToPath(new URL('frozen-bot.mjs', import.meta.url));
const MINUTE = 60_000;
const CLAIMED_FOR = 2 * MINUTE;

const engines = await openEngines();
/** PostgreSQL, where it can run: the engine for several bots. */
const makeDatabase = engines.at(-1)?.[1];

/** Where a bot may freeze, in the order of its work. */
const PLACES = [
  ['has claimed it', 'claimed'],
  ['is about to send it', 'about to send'],
  ['has just sent it', 'sent'],
] as const;

function startBot(job: object) {
  const child = spawn(process.execPath, [BOT, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const complaints = text(child.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    thaw: () => child.kill('SIGCONT'),
    async says(expected: string): Promise<void> {
      const { value } = await lines.next();
      if (value !== expected) throw new Error(`expected the bot to say ${expected}:\n${await complaints}`);
    },
    async complaints(): Promise<string> {
      await exited;
      return complaints;
    },
  };
}

it.each(PLACES)(
  'a reminder comes once, though the bot that %s freezes for longer than its claim',
  async (_, freezeAt) => {
    if (makeDatabase === undefined) throw new Error('there is no engine');
    const [database, platforms, folder] = await Promise.all([makeDatabase(), startPlatforms(), temporaryFolder()]);
    const participants = PLATFORM_NAMES.map((platform) => platforms.join(platform, 'UF1'));
    const store = await openStorage(database.url);
    const settings = reminders({ zone: 'UTC', time: 12 * 60, nextAt: NOON });
    for (const { learner: id } of participants) {
      const cards = [card('attach-a-cookie', { due: NOON })];
      await store.commit(change(id, { learner: learner(id), progress: null, cards, reminders: settings }));
    }
    const clockFile = join(folder.path, 'clock');
    const setClock = (now: number) => writeFileSync(clockFile, String(now));
    const { discord, slack } = platforms;
    const job = {
      database: database.url,
      clockFile,
      claimFor: CLAIMED_FOR,
      discord: { token: discord.token, apiUrl: discord.apiUrl },
      slack: { ...slack.credentials, apiUrl: slack.apiUrl },
    };

    setClock(NOON + MINUTE);
    const first = startBot({ ...job, freezeAt });
    await first.says('frozen');
    setClock(NOON + MINUTE + CLAIMED_FOR);
    const second = startBot(job);
    await second.says('done');
    expect(participants.map(({ window }) => window.messages().length)).toEqual([1, 1]);
    first.thaw();
    await first.says('done');

    expect(participants.map(({ window }) => window.messages().length)).toEqual([1, 1]);
    expect(await store.reminderBacklog()).toEqual({ waiting: 0, oldestDueAt: null });
    expect([await first.complaints(), await second.complaints()]).toEqual(['', '']);
    await store.close();
    await Promise.all([platforms.close(), folder.remove(), database.remove()]);
  },
);
