import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { action, decodeAction, encodeAction, MAX_ACTION_ID } from '../../src/core/action.ts';
import type { Input } from '../../src/core/event.ts';
import type { Lesson } from '../../src/core/lesson.ts';
import { controls, learnerOf } from './learner.ts';
import { LESSON, testTutor } from './parts.ts';

const start = async (lesson: Lesson = LESSON) => {
  const parts = testTutor(lesson);
  const learner = learnerOf(parts.tutor);
  await learner.open('words');
  return { ...parts, learner };
};

/** The shown letter of the option with this label. */
const letterOf = (text: string, label: string): string =>
  new RegExp(`\\[([A-D])\\] ${label.replace('.', '\\.')}`).exec(text)?.[1] ?? '';

describe('a lesson from the first hello to "lesson complete"', () => {
  it('can be taken by buttons', async () => {
    const { learner, store } = await start();
    expect(await learner.press('Next')).toContain('Example: There and back');
    expect(await learner.press('Run it')).toMatch(/Set-Cookie: word=hello; Path=\/[\s\S]*It came back/);
    expect(await learner.press('Next')).toContain('Exercise: Show the word');
    const submit = encodeAction(action('submit-blanks', 'words', 'show-the-word'));
    expect(await learner.submit(submit, { 'blank-1': 'good', 'blank-2': 'x' })).toContain('Right: the check passed');
    expect(await learner.press('Next')).toContain('Challenge: Write it');
    const program = encodeAction(action('submit-program', 'words', 'write-it'));
    expect(await learner.submit(program, { program: 'good' })).toContain('Right');
    const question = await learner.press('Next');
    expect(question).toContain('Question 1 of 2: Attach a cookie');
    const answered = await learner.press(letterOf(question, 'set_cookie'));
    expect(answered).toMatch(/your answer, right[\s\S]*Because it is on the response/);
    expect(await learner.press('Next')).toContain('Question 2 of 2');
    expect(
      await learner.submit(encodeAction(action('submit-typed', 'words', 'lifetime')), { answer: 'MAX_AGE' }),
    ).toContain('Right');
    expect(await learner.press('Next')).toContain('2 of 2 questions right, 2 at the first try');
    const complete = await learner.press('Next');
    expect(complete).toMatch(/Lesson complete: Remembering Words[\s\S]*remember a word[\s\S]*More Words/);
    expect(store.attempts.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual([
      'program right',
      'program right',
      'answer right',
      'answer right',
    ]);
  });

  it('can be taken by typing alone', async () => {
    const { learner } = await start();
    expect(await learner.say('next')).toContain('Example');
    expect(await learner.say('run')).toContain('What happened');
    expect(await learner.say('ok')).toContain('Exercise');
    expect(await learner.say('good | x')).toContain('Right');
    expect(await learner.say('next')).toContain('Challenge');
    expect(await learner.say('```python\ngood\n```')).toContain('Right');
    expect(await learner.say('Next!')).toContain('Question 1');
    expect(await learner.say('set_cookie')).toContain('Right');
    expect(await learner.say('next')).toContain('Question 2');
    expect(await learner.say('max_age')).toContain('Right');
    expect(await learner.say('next')).toContain('Your score');
    expect(await learner.say('finish')).toContain('Lesson complete');
  });

  it('goes on where it was left, after a restart of the bot too', async () => {
    const { store, learner } = await start();
    await learner.say('go 3');
    const { tutor } = testTutor();
    expect(await learnerOf(tutor).open('words')).not.toContain('Welcome back');
    const again = testTutor();
    Object.assign(again.store, store);
    expect(
      await learnerOf(again.tutor, 'test:ada', 'second').send({
        kind: 'command',
        name: 'lesson',
        options: { name: 'Words' },
      }),
    ).toMatch(/Welcome back[\s\S]*Question 1 of 2/);
  });
});

describe('answering', () => {
  const atQuestion = async () => {
    const parts = await start();
    const question = await parts.learner.say('go quiz');
    return { ...parts, question };
  };

  it.each([
    ['the letter', (text: string) => letterOf(text, 'set_cookie')],
    ['the small letter', (text: string) => letterOf(text, 'set_cookie').toLowerCase()],
    ['the number', (text: string) => String('ABCD'.indexOf(letterOf(text, 'set_cookie')) + 1)],
    ['the words', () => '`Set_Cookie`.'],
  ])('works with %s', async (_, typed) => {
    const { learner, question } = await atQuestion();
    expect(await learner.say(typed(question))).toContain('Right');
  });

  it('asks about a likely typo, and takes the letter then', async () => {
    const { learner, question, store } = await atQuestion();
    const asked = await learner.say('set_cokie');
    expect(asked).toContain(`I read that as ${letterOf(question, 'set_cookie')}`);
    expect(store.attempts).toEqual([]);
    expect(await learner.press(`Yes, ${letterOf(question, 'set_cookie')}`)).toContain('Right');
  });

  it('says of a wrong choice why it is wrong, and which is right', async () => {
    const { learner, question } = await atQuestion();
    const said = await learner.press(letterOf(question, 'get_cookie'));
    expect(said).toMatch(/Not this time[\s\S]*get_cookie does something else[\s\S]*The right answer is .: set_cookie/);
  });

  it('counts the first of two quick clicks, and explains the second', async () => {
    const { learner, question, store } = await atQuestion();
    const [first, second] = await Promise.all([
      learner.press(letterOf(question, 'get_cookie')),
      learner.press(letterOf(question, 'set_cookie')),
    ]);
    expect(first).toContain('Not this time');
    expect(second).toContain('already answered');
    expect(store.attempts).toHaveLength(1);
  });

  it('gives hints step by step that end in the answer', async () => {
    const { learner } = await atQuestion();
    expect(await learner.press('Hint')).toContain('Hint 1 of 4: Think of the direction.');
    expect(await learner.press('Another hint')).toMatch(/Hint 2 of 4: It isn’t [A-D]/);
    expect(await learner.say('hint')).toMatch(/Hint 3 of 4: It isn’t [A-D]/);
    expect(await learner.say('hint')).toMatch(/Hint 4 of 4: The answer is [A-D]: set_cookie/);
    expect(await learner.say('set_cookie')).toContain('Right');
    await learner.say('next');
    await learner.say('skip');
    expect(await learner.say('score')).toContain('1 of 2 questions right, 0 at the first try');
  });

  it('asks again only what was missed', async () => {
    const { learner, question } = await atQuestion();
    await learner.press(letterOf(question, 'set_cookie'));
    await learner.press('Next');
    await learner.say('skip');
    expect(learner.reply().blocks.length).toBeGreaterThan(0);
    const retry = await learner.press('Retry 1 missed');
    expect(retry).toContain('Again, the last one: Lifetime');
    expect(await learner.say('max_age')).toContain('Right');
    expect(await learner.say('next')).toContain('2 of 2 questions right, 1 at the first try');
  });

  it('does not take next for an answer', async () => {
    const { learner, store } = await atQuestion();
    expect(await learner.say('next')).toContain('still open');
    expect(store.attempts).toEqual([]);
  });
});

describe('going on after an answer', () => {
  it('a typed skip leaves the answer as it was given', async () => {
    const { learner, store } = await start();
    await learner.say('go quiz');
    await learner.say('remember');
    const before = store.attempts.length;
    expect(await learner.say('skip')).toContain('Question 2 of 2');
    expect(store.attempts).toHaveLength(before);
    expect(await learner.say('back')).toMatch(
      /You answered: remember — not right[\s\S]*The right answer is set_cookie/,
    );
  });

  it('asks about an answer that is a word of ours as well, and takes it on yes', async () => {
    const steps = LESSON.steps.map((step) =>
      step.id === 'lifetime' ? { ...step, answer: { kind: 'typed', accepted: ['pass'] } as const } : step,
    );
    const { learner, store } = await start({ ...LESSON, steps } as Lesson);
    await learner.say('go lifetime');
    expect(await learner.say('pass')).toMatch(/Is pass your answer\?[\s\S]*\[Yes, that’s my answer\]/);
    expect(store.attempts).toEqual([]);
    expect(await learner.say('yes')).toContain('Right');
    expect(store.attempts.at(-1)?.verdict).toBe('right');
  });

  it('asks the question that took the place of one which the author removed', async () => {
    const { learner, store } = await start();
    await learner.say('go quiz');
    await learner.say('set_cookie');
    const edited = { ...LESSON, steps: LESSON.steps.filter(({ id }) => id !== 'attach') };
    const later = learnerOf(testTutor(edited, store).tutor, 'test:ada', 'later');
    expect(await later.open('words')).toMatch(/Question 1 of 1: Lifetime[\s\S]*\[Skip\]/);
  });

  it('knows what lies ahead from what was missed', async () => {
    const { learner } = await start();
    expect(await learner.say('score')).toMatch(/0 of 2 questions right.* 2 still to come/);
    expect(await learner.say('retry')).toContain('so far, you haven’t missed a question of the quiz');
    await learner.say('go score');
    expect(await learner.say('score')).toMatch(/Not right yet:[\s\S]*Attach a cookie[\s\S]*Lifetime/);
  });

  it('asks before it begins again', async () => {
    const { learner, store } = await start();
    await learner.say('go quiz');
    await learner.say('set_cookie');
    expect(await learner.say('start again')).toMatch(/Start this lesson again\?[\s\S]*\[Yes, start again\]/);
    expect(store.changes.at(-1)?.progress?.answers).toHaveProperty('attach');
    expect(await learner.press('Yes, start again')).toContain('step 1 of');
    expect(store.changes.at(-1)?.progress?.answers).toEqual({});
  });
});

describe('finding the way by typing', () => {
  it.each([
    ['go on', 'Example: There and back'],
    ['go 2', 'Exercise: Show the word'],
    ['go Practice', 'Exercise: Show the word'],
    ['go quiz', 'Question 1 of 2'],
    ['go zebra', 'There’s no section zebra'],
  ])('%j answers %j', async (typed, said) => {
    const { learner } = await start();
    expect(await learner.say(typed)).toContain(said);
  });

  it.each([
    ['go practice', 'Fill in the blanks', 'first | second'],
    ['go write-it', 'Write the program', 'three backticks'],
    ['go lifetime', 'Type your answer', 'Type the answer itself'],
    ['go complete', 'Start again', 'Start this lesson again?'],
  ])('after %j, the label %j can be typed', async (where, label, said) => {
    const { learner, store } = await start();
    expect(await learner.say(where)).toContain(`[${label}]`);
    expect(await learner.say(label)).toContain(said);
    expect(store.attempts).toEqual([]);
  });

  it('a lesson opens by its title, and help is there, before the first lesson', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.say('help')).toContain('How this works');
    expect(await learner.say('Remembering Words')).toContain('step 1 of');
  });
});

