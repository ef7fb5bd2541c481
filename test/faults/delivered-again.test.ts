/**
 * Deliveries that come twice, late, or after a restart: each counts once, and none for another question than it was
 * for.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSlack } from '../../adapters/slack/connect.ts';
import type { ChatClient } from '../../playground/chat-client.ts';
import { startSlackServer } from '../../playground/slack/server.ts';
import { TEAM } from '../../playground/slack/workspace.ts';
import { type ChatPlatform, PLATFORMS } from '../e2e/platforms.ts';
import { letterOf } from '../e2e/take-lesson.ts';
import { silentLog } from '../silent-log.ts';
import { makeSqliteDatabase } from '../storage/sqlite.ts';
import type { TestDatabase } from '../storage/storage-contract.ts';
import { questionsOf } from './in-quiz.ts';
import { lesson, openPlainApp, type PlainApp } from './plain-app.ts';

const [first] = questionsOf(lesson);

/** Comes before the first question; resolves to the letter of the right answer. */
async function comeToFirst(learner: ChatClient): Promise<string> {
  if (first === undefined) throw new Error('the lesson has no question with options');
  await learner.command(`/lesson ${lesson.id}`);
  await learner.waitFor(/step 1 of/);
  await learner.type(`go ${first.id}`);
  const shown = await learner.waitFor(/Question 1 of/);
  await learner.waitForButton('Skip');
  return letterOf(shown, first);
}

/** What the learner says last is answered after everything that was delivered before. */
async function settle(learner: ChatClient): Promise<void> {
  await learner.type('score');
  await learner.waitFor(/Your score so far/);
}

describe.each(PLATFORMS)('what is delivered again in %s', (_, open) => {
  let platform: ChatPlatform;
  let database: TestDatabase;
  let app: PlainApp;
  let learner: ChatClient;

  beforeEach(async () => {
    [platform, database] = await Promise.all([open(), makeSqliteDatabase()]);
    app = await openPlainApp(database.url);
    await platform.startBot(app.tutor);
    learner = platform.window('UR1');
  });

  afterEach(async () => {
    await platform.stopBot();
    await platform.close();
    await app.close();
    await database.remove();
  });

  async function restart(): Promise<void> {
    await platform.stopBot();
    await app.close();
    app = await openPlainApp(database.url);
    await platform.startBot(app.tutor);
  }

  async function expectOneAttempt(): Promise<void> {
    const { attempts } = await app.store.loadAll(platform.learnerId('UR1'));
    expect(attempts.map(({ step, verdict }) => [step, verdict])).toEqual([[first?.id, 'right']]);
  }

  it('after a restart, a press counts once', async () => {
    await learner.press(new RegExp(`^${await comeToFirst(learner)}\\b`));
    await learner.waitFor(/your answer, right/);
    await restart();
    await platform.redeliver();
    await settle(learner);
    await expectOneAttempt();
  });

  it('after a restart, a typed answer counts once, and not for the next question', async () => {
    await learner.type(await comeToFirst(learner));
    await learner.waitFor(/Right/);
    await restart();
    await platform.redeliver();
    await learner.waitForButton('Next');
    await learner.press('Next');
    await learner.waitFor(/Question 2 of/);
    await settle(learner);
    await expectOneAttempt();
  });

  it('after a restart, a press on Next does not skip a step', async () => {
    await learner.press(new RegExp(`^${await comeToFirst(learner)}\\b`));
    await learner.waitFor(/your answer, right/);
    await learner.press('Next');
    await learner.waitFor(/Question 2 of/);
    await restart();
    await platform.redeliver();
    await settle(learner);
    expect(learner.messages().filter((text) => /Question 3 of/.test(text))).toEqual([]);
    await learner.command(`/lesson ${lesson.id}`);
    expect(await learner.waitFor(/Welcome back/)).toContain('Question 2 of');
  });

  it('a dozen times at once, an answer counts once and is shown once', async () => {
    await learner.press(new RegExp(`^${await comeToFirst(learner)}\\b`));
    await Promise.all(Array.from({ length: 12 }, () => platform.redeliver()));
    await learner.waitFor(/your answer, right/);
    await settle(learner);
    await expectOneAttempt();
    expect(learner.messages().filter((text) => /your answer, right/.test(text))).toHaveLength(1);
  });
});

it('in Slack, a message that comes again after newer ones is no answer to the question that is open now', async () => {
  const [slack, app] = await Promise.all([startSlackServer({ delivery: 'socket' }), openPlainApp('file::memory:')]);
  const bot = await startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor: app.tutor, log: silentLog });
  const learner = slack.client({ user: 'UR2', place: 'dm' });
  await learner.type(await comeToFirst(learner));
  await learner.waitFor(/Right/);
  const answer = slack.deliveries.records.findLast(({ kind }) => kind === 'events_api');
  if (answer === undefined) throw new Error('the answer was not delivered');
  await learner.type('next');
  await learner.waitFor(/Question 2 of/);
  await slack.deliveries.deliver(answer.kind, answer.payload, 1);
  await settle(learner);
  const { attempts } = await app.store.loadAll(`slack:${TEAM}:UR2`);
  expect(attempts.map(({ step }) => step)).toEqual([first?.id]);
  await bot.stop();
  await Promise.all([slack.close(), app.close()]);
});
