/** What stands below a run, and below a reply that would otherwise lead nowhere. */
import { describe, expect, it } from 'vitest';
import { inWords, type PlainBlock, type Reply, settlePictures } from '../../src/core/reply.ts';
import { afterRun } from './after-run.ts';
import { learnerOf, replyText } from './learner.ts';
import { testTutor } from './parts.ts';
import { shippedLearner } from './phrase-judge.ts';

const labelsIn = (blocks: readonly PlainBlock[]) => ({
  rows: blocks.flatMap((block) => (block.kind === 'buttons' ? [block.buttons.map(({ label }) => label)] : [])),
  menus: blocks.flatMap((block) => (block.kind === 'menu' ? [block.entries.map(({ label }) => label)] : [])),
});

/** As it is with pictures, and without. */
const formsOf = ({ blocks }: Reply) => [settlePictures(blocks, () => true), inWords(blocks)].map(labelsIn);

describe('below a run', () => {
  it.each(['good', 'signed', 'differs'])(
    'of %j there is one row of at most five buttons, begun by Next',
    async (program) => {
      const { learner } = await afterRun();
      await learner.say(`\`\`\`\n${program}\n\`\`\``);
      for (const { rows, menus } of formsOf(learner.reply())) {
        expect(rows).toHaveLength(1);
        expect(rows[0]?.length).toBeLessThanOrEqual(5);
        expect(rows[0]?.[0]).toBe('Next');
        expect(menus).toHaveLength(1);
        expect(menus[0]?.length).toBeGreaterThan(1);
      }
    },
  );

  it('what the row has no room for is in the menu below it', async () => {
    const { learner } = await afterRun();
    expect(formsOf(learner.reply())).toEqual(
      ['Show the headers', 'Show as a picture'].map((way) => ({
        rows: [['Next', 'Change and run', way, 'Explain the cookies', 'Open the lab']],
        menus: [['Follow word', 'Run again']],
      })),
    );
  });

  it('a button says so where browsers differ', async () => {
    const { learner } = await afterRun();
    await learner.say('```\ndiffers\n```');
    for (const { rows } of formsOf(learner.reply())) expect(rows[0]).toContain('Compare browsers');
  });

  it.each([
    ['fails', 'fixed | x', 'Fill in the blanks'],
    ['passes', 'good | x', 'Next'],
  ])('of an exercise that %s there is one row, too', async (_, blanks, first) => {
    const { learner } = await afterRun();
    await learner.say('next');
    await learner.say(blanks);
    for (const { rows } of formsOf(learner.reply())) {
      expect(rows).toHaveLength(1);
      expect(rows[0]?.length).toBeLessThanOrEqual(5);
      expect(rows[0]?.[0]).toBe(first);
    }
  });

  it.each(['follow word', 'why word', 'compare', 'what is inside'])('%j is answered with a way on', async (typed) => {
    const { learner } = await afterRun();
    expect(await learner.say(typed)).toMatch(/\[Next\]$/);
  });
});

describe('without a run', () => {
  it.each(['follow word', 'compare', 'headers', 'what is inside'])(
    '%j says that nothing has run yet, with a way on',
    async (typed) => {
      const learner = learnerOf(testTutor().tutor);
      await learner.open('words');
      expect(await learner.say(typed)).toMatch(/Nothing has run here yet\. Run the next example[\s\S]*\[Next\]/);
    },
  );

  it('an exercise asks for the program', async () => {
    const learner = learnerOf(testTutor().tutor);
    await learner.open('words');
    await learner.say('go practice');
    expect(await learner.say('headers')).toMatch(
      /no run of this exercise to look at. Send your program[\s\S]*\[Hint\]/,
    );
  });

  it('"run" where there is no example leads on', async () => {
    const learner = learnerOf(testTutor().tutor);
    await learner.open('words');
    expect(await learner.say('run')).toMatch(/no example to run at this step[\s\S]*\[Next\]/);
  });
});

describe('a question that is still open', () => {
  it('answers "next" with a hint and a way to skip it', async () => {
    const { learner, goTo } = shippedLearner();
    await goTo('cookies/where-a-cookie-waits');
    expect(await learner.say('next')).toMatch(/still open[\s\S]*\[Hint\] \[Skip\]/);
  });
});

describe('before a prediction', () => {
  it('a text isn’t explained in words that tell what the run will show', async () => {
    const { learner, goTo } = shippedLearner();
    await goTo('sessions/http-forgets');
    expect(await learner.say('explain')).toContain('In short: HTTP forgets');
    expect(replyText(learner.reply())).not.toContain('greeted as Ada');
    await learner.say('next');
    await learner.press('A');
    await goTo('sessions/http-forgets');
    expect(await learner.say('explain')).toMatch(/HTTP forgets, in other words[\s\S]*greeted as Ada/);
  });

  it('the forms that will be sent are told with what they hold', async () => {
    const { goTo } = shippedLearner();
    expect(await goTo('uploads/what-arrived')).toContain('Submit a form to /upload (topic=food, note=shopping.txt)');
    expect(await goTo('uploads/an-empty-field')).toContain('Submit a form to /upload (photo=(no file))');
  });
});

describe('"edit" at an example', () => {
  it('says how to send code, and has the button of the form', async () => {
    const { learner } = await afterRun();
    expect(await learner.say('edit')).toMatch(/backticks[\s\S]*\[Change and run\]/);
  });
});
