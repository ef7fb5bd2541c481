/**
 * What can be asked beside a lesson: progress, the overview, quiz, reference, one's own data, and a check of a message.
 */
import { describe, expect, it } from 'vitest';
import { action, encodeAction } from '../../src/core/action.ts';
import { learnerOf } from './learner.ts';
import { LESSON, testTutor } from './parts.ts';

const DAY = 24 * 60 * 60 * 1000;

async function afterQuiz() {
  const parts = testTutor();
  const learner = learnerOf(parts.tutor);
  await learner.open('words');
  await learner.say('go quiz');
  await learner.say('remember');
  await learner.say('next');
  await learner.say('max_age');
  return { ...parts, learner };
}

describe('progress', () => {
  it('tells lessons, days, cards by strength, and what comes', async () => {
    const { learner } = await afterQuiz();
    expect(await learner.send({ kind: 'command', name: 'progress', options: {} })).toMatch(
      /Remembering Words: step 6 of 8, 1 of 2 questions right[\s\S]*on 1 of the last 7 days, 1 day in all[\s\S]*2 cards new, not reviewed yet/,
    );
  });

  it('shows the next seven days in text and as a picture that says the same', async () => {
    const { learner, pass } = await afterQuiz();
    pass(30 * DAY);
    const said = await learner.say('progress');
    expect(said).toMatch(/Today {8}2 ▇▇/);
    expect(said).toContain('Cards that come in the next 7 days: Today 2 cards, Sunday 0 cards');
    const picture = learner.reply().blocks.find((block) => block.kind === 'picture');
    expect(picture?.kind === 'picture' && picture.image).toMatch(/^<svg .*>Today<.*<\/svg>$/);
    expect(said).toContain('[Review 2 cards]');
  });

  it('counts steps as the lesson has them now, after it was edited', async () => {
    const { store } = await afterQuiz();
    const steps = LESSON.steps.filter(({ kind }) => kind !== 'example' && kind !== 'exercise');
    const { tutor } = testTutor({ ...LESSON, steps }, store);
    expect(await learnerOf(tutor, 'test:ada', 'later').say('progress')).toContain('step 3 of 5');
  });

  it('shows no empty chart when a week has no cards', async () => {
    const { learner, pass } = await afterQuiz();
    pass(30 * DAY);
    await learner.say('review');
    await learner.say('set_cookie');
    await learner.say('too easy');
    await learner.say('next');
    await learner.say('max_age');
    await learner.say('too easy');
    pass(-20 * DAY);
    expect(await learner.say('progress')).toMatch(/next 7 days\nNothing\.\nThe next .*cards? comes? on/);
    expect(learner.reply().blocks.some(({ kind }) => kind === 'picture')).toBe(false);
  });

  it('leads from the weakest questions back to the section that teaches them', async () => {
    const steps = LESSON.steps.map((step) =>
      step.id === 'introduction' && step.kind === 'text'
        ? { ...step, content: [{ kind: 'code-block', language: '', code: 'response.set_cookie' } as const] }
        : step,
    );
    const { tutor } = testTutor({ ...LESSON, steps });
    const learner = learnerOf(tutor);
    await learner.open('words');
    await learner.say('go quiz');
    await learner.say('remember');
    expect(await learner.say('progress')).toMatch(/Worth another look\nAttach a cookie[^[]*\[Remembering Words\]/);
    expect(await learner.press('Remembering Words')).toContain('step 1 of');
  });

  it('counts days of practice, and a day off takes nothing away', async () => {
    const { learner, pass } = await afterQuiz();
    pass(DAY);
    await learner.say('retry');
    await learner.say('set_cookie');
    expect(await learner.say('progress')).toMatch(
      /2 days in all\. 2 days in a row until today\. A day off takes nothing/,
    );
    pass(3 * DAY);
    expect(await learner.say('progress')).toMatch(/on 2 of the last 7 days, 2 days in all\. A day off/);
  });

  it('counts a row of days that is longer than a week', async () => {
    const { learner, pass } = await afterQuiz();
    for (let day = 1; day < 9; day += 1) {
      pass(DAY);
      await learner.say('go quiz');
      await learner.say('restart');
      await learner.press('Yes, start again');
      await learner.say('go lifetime');
      await learner.say('max_age');
    }
    expect(await learner.say('progress')).toContain(
      'on 7 of the last 7 days, 9 days in all. 9 days in a row until today.',
    );
  });

  it('is friendly to somebody who has not begun', async () => {
    expect(await learnerOf(testTutor().tutor).say('progress')).toMatch(
      /haven’t started a lesson yet[\s\S]*\[All lessons\]/,
    );
  });
});

describe('the overview', () => {
  it('has what is due, the lessons and the settings, each with its buttons', async () => {
    const { learner, pass } = await afterQuiz();
    pass(30 * DAY);
    expect(await learner.send({ kind: 'command', name: 'home', options: {} })).toMatch(
      /2 cards due today[\s\S]*\[Review 2 cards\][\s\S]*step 6 of 8[\s\S]*\[Go on: Remembering Words\][\s\S]*Reminders are off[\s\S]*\[Reminders\] \[Export my data\] \[Forget me\]/,
    );
  });

  it('is there before the first lesson', async () => {
    expect(await learnerOf(testTutor().tutor).send({ kind: 'command', name: 'home', options: {} })).toMatch(
      /not started yet[\s\S]*\[Remembering Words\]/,
    );
  });
});

describe('going on in the direct conversation', () => {
  it.each(['', 'knitting'])(
    'shows the learner where they are when it is not about a lesson that there is: %j',
    async (lesson) => {
      const { learner } = await afterQuiz();
      expect(await learner.send({ kind: 'press', action: action('dm', lesson) })).toContain('You answered: max_age');
    },
  );

  it('greets somebody who has not begun', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.send({ kind: 'press', action: action('dm') })).toContain('Hello, I’m Nibble');
  });
});

