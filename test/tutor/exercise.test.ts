/** An exercise in a conversation: blanks one at a time, hints, the model solution, and code of somebody else. */
import { describe, expect, it } from 'vitest';
import { action, encodeAction } from '../../src/core/action.ts';
import type { VariedCheck } from '../../src/core/scenario.ts';
import { greetings, shipped } from '../fixtures/lessons.ts';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

const BLANKS = action('blanks', 'words', 'show-the-word');
const PROGRAM = action('program', 'words', 'show-the-word');

async function atExercise() {
  const parts = testTutor();
  const learner = learnerOf(parts.tutor);
  await learner.open('words');
  await learner.say('go practice');
  const valuesIn = async (form: typeof BLANKS) =>
    (await parts.tutor.form('test:ada', form))?.fields.map((field) => ('value' in field ? field.value : null));
  return { ...parts, learner, valuesIn };
}

describe('the blanks of an exercise', () => {
  it('can be filled one at a time, in any order, and are run once all are filled', async () => {
    const { learner, sandbox, store } = await atExercise();
    expect(await learner.say('blank 2 is x')).toMatch(
      /Blank 2 is x\. One is still open\. Blank 1 is in line 1:\na = ___[\s\S]*\[Fill in the blanks\]/,
    );
    expect(sandbox.programs).toEqual([]);
    expect(store.attempts).toEqual([]);
    expect(await learner.say('good')).toContain('Right: the check passed');
    expect(sandbox.programs).toEqual(['a = good\nb = x\n']);
  });

  it('are the next one where none is named', async () => {
    const { learner, sandbox } = await atExercise();
    expect(await learner.say('fixed')).toContain('Blank 1 is fixed. One is still open. Blank 2 is in line 2:');
    await learner.say('x');
    expect(sandbox.programs).toEqual(['a = fixed\nb = x\n']);
  });

  it('can be put right one at a time after a failed attempt', async () => {
    const { learner, sandbox } = await atExercise();
    await learner.say('fixed | x');
    expect(await learner.say('blank 1 is good')).toContain('Right: the check passed');
    expect(sandbox.programs).toEqual(['a = fixed\nb = x\n', 'a = good\nb = x\n']);
  });

  it('are asked about when all are filled and none is named', async () => {
    const { learner, store } = await atExercise();
    await learner.say('fixed | x');
    expect(await learner.say('good')).toContain('Every blank has a value. Which one is good for? Type “blank 2 is …”.');
    expect(store.attempts).toHaveLength(1);
  });

  it.each([
    ['blank 7 is x', 'There’s no blank 7: there are 2.'],
    ['a | b | c', 'I found 3 values, but fewer blanks are open.'],
    ['it is one of those two', 'That doesn’t look like something for a blank.'],
  ])('are left as they are by "%s", with ways on', async (typed, said) => {
    const { learner, store, valuesIn } = await atExercise();
    const reply = await learner.say(typed);
    expect(reply).toContain(said);
    expect(reply).toMatch(/\[Fill in the blanks\] \[Write the program\] \[Hint\]/);
    expect(store.attempts).toEqual([]);
    expect(await valuesIn(BLANKS)).toEqual(['', '']);
  });

  it('may be filled in part in the form, which then opens with them', async () => {
    const { learner, store, valuesIn } = await atExercise();
    const submit = encodeAction(action('submit-blanks', 'words', 'show-the-word'));
    expect(await learner.submit(submit, { 'blank-1': 'good', 'blank-2': '' })).toContain('Line 2 still has a blank');
    expect(store.attempts).toEqual([]);
    expect(await valuesIn(BLANKS)).toEqual(['good', '']);
    expect(await learner.say('x')).toContain('Right: the check passed');
  });

  it('are in the form, and in that for the whole program, however they were filled', async () => {
    const { learner, valuesIn } = await atExercise();
    await learner.say('blank 2 is x');
    expect(await valuesIn(BLANKS)).toEqual(['', 'x']);
    expect(await valuesIn(PROGRAM)).toEqual(['a = ___\nb = x']);
  });

  it('give way in the form for the whole program to the program that was sent last', async () => {
    const { learner, valuesIn } = await atExercise();
    await learner.say('fixed | x');
    expect(await valuesIn(PROGRAM)).toEqual(['a = fixed\nb = x']);
    await learner.submit(encodeAction(action('submit-program', 'words', 'show-the-word')), { program: 'a = loop' });
    expect(await valuesIn(PROGRAM)).toEqual(['a = loop']);
    expect(await valuesIn(BLANKS)).toEqual(['fixed', 'x']);
  });
});

