import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeSlack } from '../../../adapters/slack/describe.ts';
import { type SlackServer, startSlackServer } from '../../../playground/slack/server.ts';
import { COMMANDS } from '../../../src/tutor/features/index.ts';

describe('what an operator is told about the tokens', () => {
  let slack: SlackServer;
  beforeAll(async () => {
    slack = await startSlackServer({ delivery: 'socket' });
  });
  afterAll(() => slack.close());

  const settings = (others: object = {}) => ({
    botToken: slack.credentials.botToken,
    appToken: 'xapp-local-app-token',
    ...others,
  });

  it('names the workspace, the way and the permissions when all is well', async () => {
    const description = await describeSlack(settings(), COMMANDS, slack.apiUrl);
    expect(description).toMatchObject({
      bot: { team: 'Local', name: 'nibble', user: 'U0BOT' },
      scopes: expect.arrayContaining(['chat:write', 'files:write']),
      way: 'socket',
      problems: [],
    });
    expect(description.unseen.join('\n')).toMatch(/\/lesson.*app_home_opened.*Check this code.*Home Tab/s);
  });

  it.each([
    [
      'a wrong bot token',
      { botToken: 'xoxb-wrong' },
      /Slack refused SLACK_BOT_TOKEN \(invalid_auth/,
      /OAuth & Permissions/,
    ],
    ['a wrong app token', { appToken: 'xapp-wrong' }, /Slack refused SLACK_APP_TOKEN \(invalid_auth/, /Socket Mode/],
    ['no way to connect', { appToken: undefined }, /neither SLACK_APP_TOKEN nor/, /Set SLACK_APP_TOKEN/],
  ])('names %s, and where to mend it', async (_, wrong, problem, remedy) => {
    const { problems } = await describeSlack(settings(wrong), COMMANDS, slack.apiUrl);
    expect(problems).toEqual([{ problem: expect.stringMatching(problem), remedy: expect.stringMatching(remedy) }]);
    expect(JSON.stringify(problems)).not.toMatch(/xoxb-wrong|xapp-wrong|xoxb-local/);
  });

  it('names each missing permission with what it is for', async () => {
    const poor = await startSlackServer({ delivery: 'socket', scopes: ['chat:write', 'commands', 'im:history'] });
    const { problems } = await describeSlack(settings(), COMMANDS, poor.apiUrl);
    await poor.close();
    expect(problems.map(({ problem }) => problem)).toEqual(
      ['app_mentions:read', 'files:read', 'files:write', 'im:write', 'users:read'].map((scope) =>
        expect.stringContaining(scope),
      ),
    );
  });

  it('says that HTTP cannot be tried from here', async () => {
    const description = await describeSlack(
      settings({ appToken: undefined, signingSecret: 'x' }),
      COMMANDS,
      slack.apiUrl,
    );
    expect(description).toMatchObject({ way: 'http', problems: [] });
    expect(description.unseen.join('\n')).toContain('Signing Secret');
  });

  it('never rejects when Slack cannot be reached', async () => {
    const { bot, problems } = await describeSlack(settings(), COMMANDS, 'http://127.0.0.1:1/api/');
    expect(bot).toBeNull();
    expect(problems[0]?.problem).toBe('Slack cannot be reached');
  });
});
