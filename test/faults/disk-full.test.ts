/**
 * The disk with the SQLite file fills up in the middle of a quiz: the log says so, learners are told in a friendly
 * sentence, and when there is room again all goes on. Nothing that was acknowledged is lost.
 *
 * It is a real small disk (tmpfs), which needs the right to mount one; skipped elsewhere.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import { temporaryFolder } from '../e2e/test-app.ts';
import { greetings } from '../fixtures/lessons.ts';
import { comeTo, countOf, goTo, pressRight, questionsOf, RIGHT, SORRY, untilMore } from './in-quiz.ts';
import { PLATFORM_NAMES, startPlatforms } from './participants.ts';
import { StartedBot } from './started-bot.ts';

const MEGABYTES = 8;
const lesson = greetings();
const [first, second] = questionsOf(lesson);
const folder = await temporaryFolder();
const isMounted = mountSmallDisk(folder.path);
const ballast = join(folder.path, 'ballast');

it.skipIf(!isMounted)('learners are told of a full disk, go on when there is room, and have lost nothing', async () => {
  const platforms = await startPlatforms();
  const url = `file:${join(folder.path, 'nibble.db')}`;
  const settings = {
    ...platforms.settings,
    DATABASE_URL: url,
    LESSONS_DIR: fileURLToPath(new URL('../fixtures/lessons', import.meta.url)),
  };
  const elsewhere = await temporaryFolder();
  const bot = new StartedBot({ folder: elsewhere.path, settings, preload: ['quick-slack'] });
  onTestFinished(async () => {
    await bot.end();
    await platforms.close();
    execFileSync('umount', [folder.path]);
    await Promise.all([folder.remove(), elsewhere.remove()]);
  });
  await bot.start();
  const participants = PLATFORM_NAMES.map((platform) => platforms.join(platform, 'UD1'));
  for (const participant of participants) {
    await comeTo(participant, lesson, first);
    await untilMore(participant, RIGHT, () => pressRight(participant, first));
    await goTo(participant, second);
  }

  fillUp(folder.path);
  for (const participant of participants) await untilMore(participant, SORRY, () => pressRight(participant, second));
  expect(bot.log).toMatch(/the database file .* (disk is full|could not be read or written)/);
  expect(participants.map((participant) => countOf(participant, RIGHT))).toEqual([1, 1]);

  rmSync(ballast);
  for (const participant of participants) await untilMore(participant, RIGHT, () => pressRight(participant, second));
  const store = await openStorage(url);
  for (const { learner } of participants) {
    const { attempts } = await store.loadAll(learner);
    expect(attempts.map(({ step, verdict }) => [step, verdict])).toEqual([
      [first?.id, 'right'],
      [second?.id, 'right'],
    ]);
  }
  await store.close();
  expect(bot.lives).toBe(1);
});

function mountSmallDisk(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('No disk can be mounted here, so the test of a full one is skipped.\n');
    return false;
  }
}

/** Takes every byte that is left. */
function fillUp(disk: string): void {
  const { bavail, bsize } = statfsSync(disk);
  for (let left = bavail; left > 0; left = statfsSync(disk).bavail) appendFileSync(ballast, Buffer.alloc(left * bsize));
}