describe('an exercise', () => {
  it('does not count a run that could not be made', async () => {
    const parts = testTutor();
    const busy = { kind: 'not-started', fault: { kind: 'busy', ahead: 3 }, prints: '' } as const;
    Object.assign(parts.sandbox, { run: async () => busy });
    const learner = learnerOf(parts.tutor);
    await learner.open('words');
    await learner.say('go practice');
    expect(await learner.say('good | x')).toMatch(/couldn’t be run just now[\s\S]*three are ahead of you/);
    expect(parts.store.attempts).toEqual([]);
  });

  it('takes values that a phone has numbered', async () => {
    const { learner, sandbox } = await start();
    await learner.say('go practice');
    await learner.say('1. good\n2. x');
    expect(sandbox.programs).toEqual(['a = good\nb = x\n']);
  });

  const atExercise = async () => {
    const parts = await start();
    await parts.learner.say('go practice');
    return parts;
  };

  it('tells a wrong program what was missing, with its own transcript and the fitting hint', async () => {
    const { learner, store } = await atExercise();
    const said = await learner.say('fixed | x');
    expect(said).toMatch(
      /Not there yet: The browser sent the cookie[\s\S]*The page did not show the word[\s\S]*GET \/word/,
    );
    expect(store.attempts.map(({ verdict }) => verdict)).toEqual(['wrong']);
  });

  it('shows the line of a syntax error', async () => {
    const { learner } = await atExercise();
    expect(await learner.say('```\nsyntax\n```')).toContain('Python can’t read line 1');
  });

  it('straightens curly quotes and says so', async () => {
    const { learner, sandbox } = await atExercise();
    expect(await learner.say('```\ngood “x”\n```')).toMatch(/made them straight[\s\S]*Right/);
    expect(sandbox.programs).toEqual(['good “x”\n', 'good "x"\n']);
  });

  it('says when the program never ends', async () => {
    const { learner } = await atExercise();
    expect(await learner.say('loop | x')).toMatch(/no answer within 2 seconds/);
  });

  it('does not run a program with a blank left', async () => {
    const { learner, sandbox, store } = await atExercise();
    const blanks = encodeAction(action('submit-blanks', 'words', 'show-the-word'));
    expect(await learner.submit(blanks, { 'blank-1': 'good', 'blank-2': ' ' })).toContain('Line 2 still has a blank');
    expect(sandbox.programs).toEqual([]);
    expect(store.attempts).toEqual([]);
  });

  it('ends its hints in the solution', async () => {
    const { learner } = await atExercise();
    await learner.press('Hint');
    expect(await learner.press('Another hint')).toMatch(/One way to write it:\ngood/);
  });

  it('opens its form with what was sent last', async () => {
    const { learner, tutor } = await atExercise();
    const blanks = action('blanks', 'words', 'show-the-word');
    expect((await tutor.form('test:ada', blanks))?.fields.map((field) => 'value' in field && field.value)).toEqual([
      '',
      '',
    ]);
    await learner.submit(encodeAction(action('submit-blanks', 'words', 'show-the-word')), {
      'blank-1': 'fixed',
      'blank-2': 'x',
    });
    expect((await tutor.form('test:ada', blanks))?.fields.map((field) => 'value' in field && field.value)).toEqual([
      'fixed',
      'x',
    ]);
    expect((await tutor.form('test:bob', blanks))?.fields.map((field) => 'value' in field && field.value)).toEqual([
      '',
      '',
    ]);
  });
});

