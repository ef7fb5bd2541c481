import { describe, expect, it } from 'vitest';
import { action, decodeAction, encodeAction } from '../../src/core/action.ts';
import { afterRun } from './after-run.ts';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

const WHY = 'Explain the cookies';
const id = (step: string, argument = '') => encodeAction(action('why', 'words', step, argument));

describe('under a transcript', () => {
  it('a button leads to every cookie of it, and from there to the deciding rule', async () => {
    const { learner, sandbox } = await afterRun();
    expect(await learner.press(WHY)).toMatch(
      /\[1\. Visit \/set: word was stored\]\n\[2\. Visit \/word: word was sent\]/,
    );
    const told = await learner.press('2. Visit /word: word was sent');
    expect(told).toMatch(/In step 2 \(Visit \/word\), word was sent, because it belongs[\s\S]*RFC 6265bis, 5\.8\.3/);
    expect(await learner.press('Another cookie?')).toContain('word was stored');
    expect(sandbox.programs).toHaveLength(1);
  });

  it.each([
    ['why', /\[2\. Visit \/word: word was sent\]/],
    [WHY, /\[2\. Visit \/word: word was sent\]/],
    ['why word', /In step 2/],
    ['Why word 1?', /In step 1 \(Visit \/set\), word was stored/],
    ['why WORD 7', /no cookie in that step. The last step with one is step 2/],
    ['why sugar', /There were: word/],
  ])('%j can be typed', async (typed, said) => {
    expect(await (await afterRun()).learner.say(typed)).toMatch(said);
  });

  it('it is about the learner’s own version when that was run last', async () => {
    const { learner, sandbox } = await afterRun();
    await learner.say('```\nfixed\n```');
    expect(await learner.press(WHY)).toContain('word was sent');
    expect(sandbox.programs).toEqual(['good\n', 'fixed\n']);
  });

  it('an exercise’s transcript is explained, too', async () => {
    const { learner } = await afterRun();
    await learner.say('next');
    expect(await learner.say('fixed | x')).toContain(`[${WHY}]`);
    expect(await learner.press(WHY)).toContain('[1. Visit /set: word was stored]');
    expect(await learner.say('good | x')).toContain(`[${WHY}]`);
    expect(await learner.say('why word')).toContain('word was sent');
  });

  it('of a run without cookies there is nothing to ask', async () => {
    const { learner } = await afterRun();
    await learner.say('go write-it');
    expect(await learner.say('```\ngood\n```')).not.toContain(WHY);
  });
});

const afterRestart = async () => {
  const before = await afterRun();
  const after = testTutor();
  Object.assign(after.store, before.store);
  return { ...after, learner: learnerOf(after.tutor, 'test:ada', 'second'), before: before.learner };
};

it('knows the last run after a restart, and in another process', async () => {
  const { learner, before, sandbox } = await afterRestart();
  await before.press(WHY);
  const said = await learner.send({ kind: 'press', action: decodeAction(before.id('2. Visit /word: word was sent')) });
  expect(said).toContain('In step 2 (Visit /word), word was sent');
  expect(said).not.toContain('ran the original example again');
  expect(sandbox.programs).toEqual([]);
});

describe('when the run is no longer remembered', () => {
  const afterLong = async () => {
    const parts = await afterRestart();
    await parts.before.press(WHY);
    await parts.store.forgetEvents(parts.now());
    return parts;
  };

  it('an example is run again, and the same entry of the menu still means the same', async () => {
    const { learner, before, sandbox } = await afterLong();
    const said = await learner.send({
      kind: 'press',
      action: decodeAction(before.id('2. Visit /word: word was sent')),
    });
    expect(said).toMatch(/ran the original example again[\s\S]*In step 2 \(Visit \/word\), word was sent/);
    await learner.send({ kind: 'press', action: decodeAction(id('there-and-back')) });
    expect(sandbox.programs).toEqual(['good\n']);
  });

  it.each(['show-the-word', 'attach', 'gone'])('at %s the learner is asked to run it again', async (step) => {
    const { learner } = await afterLong();
    expect(await learner.send({ kind: 'press', action: decodeAction(id(step)) })).toContain('Run the program again');
  });

  it('an entry about an earlier run explains itself and shows those of the last one', async () => {
    const { learner } = await afterRun();
    expect(await learner.send({ kind: 'press', action: decodeAction(id('there-and-back', 'zzzzzz')) })).toMatch(
      /about an earlier run[\s\S]*\[2\. Visit \/word: word was sent\]/,
    );
  });

  it('a question typed where nothing was run is answered kindly', async () => {
    const learner = learnerOf(testTutor().tutor);
    await learner.open('words');
    expect(await learner.say('why word')).toContain('Nothing has run here yet. Run the next example');
  });
});
