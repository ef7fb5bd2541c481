/**
 * Lessons that change while the bot runs, and courses that are taught in some places only. Looks at the folder are by
 * hand.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { renderPicture } from '../../adapters/shared/pictures.ts';
import { type LessonsWatch, watchLessons } from '../../src/cli/watch-lessons.ts';
import { readAll } from '../../src/lesson/load.ts';
import type { Log } from '../../src/log.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { changingLessons } from '../../src/tutor/lessons.ts';
import { GREETINGS, spoil } from '../lesson/spoil.ts';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';

const folder = mkdtempSync(join(tmpdir(), 'nibble-live-'));
afterAll(() => rmSync(folder, { recursive: true }));

const jars = readFileSync(join(packageFolder(), 'test/fixtures/picture-lessons/jars.md'), 'utf8');

function writeLessons(): void {
  for (const course of ['flask', 'jars-course']) mkdirSync(join(folder, course), { recursive: true });
  cpSync(join(packageFolder(), 'test/fixtures/picture-lessons'), join(folder, 'jars-course'), { recursive: true });
  writeFileSync(join(folder, 'jars-course/course.yaml'), 'title: Pictures\n');
  writeFileSync(join(folder, 'flask/course.yaml'), 'title: Flask\n');
  writeFileSync(join(folder, 'flask/greetings.md'), GREETINGS);
}
writeLessons();

const coursesAt = new Map<string, readonly string[]>();
const told: string[] = [];
const note = (message: string, details: object): void => void told.push(`${message} ${JSON.stringify(details)}`);
const log: Log = { info: note, warn: note, error: note };

let lessons: ReturnType<typeof changingLessons> | null = null;

describeOnPlatforms<ChatPlatform>(
  'a bot whose lessons change',
  PLATFORMS,
  (stage) => {
    let watch: LessonsWatch;

    beforeEach(async () => {
      writeLessons();
      coursesAt.clear();
      told.length = 0;
      // A stage is open by now.
      if (lessons === null) throw new Error('nothing is taught yet');
      watch = watchLessons({ folders: [folder], lessons, read: readAll, log }, new Map());
      watch.stop();
      await look();
      told.length = 0;
    });

    /** A change is taken over once two looks see the same. */
    const look = async (): Promise<void> => {
      await watch.look();
      await watch.look();
    };

    const atStep2 = async (user: string, lesson: string) => {
      const learner = stage.platform.window(user);
      await learner.command(`/lesson ${lesson}`);
      await learner.waitFor(/step 1 of/);
      await learner.type('next');
      await learner.waitFor(/step 2 of/);
      return learner;
    };

    it('teaches the change to who is in the middle of the lesson, from where they are', async () => {
      const learner = await atStep2('U81', 'greetings');
      writeFileSync(
        join(folder, 'flask/greetings.md'),
        spoil(['`/hello?name=Ada`.', '`/hello?name=Ada`.\n\n---\n\nA new bite stands here.']),
      );
      await look();
      expect(told).toEqual(['lessons changed {"lessons":["greetings"]}']);
      await learner.type('next');
      expect(await learner.waitFor(/A new bite stands here/)).toMatch(/step 3 of/);
    });

    it('goes on with the lesson before where the file is broken, and tells the host its line', async () => {
      const learner = await atStep2('U82', 'greetings');
      writeFileSync(join(folder, 'flask/greetings.md'), spoil(['## Complete', '## The end']));
      await look();
      expect(watch.refused()).toBe(1);
      expect(told).toEqual([
        expect.stringMatching(
          /^changed lessons are not right; those before them stay .*greetings\.md:\d+:1: no \\"## Complete\\"/,
        ),
      ]);
      await learner.type('next');
      expect(await learner.waitFor(/step 3 of/)).toMatch(/step 3 of/);
      writeFileSync(join(folder, 'flask/greetings.md'), GREETINGS);
      await look();
      expect(watch.refused()).toBe(0);
    });

    it('shows a lesson’s picture, and another one once its file has changed', async () => {
      const learner = stage.platform.window('U83');
      const before = stage.platform.pictures();
      await learner.command('/lesson jars');
      await learner.waitFor(/A jar with three labels: theme, lang and visits\. The lid is open\./);
      expect(stage.platform.pictures()).toBe(before + 1);
      const other = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
      writeFileSync(join(folder, 'jars-course/jar.png'), renderPicture(other) ?? '');
      await look();
      expect(told).toEqual(['lessons changed {"lessons":["jars"]}']);
      const shown = stage.platform.pictures();
      await learner.type('go labels');
      await learner.waitFor(/A jar with three labels, as before/);
      expect(stage.platform.pictures()).toBe(shown + 1);
    });

    it('keeps the lesson whose picture is gone, and tells the host', async () => {
      rmSync(join(folder, 'jars-course/pictures/red.svg'));
      await look();
      expect(told).toEqual([
        expect.stringMatching(/jars\.md:3\d:3: the picture \\"pictures\/red\.svg\\" does not exist/),
      ]);
      const learner = stage.platform.window('U84');
      await learner.command('/lesson jars');
      await learner.waitFor(/The lid is open/);
    });

    it('takes a new lesson into its course, and lets one go', async () => {
      writeFileSync(join(folder, 'jars-course/lids.md'), jars.replaceAll('Jars', 'Lids'));
      await look();
      const learner = stage.platform.window('U85');
      await learner.command('/lesson');
      await learner.waitFor(/Lids/);
      rmSync(join(folder, 'jars-course/lids.md'));
      await look();
      await learner.command('/lesson lids');
      expect(await learner.waitFor(/Jars/)).toMatch(/Jars/);
    });

    it('teaches in a server the courses that were chosen for it', async () => {
      coursesAt.set(stage.platform.room.server, ['jars-course']);
      stage.platform.inviteBot();
      const there = stage.platform.window('U86', 'among others');
      await there.command('/lesson');
      const listed = await there.waitFor(/Jars/);
      expect(listed).not.toMatch(/Greeting by Name/);
      await there.command('/lesson greetings');
      await there.waitFor(/greetings/);
      expect(there.messages().join('\n')).not.toMatch(/step 1 of/);
      coursesAt.clear();
      await there.command('/lesson greetings');
      await there.waitFor(/step 1 of/);
    });
  },
  {
    lessons: folder,
    taught: (read) => {
      lessons = changingLessons(read, coursesAt);
      return lessons;
    },
  },
);
