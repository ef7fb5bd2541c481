/** The other lessons, each from its first step to its last on one platform. */
import { expect, it } from 'vitest';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { takeLesson } from './take-lesson.ts';

const [DISCORD, SLACK] = PLATFORMS;

for (const [id, platform] of [
  ['uploads', DISCORD],
  ['sessions', SLACK],
] as const) {
  describeOnPlatforms<ChatPlatform>(`the lesson ${id}`, [platform], (stage) => {
    it('can be taken from the first command to "lesson complete"', async () => {
      const learner = stage.platform.window('U61');
      await takeLesson(learner, stage.app.lesson(id));
      expect(await learner.waitFor(/Lesson complete/)).toMatch(/10 of 10 questions right, 10 at the first try/);
      expect(stage.platform.pings).toEqual([]);
    });
  });
}
