/** A file that somebody asks for among others: nobody else gets it, and it does not flood the channel either. */
import { expect, it, onTestFinished } from 'vitest';
import { startSlack } from '../../../adapters/slack/connect.ts';
import { startSlackServer } from '../../../playground/slack/server.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { silentLog } from '../../silent-log.ts';
import { fakeTutor } from './fake-tutor.ts';

const grades = (lines: number): Reply => ({
  pressed: 'keep',
  blocks: [paragraph('Here are the grades.'), { kind: 'file', name: 'grades.csv', text: 'Ada,stuck\n'.repeat(lines) }],
});

async function ask(place: 'channel' | 'dm', lines: number) {
  const slack = await startSlackServer({ delivery: 'http' });
  const tutor = { ...fakeTutor(), handle: async () => grades(lines) };
  const bot = await startSlack({ apiUrl: slack.apiUrl, ...slack.credentials, tutor, log: silentLog });
  slack.deliverTo(bot);
  slack.workspace.memberships.add('C1');
  onTestFinished(async () => {
    await bot.stop();
    await slack.close();
  });
  const window = slack.client({ user: 'U1', place });
  await window.command('/lesson cookies');
  return { slack, window };
}

const sharedIn = ({ slack }: Awaited<ReturnType<typeof ask>>) =>
  slack.calls('files.completeUploadExternal').map((call) => JSON.stringify(call).match(/"channel_id":"(\w+)"/)?.[1]);

it('a long file that is asked for in a channel comes to the direct conversation, and the channel sees nothing of it', async () => {
  const asked = await ask('channel', 5000);
  await asked.window.waitFor(/Let’s go on in our direct messages|Here are the grades/);
  const direct = asked.slack.client({ user: 'U1', place: 'dm' });
  await direct.waitFor(/Here are the grades/);
  await expect.poll(() => sharedIn(asked)).toEqual(['DU1']);
  expect(JSON.stringify(asked.slack.workspace.messagesIn('C1'))).not.toContain('Ada,stuck');
});

it('a long file that is asked for in the direct conversation is shared there', async () => {
  const asked = await ask('dm', 5000);
  await asked.window.waitFor(/Here are the grades/);
  await expect.poll(() => sharedIn(asked)).toEqual(['DU1']);
});
