/** "Compare browsers" below a run and in the lab. */
import { describe, expect, it } from 'vitest';
import { afterRun } from './after-run.ts';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

const COMPARE = 'Compare browsers';

describe('under a transcript', () => {
  it('a button stands where the browsers differ, says how, and leaves the message its buttons', async () => {
    const { learner } = await afterRun();
    await learner.say('```\ndiffers\n```');
    const said = await learner.press(COMPARE);
    expect(learner.reply().pressed).toBe('keep');
    expect(said).toMatch(/Here Chromium and Firefox differ[\s\S]*Max-Age/);
  });

  it('there is no button where they do the same', async () => {
    const { learner } = await afterRun();
    expect(JSON.stringify(learner.reply())).not.toContain(COMPARE);
  });

  it('it can be typed where they do the same, and says so', async () => {
    const { learner, sandbox } = await afterRun();
    const said = await learner.say('compare');
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
    await learner.say('compare browsers');
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

describe('under the run of an exercise', () => {
  const afterExercise = async (...programs: readonly string[]) => {
    const parts = testTutor();
    const learner = learnerOf(parts.tutor);
    await learner.open('words');
    await learner.say('go practice');
    for (const program of programs) await learner.say(`\`\`\`\n${program}\n\`\`\``);
    return { ...parts, learner };
  };

  it.each(['differs', 'differs fixed'])('a button compares what was checked of %j', async (program) => {
    const { learner, sandbox } = await afterExercise(program);
    const said = await learner.press(COMPARE);
    expect(learner.reply().pressed).toBe('keep');
    expect(said).toMatch(/Chromium and Firefox: Show the word[\s\S]*Here Chromium and Firefox differ[\s\S]*Max-Age/);
    // In Firefox it is asked otherwise, and in Chromium what it was asked before.
    expect(sandbox.programs.length).toBeGreaterThan(1);
  });

  it.each(['compare browsers', 'firefox'])('%j can be typed, also where they do the same', async (typed) => {
    const { learner } = await afterExercise('good');
    expect(JSON.stringify(learner.reply())).not.toContain(COMPARE);
    expect(await learner.say(typed)).toMatch(/Chromium and Firefox: Show the word[\s\S]*do the same here/);
  });

  it('before any run it says what to do first', async () => {
    const { learner } = await afterExercise();
    expect(await learner.say('compare browsers')).toContain('Send your program, and then compare the browsers in it');
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
