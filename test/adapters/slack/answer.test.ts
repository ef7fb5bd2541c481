import { expect, it } from 'vitest';
import { LostAnswers } from '../../../adapters/shared/lost-answers.ts';
import { type AnswerTools, answer } from '../../../adapters/slack/answer.ts';
import { boltLogger } from '../../../adapters/slack/bolt-log.ts';
import { createClients } from '../../../adapters/slack/client.ts';
import { Homes } from '../../../adapters/slack/home.ts';
import { Poster } from '../../../adapters/slack/poster.ts';
import { fileAccess } from '../../../adapters/slack/program-file.ts';
import { Recall } from '../../../adapters/slack/recall.ts';
import { Revocation } from '../../../adapters/slack/revocation.ts';
import { commandPayload } from '../../../playground/slack/payloads.ts';
import { startSlackServer } from '../../../playground/slack/server.ts';
import { InOrder } from '../../../src/core/in-order.ts';
import { NO_METER } from '../../../src/core/meter.ts';
import { paragraph } from '../../../src/core/prose.ts';
import { RecentMap } from '../../../src/core/recent-map.ts';
import { silentLog } from '../../silent-log.ts';
import { inputOf } from '../input-of.ts';
import { fakeTutor } from './fake-tutor.ts';

it('answers in the order of arrival, however long the acknowledgement of the first takes', async () => {
  const slack = await startSlackServer({ delivery: 'http' });
  const tutor = fakeTutor();
  const log = silentLog;
  const { botToken } = slack.credentials;
  const revocation = new Revocation(log);
  const clients = createClients({
    botToken,
    apiUrl: slack.apiUrl,
    logger: boltLogger(log),
    revocation,
    meter: NO_METER,
  });
  const tools: AnswerTools = {
    ...clients,
    tutor,
    log,
    meter: NO_METER,
    revocation,
    draw: () => null,
    poster: new Poster(clients.client, 0),
    recall: new Recall(10),
    inOrder: new InOrder(),
    homes: new Homes({ ...clients, tutor, log }),
    files: fileAccess(botToken, slack.apiUrl),
    lostAnswers: new LostAnswers(paragraph('Lost.')),
    logged: new RecentMap(10),
  };
  const context = { workspace: slack.workspace, address: 'http://127.0.0.1:1' };
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
  expect(tutor.events.map(inputOf)).toEqual([
    { kind: 'command', name: 'lesson', options: { name: 'first' } },
    { kind: 'command', name: 'lesson', options: { name: 'second' } },
  ]);
});
