import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../../adapters/discord/connect.ts';
import { type DiscordServer, startDiscordServer } from '../platforms/discord/start-server.ts';
import { silentLog } from '../silent-log.ts';
import { type House, openHouse, temporaryFolder } from './house.ts';
import { takeLesson } from './take-lesson.ts';

describe('the lesson in Discord, through the real discord.js', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let house: House;
  let discord: DiscordServer;
  let bot: Awaited<ReturnType<typeof startDiscord>>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    house = await openHouse(folder.path);
    discord = await startDiscordServer();
    bot = await startDiscord({ token: discord.token, apiUrl: discord.apiUrl, tutor: house.tutor, log: silentLog });
  });

  afterAll(async () => {
    await bot?.stop();
    await discord?.close();
    await house?.close();
    await folder?.remove();
  });

  it.each([
    ['in a direct conversation', 'dm', 'ada'],
    ['privately in a server', 'server', 'grace'],
  ] as const)(
    'can be taken %s, from the first command to "lesson complete"',
    { timeout: 60_000 },
    async (_, place, user) => {
      const learner = discord.window({ user, place });
      await takeLesson(learner, house.cookies);
      expect(await learner.waitFor(/Lesson complete/)).toMatch(/10 of 10 questions right, 10 at the first try/);
      expect(discord.pings).toEqual([]);
      expect(discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
    },
  );

  it('offers the lesson while its name is typed', async () => {
    const learner = discord.window({ user: 'ada', place: 'server' });
    expect(await learner.autocomplete('lesson', 'cook')).toEqual(['Working with Cookies']);
  });
});
