/** Days in a row, by command and by typing. */
import { describe, expect, it } from 'vitest';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A learner who answered something on each of these days, counted from the first; and `today`, counted likewise. */
async function practisedOn(days: readonly number[], today: number) {
  const { tutor, pass } = testTutor();
  const learner = learnerOf(tutor);
  await learner.open('words');
  let now = 0;
  for (const day of days) {
    pass((day - now) * DAY);
    now = day;
    await learner.say('quiz words');
    // An answer to either question, in whichever form it comes.
    await learner.say('set_cookie');
  }
  pass((today - now) * DAY);
  return learner;
}

describe('the streak', () => {
  it.each([
    ['one answer today', [0], 0, /practised 1 day in a row\. Today counts already/],
    ['three days in a row, today among them', [0, 1, 2], 2, /practised 3 days in a row\. Today counts already/],
    [
      'three days in a row, the last one yesterday',
      [0, 1, 2],
      3,
      /3 days in a row\. One answer today makes it one more/,
    ],
    ['a day left out in between', [0, 1, 2, 4], 4, /practised 1 day in a row[\s\S]*longest run so far is 3 days/],
    [
      'a week without practice',
      [0, 1],
      9,
      /practised on 2 days\. What you know is kept[\s\S]*longest run so far is 2 days/,
    ],
  ] as const)('after %s tells how it stands, without blame', async (_, days, today, expected) => {
    const learner = await practisedOn(days, today);
    const said = await learner.say('streak');
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/lost|missed|broken|fail/i);
  });

  it('of somebody new begins with the first answer', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.say('my streak')).toContain('Your first day starts with your first answer');
  });

  it('says the same by command and typed, and leads back to the lesson', async () => {
    const learner = await practisedOn([0, 1], 1);
    const typed = await learner.say('streak');
    expect(await learner.send({ kind: 'command', name: 'streak', options: {} })).toBe(typed);
    expect(typed).toMatch(/\[Review\].*\[Back to the lesson\]/);
  });
});