describe('deliveries', () => {
  it('records one attempt for an event that comes twice, and answers it once', async () => {
    const { learner, tutor, store } = await start();
    await learner.say('go quiz');
    const event = { id: 'same', learner: 'test:ada', kind: 'message', text: 'set_cookie' } as const;
    const [first, second] = await Promise.all([tutor.handle(event), tutor.handle(event)]);
    expect([first, second].filter((reply) => reply === null)).toHaveLength(1);
    expect(await tutor.handle(event)).toBeNull();
    expect(store.attempts).toHaveLength(1);
  });

  it('gives the same answer again when the process that had committed it is gone', async () => {
    const before = await start();
    await before.learner.say('go quiz');
    const event = { id: 'same', learner: 'test:ada', kind: 'message', text: 'set_cookie' } as const;
    const answer = await before.tutor.handle(event);
    const after = testTutor();
    Object.assign(after.store, before.store);
    expect(await after.tutor.handle(event)).toEqual(answer);
    expect(before.store.attempts).toHaveLength(1);
  });

  it('takes an event again when storing it failed', async () => {
    const { tutor, store } = testTutor();
    const { commit } = store;
    Object.assign(store, { commit: () => Promise.reject(new Error('disk full')) });
    const event = {
      id: 'e',
      learner: 'test:ada',
      kind: 'command',
      name: 'lesson',
      options: { name: 'words' },
    } as const;
    await expect(tutor.handle(event)).rejects.toThrow('disk full');
    Object.assign(store, { commit });
    expect(await tutor.handle(event)).not.toBeNull();
  });
});

