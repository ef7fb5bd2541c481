/** Two bots on one PostgreSQL, as in two processes: the platforms bring each event to any of them. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDiscord } from '../../adapters/discord/connect.ts';
import { startSlack } from '../../adapters/slack/connect.ts';
import { startDiscordServer } from '../../playground/discord/start-server.ts';
import { type SlackServer, type SlackServerOptions, startSlackServer } from '../../playground/slack/server.ts';
import type { Sandbox } from '../../src/core/program.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { deferred } from '../adapters/discord/scripted-tutor.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';
import { silentLog } from '../silent-log.ts';
import { openPostgres, type PostgresServer } from '../storage/postgres-server.ts';
import { takeLesson } from './take-lesson.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const postgres = await openPostgres();

/** Two apps on a new database: the local platforms number their events anew in each test. */
async function twoApps(server: PostgresServer, sandbox: Sandbox): Promise<readonly [TestApp, TestApp]> {
  const options = { databaseUrl: await server.createSchema(), sandbox };
  const apps = [await openTestApp('', options), await openTestApp('', options)] as const;
  onTestFinished(async () => {
    for (const app of apps) await app.close();
  });
  return apps;
}

async function slackFor(tutors: readonly Tutor[], options: SlackServerOptions): Promise<SlackServer> {
  const slack = await startSlackServer(options);
  const start = (tutor: Tutor) => startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor, log: silentLog });
  const bots = await Promise.all(tutors.map(start));
  slack.deliverTo(...bots);
  onTestFinished(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await slack.close();
  });
  return slack;
}

/** How often each step was shown. */
function timesShown(messages: readonly string[], steps: number): number[] {
  return Array.from({ length: steps }, (_, index) => {
    const place = new RegExp(`step ${index + 1} of ${steps}\\b`);
    // What is said about a typed answer is a message of its own, with the same place below it.
    return messages.filter((text) => place.test(text) && !text.includes('You wrote ')).length;
  });
}

describe.skipIf(postgres === null)('two bots on one PostgreSQL', () => {
  const sandbox = sharedSandbox();

  const open = (): Promise<readonly [TestApp, TestApp]> =>
    postgres === null ? Promise.reject(new Error('PostgreSQL cannot run here')) : twoApps(postgres, sandbox);

  it.each(['http', 'socket'] as const)(
    'take a learner through the whole lesson in Slack, each event at the other one over %s',
    async (delivery) => {
      const [one, other] = await open();
      const heard = [0, 0];
      const counted = ({ tutor }: TestApp, index: number): Tutor => ({
        ...tutor,
        handle: (event, watch) => {
          heard[index] = (heard[index] ?? 0) + 1;
          return tutor.handle(event, watch);
        },
      });
      const slack = await slackFor([counted(one, 0), counted(other, 1)], { delivery });
      const learner = slack.client({ user: delivery === 'http' ? 'U1' : 'U2', place: 'dm' });
      await takeLesson(learner, one.cookies);
      expect(await learner.waitFor(/Lesson complete/)).toMatch(/10 of 10 questions right, 10 at the first try/);
      const { steps } = one.cookies;
      expect(Math.max(...timesShown(learner.messages(), steps.length))).toBe(1);
      expect(Math.min(...heard)).toBeGreaterThan(steps.length / 4);
    },
  );

  it('answer what Slack brings to both at the same time once', async () => {
    const [one, other] = await open();
    const slack = await slackFor([one.tutor, other.tutor], { delivery: 'http' });
    const bring = slack.http.deliver.bind(slack.http);
    slack.http.deliver = async (parcel, timeout) => {
      const [body] = await Promise.all([bring(parcel, timeout), bring({ ...parcel, attempt: 1 }, timeout)]);
      return body;
    };
    const learner = slack.client({ user: 'U3', place: 'dm' });
    await learner.type('lesson cookies');
    await learner.waitFor(/step 1 of/);
    for (let step = 2; step <= 4; step += 1) {
      await learner.type('next');
      await learner.waitFor(new RegExp(`step ${step} of`));
    }
    const { steps } = one.cookies;
    expect(timesShown(learner.messages(), steps.length).slice(0, 4)).toEqual([1, 1, 1, 1]);
    expect(slack.deliveries.records.every(({ outcome }) => outcome === 'acknowledged')).toBe(true);
  });

  it('let the other one give the answer when the first ends before it could', async () => {
    const [dying, living] = await open();
    const [closed, testEnd] = [deferred<void>(), deferred<null>()];
    const endingAfterCommit: Tutor = {
      ...dying.tutor,
      handle: async (event, watch) => {
        await dying.tutor.handle(event, watch);
        await dying.store.close();
        closed.resolve();
        return testEnd.promise;
      },
    };
    const slack = await slackFor([endingAfterCommit, living.tutor], { delivery: 'http' });
    onTestFinished(() => testEnd.resolve(null));
    const learner = slack.client({ user: 'U4', place: 'dm' });
    await learner.type('lesson cookies');
    await closed.promise;
    expect(learner.messages()).toEqual([]);
    // The acknowledgement was lost with the process.
    await slack.deliveries.repeatLast();
    await learner.waitFor(/step 1 of/);
    expect(timesShown(learner.messages(), dying.cookies.steps.length)[0]).toBe(1);
    expect((await living.store.loadAll('slack:T0LOCAL:U4')).attempts).toEqual([]);
  });

  it('answer in a server and in the direct conversation, each from its own shard', async () => {
    const discord = await startDiscordServer({ shards: 2 });
    const [one, other] = await open();
    // A count by which the server does not fall to the shard that has the direct messages.
    const of = (count: number) => Number((BigInt(discord.guild) >> 22n) % BigInt(count));
    const count = [2, 3, 5, 7, 11, 13, 17].find((candidate) => of(candidate) !== 0) ?? 2;
    const start = ({ tutor }: TestApp, own: number) =>
      startDiscord({ token: discord.token, apiUrl: discord.apiUrl, shards: { count, own }, tutor, log: silentLog });
    const bots = await Promise.all([start(one, 0), start(other, of(count))]);
    onTestFinished(async () => {
      await Promise.all(bots.map((bot) => bot.stop()));
      await discord.close();
    });
    const alone = discord.client({ user: 'ada', place: 'dm' });
    const amongOthers = discord.client({ user: 'ada', place: 'server' });
    await amongOthers.command('/lesson cookies');
    await amongOthers.waitFor(/step 1 of/);
    await amongOthers.press('Next');
    await amongOthers.waitFor(/step 2 of/);
    await alone.type('next');
    await alone.waitFor(/step 3 of/);
    await takeLesson(discord.client({ user: 'grace', place: 'server' }), one.cookies);
  });
});