describe('the hints of an exercise', () => {
  /** Every failure fits the second of its two hints. */
  const atGreeting = async () => {
    const lesson = greetings();
    const steps = lesson.steps.map((step) =>
      step.kind === 'exercise' ? { ...step, checks: step.checks.map(atSecondHint) } : step,
    );
    const parts = testTutor({ ...lesson, steps });
    const learner = learnerOf(parts.tutor);
    await learner.open(lesson.id);
    await learner.say('go greet-a-visitor');
    return { ...parts, learner };
  };
  const atSecondHint = (check: VariedCheck): VariedCheck => ({
    ...check,
    steps: check.steps.map((step) => ({ ...step, expect: step.expect.map((one) => ({ ...one, hint: 2 })) })),
  });

  it('begin at the first one before anything has failed', async () => {
    const { learner } = await atGreeting();
    expect(await learner.say('hint')).toContain('Hint 1 of 3: The values of the query string are in request.args.');
  });

  it('begin with the one for what failed, go round all of them, and end in the solution', async () => {
    const { learner } = await atGreeting();
    await learner.say('args | fixed');
    expect(await learner.say('hint')).toContain('Hint 1 of 3: The second argument of get is the default.');
    // The same failure once more does not begin anew.
    await learner.say('blank 1 is form');
    expect(await learner.say('hint')).toContain('Hint 2 of 3: The values of the query string are in request.args.');
    expect(await learner.say('hint')).toContain('Hint 3 of 3: One way to write it:');
  });

  it('begin with the one for what failed also when others were shown before', async () => {
    const { learner, store } = await atGreeting();
    await learner.say('hint');
    await learner.say('args | fixed');
    expect(await learner.say('hint')).toContain('Hint 1 of 3: The second argument of get is the default.');
    await learner.say('args | fixed');
    expect(store.attempts.map(({ hints }) => hints)).toEqual([1, 2]);
  });
});

describe('a model solution', () => {
  it('is shown to who has passed, by button and by typing', async () => {
    const { learner } = await atExercise();
    expect(await learner.say('good | x')).toContain('[Compare with a solution]');
    expect(await learner.press('Compare with a solution')).toMatch(
      /A solution: Show the word[\s\S]*good[\s\S]*\[Next\]/,
    );
    expect(await learner.say('solution')).toContain('A solution: Show the word');
    expect(await learner.say('compare')).toContain('A solution: Show the word');
  });

  it('is never shown before, also not by a button of somebody else', async () => {
    const { learner, sandbox } = await atExercise();
    const shown = [
      await learner.say('compare'),
      await learner.say('show me the solution'),
      await learner.send({ kind: 'press', action: action('solution', 'words', 'show-the-word') }),
    ];
    for (const said of shown) {
      expect(said).toContain('once your own program has passed');
      expect(said).not.toContain('One way to write it');
      expect(said).toContain('[Hint]');
    }
    await learner.say('fixed | x');
    expect(await learner.say('compare')).not.toContain('One way to write it');
    expect(sandbox.programs).toHaveLength(1);
  });

  it('is not what “compare” means where there is no exercise: there it compares browsers', async () => {
    const { tutor } = testTutor();
    const learner = learnerOf(tutor);
    await learner.open('words');
    expect(await learner.say('compare')).toContain('and then compare the browsers in it');
  });
});

const WORD_PROGRAM = `from flask import Flask
app = Flask(__name__)

@app.get("/set")
def set_word():
    return good

@app.get("/word")
def word():
    return good
`;

describe('code that is checked from a message', () => {
  const check = (message: string, author?: string) =>
    ({ kind: 'command', name: 'check', options: { message, ...(author !== undefined && { author }) } }) as const;

  it('counts as an answer to the exercise whose addresses it has, when it is the learner’s own', async () => {
    const { learner, store } = await atExercise();
    const said = await learner.send(check(WORD_PROGRAM));
    expect(said).toMatch(/Your code, as an answer to Show the word:[\s\S]*Right: the check passed/);
    expect(store.attempts.map(({ step, verdict }) => [step, verdict])).toEqual([['show-the-word', 'right']]);
  });

  it('is somebody else’s, and says so, and counts for nobody', async () => {
    const { learner, store } = await atExercise();
    const said = await learner.send(check(`look at this\n${WORD_PROGRAM}`, 'Grace *H*'));
    expect(said).toMatch(
      /Code by Grace \*H\*, as an answer to Show the word\. It counts for nobody:[\s\S]*Right: the check passed/,
    );
    expect(store.attempts).toEqual([]);
    expect(await learner.say('compare')).toContain('once your own program has passed');
  });

  it('is given the diagnosis of the exercise where one fits', async () => {
    const { learner } = await atExercise();
    const said = await learner.send(check(WORD_PROGRAM.replace('return good', 'return fixed'), 'Grace'));
    expect(said).toMatch(/Not there yet: The browser sent the cookie, and this view doesn’t look/);
  });

  it('is visited at every route where no exercise fits, with and without a lesson', async () => {
    const { learner } = await atExercise();
    const shop = WORD_PROGRAM.replace('/set', '/tea').replace('/word', '/tea/<int:cups>');
    const said = await learner.send(check(shop, 'Grace'));
    expect(said).toMatch(/Code by Grace, visited at every route:[\s\S]*Visit \/tea\n[\s\S]*Visit \/tea\/1\n/);
    const newcomer = learnerOf(testTutor().tutor);
    expect(await newcomer.send(check(shop))).toMatch(/Your code, visited at every route:[\s\S]*Visit \/tea/);
  });
});

describe('the exercises of the lessons', () => {
  it.each(['cookies', 'sessions', 'uploads'])('of %s have a hint for each of their failures', (id) => {
    for (const step of shipped(id).steps) {
      if (step.kind !== 'exercise') continue;
      const hints = step.checks.flatMap(({ steps }) => steps.flatMap(({ expect: all }) => all.map(({ hint }) => hint)));
      expect(hints).not.toContain(null);
    }
  });
});