describe('a press that comes late', () => {
  it('does not skip a step when Next is pressed twice', async () => {
    const { learner } = await start();
    const next = learner.id('Next');
    const [first, second] = await Promise.all([
      learner.send({ kind: 'press', action: decodeAction(next) }),
      learner.send({ kind: 'press', action: decodeAction(next) }),
    ]);
    expect(first).toContain('Example: There and back');
    expect(second).toMatch(/earlier step[\s\S]*You’re at: There and back[\s\S]*\[Show where I am\]/);
  });

  it.each([
    ['another version', 'n0.next.words.introduction.'],
    ['a lesson that is gone', 'n1.next.cookies.introduction.'],
    ['nonsense', '💥'.repeat(50)],
    ['an empty id', ''],
  ])('explains a button of %s', async (_, id) => {
    const { learner } = await start();
    expect(await learner.send({ kind: 'press', action: decodeAction(id) })).toContain('gone');
  });

  it('runs an example that lies behind, and leads back', async () => {
    const { learner } = await start();
    const run = encodeAction(action('run', 'words', 'there-and-back'));
    await learner.say('go quiz');
    expect(await learner.send({ kind: 'press', action: decodeAction(run) })).toMatch(
      /Set-Cookie[\s\S]*\[Show where I am\]/,
    );
    expect(await learner.press('Show where I am')).toContain('Question 1');
  });
});

