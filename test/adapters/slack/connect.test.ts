import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../playground/clock.ts';
import { BOT } from '../../../playground/slack/workspace.ts';
import { type Started, start } from './start.ts';

/** Through the real Bolt, over both of its receivers. */
describe.each(['socket', 'http'] as const)('Slack over %s', (delivery) => {
  let started: Started;
  const clock = new VirtualClock();
  let people = 0;
  const learner = (place: 'dm' | 'channel' = 'dm') => {
    people += 1;
    return started.slack.client({ user: `U${delivery}${people}`, place });
  };
  const atTheQuestion = async (place: 'dm' | 'channel' = 'dm') => {
    const window = learner(place);
    await window.command('/lesson cookies');
    await window.waitFor(/Attach a cookie/);
    return window;
  };

  beforeAll(async () => {
    started = await start({ delivery, clock, retryDelays: [] });
  });
  afterAll(async () => {
    expect(started.slack.pings).toEqual([]);
    const refused = started.slack.requests.filter(({ answer }) => answer.error?.startsWith('invalid'));
    expect(refused).toEqual([]);
    await started.stop();
  });

  it.each([
    ['/lesson', /Working with Cookies/],
    ['/lesson cookies', /Attach a cookie/],
    ['/lesson help', /Type a lesson’s name/],
    ['/lesson a <b> & "c"', /There is no lesson “a <b> & "c"”/],
  ])('answers %s', async (typed, answer) => {
    const window = learner();
    await window.command(typed);
    await window.waitFor(answer);
  });

  it('answers a typed message', async () => {
    const window = learner();
    await window.type('is 1 < 2 & is https://app.test/a?b=1&c=2 a page?');
    await window.waitFor(/^You said: is 1 < 2 & is https:\/\/app\.test\/a\?b=1&c=2 a page\?$/);
  });

  it('does not answer itself', async () => {
    const window = learner();
    await window.type('hello');
    await window.waitFor(/You said: hello/);
    expect(started.tutor.events.filter((event) => event.learner.endsWith(BOT.user_id))).toEqual([]);
  });

  it.each(['dm', 'channel'] as const)(
    'takes the buttons off an answered question and keeps its words (%s)',
    async (place) => {
      const window = await atTheQuestion(place);
      await window.press('B');
      await window.waitFor(/Not quite/);
      expect(window.messages().join('\n')).toContain('Which line asks the browser');
      expect(window.buttons()).toEqual(place === 'dm' ? [] : ['Continue in our DM']);
    },
  );

  it('puts other blocks in the place of the pressed message', async () => {
    const window = await atTheQuestion();
    await window.press('Recap');
    await window.waitFor(/Your score/);
    expect(window.messages()).toEqual(['The question, done.', 'Your score.']);
  });

  it.each(['dm', 'channel'] as const)(
    'removes the pressed message when nothing is to be in its place (%s)',
    async (place) => {
      const window = await atTheQuestion(place);
      await window.press('Away with it');
      await window.waitFor(/Skipped/);
      expect(window.messages()).toEqual(['Skipped.']);
    },
  );

  it.each(['response_url', 'chat.postMessage'])('still says all when Slack refuses one %s', async (method) => {
    const window = await atTheQuestion();
    started.slack.faults.failNext(method, 'msg_blocks_too_long');
    await window.press('Recap');
    await window.waitFor(/Your score/);
    expect(window.messages().join()).toContain('The question, done.');
  });

  it('knows a button by what a screen reader says, too', async () => {
    const window = await atTheQuestion();
    await window.press(/set_cookie/);
    await window.waitFor(/^ ?Right$/);
  });

  it('answers a choice from a menu', async () => {
    const window = await atTheQuestion();
    await window.choose(/Reading/);
    await window.waitFor(/n1\.go\.cookies\.reading/);
  });

  it.each(['dm', 'channel'] as const)('opens a form at once, and answers where it was opened (%s)', async (place) => {
    const window = await atTheQuestion(place);
    await window.press('Write a program');
    await window.waitForForm();
    expect(window.form()).toMatchObject({ title: 'Your program', fields: [{ value: 'app = Flask(__name__)' }] });
    await window.fill({ Program: 'print("<b> & <!channel>")\n' });
    expect(window.form()).toBeNull();
    await window.waitFor(/print\("<b> & <!channel>"\)/);
    expect(window.messages()[0]).toContain('Attach a cookie');
    expect(window.buttons()).toEqual(place === 'dm' ? [] : ['Continue in our DM']);
  });

  it('says so when a form is not there any more', async () => {
    const window = await atTheQuestion();
    await window.press('Old form');
    await window.waitFor(/isn’t here any more/);
  });

  it.each(['before', 'after'] as const)(
    'opens a form without a word though the connection broke %s Slack had opened it',
    async (when) => {
      const window = await atTheQuestion();
      started.slack.faults.cutNext('views.open', when);
      await window.press('Write a program');
      await window.waitForForm();
      await window.type('hello');
      await window.waitFor(/You said: hello/);
      expect(window.messages()).toHaveLength(2);
    },
  );

  it('asks to press again when a form came too late', async () => {
    const window = await atTheQuestion();
    started.slack.faults.failNext('views.open', 'expired_trigger_id');
    await window.press('Write a program');
    await window.waitFor(/press the button again/);
  });

  it('in a channel, shows everything to the learner only', async () => {
    const window = await atTheQuestion('channel');
    await window.press('Much to read');
    const words = () => window.messages().join('').match(/word/g)?.length;
    await expect.poll(words, { timeout: 30_000 }).toBe(14_000);
    const others = started.slack.client({ user: 'Usomebody', place: 'channel' });
    expect(others.messages()).toEqual([]);
  });

  it('still answers a form that was open for an hour, by direct message', async () => {
    const window = await atTheQuestion('channel');
    await window.press('Write a program');
    await window.waitForForm();
    clock.advance(60 * 60_000);
    await window.fill({ program: 'x = 1' });
    await window.waitFor(/x = 1/);
  });

  it('answers in private where it is not allowed to post', async () => {
    const window = learner();
    started.slack.faults.failNext('chat.postMessage', 'channel_not_found');
    await window.command('/lesson');
    await window.waitFor(/Working with Cookies/);
    expect(started.slack.calls('response_url').at(-1)?.args).toMatchObject({ response_type: 'ephemeral' });
  });

  it('answers the same delivery once', async () => {
    const window = learner();
    await window.type('once');
    await window.waitFor(/You said: once/);
    const before = started.tutor.events.length;
    const own = started.slack.deliveries.records.findLast(({ payload }) => JSON.stringify(payload).includes('"once"'));
    await started.slack.deliveries.deliver('events_api', own?.payload ?? {}, 1);
    await window.type('twice');
    await window.waitFor(/You said: twice/);
    expect(window.messages()).toEqual(['You said: once', 'You said: twice']);
    expect(started.tutor.events).toHaveLength(before + 1);
  });

  it('tells that something went wrong, and leaves everything as it was', async () => {
    const window = await atTheQuestion();
    await window.press('Break');
    await window.waitFor(/Something went wrong on our side\s+Nothing you did is lost; try again/);
    expect(window.buttons()).toContain('Break');
  });

  it('waits as long as Slack asks when there were too many messages', async () => {
    const window = learner();
    started.slack.faults.limitNext('chat.postMessage', 0);
    await window.command('/lesson');
    await window.waitFor(/Working with Cookies/);
  });

  it('falls back to plain words when Slack refuses the blocks', async () => {
    const window = learner();
    started.slack.faults.failNext('chat.postMessage', 'msg_blocks_too_long');
    await window.command('/lesson');
    await window.waitFor(/Lessons\nWorking with Cookies/);
    expect(started.slack.calls('chat.postMessage').at(-1)?.args).not.toHaveProperty('blocks');
  });
});

