/** What goes wrong in a real chat, on both platforms, through the real libraries, with the whole app behind them. */
import { expect, it } from 'vitest';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { letterOf } from './take-lesson.ts';

describeOnPlatforms<ChatPlatform>('whatever goes wrong', PLATFORMS, (stage) => {
  const question = () => {
    const step = stage.app.cookies.steps.find((one) => one.kind === 'question' && one.role.kind === 'quiz');
    if (step?.kind !== 'question') throw new Error('the lesson has no question');
    return step;
  };

  /** How many of this person's answers are on record. */
  const attemptsOf = async (user: string): Promise<number> => {
    const { attempts } = await stage.app.store.loadAll(stage.platform.learnerId(user));
    return attempts.length;
  };

  const atQuestion = async (user: string) => {
    const learner = stage.platform.window(user);
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.type(`go ${question().id}`);
    const shown = await learner.waitFor(/Question 1 of 10/);
    await learner.waitForButton('Skip');
    return { learner, letter: letterOf(shown, question()) };
  };

  it('the same click delivered twice is one attempt, answered once', async () => {
    const { learner, letter } = await atQuestion('U11');
    await learner.press(new RegExp(`^${letter}\\b`));
    await learner.waitFor(/your answer, right/);
    const messages = learner.messages();
    await stage.platform.redeliver();
    await learner.type('score');
    await learner.waitFor(/Your score so far/);
    expect(await attemptsOf('U11')).toBe(1);
    expect(learner.messages().slice(0, messages.length)).toEqual(messages);
    expect(learner.messages()).toHaveLength(messages.length + 1);
  });

  it('the same click on a form’s button delivered twice opens one form, and says nothing of the other', async () => {
    const learner = stage.platform.window('U17');
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.type('go remember-a-language');
    await learner.waitForButton('Fill in the blanks');
    await learner.press('Fill in the blanks');
    await learner.waitForForm();
    const messages = learner.messages();
    await stage.platform.redeliver();
    await learner.type('score');
    await learner.waitFor(/Your score so far/);
    expect(learner.messages().slice(0, -1)).toEqual(messages);
    expect(learner.form()).not.toBeNull();
  });

  it('two quick clicks on Next do not skip a step', async () => {
    const learner = stage.platform.window('U12');
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.waitForButton('Next');
    await Promise.all([learner.press('Next'), learner.press('Next')]);
    await learner.waitFor(/earlier step/);
    expect(learner.messages().filter((text) => /step 2 of/.test(text))).toHaveLength(1);
    expect(learner.messages().filter((text) => /step 3 of/.test(text))).toEqual([]);
  });

  it('a learner goes on where they were, after the bot and the database were stopped and started', async () => {
    const { learner, letter } = await atQuestion('U13');
    await learner.press(new RegExp(`^${letter}\\b`));
    await learner.waitFor(/your answer, right/);
    await stage.restart();
    await learner.press('Next');
    await learner.waitFor(/Question 2 of 10/);
    await learner.command('/lesson cookies');
    expect(await learner.waitFor(/Welcome back/)).toContain('Question 2 of 10');
  });

  it('an endless loop is stopped, and meanwhile other learners are answered', async () => {
    const looping = stage.platform.window('U14');
    await looping.command('/lesson cookies');
    await looping.waitFor(/step 1 of/);
    await looping.type('go remember-a-language');
    await looping.waitFor(/Exercise: Remember a language/);
    await looping.type('```\nfrom flask import Flask\nwhile True: pass\n```');
    const { learner, letter } = await atQuestion('U15');
    await learner.press(new RegExp(`^${letter}\\b`));
    await learner.waitFor(/your answer, right/);
    expect(looping.messages().join('\n')).not.toContain('within 2 seconds');
    expect(await looping.waitFor(/within 2 seconds/)).toContain('Look for a loop');
  });

  const HOSTILE = [
    '@everyone @here',
    '<!channel> <!here> <@U1> <#C1> <@&1>',
    '[click](javascript:alert(1)) <https://evil.test|bank>',
    '**bold** __u__ ||spoiler|| ~~s~~ > quote\n# heading',
    '\u200b\u200d\u2060\u202e\u0000\u001b[31m',
    '``` ``` ``',
    "'; DROP TABLE attempts; --",
    '../../etc/passwd',
    '😀'.repeat(400),
  ];

  it('hostile words get a clear answer, ping nobody and break nothing', async () => {
    const { learner } = await atQuestion('U16');
    for (const text of HOSTILE) await learner.type(text);
    // Messages of one learner are answered in order, so the last answer comes after all the others.
    await learner.type('hint');
    await learner.waitFor(/Hint 1 of/);
    const answers = learner.messages().filter((text) => /match that to an answer|run code at|read text/.test(text));
    expect(answers).toHaveLength(HOSTILE.length);
    await learner.type('/lesson <!channel> @everyone');
    await learner.waitFor(/There’s no lesson called/);
    expect(stage.platform.pings).toEqual([]);
  });
});
