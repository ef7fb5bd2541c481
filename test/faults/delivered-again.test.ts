/** Deliveries that come twice, late, or after a restart: each counts once, and none for another question than it was for. */
import { expect, it } from 'vitest';
import { startSlack } from '../../adapters/slack/connect.ts';
import { startSlackServer } from '../../src/platforms/slack/server.ts';
import { TEAM } from '../../src/platforms/slack/workspace.ts';
import { describeOnPlatforms } from '../e2e/describe-on-platforms.ts';
import { openHouse, temporaryFolder } from '../e2e/house.ts';
import { type ChatPlatform, PLATFORMS } from '../e2e/platforms.ts';
import { letterOf } from '../e2e/take-lesson.ts';
import { silentLog } from '../silent-log.ts';
import { questionsOf } from './in-quiz.ts';

describeOnPlatforms<ChatPlatform>('what is delivered again', PLATFORMS, (stage) => {
  const questions = () => questionsOf(stage.house.cookies);

  async function comeToFirst(user: string) {
    const learner = stage.platform.window(user);
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.type(`go ${questions()[0]?.id}`);
    await learner.waitFor(/Question 1 of 10/);
    await learner.waitForButton('Skip');
    return learner;
  }

  /** The letter of the right answer to the question that is in sight. */
  const rightLetter = (shown: string, number: number): string => {
    const question = questions()[number];
    if (question === undefined) throw new RangeError(`there is no question ${number}`);
    return letterOf(shown, question);
  };

  const attemptsOf = async (user: string) => {
    const { attempts } = await stage.house.store.loadAll(stage.platform.learnerId(user));
    return attempts.map(({ step, verdict }) => [step, verdict]);
  };

  /** What the learner says next is answered after everything that was delivered before. */
  async function settle(learner: Awaited<ReturnType<typeof comeToFirst>>): Promise<void> {
    await learner.type('score');
    await learner.waitFor(/Your score so far/);
  }

  it('after a restart, a press counts once', async () => {
    const learner = await comeToFirst('UR1');
    const shown = await learner.waitFor(/Question 1 of 10/);
    await learner.press(new RegExp(`^${rightLetter(shown, 0)}\\b`));
    await learner.waitFor(/your answer, right/);
    await stage.restart();
    await stage.platform.redeliver();
    await settle(learner);
    expect(await attemptsOf('UR1')).toEqual([[questions()[0]?.id, 'right']]);
  });

  it('after a restart, a typed answer counts once, and not for the next question', async () => {
    const learner = await comeToFirst('UR2');
    const shown = await learner.waitFor(/Question 1 of 10/);
    await learner.type(rightLetter(shown, 0));
    await learner.waitFor(/Right/);
    await stage.restart();
    await stage.platform.redeliver();
    await learner.waitForButton('Next');
    await learner.press('Next');
    await learner.waitFor(/Question 2 of 10/);
    await settle(learner);
    expect(await attemptsOf('UR2')).toEqual([[questions()[0]?.id, 'right']]);
  });

  it('a dozen times at once, an answer counts once and is shown once', async () => {
    const learner = await comeToFirst('UR3');
    const shown = await learner.waitFor(/Question 1 of 10/);
    await learner.press(new RegExp(`^${rightLetter(shown, 0)}\\b`));
    await Promise.all(Array.from({ length: 12 }, () => stage.platform.redeliver()));
    await learner.waitFor(/your answer, right/);
    await settle(learner);
    expect(await attemptsOf('UR3')).toEqual([[questions()[0]?.id, 'right']]);
    expect(learner.messages().filter((text) => /your answer, right/.test(text))).toHaveLength(1);
  });

  it('after a restart, a press on Next does not skip a step', async () => {
    const learner = await comeToFirst('UR4');
    const shown = await learner.waitFor(/Question 1 of 10/);
    await learner.press(new RegExp(`^${rightLetter(shown, 0)}\\b`));
    await learner.waitFor(/your answer, right/);
    await learner.press('Next');
    await learner.waitFor(/Question 2 of 10/);
    await stage.restart();
    await stage.platform.redeliver();
    await settle(learner);
    expect(learner.messages().filter((text) => /Question 3 of 10/.test(text))).toEqual([]);
    await learner.command('/lesson cookies');
    expect(await learner.waitFor(/Welcome back/)).toContain('Question 2 of 10');
  });
});

it('in Slack, a message that comes again after newer ones is no answer to the question that is open now', async () => {
  const [slack, folder] = await Promise.all([startSlackServer({ delivery: 'socket' }), temporaryFolder()]);
  const house = await openHouse(folder.path);
  const bot = await startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor: house.tutor, log: silentLog });
  const learner = slack.window({ user: 'UR5', place: 'dm' });
  const [first, second] = questionsOf(house.cookies);
  if (first === undefined || second === undefined) throw new Error('the lesson has too few questions');
  await learner.command('/lesson cookies');
  await learner.waitFor(/step 1 of/);
  await learner.type(`go ${first.id}`);
  await learner.type(letterOf(await learner.waitFor(/Question 1 of 10/), first));
  await learner.waitFor(/Right/);
  const answer = slack.courier.records.findLast(({ kind }) => kind === 'events_api');
  await learner.type('next');
  await learner.waitFor(/Question 2 of 10/);
  if (answer !== undefined) await slack.courier.bring(answer.kind, answer.payload, 1);
  await learner.type('score');
  await learner.waitFor(/Your score so far/);
  const { attempts } = await house.store.loadAll(`slack:${TEAM}:UR5`);
  expect(attempts.map(({ step }) => step)).toEqual([first.id]);
  await bot.stop();
  await Promise.all([slack.close(), house.close()]);
  await folder.remove();
});
