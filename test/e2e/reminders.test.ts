/** The reminder: a direct message that holds the first card, comes once, and goes away by one click. */
import { afterEach, expect, it } from 'vitest';
import type { ChatClient } from '../../playground/chat-client.ts';
import { createDays, tick } from './days.ts';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { answerCard, answerWrong } from './in-quiz.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';

const days = createDays();

describeOnPlatforms<ChatPlatform>(
  'a reminder',
  PLATFORMS,
  (stage) => {
    const sweep = () => tick(stage.app, stage.platform, days);
    const remindersOf = (messages: readonly string[]) => messages.filter((text) => /(is|are) due today/.test(text));

    let newest: ChatClient | null = null;
    // Whoever was reminded in one test is left alone in the next ones.
    afterEach(() => newest?.type('reminders off'));

    /** So many cards come tomorrow, at half past seven in Berlin. */
    async function begin(user: string, cards: number) {
      days.nextMorning();
      const learner = stage.platform.window(user);
      newest = learner;
      await answerWrong(learner, stage.app, cards);
      await learner.type('remind me at 19:30 in Berlin');
      await learner.waitFor(/Reminders are on\. The next one comes today at 19:30/);
      return learner;
    }

    async function beReminded(user: string, cards: number) {
      const learner = await begin(user, cards);
      await untilTheirEvening();
      await sweep();
      await learner.waitFor(/due today/);
      return learner;
    }

    /** The cards come on the second evening; the bot is there on the first one, too. */
    async function untilTheirEvening() {
      days.nextEvening();
      await sweep();
      days.nextEvening();
    }

    it('does not come while nothing is due, and comes the next day with the card in it', async () => {
      const learner = await begin('U31', 1);
      days.nextEvening();
      await sweep();
      expect(remindersOf(learner.messages())).toEqual([]);
      days.nextEvening();
      await sweep();
      expect(await learner.waitFor(/due today/)).toMatch(/One card is due today\. Here it is\.[\s\S]*Review, 1 of 1/);
      expect(stage.platform.pings).toEqual([]);
    });

    it('is answered in place: the same message says what came of it and when the next one comes', async () => {
      const learner = await beReminded('U32', 1);
      const before = learner.messages().length;
      await answerCard(learner, stage.app, { right: true, by: 'press' });
      expect(await learner.waitFor(/The next card comes/)).toMatch(
        /Right[\s\S]*This card comes back on[\s\S]*You strengthened 1 card/,
      );
      expect(learner.messages()).toHaveLength(before);
      expect(remindersOf(learner.messages())).toEqual([]);
    });

    it('leads to the next card, until all are done', async () => {
      const learner = await beReminded('U33', 2);
      await answerCard(learner, stage.app, { right: true, by: 'press' });
      await learner.waitForButton('Next card');
      await learner.press('Next card');
      await learner.waitFor(/Review, 2 of 2/);
      await answerCard(learner, stage.app, { right: false, by: 'press' });
      expect(await learner.waitFor(/These will come back soon/)).toMatch(/You strengthened 1 card/);
      expect(learner.buttons()).toContain('Back to the lesson');
    });

    it('can be answered by typing', async () => {
      const learner = await beReminded('U34', 1);
      await answerCard(learner, stage.app, { right: true, by: 'typing' });
      expect(await learner.waitFor(/The next card comes/)).toMatch(/Right/);
    });

    it('comes once, though the same minute is swept twice and by two processes', async () => {
      const learner = await begin('U35', 1);
      const other = await stage.openAnother();
      await untilTheirEvening();
      await Promise.all([sweep(), tick(other, stage.platform, days), sweep()]);
      await Promise.all([sweep(), tick(other, stage.platform, days)]);
      await other.close();
      await learner.waitFor(/due today/);
      expect(remindersOf(learner.messages())).toHaveLength(1);
    });

    it('can be put off for an hour, and comes again then', async () => {
      const learner = await beReminded('U36', 1);
      await learner.press('In an hour');
      expect(await learner.waitFor(/I’ll be back/)).toMatch(/I’ll be back today at 20:30/);
      await sweep();
      expect(remindersOf(learner.messages())).toEqual([]);
      days.pass(1);
      await sweep();
      await learner.waitFor(/One card is due today/);
    });

    it.each([
      ['Tomorrow', /I’ll be back tomorrow at 19:30/, 1],
      ['Pause for a week', /Reminders are paused\. They’ll be back/, 7],
    ])('%s: it is quiet until then', async (label, said, wait) => {
      const learner = await beReminded(`U37${wait}`, 1);
      await learner.press(label);
      await learner.waitFor(said);
      for (let day = 1; day < wait; day += 1) {
        days.nextEvening();
        await sweep();
      }
      expect(remindersOf(learner.messages())).toEqual([]);
      days.nextEvening();
      await sweep();
      await learner.waitFor(/One card is due today/);
    });

    it('comes no more after one click, and again after another', async () => {
      const learner = await beReminded('U38', 1);
      await learner.press('No more reminders');
      await learner.waitFor(/Reminders are off\. Your cards stay/);
      days.nextEvening();
      await sweep();
      expect(remindersOf(learner.messages())).toEqual([]);
      await learner.press('Switch on again');
      await learner.waitFor(/Reminders are on\. The next one comes tomorrow/);
      days.nextEvening();
      await sweep();
      await learner.waitFor(/One card is due today/);
    });

    it('that was refused is told of at the next command, once', async () => {
      const learner = await begin('U39', 1);
      await untilTheirEvening();
      stage.platform.setDirectMessages('U39', 'closed');
      await sweep();
      stage.platform.setDirectMessages('U39', 'open');
      expect(remindersOf(learner.messages())).toEqual([]);
      await learner.command('/review');
      await learner.waitFor(/I couldn’t write to you: your settings refuse direct messages/);
      await learner.waitFor(/Review, 1 of 1/);
      await learner.command('/progress');
      await learner.waitFor(/Your progress/);
      expect(learner.messages().filter((text) => /I couldn’t write to you/.test(text))).toHaveLength(1);
    });

    it('finds the learner after a restart', async () => {
      await begin('U40', 1);
      await untilTheirEvening();
      await stage.restart();
      await sweep();
      const learner = stage.platform.window('U40');
      await learner.waitFor(/One card is due today/);
      await answerCard(learner, stage.app, { right: true, by: 'press' });
      await learner.waitFor(/The next card comes/);
      expect(remindersOf(learner.messages())).toEqual([]);
    });

    it('comes on the day on which the bot is back, though yesterday’s was missed', async () => {
      const learner = await begin('U41', 1);
      days.nextEvening();
      days.nextEvening();
      days.pass(1 / 60);
      await sweep();
      // The one that was missed is let go first; today's follows a minute later.
      days.pass(1 / 60);
      await sweep();
      expect(remindersOf(learner.messages())).toHaveLength(1);
    });
  },
  { clock: days.now },
);