describe('names of lessons', () => {
  it.each([['words'], ['Words'], ['remembering words'], ['remember']])('%j opens the lesson', async (name) => {
    expect(await learnerOf(testTutor().tutor).open(name)).toContain('Hello.');
  });

  it.each([
    ['wrods', 'Did you mean Remembering Words?'],
    ['knitting', 'There’s no lesson called knitting'],
    ['', 'Lessons'],
    ['help', 'How this works'],
  ])('%j answers %j', async (name, said) => {
    expect(await learnerOf(testTutor().tutor).open(name)).toContain(said);
  });

  it('greets a first message and shows where to begin', async () => {
    const learner = learnerOf(testTutor().tutor);
    expect(await learner.say('what is this')).toMatch(/Hello, I’m Nibble[\s\S]*\[Remembering Words\]/);
    expect(await learner.press('Remembering Words')).toContain('Hello.');
  });
});

const HOSTILE = [
  '',
  ' ',
  '@everyone',
  '<!channel>',
  '\u200b\u200b',
  '\0\x1b[31m',
  '```',
  '``````',
  '| | |',
  '-1',
  '999',
  'x'.repeat(100_000),
  `x${'! '.repeat(50_000)}x`,
  '\n'.repeat(100_000),
  `${'"'.repeat(100_000)}x`,
  `go ${' '.repeat(100_000)}`,
];

