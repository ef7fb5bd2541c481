import { expect, it } from 'vitest';
import { Conversations } from '../../../adapters/shared/converse.ts';
import { SlackExchange, type SlackTools, slackChat } from '../../../adapters/slack/chat.ts';
import { boltLogger, createClients, Poster } from '../../../adapters/slack/client.ts';
import { Revocation } from '../../../adapters/slack/errors.ts';
import { Recall } from '../../../adapters/slack/pressed.ts';
import { readEvent, readPayload } from '../../../adapters/slack/read-event.ts';
import { commandPayload } from '../../../playground/slack/payloads.ts';
import { startSlackServer } from '../../../playground/slack/server.ts';
import { NO_METER } from '../../../src/core/meter.ts';
import { silentLog } from '../../silent-log.ts';
import { inputOf } from '../input-of.ts';
import { fakeTutor } from './fake-tutor.ts';

it('answers in the order of arrival, however long the acknowledgement of the first takes', async () => {
  const slack = await startSlackServer({ delivery: 'http' });
  const tutor = fakeTutor();
  const log = silentLog;
  const clients = createClients({
    botToken: slack.credentials.botToken,
    apiUrl: slack.apiUrl,
    logger: boltLogger(log),
    revocation: new Revocation(log),
    meter: NO_METER,
  });
  const tools: SlackTools = {
    ...clients,
    log,
    meter: NO_METER,
    draw: () => null,
    poster: new Poster(clients.client, 0),
    recall: new Recall(10),
    files: { platform: 'Slack', origins: new Set() },
  };
  const conversations = new Conversations({ chat: slackChat, tutor, log, meter: NO_METER });
  const context = { workspace: slack.workspace, address: 'http://127.0.0.1:1' };
  const take = (typed: string, acknowledge: () => Promise<void>) => {
    const payload = readPayload(commandPayload({ user: 'U1', channel: 'DU1' }, typed, context));
    const event = payload && readEvent(payload, tutor.commands);
    if (payload === null || event === null) throw new Error('a command is an event');
    return conversations.take(new SlackExchange(tools, { payload, event, arrivedAt: 0, acknowledge }));
  };
  let acknowledge = () => {};
  const slow = new Promise<void>((resolve) => {
    acknowledge = resolve;
  });
  const first = take('/lesson first', () => slow);
  await take('/lesson second', async () => {});
  acknowledge();
  await first;
  await slack.close();
  expect(tutor.events.map(inputOf)).toEqual([
    { kind: 'command', name: 'lesson', options: { name: 'first' } },
    { kind: 'command', name: 'lesson', options: { name: 'second' } },
  ]);
});
