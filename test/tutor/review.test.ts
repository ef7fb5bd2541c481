/** Cards and reviews: what was answered comes back, and what is said about an answer changes when. */

import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../src/core/action.ts';
import { afterQuiz } from './after-quiz.ts';
import { learnerOf } from './learner.ts';
import { LESSON, testTutor } from './parts.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const letterOf = (text: string, label: string): string =>
  new RegExp(`\\[([A-D])\\] ${label.replace('.', '\\.')}`).exec(text)?.[1] ?? '';

describe('a question that is answered in a lesson', () => {
  it('becomes a card in the same commit', async () => {
    const { store, card } = await afterQuiz();
    expect(card('attach')).toMatchObject({ lastRating: 'again', reps: 1 });
    expect(card('lifetime')).toMatchObject({ lastRating: 'good', reps: 1 });
    const rated = store.changes.filter(({ reviews }) => reviews.length > 0);
    expect(rated.map(({ attempts, reviews }) => [attempts[0]?.step, reviews[0]?.step, reviews[0]?.kind])).toEqual([
      ['attach', 'attach', 'rated'],
      ['lifetime', 'lifetime', 'rated'],
    ]);
  });

  it('is hard when it took a hint', async () => {
    const { tutor, store } = testTutor();
    const learner = learnerOf(tutor);
    await learner.open('words');
    await learner.say('go quiz');
    await learner.say('hint');
    await learner.say('set_cookie');
    expect(store.cards.get('test:ada words attach')?.lastRating).toBe('hard');
  });

  it('is rated once a day, however often it is retried', async () => {
    const { learner, card } = await afterQuiz();
    await learner.say('retry');
    await learner.say('set_cookie');
    expect(card('attach')).toMatchObject({ lastRating: 'again', reps: 1 });
  });

  it('is rated again on another day', async () => {
    const { learner, card, pass } = await afterQuiz();
    pass(3 * DAY);
    await learner.say('retry');
    await learner.say('set_cookie');
    expect(card('attach')).toMatchObject({ lastRating: 'good', reps: 2 });
  });

  it('loads no card unless something is answered', async () => {
    const { tutor, store } = testTutor();
    Object.assign(store, { loadCard: () => Promise.reject(new Error('read')), loadReview: () => Promise.reject() });
    const learner = learnerOf(tutor);
    await learner.open('words');
    expect(await learner.say('next')).toContain('Example');
    expect(await learner.say('go quiz')).toContain('Question 1');
    expect(await learner.say('hint')).toContain('Hint 1');
    expect(await learner.say('skip')).toContain('Question 2');
  });
});