describe('whatever a learner does', () => {
  const step = fc.constantFrom(...LESSON.steps.map(({ id }) => id), '', 'nowhere');
  const verb = fc.constantFrom(
    ...([
      'next',
      'back',
      'go',
      'outline',
      'answer',
      'skip',
      'hint',
      'score',
      'retry',
      'run',
      'restart',
      'start',
      'type',
    ] as const),
    ...(['submit-blanks', 'submit-program', 'submit-typed', 'run-edited', 'edit', 'lessons', 'dm', 'quiz'] as const),
    ...(['review', 'review-end', 'recall', 'recall-hint', 'recall-skip', 'recall-why', 'submit-recall'] as const),
    ...(['rate', 'undo', 'reminders', 'remind', 'submit-remind', 'snooze', 'progress', 'reference', 'export'] as const),
    ...(['recall-type', 'remind-form', 'forget'] as const),
  );
  const argument = fc.constantFrom(
    ...['', '1', '2', '9', 'x', '1-1', '2-2', '1-e', '2-g', 'short', 'all', 'on', 'off', 'week', 'go-on', 'zone'],
    ...['when', 'amount', 'pause', 'hour', 'eve', 'tom', 'yes'],
  );
  const intent: fc.Arbitrary<Input> = fc.oneof(
    fc.record({ verb, step, argument }).map(({ verb, step, argument }): Input => {
      const id = encodeAction(action(verb, 'words', step, argument));
      const settings = { time: '7pm', days: 'monday', zone: 'berlin', cards: '5', retention: '85', until: '' };
      const fields = { program: 'good', 'blank-1': 'good', 'blank-2': 'b', answer: 'max_age', ...settings };
      return verb.startsWith('submit') || verb === 'run-edited'
        ? { kind: 'submit', action: decodeAction(id), fields }
        : { kind: 'press', action: decodeAction(id) };
    }),
    fc
      .oneof(
        fc.constantFrom(
          'next',
          'back',
          'skip',
          'hint',
          'a',
          'b',
          'c',
          'd',
          'run',
          'retry',
          'score',
          'outline',
          'go 2',
          'restart',
        ),
        fc.constantFrom(
          ...['review', 'stop', 'undo', 'too easy', 'that was a guess', 'why this card', 'short day', 'quiz'],
          ...['reminders', 'remind me at 7', 'time zone berlin', 'snooze', 'pause a week', 'forget', 'export'],
        ),
        fc.constantFrom(...HOSTILE),
        fc.string({ unit: 'binary', maxLength: 30 }),
      )
      .map((text): Input => ({ kind: 'message', text })),
    fc.constantFrom<Input>(
      { kind: 'command', name: 'lesson', options: {} },
      { kind: 'command', name: 'help', options: {} },
      { kind: 'command', name: 'lesson', options: { name: 'words' } },
    ),
    fc.constantFrom<Input>(
      { kind: 'command', name: 'review', options: {} },
      { kind: 'command', name: 'progress', options: {} },
      { kind: 'command', name: 'home', options: {} },
      { kind: 'command', name: 'forget', options: {} },
    ),
    fc.constantFrom<Input>(
      { kind: 'command', name: 'quiz', options: {} },
      { kind: 'command', name: 'reference', options: { name: 'cookie' } },
      { kind: 'command', name: 'export', options: {} },
    ),
    fc.constantFrom<Input>(
      { kind: 'command', name: 'reminders', options: { zone: 'tokyo' } },
      { kind: 'command', name: 'reminders', options: { time: '99' } },
      { kind: 'command', name: 'check', options: { message: '```\ngood\n```' } },
      { kind: 'command', name: 'lab', options: {} },
    ),
  );
  /** How long a learner waits before the next thing they do: mostly not at all. */
  const wait = fc.constantFrom(0, 0, 0, 60_000, 24 * 3_600_000, 40 * 24 * 3_600_000);
  const deed = fc.tuple(intent, wait);

  it('there is an answer with something in it, every control fits a platform, and there is a way to the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
        const { learner, pass } = await start();
        for (const [next, time] of deeds) {
          pass(time);
          expect(await learner.send(next)).not.toBe('');
          for (const id of controls(learner.reply()).values()) expect(id.length).toBeLessThanOrEqual(MAX_ACTION_ID);
        }
        await learner.open('words');
        for (let steps = 0; steps < 2 * LESSON.steps.length; steps++) {
          const said = await learner.say('skip');
          if (/Lesson complete|You're at the end of/.test(said)) return;
        }
        throw new Error('no way to the end');
      }),
      { numRuns: 150 },
    );
  });

  it('attempts are only ever added', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(intent, { maxLength: 20 }), async (intents) => {
        const { learner, store } = await start();
        let before: readonly unknown[] = [];
        for (const next of intents) {
          await learner.send(next);
          expect(store.attempts.slice(0, before.length)).toEqual(before);
          before = [...store.attempts];
        }
      }),
      { numRuns: 30 },
    );
  });
});
