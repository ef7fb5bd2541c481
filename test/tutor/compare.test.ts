/** "Compare browsers" below a run and in the lab. */
import { describe, expect, it } from 'vitest';
import { afterRun } from './after-run.ts';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

const COMPARE = 'Compare browsers';

describe('under a transcript', () => {
  it('a button says what the browsers do differently, and the message keeps its buttons', async () => {
    const { learner, sandbox } = await afterRun();
    const said = await learner.press(COMPARE);
    expect(learner.reply().pressed).toBe('keep');
    expect(said).toMatch(/Chromium and Firefox: There and back[\s\S]*do the same here[\s\S]*As recorded from Chromium/);
    // Once more; the second browser asked for the same, and was given the same answers.
    expect(sandbox.programs).toHaveLength(2);
  });

  it.each([
    'compare',
    'Compare',
    'Compare browsers',
    'compare the browsers',
    'firefox',
    'what does firefox do differently',
  ])('%j can be typed', async (typed) => {
    const { learner } = await afterRun();
    expect(await learner.say(typed)).toContain('Chromium and Firefox: There and back');
  });

  it('it is about the learner’s own version when that was run last', async () => {
    const { learner, sandbox } = await afterRun();
    await learner.say('```\nfixed\n```');
    await learner.press(COMPARE);
    expect(sandbox.programs).toEqual(['good\n', 'fixed\n', 'fixed\n']);
  });

  it('without a run the example is run as it is', async () => {
    const parts = testTutor();
    const learner = learnerOf(parts.tutor);
    await learner.open('words');
    await learner.say('next');
    expect(await learner.say('compare')).toContain('Chromium and Firefox: There and back');
  });
});

describe('in the lab', () => {
  const inLab = async () => {
    const parts = await afterRun();
    await parts.learner.press('Open the lab');
    return parts;
  };

  it('there is nothing to compare before anything was done', async () => {
    const { learner } = await inLab();
    expect(await learner.say('compare')).toContain('nothing to compare');
  });

  it.each(['compare', 'compare browsers'])('%j compares what was done there', async (typed) => {
    const { learner } = await inLab();
    await learner.say('visit /set');
    expect(await learner.say(typed)).toContain('Chromium and Firefox in this lab');
  });

  it.each(['firefox', 'use firefox', 'switch to Firefox', 'Go on in Firefox'])(
    '%j goes on in Firefox',
    async (typed) => {
      const { learner, store } = await inLab();
      await learner.say('visit /set');
      const said = await learner.say(typed);
      expect(said).toMatch(/You’re Firefox here[\s\S]*Visit \/set/);
      expect(store.changes.at(-1)?.progress?.lab).toMatchObject({ browser: 'firefox' });
      expect(await learner.say('chrome')).not.toContain('You’re Firefox here');
    },
  );
});