describe('a review', () => {
  const due = async () => {
    const parts = await afterQuiz();
    parts.pass(30 * DAY);
    return parts;
  };

  it('is empty as long as nothing is due, and says when the next card comes', async () => {
    const { learner } = await afterQuiz();
    expect(await learner.say('review')).toMatch(
      /Nothing is due today[\s\S]*The next card comes .*\[Back to the lesson\]/s,
    );
  });

  it('tells a newcomer where cards come from', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.send({ kind: 'command', name: 'review', options: {} })).toContain(
      'Every question you answer in a lesson becomes a card',
    );
  });

  it('asks the weakest card first, as a variant, by clicks', async () => {
    const { learner, store } = await due();
    const first = await learner.send({ kind: 'command', name: 'review', options: {} });
    expect(first).toMatch(/2 cards for today[\s\S]*Review, 1 of 2: Attach a cookie[\s\S]*Which one, in other words\?/);
    const answered = await learner.press(letterOf(first, 'set_cookie'));
    expect(answered).toMatch(
      /your answer, right[\s\S]*It is on the response again[\s\S]*\[Next card\] \[Too easy\] \[That was a guess\] \[Undo\]/,
    );
    expect(learner.reply().pressed).not.toBe('settle');
    expect(learner.reply().blocks).toEqual([]);
    expect(await learner.press('Next card')).toContain('Review, 2 of 2: Lifetime');
    expect(await learner.say('max_age')).toMatch(
      /Right[\s\S]*Done[\s\S]*You strengthened 2 cards:[\s\S]*Attach a cookie[\s\S]*Lifetime[\s\S]*The next .* come/,
    );
    expect(store.attempts.slice(-2).map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual([
      'answer right',
      'answer right',
    ]);
  });

  it('leaves the place in the lesson and its record alone', async () => {
    const { learner, store } = await due();
    await learner.say('review');
    await learner.say('put_cookie');
    await learner.say('next');
    await learner.say('max_age');
    expect(await learner.press('Back to the lesson')).toContain('1 of 2 questions right');
    expect(store.changes.at(-1)?.progress?.position).toBe('score');
  });

  it('can be taken by typing alone', async () => {
    const { learner } = await due();
    await learner.say('review');
    expect(await learner.say('next')).toContain('still open');
    expect(await learner.say('hint')).toContain('Hint 1 of 1');
    expect(await learner.say('why this card')).toMatch(
      /30 days ago\. It wasn’t right\. .* chance that you’d remember it is about \d+ %/,
    );
    expect(await learner.say('set_cookie')).toContain('Right');
    expect(await learner.say('why this card')).toContain('30 days ago. It wasn’t right');
    expect(await learner.say('next')).toContain('Review, 2 of 2: Lifetime');
    expect(await learner.say('lifetime')).toMatch(/Not this time[\s\S]*The answer is max_age/);
  });

  it('asks about a likely typo', async () => {
    const { learner, store } = await due();
    const asked = await learner.say('review');
    const before = store.attempts.length;
    expect(await learner.say('set_cokie')).toContain(`I read that as ${letterOf(asked, 'set_cookie')}`);
    expect(store.attempts).toHaveLength(before);
    expect(await learner.press(`Yes, ${letterOf(asked, 'set_cookie')}`)).toContain('Right');
  });

  it('puts a skipped card off, which stays due', async () => {
    const { learner, card } = await due();
    await learner.say('review');
    expect(await learner.press('Skip')).toContain('Lifetime');
    expect(await learner.say('max_age')).toMatch(/Done[\s\S]*strengthened 1 card/);
    expect(card('attach')?.reps).toBe(1);
    await learner.say('outline');
    expect(await learner.say('review')).toContain('Review, 1 of 1: Attach a cookie');
  });

  it('of which everything was skipped ends without a fuss, and can be had again', async () => {
    const { learner } = await due();
    await learner.say('review');
    await learner.say('skip');
    const end = await learner.say('skip');
    expect(end).toMatch(/^That’s enough for today\.[\s\S]*\[2 more cards\]/);
    expect(end).not.toContain('Done');
    expect(await learner.press('2 more cards')).toContain('Review, 1 of 2');
  });

  it('says in days of the calendar how long ago the last answer was', async () => {
    const { learner, pass } = await afterQuiz();
    pass(DAY - HOUR);
    await learner.say('review');
    expect(await learner.say('why this card')).toMatch(
      /was yesterday\. It wasn’t right\..*What wasn’t right comes back soon, so that it sticks\.$/,
    );
    await learner.say('end');
    pass(40 * DAY);
    await learner.say('review');
    expect(await learner.say('why this card')).toContain('This one has waited a little longer, which does no harm.');
  });

  it('ends when that is wanted, and is left for a lesson', async () => {
    const { learner } = await due();
    await learner.say('review');
    expect(await learner.press('Stop here')).toContain('That’s enough for today.');
    await learner.say('review');
    expect(await learner.say('stop')).toContain('That’s enough for today.');
    await learner.say('review');
    expect(await learner.say('outline')).toMatch(/Your review waits[\s\S]*Outline/);
    expect(await learner.say('score')).toContain('Your score so far');
    await learner.say('review');
    expect(await learner.say('back to the lesson')).toMatch(/Your review waits[\s\S]*Your score/);
    expect(await learner.send({ kind: 'command', name: 'review', options: {} })).toContain('Review, 1 of 2');
    expect(await learner.open('words')).toMatch(/Your review waits[\s\S]*Welcome back/);
  });

  it('takes words about the lesson for what they are, not for an answer', async () => {
    const { learner, store } = await due();
    await learner.say('review');
    await learner.press('Skip');
    const before = store.attempts.length;
    expect(await learner.say('why?')).toContain('just before you’d forget');
    expect(await learner.say('why theme')).toContain('Your review waits');
    await learner.say('review');
    await learner.say('skip');
    await learner.say('review');
    expect(await learner.say('go quiz')).toMatch(/Your review waits[\s\S]*Question 1 of 2/);
    expect(store.attempts).toHaveLength(before);
  });

  it('waits between two cards, whatever is typed', async () => {
    const { learner } = await due();
    await learner.say('review');
    await learner.say('set_cookie');
    expect(await learner.say('set_cookie')).toContain('That card is answered: type “next”');
    expect(await learner.say('next')).toContain('Review, 2 of 2');
  });

  it('keeps words such as help and lessons for what they are', async () => {
    const { learner } = await due();
    await learner.say('review');
    expect(await learner.say('help')).toContain('How this works');
    expect(await learner.say('progress')).toContain('Your progress');
    expect(await learner.say('show')).toContain('Review, 1 of 2: Attach a cookie');
  });

  it('counts the first of two quick clicks, and explains the second', async () => {
    const { learner, store } = await due();
    const asked = await learner.say('review');
    const before = store.attempts.length;
    const [first, second] = await Promise.all([
      learner.press(letterOf(asked, 'put_cookie')),
      learner.press(letterOf(asked, 'set_cookie')),
    ]);
    expect(first).toContain('Not this time');
    expect(second).toContain('You’ve already answered that card');
    expect(store.attempts).toHaveLength(before + 1);
  });

  it('takes the answer to a card whose message is older than the newest one', async () => {
    const { learner } = await due();
    const asked = await learner.say('review');
    const id = learner.id(letterOf(asked, 'set_cookie'));
    await learner.say('stop');
    await learner.say('score');
    expect(await learner.send({ kind: 'press', action: decodeAction(id) })).toMatch(
      /your answer, right[\s\S]*\[Next card\]/,
    );
  });

  it('skips cards of questions that are no longer asked', async () => {
    const { store } = await due();
    const edited = { ...LESSON, steps: LESSON.steps.filter(({ id }) => id !== 'attach') };
    const { tutor, pass } = testTutor(edited, store);
    pass(30 * DAY);
    expect(await learnerOf(tutor, 'test:ada', 'later').say('review')).toContain('Review, 1 of 1: Lifetime');
  });
});