describe('the quiz', () => {
  it('has the open questions first, then the missed ones, then all', async () => {
    const { tutor } = testTutor();
    const learner = learnerOf(tutor);
    await learner.open('words');
    await learner.say('next');
    expect(await learner.send({ kind: 'command', name: 'quiz', options: { name: 'words' } })).toMatch(
      /2 questions, all of them[\s\S]*Attach a cookie/,
    );
    await learner.say('remember');
    expect(await learner.say('quiz')).toMatch(/1 question, those still open[\s\S]*Lifetime/);
    await learner.say('max_age');
    expect(await learner.say('quiz words')).toMatch(/1 question, those that you missed[\s\S]*Attach a cookie/);
    await learner.say('set_cookie');
    expect(await learner.say('quiz')).toMatch(/2 questions, all of them again/);
  });

  it('asked for in the middle of a lesson leads back there', async () => {
    const { tutor } = testTutor();
    const learner = learnerOf(tutor);
    await learner.open('words');
    await learner.say('next');
    expect(await learner.say('quiz')).toContain('Quiz, 1 after this one: Attach a cookie');
    await learner.say('set_cookie');
    expect(await learner.say('next')).toContain('Quiz, the last one: Lifetime');
    await learner.say('max_age');
    expect(await learner.say('next')).toMatch(/2 of 2 questions right[\s\S]*Example: There and back/);
    await learner.say('quiz');
    expect(await learner.say('back')).toContain('Example: There and back');
  });

  it('asks which lesson where none was begun', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.say('quiz')).toContain('Which lesson should the questions be from?');
    expect(await learner.press('Remembering Words')).toContain('2 questions, all of them');
  });
});

describe('the reference', () => {
  const table = {
    kind: 'table',
    header: [[{ kind: 'text', text: 'To' }], [{ kind: 'text', text: 'write' }]],
    rows: [
      [[{ kind: 'text', text: 'keep it an hour' }], [{ kind: 'code', text: 'max_age=3600' }]],
      [[{ kind: 'text', text: 'read it' }], [{ kind: 'code', text: 'request.cookies' }]],
    ],
  } as const;
  const withTable = () => {
    const steps = LESSON.steps.map((step) =>
      step.id === 'introduction' && step.kind === 'text' ? { ...step, content: [table] } : step,
    );
    return learnerOf(testTutor({ ...LESSON, steps }).tutor);
  };

  it('of a lesson is its tables, with the way to each section', async () => {
    const learner = withTable();
    expect(await learner.send({ kind: 'command', name: 'reference', options: { name: 'words' } })).toMatch(
      /Reference: Remembering Words[\s\S]*keep it an hour \| max_age=3600[\s\S]*\[Quiz\]/,
    );
    expect(await learner.press('Quiz')).toContain('Question 1 of 2');
  });

  it('finds a word', async () => {
    const learner = withTable();
    const said = await learner.say('reference max_age');
    expect(said).toContain('keep it an hour: max_age=3600');
    expect(said).not.toContain('request.cookies');
  });

  it.each([
    ['reference zebra', 'No lesson says anything about zebra'],
    ['reference', 'Which lesson do you want to look something up in?'],
  ])('%j answers %j', async (typed, said) => {
    const learner = withTable();
    expect(await learner.say(typed)).toContain(said);
    expect(await learner.press('Remembering Words')).toContain('Reference: Remembering Words');
  });

  it('of a lesson without tables is the beginning of each section', async () => {
    expect(await learnerOf(testTutor().tutor).say('reference words')).toContain('Hello.');
  });
});

