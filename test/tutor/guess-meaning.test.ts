/** What a line is taken for that no phrase of the table says: by its likeness to what people typed. */
import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../src/ask/passages.ts';
import { inlineText } from '../../src/core/prose.ts';
import { TOPICS } from '../../src/tutor/features/index.ts';
import { lessons, shippedLearner } from './phrase-judge.ts';

async function at(step: string) {
  const shipped = shippedLearner();
  await shipped.goTo(`cookies/${step}`);
  return shipped;
}

describe('a wish in words that no phrase of ours has', () => {
  it.each([
    ['reading-a-cookie', 'that page is digested, please move along to whatever follows', 'Example: There and back'],
    ['reading-a-cookie', 'would you kindly boil that wall of words down for a tired person', 'In short'],
    ['reading-a-cookie', 'whereabouts in the whole thing have i got to', 'step'],
    ['reading-a-cookie', 'my taxi is outside so i have to go now, bye bye', 'See you'],
    ['what-the-secure-flag-does', 'a small nudge would be lovely, not the whole thing', 'Hint'],
    ['there-and-back', 'come on, run the example for me then', 'What happened'],
  ])('is understood at %s: %j', async (step, says, expected) => {
    const { learner } = await at(step);
    expect(await learner.say(says)).toContain(expected);
  });

  it('has buttons for what it may be where that is not sure', async () => {
    const { learner } = await at('reading-a-cookie');
    const reply = await learner.say('perhaps the other page with the thing');
    expect(reply).toMatch(/\[.+\]/);
  });
});

describe('what is no wish', () => {
  it('is read as code, a number or a value wherever it stands', async () => {
    for (const says of ['response.set_cookie("theme", "dark")', '42', 'x = 1', '/theme']) {
      const { learner, store } = await at('reading-a-cookie');
      const before = store.changes.at(-1)?.progress?.position;
      await learner.say(says);
      const after = store.changes.at(-1)?.progress;
      expect(after === null || after?.position === before, says).toBe(true);
    }
  });

  it('moves nobody, if it is a sentence of the lessons', async () => {
    const sentences = passagesOf(lessons.values(), TOPICS).flatMap((passage) => passage.sentences.map(inlineText));
    const shipped = await at('reading-a-cookie');
    const place = shipped.store.changes.at(-1)?.progress?.position;
    const moved: string[] = [];
    for (const sentence of sentences.filter((_, index) => index % 25 === 0)) {
      await shipped.learner.say(sentence);
      const now = (await shipped.store.load(shipped.id)).progress?.position;
      if (now !== place) {
        moved.push(sentence);
        await shipped.goTo('cookies/reading-a-cookie');
      }
    }
    expect(moved).toEqual([]);
  });
});
