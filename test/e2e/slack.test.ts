import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSlack } from '../../adapters/slack/connect.ts';
import { type SlackServer, startSlackServer } from '../../playground/slack/server.ts';
import { silentLog } from '../silent-log.ts';
import { takeLesson } from './take-lesson.ts';
import { openTestApp, type TestApp, temporaryFolder } from './test-app.ts';

describe.each(['socket', 'http'] as const)('the lesson in Slack, through the real Bolt over %s', (delivery) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: TestApp;
  let slack: SlackServer;
  let bot: Awaited<ReturnType<typeof startSlack>>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    app = await openTestApp(folder.path);
    slack = await startSlackServer({ delivery });
    bot = await startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor: app.tutor, log: silentLog });
    slack.deliverTo(bot);
  });

  afterAll(async () => {
    await bot?.stop();
    await slack?.close();
    await app?.close();
    await folder?.remove();
  });

  it.each([
    ['in a direct conversation', 'dm', 'U1'],
    ['privately in a channel', 'channel', 'U2'],
  ] as const)('can be taken %s, from the first command to "lesson complete"', async (_, place, user) => {
    const learner = slack.client({ user, place });
    await takeLesson(learner, app.cookies);
    expect(await learner.waitFor(/Lesson complete/)).toMatch(/10 of 10 questions right, 10 at the first try/);
    expect(slack.pings).toEqual([]);
  });
});

describe('Slack’s own places, with the real tutor behind them', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: TestApp;
  let slack: SlackServer;
  let bot: Awaited<ReturnType<typeof startSlack>>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    app = await openTestApp(folder.path);
    slack = await startSlackServer({ delivery: 'socket' });
    bot = await startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor: app.tutor, log: silentLog });
  });

  afterAll(async () => {
    await bot?.stop();
    expect(slack.requests.filter(({ answer }) => answer.error?.startsWith('invalid'))).toEqual([]);
    await slack?.close();
    await app?.close();
    await folder?.remove();
  });

  it('the Home tab leads into a lesson, and shows how far it is', async () => {
    const learner = slack.client({ user: 'U1', place: 'dm' });
    await learner.openTab('home');
    await learner.waitForHome(/Working with Cookies: not started yet/);
    await learner.pressHome('Working with Cookies');
    await learner.waitFor(/Working with Cookies, step 1 of/);
    await learner.waitForHome(/Working with Cookies: step 1 of/);
  });

  it('a lesson that was begun in a channel goes on in the direct conversation', async () => {
    const inChannel = slack.client({ user: 'U2', place: 'channel' });
    await inChannel.command('/lesson cookies');
    await inChannel.waitFor(/step 1 of/);
    await inChannel.press('Continue in our DM');
    const direct = slack.client({ user: 'U2', place: 'dm' });
    await inChannel.waitFor(/Let’s go on in our direct messages/);
    await direct.waitFor(/step 1 of/);
    await direct.press('Next');
    await direct.waitFor(/step 2 of/);
  });

  it('a program in somebody’s message is run for the one who asks, at their example', async () => {
    const learner = slack.client({ user: 'U3', place: 'channel' });
    await learner.mention('lesson cookies');
    await learner.waitFor(/step 1 of/);
    learner.post(
      'Does this work?\n```\nfrom flask import Flask\napp = Flask(__name__)\n@app.get("/")\ndef hi():\n    return "hi"\n```',
    );
    await learner.shortcut(/Does this work/);
    await learner.waitFor(/Answered by/);
    expect(slack.client({ user: 'U4', place: 'channel' }).messages()).toEqual([]);
  });

  it('all that is remembered comes as a file, and goes for good', async () => {
    const learner = slack.client({ user: 'U5', place: 'dm' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.command('/export');
    await learner.waitFor(/everything I remember/);
    await expect.poll(() => learner.files()['nibble-data.json']).toContain('"cookies"');
    await learner.command('/forget');
    await learner.waitForButton('Yes, forget everything');
    await learner.press('Yes, forget everything');
    await learner.openTab('home');
    await learner.waitForHome(/Working with Cookies: not started yet/);
  });

  // A message that only one person sees cannot be looked for as one in the direct conversation can, so an answer whose
  // delivery was not confirmed is sent again, and says so.
  it('a private answer in a channel says that it is sent again when Slack did not confirm it', async () => {
    const learner = slack.client({ user: 'U6', place: 'channel' });
    slack.faults.cutNext('response_url', 'after');
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.command('/progress');
    await learner.waitFor(/Your progress/);
    const answers = learner.messages().filter((text) => /A lesson of the course Flask/.test(text));
    expect(answers.map((text) => /Sent again, because Slack didn’t confirm it/.test(text))).toEqual([false, true]);
  });

  it('a form whose opening Slack did not confirm is there without a word', async () => {
    const learner = slack.client({ user: 'U7', place: 'dm' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.type('go remember-a-language');
    await learner.waitForButton('Fill in the blanks');
    slack.faults.cutNext('views.open', 'after');
    await learner.press('Fill in the blanks');
    await learner.waitForForm();
    await learner.type('score');
    await learner.waitFor(/Your score so far/);
    expect(learner.messages().join('\n')).not.toMatch(/took too long|went wrong/);
  });
});