describe("the learner's own data", () => {
  it('comes as a file with everything in it', async () => {
    const { learner } = await afterQuiz();
    await learner.say('export');
    const file = learner.reply().blocks.find((block) => block.kind === 'file');
    const data = file?.kind === 'file' ? JSON.parse(file.text) : null;
    expect(data).toMatchObject({ learner: { id: 'test:ada' }, cards: [{ step: 'attach' }, { step: 'lifetime' }] });
    expect(data.attempts).toHaveLength(2);
    expect(data.reviews).toHaveLength(2);
  });

  it('is deleted when that is asked for twice, and nothing is kept of it', async () => {
    const { learner, store } = await afterQuiz();
    expect(await learner.send({ kind: 'command', name: 'forget', options: {} })).toMatch(
      /Delete everything[\s\S]*\[Yes, forget everything\]/,
    );
    expect(store.cards.size).toBe(2);
    const before = store.changes.length;
    expect(await learner.press('Yes, forget everything')).toMatch(/I’ve forgotten you[\s\S]*Cards: 2/);
    expect(store.changes).toHaveLength(before);
    expect((await store.load('test:ada')).learner).toBeNull();
    expect(await learner.say('yes, forget everything')).toContain('I don’t remember anything about you');
    expect(await learner.say('hello')).toContain('Hello, I’m Nibble');
  });

  it.each(['ok', 'okay', 'Sure!', 'fine', 'alright', 'go ahead', 'why not', 'i guess', '👍', 'no yes', 'wait, delete'])(
    'is not deleted by %j, which is asked about again with the same buttons',
    async (words) => {
      const { learner, store } = await afterQuiz();
      await learner.say('forget');
      const said = await learner.say(words);
      expect(store.cards.size).toBe(2);
      if (!words.startsWith('wait') && !words.startsWith('no')) {
        expect(said).toMatch(/Nothing has changed[\s\S]*\[Yes, forget everything\] \[No, keep it\]/);
      }
      await learner.say('forget');
      expect(await learner.say('yes')).toContain('I’ve forgotten you');
    },
  );

  it.each(['yes', 'Y', 'Yes, please.', 'delete', 'Delete everything!', 'yes delete it', 'yeah'])(
    'is deleted by %j where that was asked',
    async (words) => {
      const { learner, store } = await afterQuiz();
      await learner.say('forget');
      expect(await learner.say(words)).toContain('I’ve forgotten you');
      expect(store.cards.size).toBe(0);
    },
  );

  it('is kept by “delete everything” where nothing was asked', async () => {
    const { learner, store } = await afterQuiz();
    expect(await learner.say('delete everything')).toContain('Delete everything');
    expect(store.cards.size).toBe(2);
  });

  it.each(['ok', 'sure', 'delete everything'])('of a lesson is not lost by %j to “Start again?”', async (words) => {
    const { learner } = await afterQuiz();
    await learner.say('start again');
    await learner.say(words);
    expect(await learner.say('progress')).toContain('1 of 2 questions right');
  });

  it('that a form would open with is forgotten, too', async () => {
    const { learner, tutor } = await afterQuiz();
    await learner.submit(encodeAction(action('submit-program', 'words', 'write-it')), { program: 'mine' });
    await learner.say('yes, forget everything');
    const form = await tutor.form('test:ada', action('program', 'words', 'write-it'));
    expect(form?.fields[0]).toMatchObject({ value: 'app = 1' });
  });
});

describe('a message picked to be checked', () => {
  it.each([
    ['at an example', 'next', 'What happened with your version'],
    ['at an exercise', 'go write-it', 'Right: the check passed'],
    ['at a question, by the last exercise before it', 'go quiz', 'Right: the check passed'],
  ])('runs %s', async (_, where, said) => {
    const { tutor, sandbox } = testTutor();
    const learner = learnerOf(tutor);
    await learner.open('words');
    await learner.say(where);
    expect(
      await learner.send({
        kind: 'command',
        name: 'check',
        options: { message: 'Look:\n```python\ngood\n```\nNice?' },
      }),
    ).toContain(said);
    expect(sandbox.programs.at(-1)).toBe('good\n');
  });

  it('may be nothing but a program', async () => {
    const { tutor, sandbox } = testTutor();
    const learner = learnerOf(tutor);
    await learner.open('words');
    await learner.send({ kind: 'command', name: 'check', options: { message: 'from flask import Flask\napp = good' } });
    expect(sandbox.programs).toEqual(['from flask import Flask\napp = good\n']);
  });

  it('without a program is told so kindly', async () => {
    const { learner, sandbox } = await afterQuiz();
    expect(await learner.send({ kind: 'command', name: 'check', options: { message: 'How are you?' } })).toContain(
      'I found no program in that message',
    );
    expect(sandbox.programs).toEqual([]);
  });

  it('outside of a lesson leads to the lessons', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.send({ kind: 'command', name: 'check', options: { message: '```\ngood\n```' } })).toContain(
      'Type “lessons” to begin one',
    );
  });
});

describe('going on in the direct conversation', () => {
  it('shows the step that the learner is at', async () => {
    const { learner } = await afterQuiz();
    expect(await learner.send({ kind: 'press', action: action('dm', 'words', 'lifetime') })).toContain('Lifetime');
  });
});
