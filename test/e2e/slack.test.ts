import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSlack } from '../../adapters/slack/connect.ts';
import { type SlackServer, startSlackServer } from '../platforms/slack/server.ts';
import { silentLog } from '../silent-log.ts';
import { type House, openHouse, temporaryFolder } from './house.ts';
import { takeLesson } from './take-lesson.ts';

describe.each(['socket', 'http'] as const)('the lesson in Slack, through the real Bolt over %s', (delivery) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let house: House;
  let slack: SlackServer;
  let bot: Awaited<ReturnType<typeof startSlack>>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    house = await openHouse(folder.path);
    slack = await startSlackServer({ delivery });
    bot = await startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor: house.tutor, log: silentLog });
    slack.deliverTo(bot);
  });

  afterAll(async () => {
    await bot?.stop();
    await slack?.close();
    await house?.close();
    await folder?.remove();
  });

  it.each([
    ['in a direct conversation', 'dm', 'U1'],
    ['privately in a channel', 'channel', 'U2'],
  ] as const)(
    'can be taken %s, from the first command to "lesson complete"',
    { timeout: 60_000 },
    async (_, place, user) => {
      const learner = slack.window({ user, place });
      await takeLesson(learner, house.cookies);
      expect(await learner.waitFor(/Lesson complete/)).toMatch(/10 of 10 questions right, 10 at the first try/);
      expect(slack.pings).toEqual([]);
    },
  );
});