describe('a review of many cards', () => {
  const QUESTIONS = ['one', 'two', 'three', 'four'];

  async function fourDue() {
    const steps = LESSON.steps.flatMap((step) =>
      step.id === 'lifetime' && step.kind === 'question' ? QUESTIONS.map((id) => ({ ...step, id, title: id })) : [step],
    );
    const parts = testTutor({ ...LESSON, steps });
    const learner = learnerOf(parts.tutor);
    await learner.open('words');
    for (const id of QUESTIONS) {
      await learner.say(`go ${id}`);
      await learner.say('max_age');
    }
    parts.pass(30 * DAY);
    return { ...parts, learner };
  }

  it('can be made a short day by one click, in place', async () => {
    const { learner } = await fourDue();
    expect(await learner.say('review')).toMatch(/4 cards for today[\s\S]*1 of 4[\s\S]*\[Only 3 cards today\]/);
    expect(await learner.press('Only 3 cards today')).toContain('Review, 1 of 3');
    expect(learner.reply().pressed).toBeInstanceOf(Array);
    expect(await learner.say('skip')).toContain('Review, 1 of 3');
    for (const _ of [1, 2]) {
      await learner.say('max_age');
      await learner.say('next');
    }
    expect(await learner.say('max_age')).toMatch(/Done[\s\S]*strengthened 3 cards[\s\S]*\[1 more card\]/);
    expect(await learner.press('1 more card')).toContain('Review, 1 of 1');
  });

  it('spreads what is more than a day takes, and says how to have more', async () => {
    const { learner } = await fourDue();
    await learner.say('2 cards a day');
    expect(await learner.say('review')).toMatch(
      /2 cards for today\.\n2 more cards can wait: I spread them over 1 day\./,
    );
    await learner.say('max_age');
    await learner.say('next');
    expect(await learner.say('max_age')).toMatch(/strengthened 2 cards[\s\S]*The next 2 cards come tomorrow\./);
    expect(await learner.say('review')).toMatch(
      /You’ve done all of today’s cards\.\nThe next 2 cards come tomorrow\.\nFor more, type 4 cards a day\./,
    );
    await learner.say('4 cards a day');
    expect(await learner.say('review')).toContain('Review, 1 of 2');
  });
});