describe.each(['socket', 'http'] as const)('while a program runs, Slack over %s', (delivery) => {
  it('acknowledges presses at once, serves other learners, and answers when the run is done', async () => {
    const { slack, tutor, stop } = await start({ delivery });
    const busy = slack.client({ user: 'U1', place: 'dm' });
    await busy.command('/lesson cookies');
    await busy.waitFor(/Attach/);
    await busy.press('Run it');
    expect(slack.deliveries.records.at(-1)?.outcome).toBe('acknowledged');
    const other = slack.client({ user: 'U2', place: 'dm' });
    await other.command('/lesson');
    await other.waitFor(/Working with Cookies/);
    expect(busy.messages()).toHaveLength(1);
    tutor.finishRuns();
    await busy.waitFor(/It ran/);
    await stop();
  });

  it('keeps one learner’s answers in order', async () => {
    const { slack, tutor, stop } = await start({ delivery });
    const window = slack.client({ user: 'U1', place: 'dm' });
    await window.command('/lesson cookies');
    await window.waitFor(/Attach/);
    await window.press('Run it');
    await window.press('B');
    tutor.finishRuns();
    await window.waitFor(/Not quite/);
    expect(
      window
        .messages()
        .map((text) => text.trim())
        .slice(1),
    ).toEqual(['It ran.', 'Not quite']);
    await stop();
  });

  it('finishes the answer before it stops', async () => {
    const { slack, stop } = await start({ delivery });
    const window = slack.client({ user: 'U1', place: 'dm' });
    await window.command('/lesson cookies');
    await window.waitFor(/Attach/);
    await window.press('Run it');
    await stop();
    expect(window.messages()).toContain('It ran.');
  });
});
