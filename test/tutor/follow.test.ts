import { describe, expect, it } from 'vitest';
import { action, decodeAction, encodeAction } from '../../src/core/action.ts';
import { afterRun } from './after-run.ts';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

describe('under a run with a cookie', () => {
  it('a button tells its story, without running anything again', async () => {
    const { learner, sandbox } = await afterRun();
    const said = await learner.press('Follow word');
    expect(said).toMatch(
      /The story of word[\s\S]*1\. Visit \/set[\s\S]*was stored[\s\S]*2\. Visit \/word[\s\S]*was sent/,
    );
    expect(said).toMatch(/At the end[\s\S]*The browser still has it/);
    expect(sandbox.programs).toHaveLength(1);
  });

  it.each([
    ['follow word', /The story of word/],
    ['Follow the cookie WORD', /The story of word/],
    ['follow a cookie', /The story of word/],
    ['follow', /The story of word/],
    ['Follow word', /The story of word/],
  ])('%j can be typed', async (typed, said) => {
    expect(await (await afterRun()).learner.say(typed)).toMatch(said);
  });

  it('the story can be asked for in an exercise, too', async () => {
    const { learner } = await afterRun();
    await learner.say('next');
    expect(await learner.say('fixed | x')).toContain('[Follow word]');
    expect(await learner.press('Follow word')).toContain('The story of word');
  });

  it('the story can be typed in the lab', async () => {
    const { learner } = await afterRun();
    await learner.press('Open the lab');
    expect(await learner.say('follow word')).toContain('There have been no cookies yet');
    await learner.say('visit /set');
    expect(await learner.say('follow word')).toContain('The story of word');
  });
});

it('where the run had no cookies there is nothing to follow', async () => {
  const { learner } = await afterRun();
  await learner.say('go write-it');
  expect(await learner.say('```\ngood\n```')).not.toContain('[Follow');
});

it('a run that is no longer remembered is run again where that is the same run', async () => {
  const before = await afterRun();
  const after = testTutor();
  Object.assign(after.store, before.store);
  await after.store.forgetEvents(after.now());
  const learner = learnerOf(after.tutor, 'test:ada', 'second');
  const pressed = decodeAction(encodeAction(action('follow', 'words', 'there-and-back')));
  const said = await learner.send({ kind: 'press', action: pressed });
  expect(said).toMatch(/ran the original example again[\s\S]*The story of word/);
});
