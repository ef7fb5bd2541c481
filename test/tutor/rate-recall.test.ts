/** What a learner says about their own answer in a review, and taking it back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterQuiz } from './after-quiz.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('what is said about an answer', () => {
  const answered = async () => {
    const parts = await afterQuiz();
    parts.pass(30 * DAY);
    const before = parts.card('attach');
    await parts.learner.say('review');
    await parts.learner.say('set_cookie');
    return { ...parts, before };
  };

  it.each([
    ['Too easy', 'too easy', 'easy'],
    ['That was a guess', 'that was a guess', 'hard'],
  ])('%s changes its rating, pressed or typed', async (label, typed, rating) => {
    const pressed = await answered();
    await pressed.learner.press(label);
    const said = await answered();
    await said.learner.say(typed);
    expect(pressed.card('attach')).toMatchObject({ lastRating: rating, reps: 2 });
    expect(said.card('attach')).toEqual(pressed.card('attach'));
    expect(pressed.store.changes.at(-1)?.reviews[0]?.kind).toBe('adjusted');
  });

  it('undo restores the card exactly, and asks it again', async () => {
    const { learner, card, before, store } = await answered();
    await learner.press('Too easy');
    expect(await learner.press('Undo')).toMatch(/Taken back[\s\S]*Review, 1 of 2: Attach a cookie/);
    expect(card('attach')).toEqual(before);
    expect(store.changes.at(-1)?.reviews[0]?.kind).toBe('undone');
    expect(await learner.say('put_cookie')).toContain('Not this time');
    expect(card('attach')).toMatchObject({ lastRating: 'again', reps: 2 });
  });

  it('undo does not unsee a hint', async () => {
    const { learner, card, pass } = await afterQuiz();
    pass(30 * DAY);
    await learner.say('review');
    await learner.say('hint');
    await learner.say('set_cookie');
    await learner.say('undo');
    await learner.say('set_cookie');
    expect(card('attach')?.lastRating).toBe('hard');
  });

  it('undo works when the next card is asked already', async () => {
    const { learner, card, before } = await answered();
    expect(await learner.say('next')).toContain('Lifetime');
    expect(await learner.say('undo')).toContain('Review, 1 of 2: Attach a cookie');
    expect(card('attach')).toEqual(before);
  });

  it('undo works after the last card', async () => {
    const { learner, card } = await answered();
    await learner.say('next');
    const before = card('lifetime');
    expect(await learner.say('max_age')).toContain('Done');
    expect(await learner.say('undo')).toContain('Review, 2 of 2: Lifetime');
    expect(card('lifetime')).toEqual(before);
  });

  it.each(['undo', 'too easy', 'that was a guess'])('%s changes nothing where nothing was answered', async (typed) => {
    const { learner, store } = await afterQuiz();
    expect(await learner.say(typed)).toContain('There’s no answer to change any more');
    expect(store.changes.at(-1)?.cards).toEqual([]);
  });

  it('a wrong answer is neither easy nor a guess', async () => {
    const { learner, pass } = await afterQuiz();
    pass(30 * DAY);
    await learner.say('review');
    expect(await learner.say('put_cookie')).not.toContain('Too easy');
    expect(await learner.say('too easy')).toContain('it stays as it is');
  });
});

describe('whatever is said about answers', () => {
  const word = fc.constantFrom(
    'set_cookie',
    'put_cookie',
    'max_age',
    'min_age',
    'too easy',
    'that was a guess',
    'next',
  );

  it('undo brings every card back to what it was before the newest answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (words) => {
        const { learner, store, pass } = await afterQuiz();
        pass(30 * DAY);
        await learner.say('review');
        let before = new Map(store.cards);
        for (const text of words) {
          const held = new Map(store.cards);
          await learner.say(text);
          if (store.changes.at(-1)?.reviews[0]?.kind === 'rated') before = held;
        }
        const now = new Map(store.cards);
        const isTakenBack = (await learner.say('undo')).includes('Taken back');
        expect(store.cards).toEqual(isTakenBack ? before : now);
        const log = store.changes.flatMap(({ reviews }) => reviews);
        expect(log.at(-1)?.kind === 'undone').toBe(isTakenBack);
      }),
      { numRuns: 40 },
    );
  });
});
