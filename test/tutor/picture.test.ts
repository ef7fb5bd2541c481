import { describe, expect, it } from 'vitest';
import { action, decodeAction, encodeAction } from '../../src/core/action.ts';
import { inWords, picturesIn } from '../../src/core/reply.ts';
import { afterRun } from './after-run.ts';
import { blockText, learnerOf, picturedText } from './learner.ts';
import { testTutor } from './parts.ts';

const SHOW = 'Show as a picture';
const idOf = (step: string) => encodeAction(action('picture', 'words', step));

const picturesOf = (learner: ReturnType<typeof learnerOf>) => picturesIn(learner.reply().blocks);

describe('under a transcript', () => {
  it('a button brings the picture of it, and the message keeps its words and loses its buttons', async () => {
    const { learner, sandbox } = await afterRun();
    await learner.press(SHOW);
    const said = picturedText(learner.reply());
    expect(learner.reply().pressed).toBe('settle');
    const [picture] = picturesOf(learner);
    expect(picture?.image).toMatch(/^<svg .*<\/svg>$/s);
    expect(picture?.alt).toMatch(
      /^Sequence diagram: There and back\. For all of it as text, press or type “Show the headers”\.\n1\. Visit \/set\..*Stored word = hello/,
    );
    expect(said).toMatch(/\[Next\][\s\S]*\[Change and run\]/);
    expect(said).not.toContain(SHOW);
    expect(sandbox.programs).toHaveLength(1);
  });

  it.each(['picture', 'Show as a picture', 'draw it', '/picture'])('%j can be typed', async (typed) => {
    const { learner } = await afterRun();
    await learner.say(typed);
    expect(picturesOf(learner)).toHaveLength(1);
  });

  it('the picture is of the learner’s own version when that was run last', async () => {
    const { learner, sandbox } = await afterRun();
    await learner.say('```\nfixed\n```');
    await learner.press(SHOW);
    expect(picturesOf(learner)[0]?.alt).toContain('Page: fixed.');
    expect(sandbox.programs).toEqual(['good\n', 'fixed\n']);
  });

  it.each([
    ['fixed | x', /\[Fill in the blanks\][\s\S]*\[Hint\]/],
    ['good | x', /\[Next\]/],
  ])('an exercise’s transcript is drawn, too, and %j leads on as before', async (typed, onward) => {
    const { learner } = await afterRun();
    await learner.say('next');
    expect(await learner.say(typed)).toContain(`[${SHOW}]`);
    expect(await learner.press(SHOW)).toMatch(onward);
    expect(picturesOf(learner)[0]?.alt).toMatch(/^Sequence diagram: Show the word\./);
  });

  it('of a program that did not start there is none', async () => {
    const { learner } = await afterRun();
    expect(await learner.say('```\nsyntax\n```')).not.toContain(SHOW);
  });

  it('whoever is further on by now is led back to where they are', async () => {
    const { learner } = await afterRun();
    const id = learner.id(SHOW);
    await learner.say('next');
    expect(await learner.send({ kind: 'press', action: decodeAction(id) })).toContain('[Show where I am]');
    expect(picturesOf(learner)).toHaveLength(1);
  });
});

describe('a run', () => {
  const read = (learner: ReturnType<typeof learnerOf>) => picturedText(learner.reply());

  it('comes as its picture, below one line of what to look at, with a button for the headers', async () => {
    const { learner } = await afterRun();
    expect(read(learner)).toMatch(
      /What happened: There and back\nIt came back\.\nSequence diagram: There and back[\s\S]*\[Next\][\s\S]*\[Show the headers\]/,
    );
    expect(read(learner)).not.toMatch(/\[Show as a picture\]|Answered by/);
  });

  it('comes as its text where there are no pictures, as before', async () => {
    const { learner } = await afterRun();
    const told = inWords(learner.reply().blocks).map(blockText).join('\n');
    expect(told).toMatch(
      /Set-Cookie: word=hello[\s\S]*Answered by Flask[\s\S]*It came back\.[\s\S]*\[Show as a picture\]/,
    );
    expect(told).not.toContain('Show the headers');
  });

  it.each(['headers', 'Show the headers', 'show me the headers', 'as text'])(
    '%j gives all of it as text',
    async (typed) => {
      const { learner, sandbox } = await afterRun();
      expect(await learner.say(typed)).toMatch(
        /The headers: There and back[\s\S]*GET \/set[\s\S]*Set-Cookie: word=hello[\s\S]*Answered by[\s\S]*\[Show as a picture\]/,
      );
      expect(learner.reply().pressed).toBe('settle');
      expect(picturesOf(learner)).toEqual([]);
      expect(sandbox.programs).toHaveLength(1);
    },
  );

  it('of the learner’s own version has its own headers, without another run', async () => {
    const { learner, sandbox } = await afterRun();
    await learner.say('```\nfixed\n```');
    expect(picturesOf(learner)).toHaveLength(1);
    expect(await learner.press('Show the headers')).toContain('fixed');
    expect(sandbox.programs).toEqual(['good\n', 'fixed\n']);
  });

  it('that fails an exercise keeps its text first; one that passes comes as its picture', async () => {
    const { learner } = await afterRun();
    await learner.say('next');
    await learner.say('fixed | x');
    expect(read(learner)).toMatch(/Not there yet[\s\S]*What the browser saw[\s\S]*\[Show as a picture\]/);
    expect(picturesOf(learner)).toEqual([]);
    await learner.say('good | x');
    expect(read(learner)).toMatch(
      /Right: the check passed[\s\S]*Sequence diagram: Show the word[\s\S]*\[Show the headers\]/,
    );
    expect(await learner.press('Show the headers')).toMatch(/What the browser saw[\s\S]*\[Next\]/);
  });

  it('is stored as its text: no picture is kept', async () => {
    const { store } = await afterRun();
    expect(JSON.stringify(store.changes)).not.toContain('<svg');
  });

  it('in the lab comes as its picture, too, and its headers can be asked for', async () => {
    const { learner } = await afterRun();
    await learner.say('lab');
    await learner.say('visit /set');
    expect(read(learner)).toMatch(/Sequence diagram: There and back[\s\S]*The jar now[\s\S]*\[Show the headers\]/);
    await learner.say('visit /word');
    const said = await learner.press('Show the headers');
    expect(said).toMatch(/2\. Visit \/word[\s\S]*Cookie: word=hello/);
    expect(said).not.toContain('1. Visit /set');
  });
});

