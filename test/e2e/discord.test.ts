import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../../adapters/discord/connect.ts';
import { type DiscordServer, startDiscordServer } from '../../playground/discord/start-server.ts';
import { silentLog } from '../silent-log.ts';
import { takeLesson } from './take-lesson.ts';
import { openTestApp, type TestApp, temporaryFolder } from './test-app.ts';

describe('the lesson in Discord, through the real discord.js', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: TestApp;
  let discord: DiscordServer;
  let bot: Awaited<ReturnType<typeof startDiscord>>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    app = await openTestApp(folder.path);
    discord = await startDiscordServer();
    bot = await startDiscord({ token: discord.token, apiUrl: discord.apiUrl, tutor: app.tutor, log: silentLog });
  });

  afterAll(async () => {
    await bot?.stop();
    await discord?.close();
    await app?.close();
    await folder?.remove();
  });

  it.each([
    ['in a direct conversation', 'dm', 'ada'],
    ['privately in a server', 'server', 'grace'],
  ] as const)('can be taken %s, from the first command to "lesson complete"', async (_, place, user) => {
    const learner = discord.client({ user, place });
    await takeLesson(learner, app.cookies);
    expect(await learner.waitFor(/Lesson complete/)).toMatch(/10 of 10 questions right, 10 at the first try/);
    expect(discord.pings).toEqual([]);
    expect(discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it.each(['server', 'private', 'other-server'] as const)(
    'begun in a %s it goes on in the direct conversation, where it was',
    async (place) => {
      const user = `walker-${place}`;
      const [here, direct] = [discord.client({ user, place }), discord.client({ user, place: 'dm' })];
      await here.command('/lesson cookies');
      await here.waitFor(/step 1 of/);
      await here.press('Next');
      await here.waitFor(/step 2 of/);
      await here.command('/lesson cookies');
      await here.waitForButton('Continue in our DM');
      await here.press('Continue in our DM');
      await here.waitFor(/Let’s go on in our direct messages/);
      expect(direct.messages().join()).toMatch(/step 2 of/);
      await direct.type('next');
      await direct.waitFor(/step 3 of/);
      expect(discord.client({ user: 'somebody', place }).messages()).toEqual([]);
    },
  );

  it('answers the other commands', async () => {
    const learner = discord.client({ user: 'lin', place: 'server' });
    const commands = ['/quiz cookies', '/progress', '/review', '/reference max_age', '/export'];
    for (const [index, command] of commands.entries()) {
      await learner.command(command);
      await discord.until(() => learner.messages().length > index);
    }
    await learner.waitFor(/\.json/);
    expect(learner.messages().join()).not.toMatch(/Something went wrong on our side/);
    expect(discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('runs the program in a message of somebody else, for who asks', async () => {
    const [asker, author] = ['mia', 'noa'].map((user) => discord.client({ user, place: 'server' as const }));
    await author?.post('why?\n```python\nfrom flask import Flask\napp = Flask(__name__)\n```');
    await asker?.useOnMessage('Check this code', /why\?/);
    await discord.until(() => asker?.messages().length === 1);
    expect(asker?.messages().join()).not.toMatch(/Something went wrong on our side/);
    expect(author?.messages()).toEqual([]);
  });

  it('offers the lesson while its name is typed', async () => {
    const learner = discord.client({ user: 'ada', place: 'server' });
    expect(await learner.autocomplete('lesson', 'cook')).toEqual(['Working with Cookies']);
  });
});
