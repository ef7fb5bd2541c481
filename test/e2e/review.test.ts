/** A review at the learner's own wish, and what belongs to it: progress, settings, one's own data. */

import { expect, it } from 'vitest';
import { drawPicture } from '../../adapters/shared/pictures.ts';
import { createDays } from './days.ts';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { answerCard, answerWrong } from './in-quiz.ts';
import { type ChatPlatform, PLATFORMS, PLATFORMS_AND_TERMINAL, type Platform } from './platforms.ts';

const days = createDays();

describeOnPlatforms<Platform>(
  'a learner with cards',
  PLATFORMS_AND_TERMINAL,
  (stage) => {
    async function begin(user: string, cards: number) {
      const learner = stage.platform.window(user);
      await answerWrong(learner, stage.app, cards);
      days.nextMorning();
      days.nextMorning();
      return learner;
    }

    const remembered = (user: string) => stage.app.store.loadAll(stage.platform.learnerId(user));

    it.each(['press', 'typing'] as const)('reviews by %s, from the first card to the end', async (by) => {
      const user = `U51${by}`;
      const learner = await begin(user, 2);
      await learner.command('/review');
      await learner.waitFor(/2 cards for today\.[\s\S]*Review, 1 of 2/);
      await answerCard(learner, stage.app, { right: true, by });
      await learner.waitForButton('Next card');
      await (by === 'press' ? learner.press('Next card') : learner.type('next'));
      await learner.waitFor(/Review, 2 of 2/);
      await answerCard(learner, stage.app, { right: true, by });
      expect(await learner.waitFor(/You strengthened 2 cards/)).toMatch(/The next (card comes|2 cards come)/);
      const { reviews, attempts } = await remembered(user);
      expect(reviews.map(({ rating }) => rating)).toEqual(['again', 'again', 'good', 'good']);
      expect(attempts).toHaveLength(4);
    });

    it('takes an answer back, and asks the card again', async () => {
      const learner = await begin('U52', 1);
      await learner.command('/review');
      await answerCard(learner, stage.app, { right: false, by: 'press' });
      await learner.waitFor(/This card comes back/);
      await learner.waitForButton('Undo');
      await learner.press('Undo');
      await learner.waitFor(/Taken back\. Here it is again\./);
      await answerCard(learner, stage.app, { right: true, by: 'press' });
      await learner.waitFor(/You strengthened 1 card/);
      const { cards } = await remembered('U52');
      expect(cards).toMatchObject([{ reps: 2, lastRating: 'good' }]);
    });

    it('says that it was too easy, and has the card later', async () => {
      const learner = await begin('U53', 1);
      await learner.command('/review');
      await answerCard(learner, stage.app, { right: true, by: 'press' });
      await learner.waitForButton('Too easy');
      const due = async () => (await remembered('U53')).cards[0]?.due ?? 0;
      const before = await due();
      await learner.press('Too easy');
      await learner.waitFor(/Good, it can wait longer/);
      expect(await due()).toBeGreaterThan(before);
    });

    it('sees progress in words, and reviews from there by one click', async () => {
      const learner = await begin('U54', 2);
      await learner.command('/progress');
      expect(await learner.waitFor(/What comes in the next 7 days/)).toMatch(
        /Your progress[\s\S]*Working with Cookies[\s\S]*What you remember: 2 cards/,
      );
      await learner.waitForButton('Review 2 cards');
      await learner.press('Review 2 cards');
      await learner.waitFor(/Review, 1 of 2/);
    });

    it('sets when reminders come, by a form', async () => {
      const learner = stage.platform.window('U55');
      await learner.command('/reminders');
      await learner.waitFor(/Reminders are off/);
      await learner.waitForButton('Time and days');
      await learner.press('Time and days');
      await learner.waitForForm();
      expect(learner.form()?.fields.map(({ label }) => label)).toEqual(['Time', 'Days', 'Quiet from', 'Quiet until']);
      await learner.fill({ time: '7:30 pm', days: 'monday,friday' });
      await learner.waitFor(/19:30, on Monday, Friday/);
      await learner.waitForButton('Time zone');
      await learner.press('Time zone');
      await learner.waitForForm();
      await learner.fill({ zone: 'Kathmandu' });
      await learner.waitFor(/Time zone: Asia\/Kat\w+, where it is \d+:45 now/);
      await learner.waitForButton('Switch on');
      await learner.press('Switch on');
      await learner.waitFor(/Reminders are on\. The next one comes/);
      const { reminders } = await remembered('U55');
      expect(reminders).toMatchObject({ state: 'on', time: 19 * 60 + 30, zoneChosen: true });
    });

    it('takes all that is remembered home, and has it forgotten', async () => {
      const learner = await begin('U56', 1);
      await learner.command('/export');
      await learner.waitFor(/nibble-data\.json/);
      await learner.command('/forget');
      await learner.waitForButton('Yes, forget everything');
      await learner.press('Yes, forget everything');
      expect(await learner.waitFor(/I’ve forgotten you/)).toMatch(/Cards: 1/);
      const { learner: row, ...rest } = await remembered('U56');
      expect({ row, rest: Object.values(rest).flat() }).toEqual({ row: null, rest: [null] });
      await learner.command('/review');
      await learner.waitFor(/There’s nothing to review yet/);
    });
  },
  { clock: days.now },
);

/** Without any font no picture with letters is drawn, and learners read its words. */
const HAS_LETTERS =
  drawPicture('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8">M</text></svg>') !== null;

describeOnPlatforms<ChatPlatform>(
  'progress',
  PLATFORMS,
  (stage) => {
    it.skipIf(!HAS_LETTERS)('is drawn as well as told (skipped where this machine has no font)', async () => {
      const learner = stage.platform.window('U57');
      await answerWrong(learner, stage.app, 1);
      const before = stage.platform.pictures();
      await learner.command('/progress');
      await learner.waitFor(/What comes in the next 7 days/);
      expect(stage.platform.pictures()).toBe(before + 1);
    });
  },
  { clock: days.now },
);