describe('a signed session', () => {
  const afterSession = async () => {
    const parts = await afterRun();
    await parts.learner.say('```\nsigned\n```');
    return parts.learner;
  };

  it.each(['What is inside?', 'whats inside', 'open the session'])('is opened by %j', async (typed) => {
    const learner = await afterSession();
    const said = await learner.say(typed);
    expect(said).toMatch(
      /After step 1, session held this, signed on 1 Jan 2026, 00:00 UTC:\n\{\n {2}"user": "ada"\n\}/,
    );
    expect(said).toMatch(/Every visitor can read this[\s\S]*can’t change it/);
  });

  it('has a button below its run, and no other run has one', async () => {
    const learner = await afterSession();
    expect(await learner.press('What is inside?')).toContain('"user": "ada"');
    await learner.say('run');
    expect(picturedText(learner.reply())).not.toContain('What is inside?');
    expect(await learner.say('what is inside')).toContain('no signed session');
  });

  it('is opened in the lab, and it is said where there is none', async () => {
    const { learner } = await afterRun();
    expect(await learner.say('lab')).toContain('Lab:');
    expect(await learner.say('what is inside')).toContain('holds no signed session');
  });
});

describe('when the run is no longer remembered', () => {
  const fresh = async () => {
    const parts = testTutor();
    const learner = learnerOf(parts.tutor);
    await learner.open('words');
    return { ...parts, learner };
  };

  it('an example is run again, which is said', async () => {
    const { learner, sandbox } = await fresh();
    expect(await learner.send({ kind: 'press', action: decodeAction(idOf('there-and-back')) })).toContain(
      'ran the original example again',
    );
    expect(picturesOf(learner)).toHaveLength(1);
    await learner.send({ kind: 'press', action: decodeAction(idOf('there-and-back')) });
    expect(sandbox.programs).toEqual(['good\n']);
  });

  it.each(['show-the-word', 'attach', 'gone'])('at %s the learner is asked to run it again', async (step) => {
    const { learner } = await fresh();
    expect(await learner.send({ kind: 'press', action: decodeAction(idOf(step)) })).toContain('Run the program again');
  });

  it('asked where nothing was run, it is said kindly', async () => {
    expect(await (await fresh()).learner.say('picture')).toContain('Nothing has run here yet');
  });
});

describe('in the lab', () => {
  const inLab = async () => {
    const { learner } = await afterRun();
    await learner.say('lab');
    return learner;
  };

  it('a button draws everything that was done, and the lab goes on below', async () => {
    const learner = await inLab();
    await learner.say('visit /set');
    expect(await learner.say('visit /word')).toContain(`[${SHOW}]`);
    expect(await learner.press(SHOW)).toContain('[Close the browser]');
    expect(learner.reply().pressed).toBe('settle');
    expect(picturesOf(learner)[0]?.alt).toMatch(/1\. Visit \/set\.[\s\S]*2\. Visit \/word\.[\s\S]*Cookie: word=hello/);
  });

  it('it can be typed, and says so when there is nothing to draw', async () => {
    const learner = await inLab();
    expect(await learner.say('picture')).toContain('nothing to draw');
    await learner.say('visit /set');
    await learner.say('picture');
    expect(picturesOf(learner)).toHaveLength(1);
  });

  it('of a long stay the newest is drawn, and it is said that there is more', async () => {
    const learner = await inLab();
    for (let visits = 0; visits < 30; visits += 1) await learner.say('visit /set');
    expect(await learner.say('picture')).toMatch(/Here are the last 5 of \d+ pictures/);
    expect(picturesOf(learner)).toHaveLength(5);
    expect(picturesOf(learner).at(-1)?.alt).toContain('30. Visit /set.');
  });
});
