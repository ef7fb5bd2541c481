/**
 * The platform stumbles just when an answer is brought: it has a bad moment, asks to wait, is slow, or the connection
 * is reset. The learner gets the answer all the same, once; and what was answered counts once.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../../adapters/discord/connect.ts';
import { startSlack } from '../../adapters/slack/connect.ts';
import { silentLog } from '../silent-log.ts';
import { BreakableLine } from './breakable-line.ts';
import { comeTo, countOf, pressRight, questionsOf, RIGHT, untilMore } from './in-quiz.ts';
import { type Participant, type PlatformName, type Platforms, startPlatforms } from './participants.ts';
import { lesson, openPlainApp, type PlainApp } from './plain-app.ts';

const [first, second] = questionsOf(lesson);
/** What carries an answer in Discord. */
const ANSWERS = /^(PATCH|POST) \/(webhooks|channels)\//;
/** Seconds. */
const SOON = 0.3;

let platforms: Platforms;
let app: PlainApp;
let line: BreakableLine;
let end: () => Promise<unknown>;

beforeAll(async () => {
  [platforms, app] = await Promise.all([startPlatforms(), openPlainApp('file::memory:')]);
  const { tutor } = app;
  const { discord, slack } = platforms;
  const { port } = new URL(discord.apiUrl);
  line = new BreakableLine(Number(port));
  await line.open();
  const throughLine = discord.apiUrl.replace(`:${port}`, `:${line.port}`);
  const bots = await Promise.all([
    startDiscord({ token: discord.token, apiUrl: throughLine, tutor, log: silentLog }),
    startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor, log: silentLog }),
  ]);
  end = async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    line.close();
    await platforms.close();
    await app.close();
  };
});

afterAll(() => end());

type Deed = 'press' | 'words';

/** `stumble` is called before the learner does something, and makes the answer to it go wrong. */
type Trouble = readonly [platform: PlatformName, name: string, stumble: (deed: Deed) => void];

const failing = (times: number, status: number, retryAfter?: number) => () => {
  for (let time = 0; time < times; time += 1) {
    platforms.discord.failNext({ request: ANSWERS, status, ...(retryAfter === undefined ? {} : { retryAfter }) });
  }
};

const slowly = () => {
  const held = platforms.discord.holdNext(ANSWERS);
  // Slower than everything else that happens: it is let through when the bot has had time to try twice.
  void held.arrived.then(() => setTimeout(() => held.release(), SOON * 1000));
};

/** Over Slack an answer to a press goes by its response URL, one to words as a message. */
const inSlack = (stumble: (method: 'response_url' | 'chat.postMessage') => void) => (deed: Deed) =>
  stumble(deed === 'press' ? 'response_url' : 'chat.postMessage');

/** In Discord by its webhook, and into the channel. */
const resetBefore = (deed: Deed) =>
  void line.cutNext({ what: 'request', containing: deed === 'press' ? '/webhooks/' : '/channels/' });
const resetAfter = () => void line.cutNext({ what: 'answer', containing: '"components"' });

const TROUBLES: readonly Trouble[] = [
  ['Discord', 'answers 500, twice', failing(2, 500)],
  ['Discord', 'answers 503', failing(1, 503)],
  ['Discord', 'asks to wait (429)', failing(1, 429, SOON)],
  ['Discord', 'is slow', slowly],
  ['Discord', 'resets the connection before it has the answer', resetBefore],
  ['Discord', 'resets the connection when it has the answer', resetAfter],
  ['Slack', 'answers 500 when it has the answer', inSlack((method) => platforms.slack.faults.stumbleNext(method, 500))],
  ['Slack', 'has an internal error', inSlack((method) => platforms.slack.faults.failNext(method, 'internal_error'))],
  ['Slack', 'asks to wait (429)', inSlack((method) => platforms.slack.faults.limitNext(method, 1))],
  [
    'Slack',
    'resets the connection before it has the answer',
    inSlack((method) => platforms.slack.faults.cutNext(method, 'before')),
  ],
  [
    'Slack',
    'resets the connection when it has the answer',
    inSlack((method) => platforms.slack.faults.cutNext(method, 'after')),
  ],
];

describe.each(TROUBLES)('when %s %s', (platform, name, stumble) => {
  const join = (deed: string): Participant =>
    platforms.join(platform, `UP${TROUBLES.findIndex((row) => row[1] === name && row[0] === platform)}${deed}`);

  /** What the learner asks last is answered after everything else. */
  const settled = (participant: Participant) =>
    untilMore(participant, /Your score so far/, () => participant.window.type('score'));

  it('the feedback to a press comes once, and counts once', async () => {
    const participant = join('A');
    await comeTo(participant, lesson, first);
    stumble('press');
    await untilMore(participant, RIGHT, () => pressRight(participant, first));
    await settled(participant);
    expect(countOf(participant, RIGHT)).toBe(1);
    const { attempts } = await app.store.loadAll(participant.learner);
    expect(attempts.map(({ step }) => step)).toEqual([first?.id]);
  });

  it('the answer to a typed word comes once', async () => {
    const participant = join('B');
    await comeTo(participant, lesson, first);
    stumble('words');
    await untilMore(participant, new RegExp(second?.title ?? ''), () => participant.window.type(`go ${second?.id}`));
    await settled(participant);
    expect(countOf(participant, new RegExp(second?.title ?? ''))).toBe(1);
  });
});

// Discord takes no nonce with what follows an interaction: the conversation is searched for the message instead.
it('in Discord, the next step comes once, though the connection is reset when it has arrived', async () => {
  const participant = platforms.join('Discord', 'UPN');
  const { window } = participant;
  await window.command(`/lesson ${lesson.id}`);
  await window.waitForButton('Next');
  const reset = line.cutNext({ what: 'answer', containing: 'step 2 of' });
  await window.press('Next');
  await reset;
  await untilMore(participant, /Your score so far/, () => window.type('score'));
  expect(countOf(participant, /step 2 of/)).toBe(1);
});
