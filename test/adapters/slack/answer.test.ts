import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { answer } from '../../../adapters/slack/answer.ts';
import { Recall } from '../../../adapters/slack/recall.ts';
import { InOrder } from '../../../src/core/in-order.ts';
import { commandPayload } from '../../platforms/slack/payloads.ts';
import { startSlackServer } from '../../platforms/slack/server.ts';
import { silentLog } from '../../silent-log.ts';
import { fakeTutor } from './fake-tutor.ts';

it('answers in the order of arrival, however long the acknowledgement of the first takes', async () => {
  const slack = await startSlackServer({ delivery: 'http' });
  const client = new webApi.WebClient(slack.credentials.botToken, { slackApiUrl: slack.apiUrl });
  const tutor = fakeTutor();
  const tools = { client, hasty: client, tutor, recall: new Recall(10), inOrder: new InOrder(), log: silentLog };
  const context = { workspace: slack.workspace, responseUrls: 'http://127.0.0.1:1' };
  const command = (typed: string) => commandPayload({ user: 'U1', channel: 'DU1' }, typed, context);
  let acknowledge = () => {};
  const slow = new Promise<void>((resolve) => {
    acknowledge = resolve;
  });
  const first = answer(tools, command('/lesson first'), () => slow);
  await answer(tools, command('/lesson second'), async () => {});
  acknowledge();
  await first;
  await slack.close();
  expect(tutor.events.map(({ intent }) => intent)).toEqual([
    { kind: 'lesson', name: 'first' },
    { kind: 'lesson', name: 'second' },
  ]);
});
