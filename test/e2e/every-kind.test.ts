/** A lesson with a question of every kind, taken with buttons, menus and forms, and by typing alone. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageFolder } from '../../src/package-folder.ts';
import { everyKind } from '../fixtures/lessons.ts';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { takeLesson } from './take-lesson.ts';

const lesson = everyKind();
const lessons = join(packageFolder(), 'test/fixtures/more-lessons');

describeOnPlatforms<ChatPlatform>(
  'a question of every kind',
  PLATFORMS,
  (stage) => {
    it('is answered with buttons, menus and forms', async () => {
      const learner = stage.platform.window('U71');
      await takeLesson(learner, lesson);
      expect(await learner.waitFor(/Lesson complete/)).toMatch(/5 of 5 questions right, 5 at the first try/);
      expect(stage.platform.pings).toEqual([]);
    });

    it('is answered by typing', async () => {
      const learner = stage.platform.window('U72');
      await learner.command(`/lesson ${lesson.id}`);
      await learner.waitFor(/step 1 of/);
      const type = async (text: string, answer: RegExp) => {
        await learner.type(text);
        return learner.waitFor(answer);
      };
      await type('next', /Which of these are warm colours/);
      await type('red and orange', /Right[\s\S]*fire/);
      await type('next', /Which of these have the colour of a flame/);
      await type('a plum, a canary', /Not this time[\s\S]*Plums are violet/);
      const frog = await type('next', /Put the stages in the order/);
      await type(typedOrder(frog, ['egg', 'tadpole', 'froglet', 'frog']), /Right[\s\S]*legs come before the tail/);
      await type('next', /Who says what/);
      await type('1a', /no letter for 2, 3 yet/);
      await type('skip', /Around a circle/);
      await type('it’s about 3,14', /Right[\s\S]*number π/);
      await type('next', /Put the lines in order/);
      await type(
        '```\nnumber = 2\nwhile number > 0:\n    number = number - 1\n    print(number)\nprint("Go")\n```',
        /Not this time[\s\S]*It should print/,
      );
    });
  },
  { lessons },
);

describeOnPlatforms<ChatPlatform>(
  'a lesson of plain Python, and one without any code,',
  PLATFORMS,
  (stage) => {
    it('can be taken from the first command to "lesson complete"', async () => {
      const learner = stage.platform.window('U73');
      await takeLesson(learner, stage.app.lesson('plain-python'));
      expect(learner.messages().join('\n')).toMatch(/The program printed:\s+Hello, Ada\s+Hello, Grace/);
      await takeLesson(learner, stage.app.lesson('no-code'));
      expect(await learner.waitFor(/Lesson complete: Reading a Map/)).toMatch(/2 of 2 questions right/);
      expect(stage.platform.pings).toEqual([]);
    });
  },
  { lessons },
);

/** The numbers that stand before these words, in the order of the words. */
function typedOrder(shown: string, words: readonly string[]): string {
  return words
    .map((word) => new RegExp(`(\\d)[.)]\\s+${word}$`, 'm').exec(shown)?.[1] ?? `no number before ${word}`)
    .join(' ');
}
